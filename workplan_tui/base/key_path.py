"""Where a value stands in a TOML file."""

from __future__ import annotations

KeyPath = tuple[str | int, ...]
"""Keys of tables and, from 0, places in arrays, from the file's beginning: `("tasks", 3, "units", 0)`."""
