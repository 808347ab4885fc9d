"""Counts by status, pace and light, for the whole and for groups: rows in which sums are totals."""

from __future__ import annotations

from workplan_tui.model.grouping import grouped
from workplan_tui.model.pace import PACES
from workplan_tui.reports.kinds import group_name
from workplan_tui.wording import LIGHTS, STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings


def summary_row(standings: Standings, tasks: Sequence[Task], by: str | None) -> dict[str, Any]:
    """Return the total and its counts; with `by`, also those of every group."""
    row: dict[str, Any] = tally_row(standings, tasks)
    if by is not None:
        plan = standings.ledger.plan
        row["by"] = by
        row["groups"] = [
            {"key": group.key, "name": group_name(plan, by, group.key)}
            | tally_row(standings, group.tasks)
            for group in grouped(standings, tasks, by)
        ]
    return row


def tally_row(standings: Standings, tasks: Sequence[Task]) -> dict[str, Any]:
    """Return the counts of some tasks; every known code has its place, unknown ones come after."""
    tally = standings.tally(tasks)
    return {
        "total": tally.total,
        "status": _in_order(tally.by_status, STATUSES),
        "light": _in_order(tally.by_light, LIGHTS),
        "pace": _in_order(tally.by_pace, PACES),
        "flagged": tally.flagged,
    }


def _in_order(counts: Mapping[str, int], codes: Sequence[str]) -> dict[str, int]:
    known = {code: counts.get(code, 0) for code in codes}
    return known | {code: count for code, count in counts.items() if code not in known}
