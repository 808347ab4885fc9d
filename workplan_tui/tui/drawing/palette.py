"""The theme in use, role by role: `palette.CURSOR` is how the highlighted line is drawn now.

Chosen before the first frame, as the language is, and again by who wants others (`commands.appearance`).
"""

from __future__ import annotations

from rich.style import Style

from workplan_tui.settings.values import AUTO_THEME
from workplan_tui.tui.drawing.themes import DARK, THEMES, Theme

theme: Theme
automatic = DARK
"""What the terminal can show: the theme `auto`."""
TREE: Style
TREE_STRONG: Style
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
HEAD: Style
HEAD_SORTED: Style
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


def use_named(name: str) -> None:
    """Draw with the theme of that name from now on."""
    use(automatic if name == AUTO_THEME else THEMES[name])


def use(chosen: Theme) -> None:
    """Draw with the theme from now on."""
    global theme
    theme = chosen
    styles = {role: style for role, style in vars(chosen).items() if isinstance(style, Style)}
    globals().update({role.upper(): style for role, style in styles.items()})
    LIGHTS.update({colour: styles[colour] for colour in ("red", "amber", "green", "grey")})


use(DARK)
