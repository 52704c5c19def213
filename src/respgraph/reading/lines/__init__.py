"""What a line looks like, and lines put together that a page or a list broke."""
