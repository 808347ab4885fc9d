"""Break Chinese text into lines by its own rules 避头尾 (design §6).

No line begins with a mark that closes or ends with one that opens; a number stays with its unit.
Widths are terminal cells; how wide a character is, is given by the caller.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_CLOSING = "，。、；：！？）》〉”’】〕％%‰,.;:!?)]}·…"
_OPENING = "（《〈“‘【〔([{"
_UNIT = "[年月日亿万千百个家项套处条场次村亩株吨户部名轮块座所批元米％%‰]"
_PIECES = re.compile(
    rf"[0-9A-Za-z][0-9A-Za-z.,:/+\-]*{_UNIT}{{0,2}}|\s|.", re.DOTALL
)


def wrap(text: str, width: int, cells: Callable[[str], int]) -> list[str]:
    """Return the text in lines of at most `width` cells; joined they are the text again.

    A piece that no line can hold is cut; where the rules cannot be kept in a very narrow
    column, the width is.
    """
    lines: list[str] = []
    line = ""
    for piece in _unbreakable(text):
        if cells(line) + cells(piece) <= width:
            line += piece
            continue
        if line:
            lines.append(line)
        line = ""
        for letter in piece:
            if line and (cells(piece) > width and cells(line) + cells(letter) > width):
                lines.append(line)
                line = ""
            line += letter
    if line or not lines:
        lines.append(line)
    return lines


def _unbreakable(text: str) -> list[str]:
    """Return the text in the pieces between which a line may end."""
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        if pieces and (piece[0] in _CLOSING or pieces[-1][-1] in _OPENING):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces
