"""The pages there are: every key, what changed since a day, the counts with bars."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.model.changes import changes, states
from workplan_tui.model.shares import shares
from workplan_tui.reports.comparison import compared_rows, moved_words
from workplan_tui.reports.kinds import grouping_word
from workplan_tui.reports.summary import summary_row
from workplan_tui.tui import palette
from workplan_tui.tui.cells import left
from workplan_tui.tui.commands import help_lines
from workplan_tui.tui.screens.page import Line, columns, plain
from workplan_tui.wording import LIGHTS, clean, light_word, pace_word, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings

_BAR = 30


def help_page() -> list[Line]:
    """Return every command with its keys."""
    lines = [plain(tr("Keys. Esc closes this.")), plain("")]
    told = help_lines()
    width = max(len(keys) for keys, _ in told) + 3
    lines += [
        Line(((left(keys, width), palette.BAR_KEY), (title, palette.BAR))) for keys, title in told
    ]
    return lines


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
        lines += [plain(text, one.task_id) for text, one in zip(columns(rows), moved, strict=True)]
        lines.append(plain(""))
    lines += [plain(text) for text in columns(compared_rows(before, after, tasks))]
    return lines


def summary_page(standings: Standings, tasks: Sequence[Task], by: str) -> list[Line]:
    """Return counts and shares with bars, then the groups."""
    row = summary_row(standings, tasks, by)
    title = tr("{day}: {count} tasks").format(day=standings.ledger.day, count=row["total"])
    lines = [Line(((title, palette.BAR_STRONG),))]
    for name, word in (("status", status_word), ("light", light_word), ("pace", pace_word)):
        lines += [plain(""), *_bars(row[name], word)]
    return [*lines, plain(""), *_groups(row["groups"], by)]


def _bars(counts: Mapping[str, int], word: Callable[[str], str]) -> list[Line]:
    percent, most = shares(list(counts.values())), max(counts.values(), default=0) or 1
    rows = [
        [word(code), f"{count:>4}", f"{share:>3}%", "#" * round(_BAR * count / most)]
        for (code, count), share in zip(counts.items(), percent, strict=True)
    ]
    return [plain(text) for text in columns(rows)]


def _groups(groups: list[dict[str, Any]], by: str) -> list[Line]:
    head = [tr("tasks"), tr("finished"), *map(light_word, LIGHTS), tr("to coordinate")]
    rows = [[grouping_word(by), *head, ""]]
    for group in groups:
        finished = group["status"]["done"] + group["status"]["closed"]
        lights = (group["light"][one] for one in LIGHTS)
        numbers = [group["total"], finished, *lights, group["flagged"]]
        rows.append([group["name"], *(f"{number:>4}" for number in numbers), ""])
    return [plain(text) for text in columns(rows)]
