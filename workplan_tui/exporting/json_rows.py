"""The view as one JSON object: what was asked for, and a row a task with the keys of `list --json` and more.

Programs pick the keys they need, so the columns that people chose leave none out.
"""

from __future__ import annotations

import json

from workplan_tui.model.flags import numbered_flags
from workplan_tui.model.operations.flag import Flag
from workplan_tui.model.operations.report import TEXTS_TOLD, Report, standing_report
from workplan_tui.model.rules.progress import is_passed, measured_value
from workplan_tui.reports.rows import task_row
from workplan_tui.text.harmless import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from workplan_tui.exporting.formats import Options
    from workplan_tui.exporting.view import View
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task


def render(view: View, options: Options) -> bytes:
    """Return the object, one task a line."""
    head = {
        "plan": view.plan.id,
        "title": view.plan.title,
        "as_of": view.day.isoformat(),
        "filter": view.filter_text,
        "branch": view.branch,
        "sort": view.sort_by,
        "reversed": view.is_reversed,
        "count": len(view.tasks),
        "total": len(view.plan.tasks),
    }
    lines = []
    for place, task in enumerate(view.tasks):
        options.progress(place, len(view.tasks))
        lines.append(_text(task_row(view.standings, task) | _more(view.ledger, task)))
    text = f'{_text(head)[:-1]}, "tasks": [\n' + ",\n".join(lines) + "\n]}\n"
    return text.encode("utf-8")


def _more(ledger: Ledger, task: Task) -> dict[str, Any]:
    standing = standing_report(ledger, task.id)
    texts = {key: Report(standing[key].op).text(key) if key in standing else None for key in TEXTS_TOLD}
    return {
        "report": texts,
        "questions": [
            {"number": number, "on": flag.entry.on.isoformat(), "by": flag.entry.actor,
             "to": Flag(flag.op).to, "text": Flag(flag.op).text}
            for number, flag in numbered_flags(ledger, task.id)
        ],
        "targets": [
            {"name": target.name, "op": target.op, "asked": target.value, "unit": target.unit,
             "value": measured_value(ledger, task, target)}
            for target in task.targets
        ],
        "milestones": [
            {"due_on": one.due_on.isoformat(), "text": one.text, "is_met": is_passed(ledger, task, one)}
            for one in task.milestones
        ],
    }  # fmt: skip


def _text(value: object) -> str:
    return escaped(json.dumps(value, ensure_ascii=False))
