"""The themes: for every role in the panes, text and background.

Panes are told apart by background where there is one; a light and a status are words too, so that
nothing is lost in monochrome. Every pair of DARK, LIGHT and SIXTEEN has a contrast of at least
4.5 : 1, every pair of CONTRAST of 7 : 1 (tests/tui/screens/test_palette.py).
"""

from __future__ import annotations

from rich.style import Style

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_FEW, _MANY = 8, 256


class Theme(Value):
    """How each role is drawn."""

    space: str
    """The background between panes; empty for the terminal's own."""
    tree: Style
    tree_strong: Style
    """What heads the counts below it."""
    table: Style
    detail: Style
    detail_name: Style
    detail_strong: Style
    """The name of what comes next."""
    detail_bar: Style
    """As much of a target's line as is done."""
    figure: Style
    """A figure in a task's text."""
    found: Style
    """What was looked for."""
    bar: Style
    bar_strong: Style
    head: Style
    """The names of the columns."""
    head_sorted: Style
    """The name of what the table is ordered by."""
    bar_key: Style
    bar_alarm: Style
    prompt: Style
    ghost: Style
    """What was told before, in a prompt and in the detail, fainter than what is told now."""
    detail_hint: Style
    fault: Style
    """The letter of a prompt at which a mistake begins."""
    cursor: Style
    """The highlighted line of the pane that has the focus."""
    cursor_away: Style
    """The highlighted line of another pane."""
    mark: Style
    """The sign before a marked task."""
    red: Style
    amber: Style
    green: Style
    grey: Style
    has_colour: bool = True
    is_native: bool = False
    """Whether its colours are the terminal's own sixteen."""


def _on(ground: str, ink: str, **more: bool) -> Style:
    return Style(color=ink, bgcolor=ground, **more)  # type: ignore[arg-type]


_RED, _AMBER = _on("#af0000", "#ffffff"), _on("#ffaf00", "#000000")
_GREEN, _GREY = _on("#005f00", "#ffffff"), _on("#585858", "#ffffff")
DARK = Theme(
    space="#121212",
    tree=_on("#262626", "#dadada"),
    tree_strong=_on("#262626", "#ffffff", bold=True),
    table=_on("#1c1c1c", "#dadada"),
    detail=_on("#262626", "#dadada"),
    detail_name=_on("#262626", "#a8a8a8"),
    detail_strong=_on("#262626", "#ffffff", bold=True),
    detail_bar=_on("#005f5f", "#dadada"),
    figure=_on("#262626", "#5fd7ff"),  # a colour below 100: a byte less each time
    found=_on("#ffd75f", "#000000"),
    bar=_on("#303030", "#dadada"),
    bar_strong=_on("#303030", "#ffffff", bold=True),
    head=_on("#303030", "#a8a8a8"),
    head_sorted=_on("#303030", "#5fd7ff"),
    bar_key=_on("#303030", "#5fd7ff"),
    bar_alarm=_on("#ffaf00", "#000000"),
    prompt=_on("#000000", "#ffffff"),
    ghost=_on("#000000", "#a8a8a8"),
    detail_hint=_on("#262626", "#a8a8a8"),
    fault=_on("#ffaf00", "#000000", underline=True),
    cursor=_on("#005f87", "#dadada"),  # the ink of the rows: to change it costs bytes at every key
    cursor_away=_on("#444444", "#ffffff"),
    mark=_on("#5fd7ff", "#000000"),
    red=_RED,
    amber=_AMBER,
    green=_GREEN,
    grey=_GREY,
)
"""For dark terminals, in colours of the 256."""

LIGHT = Theme(
    space="#c6c6c6",
    tree=_on("#e4e4e4", "#262626"),
    tree_strong=_on("#e4e4e4", "#000000", bold=True),
    table=_on("#ffffff", "#262626"),
    detail=_on("#e4e4e4", "#262626"),
    detail_name=_on("#e4e4e4", "#585858"),
    detail_strong=_on("#e4e4e4", "#000000", bold=True),
    detail_bar=_on("#87d7d7", "#000000"),
    figure=_on("#e4e4e4", "#005f87"),
    found=_on("#ffd75f", "#000000"),
    bar=_on("#dadada", "#262626"),
    bar_strong=_on("#dadada", "#000000", bold=True),
    head=_on("#dadada", "#444444"),
    head_sorted=_on("#dadada", "#005f87"),
    bar_key=_on("#dadada", "#005f87"),
    bar_alarm=_on("#af0000", "#ffffff"),
    prompt=_on("#ffffff", "#000000"),
    ghost=_on("#ffffff", "#585858"),
    detail_hint=_on("#e4e4e4", "#585858"),
    fault=_on("#ffaf00", "#000000", underline=True),
    cursor=_on("#005f87", "#ffffff"),
    cursor_away=_on("#bcbcbc", "#000000"),
    mark=_on("#005f00", "#ffffff"),
    red=_RED,
    amber=_AMBER,
    green=_GREEN,
    grey=_GREY,
)
"""For light terminals."""

CONTRAST = Theme(
    space="#585858",
    tree=_on("#000000", "#ffffff"),
    tree_strong=_on("#000000", "#ffff00", bold=True),
    table=_on("#000000", "#ffffff"),
    detail=_on("#000000", "#ffffff"),
    detail_name=_on("#000000", "#d7d7d7"),
    detail_strong=_on("#000000", "#ffff00", bold=True),
    detail_bar=_on("#005f5f", "#ffffff"),
    figure=_on("#000000", "#00ffff", bold=True),
    found=_on("#ffff00", "#000000", bold=True),
    bar=_on("#303030", "#ffffff"),
    bar_strong=_on("#303030", "#ffffff", bold=True),
    head=_on("#303030", "#ffffff"),
    head_sorted=_on("#303030", "#ffff00", bold=True),
    bar_key=_on("#303030", "#ffff00", bold=True),
    bar_alarm=_on("#ffff00", "#000000", bold=True),
    prompt=_on("#000000", "#ffffff", bold=True),
    ghost=_on("#000000", "#d7d7d7"),
    detail_hint=_on("#000000", "#d7d7d7"),
    fault=_on("#ffff00", "#000000", bold=True, underline=True),
    cursor=_on("#ffffff", "#000000", bold=True),
    cursor_away=_on("#4e4e4e", "#ffffff", underline=True),
    mark=_on("#00ffff", "#000000", bold=True),
    red=_on("#af0000", "#ffffff", bold=True),
    amber=_on("#ffaf00", "#000000", bold=True),
    green=_GREEN,
    grey=_on("#4e4e4e", "#ffffff"),
)
"""For people who see little, and for screens in the sun: black and white, and few colours beside."""

SIXTEEN = Theme(
    space="",
    tree=_on("black", "white"),
    tree_strong=_on("black", "bright_white", bold=True),
    table=_on("black", "bright_white"),
    detail=_on("black", "white"),
    detail_name=_on("black", "cyan"),
    detail_strong=_on("black", "bright_white", bold=True),
    detail_bar=_on("cyan", "black"),
    figure=_on("black", "bright_cyan"),
    found=_on("yellow", "black"),
    bar=_on("white", "black"),
    bar_strong=_on("white", "black", bold=True),
    head=_on("white", "black"),
    head_sorted=_on("white", "blue"),
    bar_key=_on("white", "blue"),
    bar_alarm=_on("yellow", "black"),
    prompt=_on("black", "bright_white"),
    ghost=_on("black", "white"),
    detail_hint=_on("black", "cyan"),
    fault=_on("yellow", "black", underline=True),
    cursor=_on("blue", "bright_white", bold=True),
    cursor_away=_on("cyan", "black"),
    mark=_on("magenta", "bright_white"),
    red=_on("red", "bright_white", bold=True),
    amber=_on("yellow", "black"),
    green=_on("green", "black"),
    grey=_on("white", "black"),
    is_native=True,
)
"""For consoles of 8 or 16 colours, in the terminal's own."""

MONO = Theme(
    space="",
    tree=Style(),
    tree_strong=Style(bold=True),
    table=Style(),
    detail=Style(),
    detail_name=Style(bold=True),
    detail_strong=Style(bold=True, underline=True),
    detail_bar=Style(reverse=True),
    figure=Style(underline=True),
    found=Style(reverse=True),
    bar=Style(reverse=True),
    bar_strong=Style(reverse=True, bold=True),
    head=Style(bold=True),
    head_sorted=Style(reverse=True),
    bar_key=Style(reverse=True),
    bar_alarm=Style(reverse=True, bold=True),
    prompt=Style(),
    ghost=Style(dim=True),
    detail_hint=Style(dim=True),
    fault=Style(bold=True, underline=True),
    cursor=Style(reverse=True),
    cursor_away=Style(bold=True, underline=True),
    mark=Style(bold=True),
    red=Style(reverse=True, bold=True),
    amber=Style(bold=True, underline=True),
    green=Style(),
    grey=Style(),
    has_colour=False,
    is_native=True,
)
"""Without any colour: for `NO_COLOR` and for terminals that have none."""

THEMES = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST, "16": SIXTEEN, "mono": MONO}
"""By the name in the settings."""


def theme_of(environment: Mapping[str, str], colours: int | None) -> Theme:
    """Return what the terminal can show, the theme `auto`.

    `colours` is how many the terminal has by terminfo, None where nobody knows. The background is
    not asked of the terminal: over a slow link the answer would come among the keys.
    """
    if environment.get("NO_COLOR") or (colours is not None and colours < _FEW):
        return MONO
    is_true = environment.get("COLORTERM", "").lower() in ("truecolor", "24bit")
    if colours is not None and colours < _MANY and not is_true:
        return SIXTEEN
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if ground in ("7", "15") else DARK
