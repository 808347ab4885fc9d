"""The bulletin for programs."""

from __future__ import annotations

from workplan_tui.model.operations.flag import Flag
from workplan_tui.reports.meeting import decision_row
from workplan_tui.reports.summary import tally_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.model.bulletin import Bulletin


def bulletin_row(told: Bulletin, number: int | None) -> Mapping[str, Any]:
    """Return the same for programs: counts as `summary` has them, and what is called by name."""
    return {
        "number": number,
        "day": told.day.isoformat(),
        **tally_row(told.standings, told.plan.tasks),
        "since": told.before.ledger.day.isoformat() if told.before else None,
        "newly_finished": [task.id for task in told.newly_finished],
        "late": [
            {
                "id": late.task.id,
                "kind": kind,
                "units": list(late.task.units),
                "due_on": late.due_on.isoformat() if late.due_on else None,
                "progress": late.progress,
                "expected": late.expected,
                "problem": late.problem or None,
                "next": late.next_step or None,
            }
            for kind, lates in told.lagging.items()
            for late in lates
        ],
        "questions": [
            {
                "id": asked.task.id,
                "number": asked.number,
                "text": Flag(asked.flag.op).text,
                "to": Flag(asked.flag.op).to or None,
                "on": asked.flag.entry.on.isoformat(),
            }
            for asked in told.asked
        ],
        "decisions": [decision_row(one) for one in told.decided],
    }
