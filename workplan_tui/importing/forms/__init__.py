"""Forms that came back from units 填报表: spreadsheets, separated values, TOML, one line a task."""

MOST_BYTES = 8 << 20
"""The form of a unit with a hundred tasks has 30 kB; some paste pictures into it."""
