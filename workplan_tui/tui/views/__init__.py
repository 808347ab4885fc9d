"""What is shown, as values: group, filter, order, columns, and what of it is kept."""
