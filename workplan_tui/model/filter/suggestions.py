"""What would find something where a filter finds nothing, and what a word alone was probably meant for.

`红` is looked for as text: `灯:红` is the light. A hint is another filter, with how many tasks it finds; why
nothing can be found is a `Reason`. Everything here is worked out only where there is something to tell: most
filters are right.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.model.aspects.aspect import TEXT
from workplan_tui.model.aspects.states import MINE, find_state
from workplan_tui.model.filter.conditions import Code, Condition, Mine, Nothing, TextPart
from workplan_tui.model.filter.fields import CHOICES, FIELDS, FIELDS_BY_CODE, conditions_named, find_field
from workplan_tui.model.filter.language import parse_filter
from workplan_tui.model.filter.mistakes import example_of
from workplan_tui.model.filter.tree import AllOf, BareWord, Ids, Quoted, all_of
from workplan_tui.model.filter.writable import text_alone, text_condition
from workplan_tui.model.plan_parts import why_absent
from workplan_tui.model.reason import because
from workplan_tui.model.who import is_own, named_in
from workplan_tui.text.nearest import nearest_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.model.filter.tree import Filter
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.standings import Standings

_MOST = 3
"""Other filters that are told."""
_NAMED = ("section", "lead", "unit", "support", "contact")
"""The fields of whose texts the nearest is looked for."""


class Hint(Value):
    """Another filter."""

    text: str
    """As it is typed in the language in use."""
    hits: int
    """How many of the plan's tasks it finds."""


def why_nothing(asked: Filter, standings: Standings) -> tuple[Reason, ...]:
    """Return why some of what is asked can be true of no task: the plan has none of it."""
    parts = dict.fromkeys(asked.needs())
    absent = [why_absent(standings.ledger, part) for part in parts]
    absent += [_why_not_own(standings.ledger.plan, unit) for unit in dict.fromkeys(_own_units(asked))]
    return tuple(reason for reason in absent if reason)


def _own_units(asked: Filter) -> Iterator[str]:
    """Yield whose tasks are asked for as the user's own."""
    for leaf in asked.leaves():
        if isinstance(leaf, Condition):
            yield from (test.unit for test in leaf.tests if isinstance(test, Mine))


def _why_not_own(plan: Plan, unit: str) -> Reason | None:
    """Return what is odd about the user's unit: the plan names none that is called so, or several."""
    named = named_in(plan)
    own = tuple(name for name in named if name in plan.unit_names and is_own(plan, unit, name))
    if len(own) > 1:
        return because("own_unit_several", unit=unit, names=own)
    return None if own else because("own_unit_unknown", unit=unit)


def meant(asked: Filter, standings: Standings) -> tuple[Hint, ...]:
    """Return the values of fields that words of the filter name, in the place of the words: none may be so now."""
    words = [leaf for leaf in asked.leaves() if isinstance(leaf, (BareWord, Quoted))]
    swaps = ((word, named) for word in words for named in _conditions(word.text))
    return _told(standings, (asked.swapped(word, named) for word, named in swaps), least=0)


def instead(asked: Filter, standings: Standings) -> tuple[Hint, ...]:
    """Return what would find something in the place of a filter that finds nothing, the nearest first."""
    empty = [leaf for leaf in asked.leaves() if not _count(leaf, standings)]
    swapped = ((leaf, other) for leaf in empty for other in _others(leaf, standings))
    tried = [other if asked is leaf else asked.swapped(leaf, other) for leaf, other in swapped]
    if isinstance(asked, AllOf):
        tried += [all_of(part for part in asked.parts if part is not left) for left in asked.parts]
        tried += [other for leaf in empty for other in _others(leaf, standings)]
    return _told(standings, tried, least=1)


def bounds_of(asked: Filter, standings: Standings) -> tuple[Reason, ...]:
    """Return between what the numbers and days lie of which none is as asked, and which ids there are."""
    plan = standings.ledger.plan
    told: dict[Reason, None] = {}
    for leaf in asked.leaves():
        if isinstance(leaf, Ids) and not _count(leaf, standings) and plan.tasks:
            told[because("not_among", task=f"{leaf}", ids=tuple(task.number for task in plan.tasks))] = None
        if not isinstance(leaf, Condition) or _count(leaf, standings):
            continue
        field = FIELDS_BY_CODE[leaf.field]
        if field.measure is None or field.kind == TEXT or field.may_be_word:
            continue
        found = [value for task in plan.tasks if (value := field.measure(standings, task)) is not None]
        low, high = min(found, key=_key, default=None), max(found, key=_key, default=None)
        told[
            because("values_lie_between", field=field.shown, low=low, high=high)
            if found
            else because("no_value_known", field=field.shown)
        ] = None
    return tuple(told)


def _key(value: int | date) -> int:
    return value.toordinal() if isinstance(value, date) else value


def _others(leaf: Filter, standings: Standings) -> Iterator[Filter]:
    """Yield what may have been meant by a part that finds nothing."""
    if isinstance(leaf, (BareWord, Quoted)):
        if field := find_field(leaf.text):
            yield parse_filter(example_of(field))
        if isinstance(leaf, Quoted):
            yield text_alone(leaf.text)
        yield from _near(leaf.text, standings, None)
    if isinstance(leaf, Condition):
        for test in leaf.tests:
            if isinstance(test, TextPart):
                yield from _near(test.text, standings, leaf.field)
                others = (f for f in FIELDS if f.kind == TEXT and f.code != leaf.field)
                yield from (Condition(field.code, (test,)) for field in others)
                yield text_alone(test.text)
        if leaf.field in CHOICES and not isinstance(leaf.tests[0], Nothing):
            values = (Condition(leaf.field, (Code(code),)) for code in CHOICES[leaf.field] if code != MINE)
            yield from sorted(values, key=lambda other: -_count(other, standings))


def _near(text: str, standings: Standings, field: str | None) -> Iterator[Filter]:
    """Yield the name of the plan that is most like the text, of one field or of any."""
    plan = standings.ledger.plan
    names: dict[str, str] = {}
    for code in _NAMED if field is None else (field,):
        known = FIELDS_BY_CODE[code].offered
        for name in known(standings) if known else ():
            names |= {one.casefold(): one for one in (plan.short_unit(name), name)}
    meant = nearest_word(text, names)
    if meant is not None:
        yield text_condition(field, names[meant]) if field else text_alone(names[meant])


def _conditions(word: str) -> Iterator[Filter]:
    """Yield what a word may mean as a value of a field; whose unit is meant is not guessed."""
    if find_state(word) != MINE:
        yield from map(parse_filter, conditions_named(word))


def _told(standings: Standings, tried: Iterable[Filter], least: int) -> tuple[Hint, ...]:
    """Return those that find so many at least, each once, and no more than a reader takes in."""
    found: dict[str, Hint] = {}
    for other in tried:
        shown = other.shown()
        if shown and shown not in found and (hits := _count(other, standings)) >= least:
            found[shown] = Hint(shown, hits)
        if len(found) == _MOST:
            break
    return tuple(found.values())


def _count(asked: Filter, standings: Standings) -> int:
    return sum(asked.matches(standings, task) for task in standings.ledger.plan.tasks)
