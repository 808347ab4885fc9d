"""The filter language: from a text to what it selects, for screen, commands and reports."""
