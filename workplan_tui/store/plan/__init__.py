"""The plan file: read strictly, checked, kept parsed, written as people read it."""
