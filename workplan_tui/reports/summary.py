"""Counts by status, pace and light, for the whole and for groups: rows in which sums are totals."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.codes import LIGHTS, STATUSES
from workplan_tui.model.grouping import group_name, grouped
from workplan_tui.model.rules.pace import PACES
from workplan_tui.model.rules.progress import FINISHED
from workplan_tui.model.shares import share

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from typing import Any

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings


_WHOLE_BAR = 50
"""Letters that all tasks together would take: bars of different tables compare."""


def summary_row(standings: Standings, tasks: Sequence[Task], by: str | None) -> dict[str, Any]:
    """Return the total and its counts; with `by`, also those of every group."""
    row: dict[str, Any] = tally_row(standings, tasks)
    if by is not None:
        row["by"] = by
        row["groups"] = [
            {"key": group.key, "name": group_name(standings, by, group.key)}
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


def bar_rows(counts: Mapping[str, int], word: Callable[[str], str]) -> list[list[str]]:
    """Return one table of counts: word, count, share and a bar that shows even one of many."""
    total = sum(counts.values())
    return [
        [
            word(code),
            f"{count:>4}",
            f"{share_words(count, total):>4}",
            "#" * bar_share(count, total, _WHOLE_BAR),
        ]
        for code, count in counts.items()
    ]


def bar_share(count: int, total: int, whole: int) -> int:
    """Return how long a bar is of which all tasks together are `whole`; one of many is seen, too."""
    return min(whole, max(round(whole * count / (total or 1)), min(count, 1)))


def share_words(count: int, total: int) -> str:
    """Return the share in percent; of something it never reads 0."""
    percent = share(count, total)
    return f"{percent}%" if percent or not count else "<1%"


def title_words(day: date, total: int) -> str:
    """Return what stands above the counts: the day, and what all shares below are of."""
    return trn(
        "{day}: {count} task; shares are of this one",
        "{day}: {count} tasks; shares are of all {count}",
        total,
    ).format(day=day, count=total)


def group_rows(row: Mapping[str, Any]) -> list[list[str]]:
    """Return the groups of a summary as a table: heading, one row a group, and the total.

    Headings are short, as names are what a narrow table is read by; the bars have the whole words.
    """
    head = [
        aspect_of(row["by"]).word, tr("all"), tr("fin."), "%", tr("over"), tr("behind"),
        tr("red"), tr("amb"), tr("grn"), tr("grey"), tr("flag"),
    ]  # fmt: skip
    named = [*((group["name"], group) for group in row["groups"]), (tr("total"), row)]
    return [head, *([name, *_cells(counts)] for name, counts in named)]


def _cells(counts: Mapping[str, Any]) -> list[str]:
    total, finished = counts["total"], sum(counts["status"][status] for status in FINISHED)
    late = (counts["pace"][pace] for pace in ("overdue", "behind"))
    lights = (counts["light"][light] for light in LIGHTS)
    return [
        str(total),
        str(finished),
        share_words(finished, total),
        *map(str, (*late, *lights, counts["flagged"])),
    ]


def _in_order(counts: Mapping[str, int], codes: Sequence[str]) -> dict[str, int]:
    known = {code: counts.get(code, 0) for code in codes}
    return known | {code: count for code, count in counts.items() if code not in known}
