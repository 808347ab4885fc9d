"""The pages of what comes: deadlines, milestones and decisions by week, and planned against done by month."""

from __future__ import annotations

from datetime import date

from workplan_tui.language import tr, trn
from workplan_tui.model.coming import SPAN, coming
from workplan_tui.model.plan_parts import STEPS, why_absent
from workplan_tui.model.trend import trend
from workplan_tui.reports.columns import aligned, joined, tabled
from workplan_tui.reports.coming import step_cells, week_words
from workplan_tui.reports.filter_hints import absent_sentence
from workplan_tui.reports.trend import trend_rows
from workplan_tui.tui.pages.page_line import plain_line, strong_line, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings
    from workplan_tui.tui.pages.page_line import PageLine


def calendar_page(
    standings: Standings, tasks: Sequence[Task], width: int, is_whole: bool = False
) -> list[PageLine]:
    """Return what is due in the next days, or all that is open, a heading a week; each line leads to its task.

    How much is left out is told.
    """
    ledger, plan = standings.ledger, standings.ledger.plan
    day, last = ledger.day, min(ledger.day, date.max - SPAN) + SPAN
    weeks = coming(ledger, tasks, date.min, date.max)
    days = [step.due_on for week in weeks for step in week.steps]
    missed, later = sum(one < day for one in days), sum(one > last for one in days)
    if is_whole:
        title = trn(
            "{count} step is open, {missed} past the day",
            "{count} steps are open, {missed} past the day",
            len(days),
        ).format(count=len(days), missed=missed)
    else:
        weeks = coming(ledger, tasks, day, last)
        count = len(days) - missed - later
        title = trn(
            "{first} to {last}: {count} step is due; {missed} missed before, {later} to come later",
            "{first} to {last}: {count} steps are due; {missed} missed before, {later} to come later",
            count,
        ).format(first=day, last=last, count=count, missed=missed, later=later)
    steps = [step for week in weeks for step in week.steps]
    lines = [strong_line(text) for text in wrapped(title, width)]
    if not steps:
        lines += _absent(ledger, width)
    rows = iter(list(aligned([step_cells(plan, step) for step in steps], width - 2)))
    for week in weeks:
        lines += [plain_line(""), strong_line(week_words(plan, week))]
        lines += [plain_line(f"  {joined(next(rows))}", step.task_id) for step in week.steps]
    return lines


def trend_page(standings: Standings, tasks: Sequence[Task], width: int) -> list[PageLine]:
    """Return a line a month with planned and done, the lights and a bar."""
    ledger = standings.ledger
    title = tr("{day}: planned and done by month, {count} tasks").format(day=ledger.day, count=len(tasks))
    rows = trend_rows(ledger.plan, trend(ledger, tasks), width)
    heading = [strong_line(title), *_absent(ledger, width), plain_line("")]
    return [*heading, *map(plain_line, tabled(rows, width))]


def _absent(ledger: Ledger, width: int) -> list[PageLine]:
    """Return that the plan has no days by which anything is due, where it has none."""
    absent = why_absent(ledger, STEPS)
    return [plain_line(text) for text in wrapped(absent_sentence(absent), width)] if absent else []
