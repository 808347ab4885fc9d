"""Make a plan of what was found: ids that differ, sections numbered, days of words, targets proposed.

The order is: choose between tables and running text, read the notice around them, number, count.
Whatever is uncertain becomes a doubt with its place; nothing is made up but an id.
"""

from __future__ import annotations

import re
from datetime import date

from workplan_tui.base.errors import PlanWrong
from workplan_tui.base.value import Value
from workplan_tui.importing.clean import Cleaned, Flow, clean
from workplan_tui.importing.deadline_words import day_of, is_full_day
from workplan_tui.importing.found import Doubt, Found, FoundTask
from workplan_tui.importing.goals import targets_of_goals
from workplan_tui.importing.heading import find_title, years_in
from workplan_tui.importing.labels import find_labels
from workplan_tui.importing.markers import ITEM
from workplan_tui.importing.neutral_form import NOWHERE, Paragraph, Place, Source, flattened, mended
from workplan_tui.importing.printed_notice import Notice, read_cc, read_notice
from workplan_tui.importing.proposals import Figures, propose
from workplan_tui.importing.short_label import short_label
from workplan_tui.importing.tabletasks import read_tables
from workplan_tui.importing.texttasks import TextFamily
from workplan_tui.language import tr
from workplan_tui.model.plan import Plan, Section, Task

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_UNTITLED = "重点工作分工方案"
_FIRST_YEAR, _LAST_YEAR = 1949, 2200
_MOST_YEARS = 10


class NoYear(PlanWrong):
    """The document names no year: somebody must say it."""


class Imported(Value):
    """The plan, what was repaired on the way, and what a person should look at."""

    plan: Plan
    repairs: Mapping[str, int]
    """How often each kind of repair was made, by its code."""
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """What was read and what was left out: a code of `notes.words` and what fills its blank."""
    places: tuple[Place, ...] = ()
    """Where each task of the plan stands in the source."""
    claims: tuple[int, ...] = ()
    """The counts of tasks that the document itself claims."""
    numbers: tuple[str, ...] = ()
    """Each task's number as printed, which its id need not be."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """The doubts' sentences."""
        return tuple(doubt.sentence for doubt in self.doubts)


def import_source(
    source: Source,
    plan_id: str | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    given: Mapping[str, str] | None = None,
) -> Imported:
    """Return the plan in a source; `PlanWrong` says what was found when there is none.

    `given` says what columns of a table are about, by their words or letters.
    """
    source = whole = mended(source)
    lines = _Lines(source)
    cleaned = clean(lines.text)
    found, family, notice = _find(source, cleaned, lines, given)
    if not found.tasks and source.tables:
        source = flattened(source)  # the tables may hold running text
        lines = _Lines(source)
        cleaned = clean(lines.text)
        found, family, notice = _find(source, cleaned, lines, given)
    if not found.tasks:
        raise PlanWrong(_nothing(whole, cleaned.flow))
    title = notice.title or find_title(source) or _UNTITLED
    try:
        first, last = _years(title, found, cleaned.flow, notice)
    except NoYear:
        if starts_on is None:
            raise
        first = last = starts_on.year
    start = starts_on or date(first, 1, 1)
    last = max(last, start.year)
    tasks, sections, doubts = _Numbering(found.tasks, title, start.year).made()
    days = [task.due_on for task in tasks if task.due_on is not None]
    end = ends_on or date(last_year(last, days), 12, 31)
    plan = Plan(
        id=plan_id or f"plan-{start.year}",
        title=title,
        starts_on=start,
        ends_on=end,
        sections=sections,
        tasks=tuple(_with_figures(task, one, end) for task, one in zip(tasks, found.tasks, strict=True)),
        document_number=notice.document_number,
        issuer=notice.issuer,
        issued_on=notice.issued_on,
        declared_task_count=notice.declared_task_count,
        cc=read_cc(cleaned.flow.text[family.outline.last_value_end :] if family else ""),
        requirements=notice.requirements,
    )
    repairs = dict(cleaned.repairs)
    if family is not None:
        repairs |= _layout_repairs(cleaned.flow, notice.body_at, family)
    all_doubts = (*found.doubts, *doubts, *_counted(notice, found))
    places = tuple(task.place for task in found.tasks)
    claims = tuple(
        dict.fromkeys(
            [
                *(claim for claim in found.claims if claim > 0),
                *([notice.declared_task_count] if notice.declared_task_count else []),
            ]
        )
    )
    numbers = tuple(task.number for task in found.tasks)
    return Imported(plan, repairs, all_doubts, (*source.notes, *found.notes), places, claims, numbers)


class _Lines:
    """The paragraphs as lines of one text, and each line's place."""

    def __init__(self, source: Source) -> None:
        texts: list[str] = []
        self.places: list[Place] = []
        self.headings: dict[int, int] = {}
        for block in source.blocks:
            if isinstance(block, Paragraph):
                for line in block.text.split("\n"):
                    if block.level:
                        self.headings[len(texts)] = block.level
                    elif block.is_item:
                        self.headings[len(texts)] = ITEM
                    texts.append(line)
                    self.places.append(block.place)
        self.text = "\n".join(texts)

    def place(self, flow: Flow, at: int) -> Place:
        """Return where a place of the flow stands in the source."""
        line = flow.line_of(at)
        return self.places[line] if line < len(self.places) else NOWHERE


def _find(
    source: Source, cleaned: Cleaned, lines: _Lines, given: Mapping[str, str] | None
) -> tuple[Found, TextFamily | None, Notice]:
    """Return the tasks of tables, else of the text, and the notice around them."""
    flow = cleaned.flow
    in_tables = read_tables(source, given)
    labels = find_labels(flow)
    head_end = labels[0].start if labels else len(flow.text)
    notice = read_notice(flow.text[:head_end])
    family = TextFamily(
        flow,
        notice.body_at,
        lambda at: lines.place(flow, at),
        whole_lines=source.joined,
        headings=lines.headings,
    )
    in_text = family.read()
    if not in_text.tasks and notice.body_at:
        family = TextFamily(
            flow, 0, lambda at: lines.place(flow, at), whole_lines=source.joined, headings=lines.headings
        )
        in_text = family.read()
    if in_tables is None or (not in_tables.tasks and in_text.tasks):
        return in_text, family, notice
    if len([task for task in in_text.tasks if task.duties.names_somebody]) > len(in_tables.tasks):
        note = ("tables_left_out", str(len(source.tables)))
        return in_text.replace(notes=(*in_text.notes, note)), family, notice
    return in_tables, None, notice


def _years(title: str, found: Found, flow: Flow, notice: Notice) -> tuple[int, int]:
    """Return the plan's first and last year: the title's, else the first line's, deadlines', date's."""
    if years := years_in(title):
        return years
    if notice.document_number and (years := years_in(re.sub("[〔〕]", "", notice.document_number) + "年")):
        first = years
    else:
        first = None
    dated = [
        day.year
        for task in found.tasks
        for words in task.duties.due
        if re.search(r"(?:19|20)\d\d", words) and (day := day_of(words, 1))
    ]
    if dated:
        return min(dated), max(dated)
    if (years := years_in(flow.text[:400])) or (years := first):
        return years[0], years[0]
    if notice.issued_on is not None:
        return notice.issued_on.year, notice.issued_on.year
    if years := years_in(flow.text) or years_in("".join(task.text for task in found.tasks)):
        return years[0], years[0]
    raise NoYear(tr("The text names no year, in its title, its deadlines or its date. Give it with --year."))


def last_year(last: int, days: list[date]) -> int:
    """A deadline in a later year moves the end, within reason."""
    latest = max((day.year for day in days), default=last)
    return latest if last < latest <= last + _MOST_YEARS else last


class _Numbering:
    """Ids, sections and days for the tasks found."""

    def __init__(self, found: tuple[FoundTask, ...], title: str, year: int) -> None:
        self.found = found
        self.title = title
        self.year = year
        self.used: set[str] = set()
        self.printed = {one.number for one in found}
        self.doubts: list[Doubt] = []
        self.sections: dict[tuple[str, int], int] = {}
        self.subsections: dict[int, dict[str, int]] = {}
        self.next_free = 1

    def made(self) -> tuple[tuple[Task, ...], tuple[Section, ...], tuple[Doubt, ...]]:
        """Return tasks without figures, sections, and what is doubtful in either."""
        tasks = tuple(self._task(one) for one in self.found)
        sections = tuple(Section(n, title, short_label(title)) for (title, _), n in self.sections.items())
        return tasks, sections, tuple(self.doubts)

    def _task(self, one: FoundTask) -> Task:
        path = one.headings[-2:]
        title = path[0] if path else self.title
        section = self.sections.setdefault((title, one.heading_at), len(self.sections) + 1)
        below = self.subsections.setdefault(section, {})
        part = below.setdefault(path[1], len(below) + 1) if len(path) > 1 else 0
        task_id = self._id(one, section, part)
        words = "；".join(one.duties.due)
        due_on = day_of(words, self.year) if words else None
        start = day_of(one.starts, self.year) if one.starts and is_full_day(one.starts) else None
        if start is not None and due_on is not None and start > due_on:
            start = None
        return Task(
            id=task_id,
            section=section,
            text=one.text,
            leads=one.duties.leads,
            units=one.duties.responsible,
            due_on=due_on,
            supporting_units=one.duties.supporting,
            starts_on=start,
            declared_title=one.title or None,
            due_text=words if words and not (due_on is not None and is_full_day(words)) else None,
        )

    def _id(self, one: FoundTask, section: int, part: int) -> str:
        number = one.number
        if number and number not in self.used and is_id(number):
            self.used.add(number)
            if number.isdigit():
                self.next_free = max(self.next_free, int(number) + 1)
            return number
        if not number or not is_id(number):
            while str(self.next_free) in self.used or str(self.next_free) in self.printed:
                self.next_free += 1
            made = str(self.next_free)
        else:
            made = f"{section}-{part}-{number}" if part else f"{section}-{number}"
        base, again = made, 2
        while made in self.used or made in self.printed:
            made = f"{base}-{again}"
            again += 1
        self.used.add(made)
        return made


def is_id(number: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z0-9._-]{1,32}", number))


def _with_figures(task: Task, one: FoundTask, end: date) -> Task:
    figures: Figures = propose(
        task.text, task.due_on or end, end.year if task.due_on is None else task.due_on.year
    )
    goals = targets_of_goals(one, len(figures.targets))
    return task.replace(
        targets=(*figures.targets, *goals), milestones=figures.milestones, other_numbers=figures.other_numbers
    )


def _layout_repairs(flow: Flow, body_at: int, family: TextFamily) -> dict[str, int]:
    """Count what begins in the middle of a line, lines that begin in the middle of a sentence."""
    nodes = family.outline.nodes
    beginnings = {node.start for node in nodes}
    beginnings.update(start for node in nodes for start in node.label_starts)
    end = family.task_nodes[-1].end if family.task_nodes else 0
    ends = [family.outline.last_value_end, end]
    lines = {start for start in flow.line_starts if body_at < start < max(ends)}
    return {
        "run_on_split": len(beginnings - flow.line_starts),
        "line_rejoined": len(lines - beginnings),
        "colon_missing": sum(node.missing_colons for node in nodes),
    }


def _counted(notice: Notice, found: Found) -> tuple[Doubt, ...]:
    """Compare what was found with every count that the document itself claims."""
    count = len(found.tasks)
    claims = [notice.declared_task_count] if notice.declared_task_count is not None else []
    claims += [claim for claim in found.claims if claim > 0]
    parts = [-claim for claim in found.claims if claim < 0]
    if parts and not claims and sum(parts) != count:
        claims.append(sum(parts))
    numbers = {task.number for task in found.tasks}
    return tuple(
        Doubt(
            tr("The document claims {declared} tasks, but {found} were found.").format(
                declared=claim, found=count
            )
        )
        for claim in dict.fromkeys(claims)
        if claim not in (count, len(numbers))
    )


def _nothing(source: Source, flow: Flow) -> str:
    """Say what was found instead of tasks, and the nearest reading."""
    annex = re.search("附件[：:]?(?:[1-9][.．])?《?([^。；《》附]{4,40})", flow.text[-400:])
    tables, paragraphs = len(source.tables), sum(bool(one.text.strip()) for one in source.paragraphs)
    if annex and not source.tables and "通知" in flow.text:
        return tr(
            "This is a covering letter of {paragraphs} paragraphs without a task. "
            'Its annex "{annex}" has the tasks: import that file.'
        ).format(paragraphs=paragraphs, annex=annex[1])
    return tr(
        "No task was found (paragraphs: {paragraphs}, tables: {tables}): no labels such as 责任单位：, no "
        "brackets that name who does it, no table with columns of tasks and of units, leads or deadlines. "
        "--map 任务=COLUMN tells a column."
    ).format(paragraphs=paragraphs, tables=tables)
