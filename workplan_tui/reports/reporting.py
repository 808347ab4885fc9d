"""Who has reported for which period 已报 / 未报: as a table, as a list of who is missing, as rows for programs."""

from __future__ import annotations

from workplan_tui.base.errors import Refused
from workplan_tui.language import tr
from workplan_tui.model.reason import because
from workplan_tui.model.reported import reporting_table
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.reported import Reported, ReportingTable

_CELLS = 9
"""A period's column, with the gap before it."""
_NAME = 20
"""Cells that a unit's name has at least."""


def asked_table(ledger: Ledger, tasks: Iterable[Task]) -> ReportingTable:
    """Return the table; `Refused` where the plan asks for no reports: an empty one would look like good news."""
    table = reporting_table(ledger, tasks)
    if not ledger.plan.reporting.get("every"):
        raise Refused(because("no_periods"))
    return table


def reporting_rows(table: ReportingTable, cells: int | None = None) -> list[list[str]]:
    """Return heading, one row a unit, and the total: told of owed, for the newest periods that fit."""
    count = len(table.periods)
    shown = count if cells is None else max(1, min(count, (cells - _NAME) // _CELLS))
    periods = slice(count - shown, count)
    named = [*((one.unit or "-", one.by_period) for one in table.units), (tr("total"), table.total)]
    return [
        [tr("reported / owed"), *(period.name for period in table.periods[periods])],
        *([clean(name), *map(_cell, by_period[periods])] for name, by_period in named),
    ]


def _cell(reported: Reported) -> str:
    return f"{len(reported.told)}/{reported.owed}" if reported.owed else "-"


def last_over(table: ReportingTable) -> int | None:
    """Return the place of the newest period for which no report is in time any more."""
    return max((place for place, period in enumerate(table.periods) if period.is_over), default=None)


def missing_heading(table: ReportingTable, place: int) -> str:
    """Return what stands above the list of who is missing."""
    period, count = table.periods[place], len(table.total[place].missing)
    if not count:
        return tr("{period} (by {day}): everybody has reported").format(
            period=period.name, day=period.last_day
        )
    return tr("not reported for {period} (by {day}): {count}").format(
        period=period.name, day=period.last_day, count=count
    )


def missing_of(table: ReportingTable, place: int) -> list[tuple[str, tuple[str, ...]]]:
    """Return each unit that has not reported for the period at that place, with its tasks."""
    return [
        (clean(one.unit or "-"), one.by_period[place].missing)
        for one in table.units
        if one.by_period[place].missing
    ]


def reporting_row(table: ReportingTable, total: int) -> dict[str, Any]:
    """Return the table for programs; `total` is how many tasks were asked about."""
    return {
        "total": total,
        "by": "period",
        "periods": [
            {"period": one.name, "by": one.last_day.isoformat(), "is_over": one.is_over}
            for one in table.periods
        ],
        "groups": [
            {"key": one.unit, "name": one.unit or "-", "periods": _json_cells(table, one.by_period)}
            for one in table.units
        ],
    }


def _json_cells(table: ReportingTable, by_period: Sequence[Reported]) -> list[dict[str, Any]]:
    return [
        {
            "period": period.name,
            "reported": list(cell.told),
            "missing": list(cell.missing),
            "awaited": list(cell.awaited),
        }
        for period, cell in zip(table.periods, by_period, strict=True)
    ]
