"""Tables of all kinds: headers, columns, rows and cells as drafts of tasks."""
