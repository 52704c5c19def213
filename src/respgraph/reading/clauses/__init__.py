"""The grammar of responsibility: labels with lists, and sentences with verbs, inside one line."""
