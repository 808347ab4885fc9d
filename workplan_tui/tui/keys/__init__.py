"""Keys: their names, and which leads to which command."""
