"""What the screen keeps for its user: saved views, and what was shown last."""
