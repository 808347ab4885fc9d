"""The terminal itself: what it can do, its driver, its clipboard."""
