"""What is on disk, and nothing else writes there."""
