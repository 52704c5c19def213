"""Lines put together to items, items sorted into headings and tasks."""
