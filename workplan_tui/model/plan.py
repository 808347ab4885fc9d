"""The plan 分工方案: what was promised, by whom, by when. It never changes while tracking.

This module holds values and look-ups only; reading the TOML file is `store.plan.file`.
"""

from __future__ import annotations

from datetime import date, timedelta, timezone, tzinfo
from functools import cached_property

from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

OPERATORS = (">=", ">", "=", "<=", "<", "~")
"""以上/不少于, 超过, exactly, 不超过, 小于, 左右 (docs/files.md)."""
_LIMITS = ("<", "<=")
_RATES = ("%", "‰")


class Milestone(Value):
    """A dated step inside a task 时间节点."""

    id: int
    due_on: date
    text: str
    quote: str
    """The words of the task's text it was read from."""


class Target(Value):
    """A figure the task promises 量化指标."""

    id: int
    name: str
    op: str
    """One of `OPERATORS`."""
    value: float
    """As printed; 万 and 亿 stay in the unit."""
    value_max: float | None
    """The upper end of a range such as 2至3."""
    unit: str
    quote: str
    declared_kind: str | None = None
    """`count` or `level` where the plan says so."""

    @property
    def kind(self) -> str:
        """`count` adds up towards the figure; `level` is a rate, stock or limit that is kept or not."""
        if self.declared_kind:
            return self.declared_kind
        return "level" if self.op in _LIMITS or self.unit in _RATES else "count"


class Requirement(Value):
    """One of the notice's general demands to all units."""

    title: str
    text: str


class Section(Value):
    """A numbered heading 板块 of the plan."""

    id: int
    title: str
    """Without its numeral."""
    label: str
    """Short, for the tree; the title where the plan gives none."""


class Task(Value):
    """A numbered item 任务 of the plan. Its `id` never changes; ids are compared as text."""

    id: str
    section: int
    text: str
    leads: tuple[str, ...]
    units: tuple[str, ...]
    due_on: date | None
    """The deadline's day; None where the plan names none."""
    supporting_units: tuple[str, ...] = ()
    starts_on: date | None = None
    declared_title: str | None = None
    other_numbers: tuple[str, ...] = ()
    """Arabic figures in the text that are neither target nor milestone, as quoted."""
    milestones: tuple[Milestone, ...] = ()
    targets: tuple[Target, ...] = ()
    due_text: str | None = None
    """The deadline's words where they are more than the day: 三季度末, 持续推进."""

    @cached_property
    def title(self) -> str:
        """The declared title, else the first clause of the text."""
        return self.declared_title or first_clause(self.text)


class Plan(Value):
    """The whole TOML file as a value."""

    id: str
    title: str
    starts_on: date
    ends_on: date
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    document_number: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    declared_task_count: int | None = None
    cc: str | None = None
    timezone: str = "Asia/Shanghai"
    requirements: tuple[Requirement, ...] = ()
    rules: Mapping[str, Any] = {}
    """`[rules]`: thresholds of the lights (docs/lights.md)."""
    reporting: Mapping[str, Any] = {}
    """`[reporting]`: the period and its day (docs/lights.md)."""

    @cached_property
    def tasks_by_id(self) -> dict[str, Task]:
        """Every task by its id."""
        return {task.id: task for task in self.tasks}

    @cached_property
    def sections_by_id(self) -> dict[int, Section]:
        """Every section by its id."""
        return {section.id: section for section in self.sections}

    def tasks_of(self, section_id: int) -> tuple[Task, ...]:
        """Return the section's tasks in the plan's order."""
        return tuple(task for task in self.tasks if task.section == section_id)

    @property
    def close_needs_other_actor(self) -> bool:
        """Whether 销号 must be done by somebody other than who claimed the task done."""
        return bool(self.rules.get("close_needs_other_actor", True))

    def clock_zone(self) -> tzinfo:
        """Return the plan's time zone; `KeyError` when the name is unknown on this machine."""
        return zone(self.timezone)


_CHINA = ("Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "PRC", "Asia/Beijing")
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
    """Return the time zone of that name; China's needs no time zone database.

    China has kept +08:00 without summer time since 1991, and small machines ship no database.
    """
    if name in _CHINA:
        return timezone(timedelta(hours=8))
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)
