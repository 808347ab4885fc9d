"""The keys a plan file may hold; any other is kept by what rewrites the file, and reported."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    Path = tuple[str | int, ...]

_REQUIREMENTS = dict.fromkeys(("title", "text"))
_PLAN = dict.fromkeys(
    (
        *("id", "title", "starts_on", "ends_on", "document_number", "issuer", "issued_on"),
        *("declared_task_count", "cc", "timezone"),
    )
)
_TASKS = dict.fromkeys(
    (
        *("id", "section", "text", "leads", "units", "due_on", "due_text", "supporting_units", "starts_on"),
        *("title", "other_numbers"),
    )
)
_MILESTONES = dict.fromkeys(("id", "due_on", "text", "quote"))
_TARGETS = dict.fromkeys(("id", "name", "op", "value", "value_max", "unit", "quote", "kind"))
KNOWN: dict[str, Any] = {
    "schema": None,
    "plan": {**_PLAN, "requirements": _REQUIREMENTS},
    "sections": dict.fromkeys(("id", "title", "label")),
    "tasks": {**_TASKS, "milestones": _MILESTONES, "targets": _TARGETS},
    "rules": dict.fromkeys(
        ("amber_gap", "red_gap", "due_soon_days", "stale_days", "close_needs_other_actor")
    ),
    "reporting": dict.fromkeys(("every", "by_day")),
}
"""Key -> None, or the keys of the table or tables below it."""


def unknown_keys(document: Mapping[str, Any]) -> Iterator[Path]:
    """Give the path of every key the plan does not know, the outermost only."""
    return _unknown(document, KNOWN, ())


def _unknown(table: Mapping[str, Any], known: Mapping[str, Any], path: Path) -> Iterator[Path]:
    for key, value in table.items():
        if key not in known:
            yield (*path, key)
        elif known[key] is not None and isinstance(value, dict):
            yield from _unknown(value, known[key], (*path, key))
        elif known[key] is not None and isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, dict):
                    yield from _unknown(item, known[key], (*path, key, index))
