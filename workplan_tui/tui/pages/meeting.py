"""The pages there are: what changed since a day, the counts with bars."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.language.words import light_word, pace_word, status_word
from workplan_tui.model.changes import changes, states
from workplan_tui.model.wrap import wrap
from workplan_tui.reports.columns import aligned, joined, tabled
from workplan_tui.reports.comparison import changed_rows, compared_rows, recorded_words
from workplan_tui.reports.summary import bar_rows, group_rows, summary_row, title_words
from workplan_tui.text.cells import cell_len, left
from workplan_tui.tui.pages.page_line import plain_line, strong_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings
    from workplan_tui.tui.pages.page_line import PageLine

_SHORTEST_TITLE = 16


def changes_page(
    before: Standings, after: Standings, tasks: Sequence[Task], width: int, is_dated: bool
) -> list[PageLine]:
    """Return what moved, each line leading to its task, then both counts side by side.

    Where the times of recording are of the same calendar (`is_dated`), what was recorded since and
    counts for both days is named first.
    """
    moved = changes(states(before, tasks), states(after, tasks))
    heading = trn("{count} task moved", "{count} tasks moved", len(moved)).format(count=len(moved))
    first, last = before.ledger.day, after.ledger.day
    lines = [strong_line(tr("{first} to {last}: {told}").format(first=first, last=last, told=heading))]
    told = recorded_words(before.ledger, tasks) if is_dated else None
    lines += [plain_line(text.rstrip()) for text in wrap(told, width, cell_len)] if told else []
    lines.append(plain_line(""))
    for task_id, title, words in changed_rows(after, moved):
        lines += _item(task_id, title, words, width)
    lines += [plain_line("")] if moved else []
    return [
        *lines,
        *(plain_line(joined(cells)) for cells in aligned(compared_rows(before, after, tasks))),
    ]


def _item(task_id: str, title: str, words: str, width: int) -> list[PageLine]:
    """Return number, title and what moved; what does not fit its column goes on below itself."""
    head = f"{task_id:>4}  {left(title, max(_SHORTEST_TITLE, width * 2 // 5))}  "
    indent = cell_len(head)
    first, *more = wrap(words, width - indent, cell_len)
    return [
        plain_line(head + first.rstrip(), task_id),
        *(plain_line(" " * indent + text.rstrip(), task_id) for text in more),
    ]


def summary_page(standings: Standings, tasks: Sequence[Task], by: str, width: int) -> list[PageLine]:
    """Return counts and shares with bars, then the groups; a name is cut before any number."""
    row = summary_row(standings, tasks, by)
    title = title_words(standings.ledger.day, row["total"])
    lines = [strong_line(title)]
    for name, word in (("status", status_word), ("light", light_word), ("pace", pace_word)):
        lines += [
            plain_line(""),
            *(plain_line(joined(cells)) for cells in aligned(bar_rows(row[name], word))),
        ]
    return [*lines, plain_line(""), *map(plain_line, tabled(group_rows(row), width))]
