"""What charts look like wherever they are drawn. No colour alone says something: it may be printed in black."""

from __future__ import annotations

LIGHTS_S_COLOURS = {"red": "C00000", "amber": "E6A700", "green": "4E9A3B", "grey": "9A9A9A"}
"""As RRGGBB."""
DARK = ("red", "green")
"""The lights on which white letters stand."""
INK, FAINT = "333333", "D0D0D0"
"""Of lines and texts, and of the lines behind them."""
PERCENT_STEP = 25
"""Percent between two lines across."""
