"""The trend as an annex of a paper: the figures month by month, and what is drawn of them."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.reports.paper import PaperAnnex, PaperTable, numbered
from workplan_tui.reports.trend import figure_rows
from workplan_tui.reports.trend_figures import charted_trend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings


def trend_annexes(
    standings: Standings, tasks: Sequence[Task], groups: Iterable[str], told: Callable[[int, int], None]
) -> tuple[PaperAnnex, ...]:
    """Return the annex; none where no trend is drawn (`charted_trend`)."""
    trend = charted_trend(standings, tasks, groups, told)
    if trend is None:
        return ()
    head, *rows = map(tuple, figure_rows(standings.ledger.plan, trend.points))
    table = PaperTable(head, tuple(rows), (14, *([11] * (len(head) - 1))))
    return (PaperAnnex(tr("How the tasks went on by month"), numbered((table, *trend.figures))),)
