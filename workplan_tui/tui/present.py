"""From the ledger to plain text cells: what the panes show, without knowing how they draw.

Text from files passes through `clean` here and is never markup.
"""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.model.flags import open_flags
from workplan_tui.model.grouping import grouped
from workplan_tui.model.status import IN_PROGRESS
from workplan_tui.reports.details import (
    deadline_words,
    milestone_words,
    question_words,
    target_words,
)
from workplan_tui.reports.explanation import explained
from workplan_tui.reports.kinds import group_name
from workplan_tui.reports.operations import describe_op
from workplan_tui.value import Value
from workplan_tui.wording import clean, light_word, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.pace import Standing
    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.model.standings import Standings

_NEWEST = 3
"""Entries of the history that the small detail shows; the large one shows all."""
_NUMERALS = "零一二三四五六七八九十"


class Row(Value):
    """One task in the table, as text."""

    task_id: str
    light: str
    """A colour code."""
    status: str
    progress: str
    due: str
    unit: str
    title: str
    is_marked: bool
    lead: str = ""
    section: str = ""
    updated: str = ""
    flag: str = ""
    """What only some want to see is empty where nobody chose its column."""


class Branch(Value):
    """One line of the tree: some tasks, their number and the worst light among them."""

    key: str | None
    """A group's key; None for 全部, the whole plan."""
    name: str
    total: str
    light: str
    """A colour code."""
    light_count: str


class Paragraph(Value):
    """One paragraph of the detail: its name, if it has one, and its text."""

    name: str
    text: str
    light: str = ""
    """A colour code, where the name is a light's word."""
    is_one_line: bool = False
    """Whether it is cut at the end of its line."""
    is_lead: bool = False
    """Whether it keeps a room of its own, so that what follows stands in one place."""


def branches_of(standings: Standings, by: str) -> tuple[Branch, ...]:
    """Return the tree: the whole plan, then its groups."""
    plan = standings.ledger.plan
    groups = grouped(standings, plan.tasks, by)
    return (
        _branch(standings, None, tr("All"), plan.tasks),
        *(
            _branch(standings, group.key, branch_name(plan, by, group.key), group.tasks)
            for group in groups
        ),
    )


def branch_name(plan: Plan, by: str, key: str) -> str:
    """Return the name of a group; a section has its numeral before it."""
    name = group_name(plan, by, key)
    if by != "section":
        return name
    number = int(key)
    return f"{_NUMERALS[number] if 0 < number <= 10 else number} {name}"


def _branch(
    standings: Standings, key: str | None, name: str, tasks: Sequence[Task]
) -> Branch:
    counts = standings.tally(tasks)
    worst = counts.worst_light
    count = light_count(worst, counts.by_light[worst]) if worst in ("red", "amber") else ""
    return Branch(key, name, str(counts.total), worst, count)


def row_of(
    standings: Standings, task: Task, is_marked: bool = False, columns: Collection[str] = ()
) -> Row:
    """Return the task's line of the table; `columns` names those of the dearer cells that are wanted."""
    stands, plan = standings.of(task), standings.ledger.plan
    return Row(
        task_id=task.id,
        light=stands.light,
        status=status_word(stands.status),
        progress=progress_text(stands),
        due=short_day(plan, stands.due_on),
        unit=clean(task.units[0]) if task.units else "",
        title=clean(task.title),
        is_marked=is_marked,
        lead=clean(task.leads[0]) if task.leads else "",
        section=clean(plan.sections_by_id[task.section].label) if "section" in columns else "",
        updated=_updated_text(standings.ledger, task) if "updated" in columns else "",
        flag=_flag_text(standings.ledger, task) if "flag" in columns else "",
    )


def short_day(plan: Plan, day: date) -> str:
    """Return a day of the plan's year as `12-31`, of any other year as `24-03-31`."""
    is_of_plan = plan.starts_on.year == plan.ends_on.year == day.year
    return f"{day:%m-%d}" if is_of_plan else f"{day.year % 100:02}-{day:%m-%d}"


def _updated_text(ledger: Ledger, task: Task) -> str:
    """Return the day for which something was last recorded."""
    newest = ledger.updated(task.id)
    return short_day(ledger.plan, newest.on) if newest else "-"


def _flag_text(ledger: Ledger, task: Task) -> str:
    """Return how many questions are open: `?2`."""
    count = len(open_flags(ledger, task.id))
    return f"?{count}" if count else ""


def progress_text(stands: Standing) -> str:
    """Return percent and expected percent: `52/50`, `-/54`, or `-` where nothing is expected."""
    if stands.pace == "not_counted":
        return "-"
    return f"{'-' if stands.progress is None else stands.progress}/{stands.expected}"


def plan_heading(plan: Plan, is_short: bool) -> str:
    """Return the plan's title, shortened for a narrow screen."""
    title = clean(plan.title)
    if is_short:
        title = title.replace("区政府工作报告重点工作", "")
    return title


def counts_line(standings: Standings, is_short: bool) -> str:
    """Return the counts of the title line: 121项 已完成24 推进中82 红9 黄17 需协调3."""
    counts = standings.tally(standings.ledger.plan.tasks)
    words = [
        trn("{count} task", "{count} tasks", counts.total).format(count=counts.total),
        tr("done {count}").format(count=counts.finished),
    ]
    if not is_short:
        moving = counts.by_status.get(IN_PROGRESS, 0)
        words.append(tr("in progress {count}").format(count=moving))
    words += [light_count(colour, counts.by_light.get(colour, 0)) for colour in ("red", "amber")]
    words.append(tr("to coordinate {count}").format(count=counts.flagged))
    return " ".join(words)


def light_count(colour: str, count: int) -> str:
    """Return a light and how many tasks have it: 红9."""
    return tr("{light}{count}").format(light=light_word(colour), count=count)


def task_paragraphs(standings: Standings, task: Task, is_whole: bool) -> list[Paragraph]:
    """Return what the detail says of a task; every unit by name only when it `is_whole`."""
    stands, ledger, joined = standings.of(task), standings.ledger, tr(", ")
    told = [
        Paragraph("", f"{task.id} {clean(task.text)}", is_lead=not is_whole),
        Paragraph(tr("leads"), clean(joined.join(task.leads))),
        Paragraph(tr("units"), clean(joined.join(task.units)) if is_whole else _first_unit(task)),
    ]
    if task.supporting_units:
        told.append(Paragraph(tr("supporting"), clean(joined.join(task.supporting_units))))
    told += [
        Paragraph(
            tr("due"), f"{deadline_words(ledger, task)} {_days_left(stands.due_on, stands.day)}"
        ),
        Paragraph(tr("status"), _how_far(stands)),
        Paragraph(light_word(stands.light), stands.reason, stands.light),
    ]
    told += [
        Paragraph(tr("open question"), words, "amber") for words in question_words(ledger, task)
    ]
    told += [
        Paragraph(tr("milestone"), milestone_words(ledger, task, milestone))
        for milestone in task.milestones
    ]
    told += [Paragraph(tr("target"), target_words(ledger, task, target)) for target in task.targets]
    history = _history(ledger, task)
    if is_whole or len(history) <= _NEWEST:
        return told + history
    more = len(history) - _NEWEST
    words = trn("{count} more: Enter shows all", "{count} more: Enter shows all", more)
    return [
        *told,
        *(line.replace(is_one_line=True) for line in history[:_NEWEST]),
        Paragraph("", words.format(count=more)),
    ]


def reason_paragraphs(standings: Standings, task: Task) -> list[Paragraph]:
    """Return why the task's light is what it is."""
    stands = standings.of(task)
    told = explained(standings.ledger, task, stands)
    return [
        Paragraph("", f"{task.id} {clean(task.title)}"),
        *(Paragraph(name, text, "" if n else stands.light) for n, (name, text) in enumerate(told)),
    ]


def _first_unit(task: Task) -> str:
    """Return the leading unit, and how many there are with it."""
    if not task.units:
        return ""
    first = clean(task.units[0])
    if len(task.units) == 1:
        return first
    return tr("{unit}, {total} in all").format(unit=first, total=len(task.units))


def _history(ledger: Ledger, task: Task) -> list[Paragraph]:
    """Return what was recorded on the task, newest first."""
    told = []
    for entry in reversed(ledger.touching(task.id)):
        own = [op for op in entry.ops if str(op.get("task", task.id)) == task.id]
        undone = "" if ledger.stands(entry) else tr(" (undone)")
        told += [
            Paragraph(str(entry.on), f"{clean(entry.actor)} {describe_op(op)}{undone}")
            for op in own
        ]
    return told


def notice_paragraphs(plan: Plan) -> list[Paragraph]:
    """Return the notice itself: number, date, requirements, copies."""
    told = [Paragraph("", clean(plan.title))]
    told += [
        Paragraph(name, clean(str(text)))
        for name, text in (
            (tr("number"), plan.document_number),
            (tr("issuer"), plan.issuer),
            (tr("issued"), plan.issued_on),
        )
        if text
    ]
    for requirement in plan.requirements:
        told += [Paragraph("", clean(requirement.title)), Paragraph("", clean(requirement.text))]
    if plan.cc:
        told.append(Paragraph(tr("copies to"), clean(plan.cc)))
    return told


def _how_far(stands: Standing) -> str:
    return tr("{status}  progress {progress}  expected {expected}").format(
        status=status_word(stands.status),
        progress="-" if stands.progress is None else stands.progress,
        expected="-" if stands.pace == "not_counted" else stands.expected,
    )


def _days_left(due_on: date, day: date) -> str:
    days = (due_on - day).days
    if days < 0:
        return trn("{days} day over", "{days} days over", -days).format(days=-days)
    return trn("{days} day left", "{days} days left", days).format(days=days)
