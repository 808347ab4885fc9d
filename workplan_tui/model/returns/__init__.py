"""Returns 填报表: what a form asks of a unit, what one that came back says, and what it would change."""
