"""The page of an adjustment 调整 before it is recorded: as the plan is on the left, as it will be on the right."""

from __future__ import annotations

from itertools import groupby, zip_longest

from workplan_tui.language import tr
from workplan_tui.reports.adjustments import sides
from workplan_tui.text.cells import left
from workplan_tui.text.harmless import clean
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.pages.page_line import PageLine, plain_line, strong_line, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.recording.adjusting import Adjustment

_INDENT, _GAP = "  ", "  "


def adjustment_page(former: Plan, now: Plan, wanted: Adjustment, width: int) -> list[PageLine]:
    """Return what the new edition changes: a heading a task, below it a row a change, both sides wrapped."""
    room = max(2, (width - len(_INDENT) - len(_GAP)) // 2)
    title = tr("The plan from {day} on").format(day=wanted.on)
    if wanted.basis:
        title = tr("{what} ({reason})").format(what=title, reason=clean(wanted.basis))
    lines = [strong_line(text) for text in wrapped(title, width)]
    rows = sides(former, now)
    if not rows:
        nothing = tr("No task changes, only what else the file holds.")
        return [*lines, plain_line(""), *(plain_line(text) for text in wrapped(nothing, width))]
    heads = tr("as it is"), tr("as it will be")
    lines.append(PageLine(((_beside(*heads, room), palette.BAR_KEY),)))
    for about, each in groupby(rows, lambda row: row.about):
        lines += [plain_line(""), *(strong_line(text) for text in wrapped(about, width))]
        for row in each:
            pairs = zip_longest(_side(row.before, room), _side(row.after, room), fillvalue="")
            lines += [plain_line(_beside(before, after, room)) for before, after in pairs]
    return lines


def _beside(before: str, after: str, room: int) -> str:
    return f"{_INDENT}{left(before, room)}{_GAP}{after}".rstrip()


def _side(text: str, room: int) -> list[str]:
    return [line for part in text.split("\n") for line in wrapped(part, room)]
