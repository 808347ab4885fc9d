"""Every pair of text and background can be read; the theme is what the terminal can show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.color import Color
from rich.style import Style

from workplan_tui.settings.file_table import SCREEN
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.pen import NUMBERS, pen_of
from workplan_tui.tui.drawing.themes import CONTRAST, DARK, LIGHT, MONO, SIXTEEN, THEMES, Theme, theme_of

ENOUGH = 4.5
"""The contrast that WCAG 2 asks of text."""
NEARLY = 4
HIGH = 7
"""What it asks at its highest level, AAA."""
XTERM = (
    "000000", "cd0000", "00cd00", "cdcd00", "0000ee", "cd00cd", "00cdcd", "e5e5e5",
    "7f7f7f", "ff0000", "00ff00", "ffff00", "5c5cff", "ff00ff", "00ffff", "ffffff",
)  # fmt: skip
CONSOLE = (
    "000000", "aa0000", "00aa00", "aa5500", "0000aa", "aa00aa", "00aaaa", "aaaaaa",
    "555555", "ff5555", "55ff55", "ffff55", "5555ff", "ff55ff", "55ffff", "ffffff",
)  # fmt: skip
"""What xterm and the Linux console show for the sixteen."""
SHEET = (Path(palette.__file__).parents[1] / "workplan.tcss").read_text(encoding="utf-8")


def roles(theme: Theme) -> dict[str, Style]:
    """Return the styles of a theme by role."""
    return {role: style for role, style in vars(theme).items() if isinstance(style, Style)}


def pairs(*named: tuple[str, Theme]) -> list[object]:
    return [
        pytest.param(style, id=f"{name} {role}")
        for name, theme in named
        for role, style in roles(theme).items()
    ]


def luminance(red: int, green: int, blue: int) -> float:
    return 0.2126 * _linear(red / 255) + 0.7152 * _linear(green / 255) + 0.0722 * _linear(blue / 255)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    dark, bright = sorted((luminance(*one), luminance(*other)))
    return (bright + 0.05) / (dark + 0.05)


def shown(color: Color | None, table: tuple[str, ...]) -> tuple[int, ...]:
    assert color is not None
    if color.triplet is not None:
        return tuple(color.triplet)
    assert color.number is not None
    return tuple(bytes.fromhex(table[color.number]))


@pytest.mark.parametrize("style", pairs(("dark", DARK), ("light", LIGHT), ("contrast", CONTRAST)))
def test_text_can_be_read_on_its_background(style: Style) -> None:
    assert contrast(shown(style.color, XTERM), shown(style.bgcolor, XTERM)) >= ENOUGH


@pytest.mark.parametrize("style", pairs(("contrast", CONTRAST)))
def test_high_contrast_is_what_people_need_who_see_little(style: Style) -> None:
    assert contrast(shown(style.color, XTERM), shown(style.bgcolor, XTERM)) >= HIGH


@pytest.mark.parametrize("style", pairs(("sixteen", SIXTEEN)))
def test_the_sixteen_can_be_read_where_they_are_as_usual(style: Style) -> None:
    assert contrast(shown(style.color, XTERM), shown(style.bgcolor, XTERM)) >= ENOUGH
    # The console's yellow is a brown: black on it has 4.01, and white would vanish on xterm's.
    assert contrast(shown(style.color, CONSOLE), shown(style.bgcolor, CONSOLE)) >= NEARLY


@pytest.mark.parametrize("style", pairs(("dark", DARK), ("light", LIGHT), ("contrast", CONTRAST)))
def test_a_terminal_of_256_colours_shows_just_these(style: Style) -> None:
    for color in (style.color, style.bgcolor):
        assert color is not None
        assert color.triplet in NUMBERS


@pytest.mark.parametrize("theme", list(THEMES.values()), ids=list(THEMES))
def test_what_must_be_told_apart_looks_different(theme: Theme) -> None:
    told = [
        ("cursor", "cursor_away"), ("cursor", "table"), ("cursor_away", "table"), ("mark", "table"),
        ("found", "detail"), ("figure", "detail"), ("detail_name", "detail"), ("bar_alarm", "bar_strong")
        if theme is not MONO else ("bar_alarm", "bar"),
        ("red", "amber"), ("red", "green"), ("amber", "green"), ("fault", "prompt"), ("bar", "detail"),
        ("ghost", "prompt"), ("detail_hint", "detail"),
    ]  # fmt: skip
    looks = roles(theme)
    assert [pair for pair in told if looks[pair[0]] == looks[pair[1]]] == []


def test_without_colour_no_colour_is_written() -> None:
    for style in roles(MONO).values():
        pen = pen_of(style, None)
        assert (pen.ink, pen.ground) == (None, None)
        assert bool(pen.attributes) == bool(style.reverse or style.bold or style.underline or style.dim)


@pytest.mark.parametrize(
    ("environment", "colours", "theme"),
    [
        ({}, 256, DARK), ({}, None, DARK), ({}, 8, SIXTEEN), ({}, 16, SIXTEEN), ({}, 0, MONO),
        ({"NO_COLOR": "1"}, 256, MONO), ({"NO_COLOR": ""}, 256, DARK),
        ({"COLORFGBG": "0;15"}, 256, LIGHT), ({"COLORFGBG": "15;default;0"}, 256, DARK),
        ({"COLORTERM": "truecolor"}, 8, DARK),
    ],
)  # fmt: skip
def test_without_a_choice_the_theme_is_what_the_terminal_can_show(
    environment: dict[str, str], colours: int | None, theme: Theme
) -> None:
    assert theme_of(environment, colours) is theme


def test_every_name_has_a_theme() -> None:
    assert ["auto", *THEMES] == list(SCREEN.key("theme").words)


def test_the_style_sheet_sets_no_colour_of_text() -> None:
    assert not re.search(r"(?<!-)\bcolor\s*:", SHEET)
