"""The plan 分工方案: what was promised, by whom, by when. It never changes while tracking.

This module holds values and look-ups only, and says of each field of the file what it means: reader,
writer, check and JSON Schema follow it (`model.schema`). Reading the TOML file is `store.plan.file`.
"""

from __future__ import annotations

from datetime import UTC, date, timedelta, timezone, tzinfo
from functools import cached_property

from workplan_tui.base.value import Value, described

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

DEMO_ID = "demo-2023"
"""The id of the plan that `workplan demo` makes."""
OPERATORS = (">=", ">", "=", "<=", "<", "~")
"""以上/不少于, 超过, exactly, 不超过, 小于, 左右 (docs/files.md)."""
CLOSING_SAYS = ("method", "evidence")
"""What a closing may say: how it was verified 核实方式, and by what 佐证."""
_LIMITS = ("<", "<=")
_RATES = ("%", "‰")


class Milestone(Value):
    """A dated step inside a task 时间节点; a date equal to the deadline is none."""

    id: int = described("counts from 1; without it its place counts", absent=None, is_always_written=True)
    due_on: date = described("last day on which it is met in time")
    text: str = described("what is done by then")
    quote: str = described("the words of the task's text it was read from", default="")


class Target(Value):
    """A figure the task promises 量化指标."""

    id: int = described("counts from 1; without it its place counts", absent=None, is_always_written=True)
    name: str = described("what is counted or measured")
    op: str = described("`>=` 以上/不少于, `>` 超过, `=`, `<=` 不超过, `<` 小于, `~` 左右", words=OPERATORS)
    value: float = described("as printed; 万 and 亿 stay in the unit")
    value_max: float | None = described("the upper end of a range such as 2至3", absent=None)
    unit: str = described("unit of measure")
    quote: str = described("the words of the task's text it was read from", default="")
    declared_kind: str | None = described(
        "`count` adds up towards the figure, `level` is kept or not; by default what op and unit say",
        name="kind", words=("count", "level"), default=None,
    )  # fmt: skip

    @property
    def kind(self) -> str:
        """`count` adds up towards the figure; `level` is a rate, stock or limit that is kept or not."""
        if self.declared_kind:
            return self.declared_kind
        return "level" if self.op in _LIMITS or self.unit in _RATES else "count"


class Requirement(Value):
    """One of the notice's general demands to all units."""

    title: str = described("its heading")
    text: str = described("what is demanded")


class Section(Value):
    """A numbered heading 板块 of the plan."""

    id: int = described("its number")
    title: str = described("heading without its numeral")
    label: str = described("short title, for the tree; by default the title", absent=None)


class FormerName(Value):
    """By what name somebody's tasks went before: a unit that was renamed or merged, an official who was followed."""

    name: str = described("the former name; its tasks are the successor's")
    until: date | None = described(
        "last day of the former name; without it both always mean the same", absent=None
    )


class Succession(Value):
    """One line of `was`: who goes on under which name (`model.succession`)."""

    former: str
    until: date | None
    """The last day of the former name; None where both always mean the same."""
    successor: str

    def is_over(self, day: date) -> bool:
        """Return whether the former name is nobody's any more."""
        return self.until is None or self.until < day


class Lead(Value):
    """What else is known of an official in charge 牵头领导."""

    name: str = described("the name as the tasks have it")
    was: tuple[FormerName, ...] = ()


class Unit(Value):
    """What else is known of a responsible unit 责任单位; tasks name it by its whole name."""

    name: str = described("its name as the tasks have it")
    short: str | None = described(
        "its short name, as people say it: 发改委; without one what such a body is usually called",
        default=None,
    )
    contacts: tuple[str, ...] = described(
        "who is asked about its tasks 联络员; no person's number", default=()
    )
    was: tuple[FormerName, ...] = ()


class Task(Value):
    """A numbered item 任务 of the plan. Ids are compared as text.

    Everything that is recorded or linked goes by the id; people read and type the number.
    """

    id: str = described("its own for life; also its number, unless `number` says another", kind="id")
    section: int = described("the id of its section")
    text: str = described("the whole text, without white space")
    leads: tuple[str, ...] = described("officials in charge 牵头领导", absent=())
    units: tuple[str, ...] = described("responsible units 主要责任单位; the first one leads", absent=())
    due_on: date | None = described(
        "deadline 完成时限; late from the day after; without it the task has none", absent=None
    )
    due_text: str | None = described(
        "the deadline as printed, where that is more than a day: 三季度末, 持续推进", default=None
    )
    supporting_units: tuple[str, ...] = described("supporting units 配合单位", default=())
    starts_on: date | None = described("first day, where that is not the plan's", default=None)
    declared_title: str | None = described(
        "short title; by default the first clause of the text", name="title", default=None
    )
    other_numbers: tuple[str, ...] = described(
        "Arabic figures in the text that are neither target nor milestone, as printed", default=()
    )
    contacts: tuple[str, ...] = described("who is asked about it 联络员; no person's number", default=())
    came_from: tuple[str, ...] = described(
        "ids of the tasks that it was split from 拆分, or that were merged into it 合并",
        name="from",
        default=(),
    )
    declared_number: int | None = described(
        "its number as the notice in force has it, where that is not its id; no other task has it",
        name="number", default=None,
    )  # fmt: skip
    milestones: tuple[Milestone, ...] = ()
    targets: tuple[Target, ...] = ()

    @property
    def number(self) -> str:
        """What it is printed and typed as: the declared number, else the id."""
        return self.id if self.declared_number is None else str(self.declared_number)

    @cached_property
    def title(self) -> str:
        """The declared title, else the first clause of the text."""
        return self.declared_title or first_clause(self.text)


class Plan(Value):
    """The whole TOML file as a value."""

    id: str = described("names the plan in its journal; never changes", kind="id")
    title: str = described("the title of the notice")
    starts_on: date = described("first day")
    ends_on: date = described("last day")
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    document_number: str | None = described("document number 文号", default=None)
    issuer: str | None = described("who issued it", default=None)
    issued_on: date | None = described("day of issue", default=None)
    declared_task_count: int | None = described("how many tasks the notice says there are", default=None)
    cc: str | None = described("who gets a copy 抄送", default=None)
    timezone: str = described(
        "time zone in which days begin", kind="timezone", default="Asia/Shanghai", is_always_written=True
    )
    requirements: tuple[Requirement, ...] = ()
    units: tuple[Unit, ...] = ()
    leads: tuple[Lead, ...] = ()
    rules: Mapping[str, Any] = {}
    """`[rules]`: thresholds of the lights (docs/lights.md)."""
    reporting: Mapping[str, Any] = {}
    """`[reporting]`: the period and its day (docs/lights.md)."""

    @cached_property
    def tasks_by_id(self) -> Mapping[str, Task]:
        """Every task by its id."""
        return {task.id: task for task in self.tasks}

    @cached_property
    def is_renumbered(self) -> bool:
        """Whether any task has a number of its own beside its id."""
        return any(task.declared_number is not None for task in self.tasks)

    @cached_property
    def ids_by_number(self) -> Mapping[str, str]:
        """The id of each task by the number that is printed."""
        return {task.number: task.id for task in self.tasks}

    def find_numbered(self, number: str) -> str | None:
        """Return the id of the task that is printed with the number; the one way from what is typed to a task."""
        if self.is_renumbered:
            return self.ids_by_number.get(number)
        return number if number in self.tasks_by_id else None

    def number_of(self, id: str) -> str:
        """Return the number under which the task is printed; of one that is not in the plan, the id.

        Where that has become another task's number, it stands in brackets.
        """
        if not self.is_renumbered:
            return id
        task = self.tasks_by_id.get(id)
        if task is not None:
            return task.number
        return f"({id})" if id in self.ids_by_number else id

    def numbers_of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the same of several."""
        return tuple(map(self.number_of, ids))

    @cached_property
    def sections_by_id(self) -> dict[int, Section]:
        """Every section by its id."""
        return {section.id: section for section in self.sections}

    @cached_property
    def units_by_name(self) -> dict[str, Unit]:
        """What is known of units, by the name that tasks have."""
        return {unit.name: unit for unit in self.units}

    @cached_property
    def named_units(self) -> tuple[str, ...]:
        """Every unit that a task names, also as a supporting one, in the order of the plan."""
        named = (name for task in self.tasks for name in (*task.units, *task.supporting_units))
        return tuple(dict.fromkeys(named))

    @cached_property
    def unit_names(self) -> frozenset[str]:
        """The same, to look one up."""
        return frozenset(self.named_units)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every unit and lead that a task names."""
        return self.unit_names.union(*(task.leads for task in self.tasks))

    def short_unit(self, name: str) -> str:
        """Return a unit's short name: the plan's, else what people call such a body, where that is no other's."""
        short = self._shorts.get(name)
        if short is not None:
            return short
        from workplan_tui.model.unit_names import said_short

        return said_short(name)

    @cached_property
    def _shorts(self) -> dict[str, str]:
        """The short name of every unit that is told or named."""
        from workplan_tui.model.unit_names import said_short, shorts_of

        told = {unit.name: unit.short for unit in self.units if unit.short}
        said = {name: told.get(name) or said_short(name) for name in self.named_units}
        return {**shorts_of(said), **told}

    @cached_property
    def successions(self) -> tuple[Succession, ...]:
        """Who goes on under which name; none in most plans."""
        bodies: tuple[Unit | Lead, ...] = (*self.units, *self.leads)
        named = [one for one in bodies if one.was]
        return tuple(Succession(was.name, was.until, one.name) for one in named for was in one.was)

    @cached_property
    def read_at_days(self) -> dict[tuple[bool, ...], tuple[Plan, Plan]]:
        """What this edition is with the names of a day, by which names are past; kept by `succession.plan_at`."""
        return {}

    def borne(self, name: str) -> str:
        """Return by what name who is recorded under one goes; another one only where a day is known (`PlanAtDay`)."""
        return name

    def names_of(self, name: str) -> tuple[str, ...]:
        """Return the name and every former or later one under which the same may be asked for."""
        return (name,)

    def spoken(self, name: str) -> tuple[str, ...]:
        """Return the same with what people call each, as `short_unit` has it."""
        names = self.names_of(name)
        return (*names, *map(self.short_unit, names))

    def contacts_of(self, task: Task) -> tuple[str, ...]:
        """Return who is asked about the task: its own contacts, then those of its units."""
        units = (self.units_by_name.get(name) for name in (*task.units, *task.supporting_units))
        all_of_them = (*task.contacts, *(one for unit in units if unit for one in unit.contacts))
        return tuple(dict.fromkeys(all_of_them))

    def tasks_of(self, section_id: int) -> tuple[Task, ...]:
        """Return the section's tasks in the plan's order."""
        return tuple(task for task in self.tasks if task.section == section_id)

    @property
    def close_needs_other_actor(self) -> bool:
        """Whether 销号 must be done by somebody other than who claimed the task done."""
        return bool(self.rules.get("close_needs_other_actor", True))

    @property
    def close_needs(self) -> tuple[str, ...]:
        """What a closing 销号 must say, of `CLOSING_SAYS`."""
        needed = self.rules.get("close_needs", ())
        return tuple(key for key in CLOSING_SAYS if key in needed)

    def clock_zone(self) -> tzinfo:
        """Return the plan's time zone; one of `NO_ZONE` where this computer does not know it."""
        return zone(self.timezone)


_CHINA = ("Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "PRC", "Asia/Beijing")
_WORLD = ("UTC", "Etc/UTC", "GMT", "Etc/GMT")
NO_ZONE = (KeyError, ValueError, OSError)
"""What `zone` raises: not in the database, or none is there; not a plain name; a folder of the database."""
_CLAUSE_ENDS = "，；。：！？"


def first_clause(text: str) -> str:
    """Return the text up to its first pause outside quotes and brackets."""
    depth = 0
    for place, letter in enumerate(text):
        if letter in "“‘《（":
            depth += 1
        elif letter in "”’》）":
            depth = max(0, depth - 1)
        elif letter in _CLAUSE_ENDS and not depth:
            return text[:place] or text
    return text


def zone(name: str) -> tzinfo:
    """Return the time zone of that name, or raise one of `NO_ZONE`; China's and UTC need no database.

    China has kept +08:00 without summer time since 1991, and small machines ship no database.
    """
    if name in _CHINA:
        return timezone(timedelta(hours=8))
    if name in _WORLD:
        return UTC
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def has_zones() -> bool:
    """Return whether this computer has a time zone database at all: minimal systems and images ship none."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo("Etc/UTC")
    except ZoneInfoNotFoundError:
        return False
    return True
