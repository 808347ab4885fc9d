"""The pages of what comes: deadlines, milestones and decisions by week, and planned against done by month."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.model.coming import SPAN, coming
from workplan_tui.model.trend import trend
from workplan_tui.reports.columns import aligned, joined, tabled
from workplan_tui.reports.coming import step_cells, week_words
from workplan_tui.reports.trend import trend_rows
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.pages.page_line import PageLine, plain_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings


def calendar_page(standings: Standings, tasks: Sequence[Task], width: int) -> list[PageLine]:
    """Return what is due in the next days, a heading a week; each line leads to its task."""
    ledger, plan = standings.ledger, standings.ledger.plan
    last = min(ledger.day, type(ledger.day).max - SPAN) + SPAN
    weeks = coming(ledger, tasks, ledger.day, last)
    steps = [step for week in weeks for step in week.steps]
    title = trn(
        "{first} -> {last}  {count} step is due", "{first} -> {last}  {count} steps are due", len(steps)
    ).format(first=ledger.day, last=last, count=len(steps))
    lines = [PageLine(((title, palette.BAR_STRONG),))]
    rows = iter(list(aligned([step_cells(plan, step) for step in steps], width - 2)))
    for week in weeks:
        lines += [plain_line(""), PageLine(((week_words(plan, week), palette.BAR_STRONG),))]
        lines += [plain_line(f"  {joined(next(rows))}", step.task_id) for step in week.steps]
    return lines


def trend_page(standings: Standings, tasks: Sequence[Task], width: int) -> list[PageLine]:
    """Return a line a month with planned and done, the lights and a bar."""
    ledger = standings.ledger
    title = tr("{day}: planned and done by month, {count} tasks").format(day=ledger.day, count=len(tasks))
    rows = trend_rows(ledger.plan, trend(ledger, tasks), width)
    return [PageLine(((title, palette.BAR_STRONG),)), plain_line(""), *map(plain_line, tabled(rows, width))]
