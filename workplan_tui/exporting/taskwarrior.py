"""Tasks for `task import` of taskwarrior 2.6 and 3: one JSON array.

A deadline is the last second of its day in the plan's time zone, because a bare date is overdue from its
first. Ids are made of plan and task and never change; each task has its deadline every time, as an import
without one takes it away.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid5

from workplan_tui.language.words import light_word, status_word
from workplan_tui.model.aspects.readers import section_cell
from workplan_tui.model.rules.progress import FINISHED
from workplan_tui.model.status import CANCELLED
from workplan_tui.text.harmless import clean, escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from workplan_tui.exporting.formats import Options
    from workplan_tui.exporting.view import View
    from workplan_tui.model.plan import Task

_OURS = UUID("6a3f0d6e-5b1c-4f6e-9a52-8d1f3f5f0c11")
"""The name space of the ids; another one would make other tasks of the same ones."""
_PRIORITIES = {"red": "H", "amber": "M"}
_LAST_SECOND = time(23, 59, 59)
_NOON = time(12)
_NO_TAG = re.compile(r"\W+")
"""What a tag cannot hold: a colon makes another word of it."""


def render(view: View, options: Options) -> bytes:
    """Return the array, one task a line."""
    lines = []
    for place, task in enumerate(view.tasks):
        options.progress(place, len(view.tasks))
        lines.append(escaped(json.dumps(_row(view, task), ensure_ascii=False)))
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode("utf-8")


def _row(view: View, task: Task) -> dict[str, Any]:
    stands, plan = view.standings.of(task), view.plan
    claim = view.ledger.claim(task.id)
    row = {
        "uuid": str(uuid5(_OURS, f"{plan.id}/{task.id}")),
        "description": f"{clean(task.number)} {clean(task.title)}",
        "status": "pending",
        "entry": _moment(view, plan.issued_on or plan.starts_on, _NOON),
        "project": clean(section_cell(view.standings, task)),
        "tags": _tags(view, task),
    }
    if stands.due_on is not None:
        row["due"] = _moment(view, stands.due_on, _LAST_SECOND)
    if stands.light in _PRIORITIES:
        row["priority"] = _PRIORITIES[stands.light]
    if stands.status in FINISHED or stands.status == CANCELLED:
        ended = claim or view.ledger.newest(task.id, "status")
        row["status"] = "completed" if stands.status in FINISHED else "deleted"
        row["end"] = _moment(view, ended.entry.on if ended else view.day, _NOON)
    return row


def _tags(view: View, task: Task) -> list[str]:
    stands = view.standings.of(task)
    words = (light_word(stands.light), status_word(stands.status), *map(view.plan.short_unit, task.units))
    return list(dict.fromkeys(tag for word in words if (tag := _NO_TAG.sub("_", word).strip("_"))))


def _moment(view: View, day: date, at: time) -> str:
    """Return the time of that day in the plan's time zone, as taskwarrior writes it."""
    return f"{datetime.combine(day, at, view.plan.clock_zone()).astimezone(UTC):%Y%m%dT%H%M%SZ}"
