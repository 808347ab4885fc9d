"""The last line: the keys that are offered, and messages."""
