"""The words of a filter text, each with its place: the first half of reading it.

A quote or a bracket ends a word as a blank does; a minus is a negation only where a word could
begin, so that `A-1` and `11,14-16` stay whole.
"""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.model.filter import FilterError
from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

WORD, QUOTED, OR, MINUS, OPEN, CLOSE = "word", "quoted", "or", "minus", "open", "close"

_CLOSING_QUOTES = {'"': '"', "“": "”", "”": "”"}
"""An input method that lost count may type the closing quote first."""
_SIGNS = {"(": OPEN, "（": OPEN, ")": CLOSE, "）": CLOSE}
_MINUSES = "-－"
_OR_WORDS = ("or", "或")


class Token(Value):
    """One word or sign of the filter."""

    kind: str
    text: str
    place: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of the text in order."""
    place = 0
    while place < len(text):
        letter = text[place]
        if letter.isspace():
            place += 1
        elif letter in _SIGNS:
            yield Token(_SIGNS[letter], letter, place)
            place += 1
        elif letter in _MINUSES:
            yield Token(MINUS, letter, place)
            place += 1
        elif letter in _CLOSING_QUOTES:
            quoted, after = _quoted(text, place)
            yield Token(QUOTED, quoted, place)
            place = after
        else:
            after = _word_end(text, place)
            word = text[place:after]
            yield Token(OR if word.lower() in _OR_WORDS else WORD, word, place)
            place = after


def _word_end(text: str, place: int) -> int:
    while place < len(text) and not (
        text[place].isspace() or text[place] in _SIGNS or text[place] in _CLOSING_QUOTES
    ):
        place += 1
    return place


def _quoted(text: str, opened_at: int) -> tuple[str, int]:
    """Return the text between the quotes and the place after them; `""` inside is one quote."""
    closing = _CLOSING_QUOTES[text[opened_at]]
    letters = []
    place = opened_at + 1
    while place < len(text):
        if text[place] != closing:
            letters.append(text[place])
        elif closing == '"' and text[place + 1 : place + 2] == '"':
            letters.append('"')
            place += 1
        else:
            return "".join(letters), place + 1
        place += 1
    raise FilterError(
        tr("Filter: the quote opened at letter {place} is not closed.").format(place=opened_at + 1),
        opened_at,
    )
