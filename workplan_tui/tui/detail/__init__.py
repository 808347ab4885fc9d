"""What the detail says, and of what."""
