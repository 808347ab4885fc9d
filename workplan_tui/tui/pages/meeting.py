"""The page of what changed since a day, with the counts of both days."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.model.changes import moved_between
from workplan_tui.model.wrap import wrap
from workplan_tui.reports.adjustments import adjustment_lines
from workplan_tui.reports.columns import aligned, joined
from workplan_tui.reports.comparison import changed_rows, compared_rows, recorded_words
from workplan_tui.text.cells import cell_len, left
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.pages.page_line import PageLine, plain_line, strong_line
from workplan_tui.tui.views.table_columns import column_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings
    from workplan_tui.tui.pages.page_line import PageLine

_INDENT = 4
_SHORTEST_TITLE = 16


def changes_page(
    before: Standings,
    after: Standings,
    tasks: Sequence[Task],
    width: int,
    is_dated: bool,
    narrowed_to: Sequence[str] = (),
) -> list[PageLine]:
    """Return what moved, each line leading to its task, then both counts side by side.

    Where the times of recording are of the same calendar (`is_dated`), what was recorded since and
    counts for both days is named first.
    """
    moved = moved_between(before, after, tasks)
    heading = trn("{count} task moved", "{count} tasks moved", len(moved)).format(count=len(moved))
    first, last = before.ledger.day, after.ledger.day
    lines = [strong_line(tr("{first} to {last}: {told}").format(first=first, last=last, told=heading))]
    lines += [PageLine(((words, palette.BAR_KEY),)) for words in narrowed_to]
    told = recorded_words(before.ledger, tasks) if is_dated else None
    lines += [plain_line(text.rstrip()) for text in wrap(told, width, cell_len)] if told else []
    lines.append(plain_line(""))
    for one, (number, title, words) in zip(moved, changed_rows(after, moved), strict=True):
        lines += _item(one.task_id, number, title, words, width)
    lines += [plain_line("")] if moved else []
    adjusted = adjustment_lines(after.ledger, first)
    for line in adjusted:
        first_part, *more = wrap(line, width - _INDENT, cell_len)
        lines += [
            plain_line(first_part.rstrip()),
            *(plain_line(" " * _INDENT + text.rstrip()) for text in more),
        ]
    lines += [plain_line("")] if adjusted else []
    return [
        *lines,
        *(plain_line(joined(cells)) for cells in aligned(compared_rows(before, after, tasks))),
    ]


def _item(task_id: str, number: str, title: str, words: str, width: int) -> list[PageLine]:
    """Return number, title and what moved; what does not fit its column goes on below itself."""
    head = f"{number:>4}  {left(title, max(_SHORTEST_TITLE, width * 2 // 5))}  "
    indent = cell_len(head)
    first, *more = wrap(words, width - indent, cell_len)
    return [
        plain_line(head + first.rstrip(), task_id),
        *(plain_line(" " * indent + text.rstrip(), task_id) for text in more),
    ]


def changes_cells(before: Standings, after: Standings, tasks: Sequence[Task]) -> list[list[str]]:
    """Return what moved as a spreadsheet takes it: a task a row."""
    moved = moved_between(before, after, tasks)
    return [[column_word("id"), tr("task"), tr("changed")], *changed_rows(after, moved)]
