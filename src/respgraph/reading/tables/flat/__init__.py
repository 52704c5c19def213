"""Tables flattened into text: found, and cut into cells again."""
