"""The fold: from journal entries to what they say of each task, whatever order they arrive in."""
