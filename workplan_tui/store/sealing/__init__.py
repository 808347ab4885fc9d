"""A year that is closed: its archive, made, opened and signed."""
