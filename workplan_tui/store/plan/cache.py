"""The parsed plan, kept in the XDG cache folder so that a one-shot command parses no TOML.

Reading 121 tasks with tomli takes a quarter of the time `workplan set` may take. The cache is
derived, may be deleted at any time, is checked by checksum, and is never the reason for an error.
"""

from __future__ import annotations

import json
import os
import time
import zlib
from datetime import date

from workplan_tui import __version__
from workplan_tui.model.plan import Milestone, Plan, Requirement, Section, Target, Task
from workplan_tui.reading import read_file
from workplan_tui.settings import own_folder
from workplan_tui.store.file_steps import drop, make_folders, shut, write_all
from workplan_tui.store.files import Files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_SETTLED_AFTER = 2.0
"""Seconds: a younger file could change again without its time or size telling."""
_LARGEST_BYTES = 512 * 1024 * 1024
"""No plan that may be read makes a larger one."""
_PRIVATE = 0o600
_PARTS = {
    "sections": Section,
    "tasks": Task,
    "requirements": Requirement,
    "milestones": Milestone,
    "targets": Target,
}
_DAYS = ("due_on", "starts_on", "ends_on", "issued_on")


def cached_plan(path: str, environment: Mapping[str, str], files: Files | None = None) -> Plan:
    """Return the plan at `path`, from the cache when that is surely the same; errors of `read_plan`."""
    files = files or Files()
    key = _key(files, path)
    kept_at = _cache_path(path, environment)
    plan = _read(files, kept_at, key) if key else None
    if plan is not None:
        return plan
    from workplan_tui.store.plan.file import read_plan

    plan = read_plan(path, files)
    if key and key == _key(files, path):
        _keep(files, kept_at, key, plan)
    return plan


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


def _read(files: Files, kept_at: str, key: list[Any]) -> Plan | None:
    try:
        if files.stat(kept_at).st_uid != os.geteuid():
            return None
        checksum, _, body = read_file(kept_at, _LARGEST_BYTES, files).partition(b"\n")
        if checksum != b"%08x" % zlib.crc32(body):
            return None
        kept_key, record = json.loads(body)
        return plan_of(record) if kept_key == key else None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _keep(files: Files, kept_at: str, key: list[Any], plan: Plan) -> None:
    """Write beside and rename. Nothing is flushed: what a power cut leaves is checked by checksum."""
    beside = f"{kept_at}.{os.urandom(4).hex()}"
    try:
        body = json.dumps([key, record_of(plan)], separators=(",", ":")).encode()
        make_folders(files, os.path.dirname(kept_at))
        handle = files.create(beside, _PRIVATE)
        try:
            write_all(files, handle, b"%08x\n" % zlib.crc32(body) + body)
            files.rename(beside, kept_at)
        except OSError:
            drop(files, beside)
        finally:
            shut(files, handle)
    except (OSError, TypeError, ValueError):
        return


def record_of(value: Any) -> Any:
    """Return a plan, or a part of one, as what JSON can hold: records as lists in field order."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [record_of(item) for item in value]
    if hasattr(value, "_fields"):
        return [record_of(getattr(value, name)) for name in value._fields]
    return value


def plan_of(record: list[Any]) -> Plan:
    """Return the plan whose `record_of` this is; `ValueError`, `TypeError` when it is none."""
    return _value(Plan, record)  # type: ignore[no-any-return]


def _value(kind: Any, record: list[Any]) -> Any:
    fields = dict(zip(kind._fields, record, strict=True))
    for name, value in fields.items():
        if name in _PARTS:
            fields[name] = tuple(_value(_PARTS[name], part) for part in value)
        elif name in _DAYS and value:
            fields[name] = date.fromisoformat(value)
        elif isinstance(value, list):
            fields[name] = tuple(value)
    return kind(**fields)
