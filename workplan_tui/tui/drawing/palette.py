"""The theme in use, role by role: `palette.CURSOR` is how the highlighted line is drawn now.

Chosen once before the first frame, as the language is.
"""

from __future__ import annotations

from rich.style import Style

from workplan_tui.tui.drawing.themes import DARK, Theme

theme: Theme
TREE: Style
TABLE: Style
DETAIL: Style
DETAIL_NAME: Style
DETAIL_HINT: Style
DETAIL_STRONG: Style
DETAIL_BAR: Style
FIGURE: Style
FOUND: Style
BAR: Style
BAR_STRONG: Style
BAR_KEY: Style
BAR_ALARM: Style
PROMPT: Style
GHOST: Style
FAULT: Style
CURSOR: Style
CURSOR_AWAY: Style
MARK: Style
LIGHTS: dict[str, Style] = {}
"""By the light's code."""


def use(chosen: Theme) -> None:
    """Draw with the theme from now on."""
    global theme
    theme = chosen
    styles = {role: style for role, style in vars(chosen).items() if isinstance(style, Style)}
    globals().update({role.upper(): style for role, style in styles.items()})
    LIGHTS.update({colour: styles[colour] for colour in ("red", "amber", "green", "grey")})


use(DARK)
