"""The journal folder: its lines, segments and writers."""
