"""What a plan leaves open, and what would change if tasks moved."""
