"""Break Chinese text into lines by its own rules 避头尾.

No line begins with a mark that closes or ends with one that opens; a number stays with its unit,
also across a blank.
Widths are terminal cells; how wide a character is, is given by the caller.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_CLOSING = "，。、；：！？）》〉”’】〕％%‰,.;:!?)]}·…"
_OPENING = "（《〈“‘【〔([{"
_LONG_UNITS = "平方公里|平方米|立方米|公里|公顷|百分点|小时|分钟|批次|家次|轮次|人次|方面|月"
_NUMBER = r"[0-9A-Za-z][0-9A-Za-z.,:/+\-]*"
_MANY = "[千百万亿]*"
_COUNTED = rf"(?:个?(?:{_LONG_UNITS})|[％%‰℃＃]|(?![0-9A-Za-z_])\w)"
"""What counts is longer than any list of words: one character after a number stays with it. Not a range
of all of them: that takes 2 ms to compile."""
_UNIT = f"{_MANY}{_COUNTED}?"
_FIGURE = "[0-9][0-9.,]*[％%]?"
_SHARE = rf"(?: ?/ ?{_FIGURE})+"
_BLANK_BEFORE_UNIT = r" (?=[^\W0-9第])"
_APART = rf"{_FIGURE}(?:{_SHARE}(?:{_BLANK_BEFORE_UNIT})?|{_BLANK_BEFORE_UNIT})"
"""A number with a blank between it and what it counts, as in `6 days`, or what it is a part of, as in `6 / 11 个`."""
_PIECES = re.compile(
    rf"-> ?|(?:第 ?)?(?:{_APART}|{_NUMBER}(?:[至到～~][0-9.]+)?)(?:[A-Za-z]+|{_UNIT})|\s|.", re.DOTALL
)


def wrap(text: str, width: int, cells: Callable[[str], int], indent: int = 0) -> list[str]:
    """Return the text in lines of at most `width` cells; joined they are the text again.

    The first line leaves room for `indent` cells before it. A piece that no line can hold is cut;
    where the rules cannot be kept in a very narrow column, the width is. Blanks at a break stay at
    the end of their line, where they may stand beyond its width and nobody sees them.
    """
    lines, line, used = [], "", indent
    for piece in _unbreakable(text):
        size = cells(piece)
        if used + size <= width or (piece.isspace() and line):
            line, used = line + piece, used + size
            continue
        if used:
            lines.append(line)
        *whole, line = [piece] if size <= width else _cut(piece, width, cells)
        lines += whole
        used = cells(line)
    if line or not lines:
        lines.append(line)
    return lines


def _cut(piece: str, width: int, cells: Callable[[str], int]) -> list[str]:
    """Return a piece that is wider than a line as lines, never empty ones."""
    lines = [""]
    for letter in piece:
        if lines[-1] and not letter.isspace() and cells(lines[-1]) + cells(letter) > width:
            lines.append("")
        lines[-1] += letter
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
