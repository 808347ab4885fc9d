"""What one aspect of a task is: its code, its words, and how each part of the program uses it.

An aspect has a facet for each use; without one that part of the program does not know it. Texts
that a cell shows are harmless; all others are as the files have them.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.language.typed_words import typable, understood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from typing import Any

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings

TEXT, CODE, NUMBER, DAY = "text", "code", "number", "day"
"""What the values of a filter's field are."""


class Choices(Value):
    """The fixed values of a field, understood in every language."""

    words: Mapping[str, str]
    """What stands for each code (`language.typed_words`)."""
    find: Callable[[str], str | None]
    """The code for what was typed."""
    holds: Callable[[str, Standings, Task], bool]
    """Whether the field of that task has the code."""
    are_open: bool = False
    """Whether the journal may hold others than the codes."""
    needs: Callable[[str], str] | None = None
    """The part of a plan that a code rests on; empty where it rests on none."""

    @property
    def codes(self) -> tuple[str, ...]:
        """All of them, in their order."""
        return tuple(self.words)

    def shown(self, code: str) -> str:
        """Return the code in the language in use, as it can be typed."""
        return typable(code, self.words[code])


class Field(Value):
    """What can stand before a filter's colon."""

    place: int
    """Its place where all fields are listed."""
    code: str
    """Its English name, of which the catalogue of `language.typed_words` has those of each language."""
    kind: str
    """What its values are: `TEXT`, `CODE`, `NUMBER` or `DAY`."""
    takes: str
    """The same for people, in docs/commands.md, where closed words stand before it."""
    examples: tuple[str, ...] = ()
    """Values to show and to offer where no list holds them all."""
    texts: Callable[[Standings, Task], tuple[str, ...]] | None = None
    """What a `TEXT` is looked for in."""
    offered: Callable[[Standings], Iterable[str]] | None = None
    """The texts that completion offers, in the plan's order."""
    measure: Callable[[Standings, Task], int | date | None] | None = None
    """What is compared; None where nobody knows it."""
    choices: Choices | None = None
    may_be_empty: bool = False
    """Whether a task may have none of it, so that `-` asks for such tasks."""
    has_numerals: bool = False
    """Whether its texts are numbered, so that numbers and Chinese numerals are compared."""
    may_be_word: bool = False
    """Whether a value that is no number names a task: ids may be words."""
    is_percent: bool = False
    """Whether `%` may stand after the number."""
    are_bodies: bool = False
    """Whether its texts name government bodies, which people call by letters of their names."""
    needs: str = ""
    """The part of a plan it rests on (`model.plan_parts`), if it does on one."""
    is_past: bool = False
    """Whether days are counted back from today (`updated`), not ahead (`due`)."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it is understood by."""
        return tuple(dict.fromkeys((self.code, *understood(self.code))))

    @property
    def shown(self) -> str:
        """Its name in the language in use."""
        return typable(self.code, self.code)


class Order(Value):
    """How tasks are ordered by the aspect."""

    place: int
    """Its place in the prompt and among the columns."""
    key: Callable[[Standings], Callable[[Task], Any] | None]
    """What tasks are compared by, None for those of which nothing is known; without a comparison it is the plan's
    order."""


class Grouping(Value):
    """How tasks are parted by the aspect."""

    place: int
    """Its place in the prompt."""
    keys: Callable[[Standings, Task], tuple[str, ...]]
    """The groups the task belongs to."""
    rank: Callable[[Standings], Callable[[str], Any]] | None
    """What groups are ordered by; None: as the plan names them first, and a task may be in several."""
    name: Callable[[Standings, str], str]
    """A group's name as it is shown."""


class Column(Value):
    """How wide the aspect stands in a table, in cells."""

    cells: int | None
    """As long as room is short, the most it takes; None: as its widest word."""
    left_out: int = 0
    """What a narrow screen leaves out first has the least number."""
    is_right: bool = False
    is_usual: bool = False
    """Whether it stands there as long as nobody chose."""
    is_vital: bool = False
    """Whether it stays even where little is left for the title."""
    is_whole: bool = False
    """Whether no text of it is cut: one that is longer takes its cells from the title."""
    longest: int = 0
    """The most it takes where there is room."""
    over: str = ""
    """What stands over it where there is room for more than its short name, not yet translated."""


class RowKey(Value):
    """A key of `--json`. Keys and their order are a promise to other people's scripts."""

    name: str
    value: Callable[[Standings, Task], Any]
    """Plain JSON, or a `Reason`, which becomes its sentence."""
    meaning: str
    """For people, in docs/commands.md."""


class Named(Value):
    """Who is named, as the detail and `show` list them."""

    label: str
    """What stands before them, not yet translated."""
    of: Callable[[Standings, Task], tuple[str, ...]]
    long_label: str = ""
    """The same where there is room, if that is another."""
    is_always: bool = False
    """Whether it is told where nobody is named, too."""
    is_long: bool = False
    """Whether a small detail has room for the first one only."""

    @property
    def word(self) -> str:
        """What stands before them, in the language in use."""
        return tr(self.label)

    @property
    def long_word(self) -> str:
        """The same where there is room."""
        return tr(self.long_label or self.label)


class Aspect(Value):
    """One thing that can be said of a task."""

    code: str
    """As it is typed, kept in files and printed as JSON."""
    label: str = ""
    """Its name in a prompt or a sentence, not yet translated; what people are never offered has none."""
    heading: str = ""
    """Its name over a column: a few letters; the label where there is none."""
    cell: Callable[[Standings, Task], str] | None = None
    """Its text in a table, harmless and short."""
    forms: Callable[[Standings, Task], tuple[str, ...]] | None = None
    """Where the cell may be longer or shorter: its texts, the longest first; a column shows what fits."""
    named: Named | None = None
    row: RowKey | None = None
    field: Field | None = None
    order: Order | None = None
    grouping: Grouping | None = None
    column: Column | None = None

    @property
    def word(self) -> str:
        """Its name in the language in use; `ValueError` where it has none."""
        return self._said(self.label)

    @property
    def short_word(self) -> str:
        """Its name over a column, in the language in use."""
        return self._said(self.heading or self.label)

    @property
    def first_short(self) -> int:
        """Which of its forms is the first that is not the longest; the only one is both."""
        return 1 if self.forms else 0

    def _said(self, words: str) -> str:
        if not words:
            raise ValueError(self.code)
        return tr(words)
