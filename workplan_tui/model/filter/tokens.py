"""The words of a filter text, each with its place: the first half of reading it.

A quote or a bracket ends a word as a blank does; a minus is a negation only where a word could
begin, so that `A-1` and `11,14-16` stay whole. A colon makes a word a field; what follows up to a
blank is its value, in pieces of which some are quoted.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.language.typed_words import spelt, understood
from workplan_tui.model.filter.fields import find_field
from workplan_tui.model.filter.mistakes import fault
from workplan_tui.text.half_width import half_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

WORD, QUOTED, FIELD, OR, MINUS, OPEN, CLOSE = (
    "word", "quoted", "field", "or", "minus", "open", "close",
)  # fmt: skip
COLONS = ":："
_COMPARING = "<>≤≥＜＞"

_CLOSING_QUOTES = {'"': '"', "“": "”", "”": "”", "＂": "＂"}
"""An input method that lost count may type the closing quote first."""
_SIGNS = {"(": OPEN, "（": OPEN, ")": CLOSE, "）": CLOSE}
_MINUSES = "-－"
_OR = spelt("or")


class Piece(Value):
    """A part of a field's value."""

    text: str
    place: int
    is_quoted: bool = False


class Token(Value):
    """One word or sign of the filter."""

    kind: str
    text: str
    """Of a field its name alone."""
    place: int
    end: int
    pieces: tuple[Piece, ...] = ()
    """The value of a field."""


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of the text in order."""
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
        else:
            token = _token(text, place)
            yield token
            place = token.end


def _token(text: str, place: int) -> Token:
    letter = text[place]
    if letter in _SIGNS:
        return Token(_SIGNS[letter], letter, place, place + 1)
    if letter in _MINUSES:
        return Token(MINUS, letter, place, place + 1)
    if letter in _CLOSING_QUOTES:
        quoted, after = _quoted(text, place)
        return Token(QUOTED, quoted, place, after)
    word = text[place : _word_end(text, place)]
    name = _name_of_field(word)
    if name is not None:
        return _field(text, place, name)
    kind = OR if half_width(word).lower() in understood(_OR) else WORD
    return Token(kind, word, place, place + len(word))


def _name_of_field(word: str) -> str | None:
    """Return what stands before the first colon, or a field's name before a comparison."""
    for place, letter in enumerate(word):
        if letter in COLONS:
            return word[:place]
        if letter in _COMPARING and find_field(word[:place]):
            return word[:place]
    return None


def _field(text: str, begins_at: int, name: str) -> Token:
    place = begins_at + len(name)
    place += text[place] in COLONS
    pieces = []
    while place < len(text) and not (text[place].isspace() or text[place] in _SIGNS):
        if text[place] in _CLOSING_QUOTES:
            quoted, after = _quoted(text, place)
            pieces.append(Piece(quoted, place, True))
        else:
            after = _word_end(text, place)
            pieces.append(Piece(text[place:after], place))
        place = after
    return Token(FIELD, name, begins_at, place, tuple(pieces))


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
    raise fault(tr("this quote is not closed"), opened_at)
