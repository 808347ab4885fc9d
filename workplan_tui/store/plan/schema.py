"""The schema of docs/files.md: a TOML document -> Plan and every fault for which it is refused.

What is only doubtful, a date outside the plan or a quote not in the text, is `model.check`'s.
"""

from __future__ import annotations

from workplan_tui.model.plan import (
    OPERATORS,
    Milestone,
    Plan,
    Requirement,
    Section,
    Target,
    Task,
    zone,
)
from workplan_tui.model.rules.thresholds import Rules
from workplan_tui.store.plan.table import Faults, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

SCHEMA = 1
_KINDS = ("count", "level")
_PERIODS = ("month", "quarter", "week")


def build(document: Mapping[str, Any]) -> tuple[Plan, Faults]:
    """Return the plan and its faults; with any fault the plan holds stand-ins: do not use it."""
    faults = Faults()
    top = Table(document, (), faults)
    if top.integer("schema") != SCHEMA and type(document.get("schema")) is int:
        top.wrong("schema", "schema")
    head = top.table("plan", required=True)
    sections = _sections(top)
    plan = Plan(
        id=head.identifier("id"),
        title=head.text("title"),
        starts_on=head.day("starts_on"),
        ends_on=head.day("ends_on"),
        sections=sections,
        tasks=_tasks(top, frozenset(section.id for section in sections)),
        document_number=head.text_or_none("document_number"),
        issuer=head.text_or_none("issuer"),
        issued_on=head.day_or_none("issued_on"),
        declared_task_count=(
            head.integer("declared_task_count") if "declared_task_count" in head.values else None
        ),
        cc=head.text_or_none("cc"),
        timezone=_timezone(head),
        requirements=tuple(
            Requirement(each.text("title"), each.text("text")) for each in head.tables("requirements")
        ),
        rules=_rules(top.table("rules")),
        reporting=_reporting(top.table("reporting")),
    )
    return plan, faults


def _timezone(head: Table) -> str:
    if "timezone" not in head.values:
        return "Asia/Shanghai"
    name = head.text("timezone")
    try:
        zone(name)
    except (KeyError, ValueError, OSError):  # unknown; not a plain name; a folder of the database
        if type(head.values["timezone"]) is str:  # any other type is a fault already
            head.wrong("timezone", "timezone")
    return name


def _sections(top: Table) -> tuple[Section, ...]:
    sections: list[Section] = []
    first: dict[int, Table] = {}
    for table in top.tables("sections"):
        number, title = table.integer("id"), table.text("title")
        if first.setdefault(number, table) is not table and type(table.values.get("id")) is int:
            table.wrong("id", "unique", (*first[number].path, "id"))
        label = table.text("label") if "label" in table.values else title
        sections.append(Section(number, title, label))
    return tuple(sections)


def _tasks(top: Table, section_ids: frozenset[int]) -> tuple[Task, ...]:
    tasks: list[Task] = []
    first: dict[str, Table] = {}
    for table in top.tables("tasks"):
        task = _task(table)
        if task.id and first.setdefault(task.id, table) is not table:
            table.wrong("id", "unique", (*first[task.id].path, "id"))
        if task.section not in section_ids and type(table.values.get("section")) is int:
            table.wrong("section", "section")
        tasks.append(task)
    return tuple(tasks)


def _task(table: Table) -> Task:
    values = table.values
    return Task(
        table.identifier("id"),
        table.integer("section"),
        table.text("text"),
        table.texts("leads"),
        table.texts("units"),
        table.day_or_none("due_on"),
        table.texts("supporting_units"),
        table.day_or_none("starts_on"),
        table.text_or_none("title"),
        table.texts("other_numbers"),
        tuple(map(_milestone, table.tables("milestones"))) if "milestones" in values else (),
        tuple(map(_target, table.tables("targets"))) if "targets" in values else (),
        table.text_or_none("due_text"),
    )


def _milestone(table: Table) -> Milestone:
    return Milestone(table.integer("id"), table.day("due_on"), table.text("text"), table.text("quote"))


def _target(table: Table) -> Target:
    values = table.values
    return Target(
        table.integer("id"),
        table.text("name"),
        table.choice("op", OPERATORS),
        table.number("value"),
        table.number("value_max") if "value_max" in values else None,
        table.text("unit"),
        table.text("quote"),
        table.choice("kind", _KINDS) if "kind" in values else None,
    )


def _rules(table: Table) -> Mapping[str, Any]:
    """Keep the table whole: unknown keys too; only the types of the known ones matter here.

    A number the rules cannot work with is a finding of `model.check`, and their default holds.
    """
    for key in Rules._fields:
        if key in table.values:
            table.number(key)
    if type(table.values.get("close_needs_other_actor", True)) is not bool:
        table.wrong("close_needs_other_actor", "bool")
    return table.values


def _reporting(table: Table) -> Mapping[str, Any]:
    if "every" in table.values:
        table.choice("every", _PERIODS)
    if "by_day" in table.values:
        table.number("by_day")
    return table.values
