"""What a filter asks of a field: `单位:水务`, `进度:<50`, `时限:..2023-06-30`.

A condition is the field's name and tests of which one must pass. What nobody knows (a progress
without report, an update that never was) passes no test.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.model.filter.bounds import Days
from workplan_tui.model.filter.fields import FIELDS_BY_CODE
from workplan_tui.model.filter.tree import Filter, is_found, quoted
from workplan_tui.model.plan_parts import UNITS
from workplan_tui.model.short_names import is_short_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from workplan_tui.model.aspects.aspect import Field
    from workplan_tui.model.filter.bounds import Bound
    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings

    Test: TypeAlias = "TextPart | Code | Exactly | Nothing | Mine | Comparison | Span"

NOTHING = "-"


class Condition(Filter):
    """A field and its tests; one that passes is enough."""

    field: str
    tests: tuple[Test, ...]

    def matches(self, standings: Standings, task: Task) -> bool:
        field = FIELDS_BY_CODE[self.field]
        return any(test.passes(field, standings, task) for test in self.tests)

    def needs(self) -> Iterator[str]:
        field = FIELDS_BY_CODE[self.field]
        if field.needs and not all(isinstance(test, Nothing) for test in self.tests):
            yield field.needs
        if field.choices and field.choices.needs:
            parts = (field.choices.needs(test.code) for test in self.tests if type(test) is Code)
            yield from filter(None, parts)
        if any(isinstance(test, Mine) for test in self.tests):
            yield UNITS

    def shown(self) -> str:
        field = FIELDS_BY_CODE[self.field]
        return f"{field.shown}:{','.join(test.shown(field) for test in self.tests)}"

    def __str__(self) -> str:
        return f"{self.field}:{','.join(map(str, self.tests))}"


class _Test(Value):
    """What a field is asked; it prints itself as it is typed."""

    def shown(self, field: Field) -> str:
        """Return it as it is typed in the language in use."""
        return str(self)


class TextPart(_Test):
    """A part of one of the field's texts; in quotes taken literally, else also as pinyin."""

    text: str
    is_quoted: bool = False

    def passes(self, field: Field, standings: Standings, task: Task) -> bool:
        """Return whether one text of the field holds it."""
        if field.texts is None:
            raise ValueError(field.code)
        texts = field.texts(standings, task)
        if is_found(self.text, texts, by_pinyin=not self.is_quoted):
            return True
        may_be_short = field.are_bodies and not self.is_quoted
        return may_be_short and any(is_short_for(self.text, text) for text in texts)

    def __str__(self) -> str:
        return quoted(self.text) if self.is_quoted else self.text


class Code(_Test):
    """One of the field's fixed values."""

    code: str

    def passes(self, field: Field, standings: Standings, task: Task) -> bool:
        """Return whether the field has this value."""
        if field.may_be_word:
            return task.number == self.code
        if field.choices is None:
            raise ValueError(field.code)
        return field.choices.holds(self.code, standings, task)

    def shown(self, field: Field) -> str:
        return field.choices.shown(self.code) if field.choices else str(self)

    def __str__(self) -> str:
        return self.code


class Exactly(Code):
    """An id that is a word, or a status that only the journal knows."""

    def shown(self, field: Field) -> str:
        return str(self)

    def __str__(self) -> str:
        return quoted(self.code)


class Nothing(_Test):
    """`-`: the field has nothing in it."""

    def passes(self, field: Field, standings: Standings, task: Task) -> bool:
        """Return whether the task has none of what the field holds."""
        if field.texts is not None:
            return not any(text.strip() for text in field.texts(standings, task))
        if field.measure is None:
            raise ValueError(field.code)
        return field.measure(standings, task) is None

    def __str__(self) -> str:
        return NOTHING


class Mine(_Test):
    """`is:mine` 我的: the unit's own tasks, and every unit's."""

    unit: str

    def passes(self, field: Field, standings: Standings, task: Task) -> bool:
        """Return whether the task is the unit's to do."""
        from workplan_tui.model.who import is_mine

        return is_mine(standings.ledger.plan, task, self.unit)

    def shown(self, field: Field) -> str:
        return field.choices.shown("mine") if field.choices else str(self)

    def __str__(self) -> str:
        return "mine"


class Comparison(_Test):
    """A sign and what the field is compared with; a month is compared as a whole."""

    sign: str
    """`<`, `<=`, `>` or `>=`."""
    bound: Bound

    def passes(self, field: Field, standings: Standings, task: Task) -> bool:
        """Return whether the comparison holds."""
        bound = self.bound.seen(standings.ledger)
        found = _measure(field, standings, task, bound) if bound else None
        if bound is None or found is None:
            return False
        match self.sign:
            case "<":
                return found < bound.low
            case "<=":
                return found <= bound.high
            case ">":
                return found > bound.high
        return found >= bound.low

    def __str__(self) -> str:
        return f"{self.sign}{self.bound}"


class Span(_Test):
    """From one bound to another, both belonging to it; one of them may be missing."""

    low: Bound | None
    high: Bound | None

    def passes(self, field: Field, standings: Standings, task: Task) -> bool:
        """Return whether the field lies in the span."""
        return (self.low is None or Comparison(">=", self.low).passes(field, standings, task)) and (
            self.high is None or Comparison("<=", self.high).passes(field, standings, task)
        )

    def __str__(self) -> str:
        low, high = self.low, self.high
        is_short = low == (Days(0) if isinstance(high, Days) else high)
        return str(high) if is_short else f"{low or ''}..{high or ''}"


def _measure(field: Field, standings: Standings, task: Task, bound: Bound) -> int | None:
    """Return what of the field is compared with a bound of that kind."""
    if field.measure is None:
        raise ValueError(field.code)
    found = field.measure(standings, task)
    if not isinstance(found, date):
        return found
    if isinstance(bound, Days):
        ahead = (found - standings.ledger.day).days
        return -ahead if field.is_past else ahead
    return found.toordinal()
