"""What an independent scan of the text finds, against what was read."""
