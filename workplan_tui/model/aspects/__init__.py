"""What can be said of a task: each thing once, for filter, order, groups, columns, cells and JSON."""
