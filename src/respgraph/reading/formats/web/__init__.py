"""Web pages, saved whole or in one file."""
