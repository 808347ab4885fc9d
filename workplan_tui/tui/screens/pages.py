"""The pages there are: what changed since a day, the counts with bars."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.model.changes import changes, states
from workplan_tui.reports.columns import aligned, joined, tabled
from workplan_tui.reports.comparison import compared_rows, moved_words
from workplan_tui.reports.summary import bar_rows, group_rows, summary_row
from workplan_tui.tui import palette
from workplan_tui.tui.cells import left
from workplan_tui.tui.screens.page import Line, plain
from workplan_tui.wording import clean, light_word, pace_word, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings


def changes_page(before: Standings, after: Standings, tasks: Sequence[Task]) -> list[Line]:
    """Return both counts side by side, then what moved, each line leading to its task."""
    moved = changes(states(before, tasks), states(after, tasks))
    heading = trn("{count} task moved", "{count} tasks moved", len(moved)).format(count=len(moved))
    first, last = before.ledger.day, after.ledger.day
    lines = [Line(((f"{first} -> {last}  {heading}", palette.BAR_STRONG),)), plain("")]
    by_id = after.ledger.plan.tasks_by_id
    rows = [
        [
            f"{clean(one.task_id):>4}",
            left(clean(by_id[one.task_id].title), 36).rstrip(),
            tr("; ").join(moved_words(one)),
        ]
        for one in moved
    ]
    if rows:
        lines += [plain(text, one.task_id) for text, one in zip(map(joined, aligned(rows)), moved, strict=True)]
        lines.append(plain(""))
    lines += [plain(joined(cells)) for cells in aligned(compared_rows(before, after, tasks))]
    return lines


def summary_page(standings: Standings, tasks: Sequence[Task], by: str) -> list[Line]:
    """Return counts and shares with bars, then the groups."""
    row = summary_row(standings, tasks, by)
    title = tr("{day}: {count} tasks").format(day=standings.ledger.day, count=row["total"])
    lines = [Line(((title, palette.BAR_STRONG),))]
    for name, word in (("status", status_word), ("light", light_word), ("pace", pace_word)):
        lines += [plain(""), *(plain(joined(cells)) for cells in aligned(bar_rows(row[name], word)))]
    return [*lines, plain(""), *map(plain, tabled(group_rows(row)))]
