"""What is asked in the key line: one line, a form, a filter."""
