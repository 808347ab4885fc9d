"""What could stand at the cursor of a filter: names of fields, and values as this plan has them.

Both languages are understood; the one in use is offered, unless only the other begins as typed.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.filter.fields import (
    CHOICES,
    FIELDS,
    FIELDS_BY_CODE,
    choice_words,
    find_field,
    shown_choice,
)
from workplan_tui.model.filter.language import FilterError, is_found
from workplan_tui.model.filter.tokens import FIELD, OR, WORD, tokens
from workplan_tui.model.filter.writable import text_condition
from workplan_tui.model.task_ids import COMMAS
from workplan_tui.text.half_width import half_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.model.aspects.aspect import Field
    from workplan_tui.model.filter.tokens import Token
    from workplan_tui.model.standings import Standings

_BY_CHANCE = 2
"""Latin letters that begin too much to follow them."""


_FEWEST_LETTERS = 3
"""Latin letters of a value that is offered with its field."""


class Completion(Value):
    """Texts of which each could stand in the place of what was typed from `start` to `end`."""

    start: int
    end: int
    texts: tuple[str, ...]
    """The nearest first; none where nothing is known."""


def completions(text: str, place: int, standings: Standings) -> Completion:
    """Return what the word or the value before the cursor could become."""
    try:
        before = list(tokens(text[:place]))
    except FilterError:  # inside quotes
        return Completion(place, place, ())
    last = before[-1] if before and before[-1].end == place else None
    if last is None or last.kind not in (WORD, OR, FIELD):
        return Completion(place, place, _names("") if last is None or last.text in "-(（" else ())
    if last.kind != FIELD:
        return Completion(last.place, place, (*_names(last.text), *_named_values(last.text)))
    field, typed = find_field(last.text), _value_begun(last)
    if field is None or typed is None:
        return Completion(place, place, ())
    return Completion(place - len(typed), place, tuple(_values(field, typed, standings)))


def is_unfinished(text: str) -> bool:
    """Return whether the text ends in Latin letters that say nothing yet.

    One letter or two find by chance, and `uni` is on its way to `unit:`: a table that followed them
    would be emptied and filled again at every letter, over a slow line too.
    """
    try:
        last = list(tokens(text))[-1:]
    except FilterError:
        return False
    if not last or last[0].end < len(text) or last[0].kind not in (WORD, FIELD):
        return False
    word = last[0].text.lower() if last[0].kind == WORD else _value_begun(last[0]) or ""
    if not (word.isascii() and word.isalpha()):
        return False
    is_name = last[0].kind == WORD and any(field.code.startswith(word) for field in FIELDS)
    return len(word) <= _BY_CHANCE or is_name


def _names(typed: str) -> tuple[str, ...]:
    """Return the fields that begin as typed, else those the letters spell, each by one name."""
    return tuple(f"{name}:" for name in _begun(typed, [(field.shown, *field.names) for field in FIELDS]))


def _named_values(typed: str) -> Iterator[str]:
    """Yield the values of fields that begin as typed, each behind its field: `灯:红` for 红."""
    wanted = half_width(typed).casefold()
    if wanted.isascii() and len(wanted) < _FEWEST_LETTERS:
        return
    for code, choices in CHOICES.items():
        for choice in choices:
            if any(word.startswith(wanted) for word in choice_words(code, choice)):
                yield f"{FIELDS_BY_CODE[code].shown}:{shown_choice(code, choice)}"


def _value_begun(token: Token) -> str | None:
    """Return the value that is being typed, after the last comma; None where it is in quotes."""
    if not token.pieces:
        return ""
    piece = token.pieces[-1]
    if piece.is_quoted:
        return None
    begun = max(piece.text.rfind(comma) for comma in COMMAS) + 1
    return piece.text[begun:]


def _values(field: Field, typed: str, standings: Standings) -> list[str]:
    codes = CHOICES.get(field.code)
    if codes:
        return _begun(typed, [(shown_choice(field.code, code), code) for code in codes])
    if field.offered is None:
        return [value for value in field.examples if value.startswith(half_width(typed))]
    known = dict.fromkeys(one for one in field.offered(standings) if one)
    wanted = half_width(typed).casefold()
    begin = [one for one in known if half_width(one).casefold().startswith(wanted)]
    hold = [one for one in known if one not in begin and is_found(typed, (one,), by_pinyin=True)]
    return [str(text_condition(field.code, one).tests[0]) for one in (*begin, *hold)]


def _begun(typed: str, things: Iterable[tuple[str, ...]]) -> list[str]:
    """Return of each thing the first name that begins as typed; without any, of those that pinyin finds."""
    wanted = half_width(typed).casefold()
    begin, spelt = list[str](), list[str]()
    for names in things:
        fitting = [name for name in names if name.startswith(wanted)]
        begin += fitting[:1]
        if not fitting:
            chinese = [name for name in names if not name.isascii()]
            spelt += [name for name in chinese if is_found(typed, (name,), by_pinyin=True)][:1]
    return begin or spelt
