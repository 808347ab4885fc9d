"""The colours of the panes: pairs of text and background, from the 256 every terminal has.

Panes are told apart by background alone; a light and a status are words too, so that nothing is
lost in monochrome. Every pair has a contrast of at least 4.5 : 1 (tests/tui/test_palette.py).
"""

from __future__ import annotations

from rich.style import Style

_TEXT, _DIM, _BRIGHT = "#dadada", "#a8a8a8", "#ffffff"
_CURSOR, _CURSOR_AWAY = "#005f87", "#444444"

TREE_GROUND, TABLE_GROUND, DETAIL_GROUND, BAR_GROUND = "#262626", "#1c1c1c", "#262626", "#303030"

TREE = Style(color=_TEXT, bgcolor=TREE_GROUND)
TABLE = Style(color=_TEXT, bgcolor=TABLE_GROUND)
DETAIL = Style(color=_TEXT, bgcolor=DETAIL_GROUND)
DETAIL_NAME = Style(color=_DIM, bgcolor=DETAIL_GROUND)
DETAIL_STRONG = Style(color=_BRIGHT, bgcolor=DETAIL_GROUND, bold=True)
"""The name of what comes next."""
DETAIL_BAR = Style(color=_TEXT, bgcolor="#005f5f")
"""As much of a target's line as is done."""
FIGURE = Style(color="#87d7ff", bgcolor=DETAIL_GROUND)
"""A figure in a task's text."""
FOUND = Style(color="#000000", bgcolor="#ffd75f")
"""What was looked for."""
BAR = Style(color=_TEXT, bgcolor=BAR_GROUND)
BAR_STRONG = Style(color=_BRIGHT, bgcolor=BAR_GROUND, bold=True)
BAR_KEY = Style(color="#87d7ff", bgcolor=BAR_GROUND)
BAR_ALARM = Style(color="#000000", bgcolor="#ffaf00")
PROMPT = Style(color=_BRIGHT, bgcolor="#000000")
FAULT = Style(color="#000000", bgcolor="#ffaf00", underline=True)
"""The letter of a prompt at which a mistake begins."""
CURSOR = Style(color=_BRIGHT, bgcolor=_CURSOR)
"""The highlighted line of the pane that has the focus."""
CURSOR_AWAY = Style(color=_BRIGHT, bgcolor=_CURSOR_AWAY)
"""The highlighted line of another pane."""

MARK = Style(color="#000000", bgcolor="#87d7ff")
"""The sign before a marked task."""

LIGHTS = {
    "red": Style(color="#ffffff", bgcolor="#af0000"),
    "amber": Style(color="#000000", bgcolor="#ffaf00"),
    "green": Style(color="#ffffff", bgcolor="#005f00"),
    "grey": Style(color="#ffffff", bgcolor="#585858"),
}
