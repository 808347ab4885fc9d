"""Colours and attributes of terminal cells, and the shortest code from one to the next."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from rich.style import Style

_ATTRIBUTES = (
    ("bold", "1"), ("dim", "2"), ("italic", "3"), ("underline", "4"), ("blink", "5"),
    ("reverse", "7"), ("strike", "9"), ("underline2", "21"), ("overline", "53"),
)  # fmt: skip
_SEEN_ON_BLANKS = frozenset(("4", "7", "9", "21", "53"))
_MOST_COLOURS = ColorSystem.EIGHT_BIT
"""The 256 say all our colours, and cost a third of true colour's bytes."""


_STEPS = (0, 95, 135, 175, 215, 255)
NUMBERS = {
    ColorTriplet(red, green, blue): 16 + 36 * r + 6 * g + b
    for r, red in enumerate(_STEPS)
    for g, green in enumerate(_STEPS)
    for b, blue in enumerate(_STEPS)
} | {ColorTriplet(*[8 + 10 * grey] * 3): 232 + grey for grey in range(24)}
"""The colours 16 to 255, the same in every terminal; the first 16 are the user's own."""


class Pen(NamedTuple):
    """What a cell is drawn with; a None among the colours is the terminal's own.

    A tuple, as pens are compared some thousand times a key.
    """

    ink: str | None = None
    ground: str | None = None
    attributes: frozenset[str] = frozenset()

    @property
    def is_plain_on_blanks(self) -> bool:
        """Whether a blank drawn with it shows nothing but its ground."""
        return not self.attributes & _SEEN_ON_BLANKS

    def on_blank(self, ground: str | None) -> Pen:
        """Return the nearest pen for a blank on the ground: nobody sees a blank's ink."""
        attributes = self.attributes if self.is_plain_on_blanks else frozenset[str]()
        return Pen(self.ink, ground, attributes)


PLAIN = Pen()


@lru_cache(maxsize=1024)
def pen_of(style: Style | None, system: ColorSystem | None) -> Pen:
    """Return the style as a pen, in at most 256 colours; without a system, in none."""
    if style is None:
        return PLAIN
    chosen = frozenset(code for name, code in _ATTRIBUTES if getattr(style, name))
    if system is None:
        return Pen(attributes=chosen)
    coarse = min(system, _MOST_COLOURS)
    ink = style.color and ";".join(_coarse(style.color, coarse).get_ansi_codes())
    ground = style.bgcolor and ";".join(_coarse(style.bgcolor, coarse).get_ansi_codes(foreground=False))
    return Pen(ink or None, ground or None, chosen)


def _coarse(color: Color, system: ColorSystem) -> Color:
    """Return the colour as the terminal can show it; Rich would miss greys that it has."""
    known = color.triplet if system is ColorSystem.EIGHT_BIT else None
    number = NUMBERS.get(known) if known else None
    return color.downgrade(system) if number is None else Color.from_ansi(number)


@lru_cache(maxsize=1024)
def change_of_pen(old: Pen, new: Pen) -> str:
    """Return the sequence after which the terminal draws with the new pen."""
    if old == new:
        return ""
    codes = []
    if old.attributes - new.attributes:
        codes, old = ["0"], PLAIN
    codes += sorted(new.attributes - old.attributes)
    if new.ink != old.ink:
        codes.append(new.ink or "39")
    if new.ground != old.ground:
        codes.append(new.ground or "49")
    return f"\x1b[{';'.join(codes)}m" if codes else ""
