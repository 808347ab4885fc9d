"""From what stands after a field's colon to the tests of a condition.

Commas separate values, quotes keep one together; numbers and days are compared or given as a
range. Every mistake is told at its own letter.
"""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.model.aspects.aspect import CODE, DAY, TEXT
from workplan_tui.model.aspects.states import MINE
from workplan_tui.model.filter.bounds import Days, Number, WrittenDay, find_days_or_period, is_today
from workplan_tui.model.filter.conditions import (
    NOTHING,
    Code,
    Comparison,
    Condition,
    Exactly,
    Mine,
    Nothing,
    Span,
    TextPart,
)
from workplan_tui.model.filter.fields import find_choice, find_field
from workplan_tui.model.filter.mistakes import fault, no_choice, no_field, no_unit, no_value, wrong_value
from workplan_tui.model.filter.tokens import COLONS, Piece
from workplan_tui.model.numerals import find_numeral
from workplan_tui.model.task_ids import COMMAS, is_number
from workplan_tui.text.half_width import half_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.model.aspects.aspect import Field
    from workplan_tui.model.filter.asker import Asker
    from workplan_tui.model.filter.bounds import Bound
    from workplan_tui.model.filter.conditions import Test
    from workplan_tui.model.filter.tokens import Token

_SIGNS = (("<=", "<="), (">=", ">="), ("≤", "<="), ("≥", ">="), ("<", "<"), (">", ">"))
_SIGNS_IN_FULL = str.maketrans("。＜＞＝", ".<>=")


def condition(token: Token, asker: Asker) -> Condition:
    """Return the condition of a field token."""
    field = find_field(token.text)
    if field is None:
        raise no_field(token.text, token.place)
    return Condition(field.code, tuple(_test(field, one, asker) for one in _values(field, token)))


def _values(field: Field, token: Token) -> Iterator[Piece]:
    """Yield the values between commas, each a quoted text or an unquoted one."""
    value: Piece | None = None
    for piece in _at_commas(token):
        if piece.text == "," and not piece.is_quoted:
            if value is None:
                raise no_value(field, piece.place)
            yield value
            value = None
        elif value is not None:
            raise fault(tr("a blank or a comma is missing here"), piece.place)
        else:
            value = piece
    if value is None:
        raise no_value(field, token.end)
    yield value


def _at_commas(token: Token) -> Iterator[Piece]:
    for piece in token.pieces:
        if piece.is_quoted:
            if not piece.text:
                raise fault(tr("nothing stands between the quotes"), piece.place)
            yield piece
            continue
        _refuse_colon(piece)
        begun = 0
        for place, letter in enumerate((*piece.text, ",")):
            if letter not in COMMAS:
                continue
            if place > begun:
                yield Piece(piece.text[begun:place], piece.place + begun)
            if place < len(piece.text):
                yield Piece(",", piece.place + place)
            begun = place + 1


def _refuse_colon(piece: Piece) -> None:
    """A colon inside a value is most often a blank that was forgotten before a field."""
    colon = next((place for place, letter in enumerate(piece.text) if letter in COLONS), None)
    if colon is None:
        return
    for begun in range(colon):
        field = find_field(piece.text[begun:colon])
        if field is not None:
            raise fault(
                tr("a blank is missing before {field}:, or quotes around the value"),
                piece.place + begun,
                field=piece.text[begun:colon],
            )
    raise fault(
        tr("put the value in quotes: a colon stands in it"),
        piece.place + colon,
    )


def _test(field: Field, value: Piece, asker: Asker) -> Test:
    if field.may_be_empty and not value.is_quoted and _plain(value) == NOTHING:
        return Nothing()
    if field.kind == TEXT:
        return _text(field, value)
    if field.kind == CODE:
        return _code(field, value, asker)
    if field.may_be_word and not _is_measure(value):
        return Exactly(half_width(value.text))
    return _measured(field, value)


def _text(field: Field, value: Piece) -> Test:
    if not value.is_quoted and _sign(_plain(value))[0]:
        if not field.has_numerals:
            raise wrong_value(field, value.text, value.place)
        return _measured(field, value)
    if field.has_numerals and (_is_measure(value) or _is_numeral(value)):
        return _measured(field, value)
    return TextPart(value.text, value.is_quoted)


def _is_measure(value: Piece) -> bool:
    """Return whether the value is made of what numbers, ranges and comparisons are made of."""
    return not value.is_quoted and set("0123456789-.<>=≤≥").issuperset(_plain(value))


def _plain(value: Piece) -> str:
    """Return a number, day or comparison as it would be typed without an input method."""
    return half_width(value.text).translate(_SIGNS_IN_FULL)


def _is_numeral(value: Piece) -> bool:
    return not value.is_quoted and find_numeral(value.text) is not None


def _code(field: Field, value: Piece, asker: Asker) -> Test:
    code = find_choice(field.code, value.text)
    if code is None and field.choices and field.choices.are_open and value.is_quoted:
        return Exactly(value.text)  # a word that only the journal knows
    if code is None:
        raise no_choice(field, value.text, value.place)
    return _mine(value, asker) if code == MINE else Code(code)


def mine(token: Token, asker: Asker) -> Condition:
    """Return what the word alone says: `mine` is `is:mine`."""
    return Condition("is", (_mine(token, asker),))


def _mine(word: Piece | Token, asker: Asker) -> Mine:
    if not asker.unit:
        raise no_unit(word.text, word.place, asker.settings_file)
    return Mine(asker.unit)


def _measured(field: Field, value: Piece) -> Test:
    text = _plain(value)
    sign, rest = _sign(text)
    if sign:
        return Comparison(sign, _bound(field, rest, value))
    low, dots, high = text.partition(".." if not field.may_be_word or ".." in text else "-")
    if not dots:
        bound = _bound(field, text, value)
        return Span(Days(0) if isinstance(bound, Days) else bound, bound)
    return _span(field, value, low, high)


def _span(field: Field, value: Piece, low: str, high: str) -> Span:
    first = _bound(field, low, value) if low else None
    last = _bound(field, high, value) if high else None
    if first is None and last is None:
        raise wrong_value(field, value.text, value.place)
    if first is not None and last is not None:
        first, last = _alike(first, last)
        if isinstance(first, Days) is not isinstance(last, Days):
            raise fault(
                tr("both ends of {word} must be dates, or both be numbers of days"),
                value.place,
                word=value.text,
            )
        if _runs_backwards(first, last):
            raise fault(
                tr("write {right}; {word} runs backwards"),
                value.place,
                word=value.text,
                right=f"{last}..{first}",
            )
    return Span(first, last)


def _alike(first: Bound, last: Bound) -> tuple[Bound, Bound]:
    """Return both ends of a range; beside a number of days today is one, too."""
    if isinstance(last, Days) and is_today(first):
        return Days(0), last
    if isinstance(first, Days) and is_today(last):
        return first, Days(0)
    return first, last


def _runs_backwards(first: Bound, last: Bound) -> bool:
    """Return whether no day can lie between the ends, as far as that is known before a plan is."""
    if isinstance(first, WrittenDay) and isinstance(last, WrittenDay):
        begin, end = first.in_figures, last.in_figures
        return begin is not None and end is not None and begin.low > end.high
    is_open = isinstance(first, WrittenDay) or isinstance(last, WrittenDay)
    return not is_open and first.low > last.high


def _sign(text: str) -> tuple[str, str]:
    """Return the sign of a comparison and what follows it; no sign is empty."""
    for written, sign in _SIGNS:
        if text.startswith(written):
            return sign, text[len(written) :]
    return "", text


def _bound(field: Field, text: str, value: Piece) -> Bound:
    found = find_days_or_period(text) if field.kind == DAY else _number(field, text)
    if found is None:
        raise wrong_value(field, value.text, value.place)
    return found


def _number(field: Field, text: str) -> Number | None:
    if field.has_numerals and find_numeral(text) is not None:
        return Number(find_numeral(text) or 0)
    plain = text.removesuffix("%") if field.is_percent else text
    return Number(int(plain)) if is_number(plain) else None
