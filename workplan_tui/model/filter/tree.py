"""A filter as a small tree of values: each knows which tasks it matches.

Each prints itself so that what is printed parses to the same tree. What is asked of a field stands in
`conditions`.
"""

from __future__ import annotations

import re

from workplan_tui.base.errors import UsageError
from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.model.short_names import is_short_for
from workplan_tui.model.task_ids import is_number
from workplan_tui.model.written_words import written
from workplan_tui.text.half_width import half_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings

_ASCII = re.compile("[!-~]")
_APART = "\0"
"""Between the texts of a task: no argument and no file of a plan can hold it."""
_MOST_LETTERS = 60
"""Nobody spells more in one word; what is longer is only looked for literally."""


class FilterError(UsageError):
    """The filter cannot be read."""

    def __init__(self, sentence: str, place: int) -> None:
        super().__init__(
            tr("Filter at letter {place}: {sentence}.").format(place=place + 1, sentence=sentence)
        )
        self.sentence = sentence
        """What would be right, then what is wrong, for where the letter is seen."""
        self.place = place
        """The index of the letter at fault."""


class Filter(Value):
    """Any part of a filter, and a whole one."""

    def matches(self, standings: Standings, task: Task) -> bool:
        """Return whether the task belongs to what the filter asks for."""
        raise NotImplementedError

    def needs(self) -> Iterator[str]:
        """Give the parts of a plan that it rests on (`model.plan_parts`)."""
        return iter(())

    def leaves(self) -> Iterator[Filter]:
        """Give what it is put together of, but for what is excluded."""
        yield self

    def swapped(self, leaf: Filter, other: Filter) -> Filter:
        """Return it with another filter in the place of the leaf."""
        return other if self is leaf else self

    def shown(self) -> str:
        """Return it as it is typed in the language in use."""
        return str(self)

    def __str__(self) -> str:
        raise NotImplementedError


class _Looked(Filter):
    """A text that is looked for in what the plan says of a task, then in what was written about it."""

    text: str
    is_literal = False

    def matches(self, standings: Standings, task: Task) -> bool:
        return self.is_named(standings, task) or _folded(self.text) in _searched(standings, task)[1]

    def is_named(self, standings: Standings, task: Task) -> bool:
        """Return whether the plan itself holds it: text, title, units or leads."""
        if _folded(self.text) in _searched(standings, task)[0]:
            return True
        if self.is_literal:
            return False
        if _may_be_pinyin(half_width(self.text)):
            return _is_spelt(half_width(self.text), _places(standings, task))
        names_of = standings.ledger.plan.names_of
        named = (one for name in (*task.units, *task.leads) for one in names_of(name))
        return any(is_short_for(self.text, name) for name in named)


class BareWord(_Looked):
    """A bare word: found literally, as pinyin, or as the short name of a unit."""

    def __str__(self) -> str:
        return self.text


class Quoted(_Looked):
    """A text kept together and taken literally."""

    is_literal = True

    def __str__(self) -> str:
        return quoted(self.text)


class Ids(Filter):
    """Ids and ranges of ids, both ends belonging to it; ids that do not exist match nothing."""

    ranges: tuple[tuple[int, int], ...]

    def matches(self, standings: Standings, task: Task) -> bool:
        if not is_number(task.number):
            return False
        number = int(task.number)
        return any(low <= number <= high for low, high in self.ranges)

    def __str__(self) -> str:
        return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in self.ranges)


class Not(Filter):
    """Everything that the part after `-` does not match."""

    part: Filter

    def matches(self, standings: Standings, task: Task) -> bool:
        return not self.part.matches(standings, task)

    def needs(self) -> Iterator[str]:
        return self.part.needs()

    def leaves(self) -> Iterator[Filter]:
        return iter(())

    def shown(self) -> str:
        return "-" + _grouped(self.part, self.part.shown())

    def __str__(self) -> str:
        return "-" + _grouped(self.part, str(self.part))


class _Several(Filter):
    """Parts of one filter."""

    parts: tuple[Filter, ...]

    def needs(self) -> Iterator[str]:
        return (need for part in self.parts for need in part.needs())

    def leaves(self) -> Iterator[Filter]:
        return (leaf for part in self.parts for leaf in part.leaves())


class AllOf(_Several):
    """Parts with blanks between them; without any it matches every task."""

    def matches(self, standings: Standings, task: Task) -> bool:
        return all(part.matches(standings, task) for part in self.parts)

    def swapped(self, leaf: Filter, other: Filter) -> Filter:
        return other if self is leaf else all_of(part.swapped(leaf, other) for part in self.parts)

    def shown(self) -> str:
        return " ".join(_grouped(part, part.shown()) for part in self.parts)

    def __str__(self) -> str:
        return " ".join(_grouped(part, str(part)) for part in self.parts)


class AnyOf(_Several):
    """Parts with `or` between them, which binds looser than a blank."""

    def matches(self, standings: Standings, task: Task) -> bool:
        return any(part.matches(standings, task) for part in self.parts)

    def swapped(self, leaf: Filter, other: Filter) -> Filter:
        return other if self is leaf else any_of(part.swapped(leaf, other) for part in self.parts)

    def shown(self) -> str:
        return " or ".join(part.shown() for part in self.parts)

    def __str__(self) -> str:
        return " or ".join(str(part) for part in self.parts)


def all_of(parts: Iterable[Filter]) -> Filter:
    """Return the filter that wants every part; one part is itself, nested ones are drawn up."""
    flat = tuple(p for part in parts for p in (part.parts if isinstance(part, AllOf) else (part,)))
    return flat[0] if len(flat) == 1 else AllOf(flat)


def any_of(parts: Iterable[Filter]) -> Filter:
    """Return the filter that is content with one part; one is itself, nested ones are drawn up."""
    flat = tuple(p for part in parts for p in (part.parts if isinstance(part, AnyOf) else (part,)))
    return flat[0] if len(flat) == 1 else AnyOf(flat)


def is_found(text: str, places: Iterable[str], *, by_pinyin: bool) -> bool:
    """Return whether one of the places holds the text in any case and width, or what its letters spell."""
    text = half_width(text)
    wanted = text.casefold()
    same = half_width if text.isascii() or _ASCII.search(text) else _as_it_is
    if any(wanted in same(place).casefold() for place in places):
        return True
    return by_pinyin and _may_be_pinyin(text) and _is_spelt(text, places)


def _may_be_pinyin(text: str) -> bool:
    return text.isascii() and text.isalpha() and 2 <= len(text) <= _MOST_LETTERS


def _is_spelt(letters: str, places: Iterable[str]) -> bool:
    from workplan_tui.text.pinyin import speller  # its table is loaded only when letters are looked for

    return any(map(speller(letters.casefold()).is_in, places))


def _folded(text: str) -> str:
    """Return the text in the one case and width in which texts are compared."""
    return half_width(text).casefold()


def _searched(standings: Standings, task: Task) -> tuple[str, str]:
    """Return what the plan says of the task, and what was written about it, to look for a text in.

    A filter looks at every task at every letter: what it compares is made once for each ledger.
    """
    known = standings.searched
    if task.id not in known:
        texts = (_places(standings, task), written(standings, task))
        named, told = (_APART.join(map(_folded, each)) for each in texts)
        known[task.id] = named, told
    return known[task.id]


def _as_it_is(text: str) -> str:
    """Chinese has one width: looking for others there takes twice the time."""
    return text


def quoted(text: str) -> str:
    """Return the text in quotes, as a filter writes it."""
    return '"' + text.replace('"', '""') + '"'


def _places(standings: Standings, task: Task) -> tuple[str, ...]:
    title = (task.declared_title,) if task.declared_title else ()  # else it is part of the text
    plan = standings.ledger.plan
    units = (one for name in task.units for one in plan.spoken(name))
    leads = (one for name in task.leads for one in plan.names_of(name))
    return (task.text, *title, *units, *leads)


def _grouped(part: Filter, words: str) -> str:
    return f"({words})" if isinstance(part, _Several) else words
