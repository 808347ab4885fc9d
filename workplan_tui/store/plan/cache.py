"""The parsed plan, kept in the XDG cache folder so that a one-shot command parses no TOML.

PieceReader 121 tasks with tomli takes a quarter of the time `workplan set` may take. The cache is
derived, may be deleted at any time, is checked by checksum, and is never the reason for an error.
"""

from __future__ import annotations

import os
import time
import zlib
from datetime import date
from functools import partial

from workplan_tui import __version__
from workplan_tui.base.errors import NotSaved
from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.model.plan import (
    NO_ZONE,
    FormerName,
    Lead,
    Milestone,
    Plan,
    Requirement,
    Section,
    Target,
    Task,
    Unit,
)
from workplan_tui.settings.folders import own_folder
from workplan_tui.store.disk.cache_file import keep_cache, opened_cache
from workplan_tui.store.disk.files import Files
from workplan_tui.store.disk.keyed_records import FAULTS, opened, sealed
from workplan_tui.store.plan.lazy_plan import LazyPlan, TaskSource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_SETTLED_AFTER = 2.0
"""Seconds: a younger file could change again without its time or size telling."""
_SPARE_BYTES, _PER_BYTE = 64 * 1024, 4
"""A cache is at most so much, and so many times as large as its plan; a larger one is neither written nor read."""
_SIZE_AT = 4
"""Where the plan's size stands in the key."""
_PARTS: dict[type[Value], dict[str, type[Value]]] = {
    Plan: {"sections": Section, "tasks": Task, "requirements": Requirement, "units": Unit, "leads": Lead},
    Task: {"milestones": Milestone, "targets": Target},
    Unit: {"was": FormerName},
    Lead: {"was": FormerName},
}
"""The values inside a value."""
_DAYS = {
    kind: tuple(name for name, told in kind.__annotations__.items() if told.startswith("date"))
    for kind in (Plan, Section, Requirement, Unit, Lead, FormerName, Task, Milestone, Target)
}
"""The fields that JSON holds as texts."""
_DAY = "day"
"""By what a day is told from a text among the values of `[rules]` and `[reporting]`, which are kept as they stand."""


def cached_plan(path: str, environment: Mapping[str, str], files: Files | None = None) -> Plan:
    """Return the plan at `path`, from the cache when that is surely the same; errors of `read_plan`."""
    files = files or Files()
    key = _key(files, path)
    kept_at = _cache_path(path, environment)
    plan = _read(files, kept_at, key, path) if key else None
    if plan is not None and _has_clock(plan):
        return plan
    from workplan_tui.store.plan.file import read_plan

    plan = read_plan(path, files)
    if key and key == _key(files, path):
        _keep(files, kept_at, key, plan)
    return plan


def _read_anew(files: Files, path: str, key: list[Any]) -> Plan:
    """Return the plan whose cache is damaged; `NotSaved` where the file is another one by now."""
    from workplan_tui.store.plan.file import read_plan

    plan = read_plan(path, files)
    if key != _key(files, path):
        raise NotSaved(tr("The plan was changed meanwhile; try again."))
    return plan


def _has_clock(plan: Plan) -> bool:
    """Return whether its time zone is known here and now: the database may have gone since."""
    try:
        plan.clock_zone()
    except NO_ZONE:
        return False
    return True


def _key(files: Files, path: str) -> list[Any] | None:
    try:
        found = files.stat(path)
    except (OSError, ValueError):
        return None
    if time.time() - found.st_mtime < _SETTLED_AFTER:
        return None
    return [
        __version__, os.path.abspath(path), found.st_dev, found.st_ino, found.st_size,
        found.st_mtime_ns, found.st_ctime_ns,
    ]  # fmt: skip


def _cache_path(path: str, environment: Mapping[str, str]) -> str:
    name = f"plan-{zlib.crc32(os.fsencode(os.path.abspath(path))):08x}.json"
    return os.path.join(own_folder(environment, "XDG_CACHE_HOME", ".cache"), name)


def _read(files: Files, kept_at: str, key: list[Any], path: str) -> Plan | None:
    """Return the plan, its tasks still to be read; None where the cache is not there, or not of that file."""
    try:
        reading = opened_cache(files, kept_at, _most_bytes(key))
        if reading is None:
            return None
        (kept_key, record, named_units, numbers), records = opened(reading)
        if kept_key != key or not isinstance(numbers, dict | None):
            return None
        source = TaskSource(records, task_of, partial(_read_anew, files, path, key))
        return LazyPlan(plan_of(record), tuple(named_units), numbers, source)
    except FAULTS:
        return None


def _most_bytes(key: list[Any]) -> int:
    return _SPARE_BYTES + _PER_BYTE * int(key[_SIZE_AT])


def _keep(files: Files, kept_at: str, key: list[Any], plan: Plan) -> None:
    numbers = plan.ids_by_number if plan.is_renumbered else None
    head = key, record_of(plan.replace(tasks=())), plan.named_units, numbers
    try:
        data = sealed(head, ((task.id, record_of(task)) for task in plan.tasks))
    except (TypeError, ValueError):
        return
    if len(data) < _most_bytes(key):
        keep_cache(files, kept_at, data)


def record_of(value: Any) -> Any:
    """Return a plan, or a part of one, as what JSON can hold: records as lists in field order."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [record_of(item) for item in value]
    if isinstance(value, dict):
        return {key: {_DAY: item.isoformat()} if type(item) is date else item for key, item in value.items()}
    if hasattr(value, "_fields"):
        return [record_of(getattr(value, name)) for name in value._fields]
    return value


def _told_days(table: dict[str, Any]) -> dict[str, Any]:
    """Return the table with its days, each of which JSON holds as an object of its own."""
    return {
        key: date.fromisoformat(told[_DAY]) if isinstance(told, dict) else told for key, told in table.items()
    }


def plan_of(record: list[Any]) -> Plan:
    """Return the plan whose `record_of` this is; `ValueError`, `TypeError` when it is none."""
    return _value(Plan, record)  # type: ignore[no-any-return]


def task_of(record: list[Any]) -> Task:
    """Return the task whose `record_of` this is; `ValueError`, `TypeError` when it is none."""
    return _value(Task, record)  # type: ignore[no-any-return]


def _value(kind: Any, record: list[Any]) -> Any:
    fields = dict(zip(kind._fields, record, strict=True))
    parts, days = _PARTS.get(kind, {}), _DAYS[kind]
    for name, value in fields.items():
        if name in parts:
            fields[name] = tuple(_value(parts[name], part) for part in value)
        elif name in days and value:
            fields[name] = date.fromisoformat(value)
        elif isinstance(value, list):
            fields[name] = tuple(value)
        elif isinstance(value, dict):
            fields[name] = _told_days(value)
    return kind(**fields)
