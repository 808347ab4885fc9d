"""Read a plan from the text extracted from a government notice.

The steps are pure and each has its own module: `clean`, `labels`, `notice`, `outline`, `figures`.
This one only puts them in order and counts what was repaired. It opens no file, asks nothing,
and never drops a sentence silently: what does not fit becomes a warning.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.errors import PlanWrong
from workplan_tui.importing.clean import Flow, clean
from workplan_tui.importing.figures import propose
from workplan_tui.importing.labels import Block, day_of, find_blocks
from workplan_tui.importing.notice import Notice, read_cc, read_notice
from workplan_tui.importing.outline import Heading, Item, Outline, read_outline
from workplan_tui.importing.shortening import short_label
from workplan_tui.language import tr
from workplan_tui.model.plan import Plan, Section, Task
from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_UNTITLED = "重点工作分工方案"
_FIRST_YEAR = 1949


class Imported(Value):
    """The plan, what was repaired on the way, and what a person should look at."""

    plan: Plan
    repairs: Mapping[str, int]
    """How often each kind of repair was made, by its code."""
    warnings: tuple[str, ...]


def import_text(
    text: str,
    plan_id: str | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Imported:
    """Return the plan in `text`; its year is the title's, and its days that year's by default."""
    cleaned = clean(text)
    flow = cleaned.flow
    blocks = find_blocks(flow.text)
    if not blocks:
        raise PlanWrong(
            tr("The text holds no plan: no 牵头领导, 主要责任单位 and 完成时限 were found in it.")
        )
    notice = read_notice(flow.text[: blocks[0].start])
    outline = read_outline(flow.text, notice.body_at, blocks)
    year = starts_on.year if starts_on else _year_of(notice, blocks)
    last = ends_on or date(year, 12, 31)
    tasks, undated = _tasks(outline.items, blocks, year, last)
    plan = Plan(
        id=plan_id or f"plan-{year}",
        title=notice.title or _UNTITLED,
        starts_on=starts_on or date(year, 1, 1),
        ends_on=last,
        sections=_sections(outline.headings, notice.title or _UNTITLED),
        tasks=tasks,
        document_number=notice.document_number,
        issuer=notice.issuer,
        issued_on=notice.issued_on,
        declared_task_count=notice.declared_task_count,
        cc=read_cc(flow.text[blocks[-1].end :]),
        requirements=notice.requirements,
    )
    repairs = {**cleaned.repairs, **_layout_repairs(flow, notice.body_at, outline, blocks)}
    return Imported(plan, repairs, (*outline.warnings, *undated, *_doubts(notice, len(tasks))))


def _year_of(notice: Notice, blocks: tuple[Block, ...]) -> int:
    """Return the plan's year: the title's, else that of the deadlines, else of the notice."""
    for words in (notice.title or "", *(block.due for block in blocks)):
        digits = words.partition("年")[0][-4:]
        if digits.isdecimal() and int(digits) >= _FIRST_YEAR:
            return int(digits)
    if notice.issued_on is None:
        raise PlanWrong(tr("The text names no year, in its title, its deadlines or its date."))
    return notice.issued_on.year


def _tasks(
    items: tuple[Item, ...], blocks: tuple[Block, ...], year: int, last: date
) -> tuple[tuple[Task, ...], tuple[str, ...]]:
    tasks: list[Task] = []
    undated: list[str] = []
    for item, block in zip(items, blocks, strict=True):
        due_on = day_of(block.due, year)
        if due_on is None:
            undated.append(
                tr("Task {number}: the deadline \"{words}\" is no day; {day} was put in.")
                .format(number=item.number, words=block.due, day=last)
            )  # fmt: skip
        figures = propose(item.text, due_on or last, year)
        tasks.append(
            Task(
                id=str(item.number),
                section=max(item.heading, 1),
                text=item.text,
                leads=block.leads,
                units=block.units,
                due_on=due_on or last,
                supporting_units=block.supporting_units,
                other_numbers=figures.other_numbers,
                milestones=figures.milestones,
                targets=figures.targets,
            )
        )
    return tuple(tasks), tuple(undated)


def _sections(headings: tuple[Heading, ...], plan_title: str) -> tuple[Section, ...]:
    """Number the headings; a plan without any is one section."""
    titles = [heading.title for heading in headings] or [plan_title]
    return tuple(Section(n, title, short_label(title)) for n, title in enumerate(titles, 1))


def _layout_repairs(flow: Flow, body_at: int, outline: Outline, blocks: tuple[Block, ...]) -> dict[str, int]:
    """Count what begins in the middle of a line, lines that begin in the middle of a sentence."""
    beginnings = {heading.start for heading in outline.headings}
    beginnings.update(item.start for item in outline.items)
    beginnings.update(start for block in blocks for start in block.label_starts)
    lines = {start for start in flow.line_starts if body_at < start < blocks[-1].end}
    return {
        "run_on_split": len(beginnings - flow.line_starts),
        "line_rejoined": len(lines - beginnings),
        "colon_missing": sum(block.missing_colons for block in blocks),
    }


def _doubts(notice: Notice, found: int) -> tuple[str, ...]:
    declared = notice.declared_task_count
    if declared is None or declared == found:
        return ()
    return (
        tr("The notice declares {declared} tasks, but {found} were found.")
        .format(declared=declared, found=found),
    )  # fmt: skip
