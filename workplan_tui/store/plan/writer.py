"""Write a plan as the TOML text people read and edit (docs/files.md).

Pure: a plan in, text out. This module opens no file, knows no comments of an older file, and
checks nothing; a plan with faults is written as it is so that `check` can name them.
"""

from __future__ import annotations

from datetime import date, datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workplan_tui.model.plan import Milestone, Plan, Section, Target, Task

SCHEMA = 1
_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def format_plan(plan: Plan) -> str:
    """Return the plan as TOML, in the order a person reads it."""
    blocks = [f"schema = {SCHEMA}\n", _block("[plan]", _plan_rows(plan))]
    blocks += (
        _block("[[plan.requirements]]", [("title", one.title), ("text", one.text)])
        for one in plan.requirements
    )
    blocks += (_block("[[sections]]", _section_rows(section)) for section in plan.sections)
    for task in plan.tasks:
        blocks.append(_block("[[tasks]]", _task_rows(task)))
        blocks += (_block("[[tasks.milestones]]", _milestone_rows(one)) for one in task.milestones)
        blocks += (_block("[[tasks.targets]]", _target_rows(one)) for one in task.targets)
    blocks += (
        _block(f"[{name}]", list(table.items()))
        for name, table in (("rules", plan.rules), ("reporting", plan.reporting))
        if table
    )
    return "\n".join(blocks)


def _plan_rows(plan: Plan) -> list[tuple[str, object]]:
    return [
        ("id", plan.id),
        ("title", plan.title),
        ("starts_on", plan.starts_on),
        ("ends_on", plan.ends_on),
        ("document_number", plan.document_number),
        ("issuer", plan.issuer),
        ("issued_on", plan.issued_on),
        ("declared_task_count", plan.declared_task_count),
        ("cc", plan.cc),
        ("timezone", plan.timezone),
    ]


def _section_rows(section: Section) -> list[tuple[str, object]]:
    """The label is left out where it is the title, which is what a reader then gives."""
    label = section.label if section.label != section.title else None
    return [("id", section.id), ("title", section.title), ("label", label)]


def _task_rows(task: Task) -> list[tuple[str, object]]:
    return [
        ("id", _task_id(task.id)),
        ("section", task.section),
        ("text", task.text),
        ("leads", list(task.leads) or None),
        ("units", list(task.units) or None),
        ("due_on", task.due_on),
        ("due_text", task.due_text),
        ("supporting_units", list(task.supporting_units) or None),
        ("starts_on", task.starts_on),
        ("title", task.declared_title),
        ("other_numbers", list(task.other_numbers) or None),
    ]


def _milestone_rows(one: Milestone) -> list[tuple[str, object]]:
    return [("id", one.id), ("due_on", one.due_on), ("text", one.text), ("quote", one.quote)]


def _target_rows(one: Target) -> list[tuple[str, object]]:
    return [
        ("id", one.id),
        ("name", one.name),
        ("op", one.op),
        ("value", one.value),
        ("value_max", one.value_max),
        ("unit", one.unit),
        ("quote", one.quote),
        ("kind", one.declared_kind),
    ]


def _task_id(task_id: str) -> int | str:
    """A numeric id is an integer in the file, unless that would change it (007)."""
    plain = task_id.isascii() and task_id.isdigit() and str(int(task_id)) == task_id
    return int(task_id) if plain else task_id


def _block(header: str, rows: Iterable[tuple[str, object]]) -> str:
    """A table with one line for each value that is there."""
    lines = [f"{_key(name)} = {format_value(value)}\n" for name, value in rows if value is not None]
    return f"{header}\n{''.join(lines)}"


def format_value(value: object) -> str:
    """Return a value as TOML, on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(format_value, value))}]"
    if isinstance(value, dict):
        return _inline(value)
    return _string(str(value))


def _inline(table: Mapping[str, object]) -> str:
    return f"{{{', '.join(f'{_key(name)} = {format_value(value)}' for name, value in table.items())}}}"


def _key(name: str) -> str:
    bare = name and name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if bare else _string(name)


def _string(text: str) -> str:
    return f'"{"".join(map(_letter, text))}"'


def _letter(letter: str) -> str:
    """What cannot be seen is escaped: the file shows all it holds."""
    if letter in _SHORT:
        return _SHORT[letter]
    if letter.isprintable():
        return letter
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"
