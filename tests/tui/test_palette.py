"""Every pair of text and background can be read, and is one of the 256 colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.color import Color
from rich.style import Style

from workplan_tui.tui import palette
from workplan_tui.tui.pen import NUMBERS

ENOUGH = 4.5
"""The contrast that WCAG 2 asks of text."""
STYLES = {
    **{name: value for name, value in vars(palette).items() if isinstance(value, Style)},
    **{f"light {name}": style for name, style in palette.LIGHTS.items()},
}
SHEET = (Path(palette.__file__).parent / "workplan.tcss").read_text(encoding="utf-8")


def luminance(color: Color) -> float:
    red, green, blue = (_linear(part / 255) for part in color.get_truecolor())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize("name", STYLES)
def test_text_can_be_read_on_its_background(name: str) -> None:
    ink, ground = STYLES[name].color, STYLES[name].bgcolor
    assert ink is not None
    assert ground is not None
    dark, bright = sorted((luminance(ink), luminance(ground)))
    assert (bright + 0.05) / (dark + 0.05) >= ENOUGH


@pytest.mark.parametrize("name", STYLES)
def test_a_terminal_of_256_colours_shows_just_these(name: str) -> None:
    for color in (STYLES[name].color, STYLES[name].bgcolor):
        assert color is not None
        assert color.triplet in NUMBERS


def test_the_style_sheet_sets_no_colour_of_text() -> None:
    assert not re.search(r"(?<!-)\bcolor\s*:", SHEET)
