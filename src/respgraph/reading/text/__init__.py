"""What characters mean to the grammar: the folded view of a document, quantities and dates in it."""
