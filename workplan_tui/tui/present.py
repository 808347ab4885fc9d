"""From the ledger to plain text cells: what tree, table and title show, without knowing how they draw.

Text from files passes through `clean` here and is never markup.
"""

from __future__ import annotations

import re

from workplan_tui.harmless import clean
from workplan_tui.language import tr, trn
from workplan_tui.model.flags import open_flags
from workplan_tui.model.grouping import grouped
from workplan_tui.model.numerals import LARGEST, chinese_numeral
from workplan_tui.model.status import IN_PROGRESS
from workplan_tui.reports.kinds import group_name
from workplan_tui.value import Value
from workplan_tui.wording import light_word, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.model.rules.pace import Standing
    from workplan_tui.model.standings import Standings

_LONG_TITLE = re.compile(r"(\d{4}年).+?(分工方案|实施方案|工作方案|工作计划|工作要点)$")


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


def branches_of(standings: Standings, by: str) -> tuple[Branch, ...]:
    """Return the tree: the whole plan, then its groups."""
    plan = standings.ledger.plan
    groups = grouped(standings, plan.tasks, by)
    return (
        _branch(standings, None, tr("All"), plan.tasks),
        *(_branch(standings, group.key, branch_name(plan, by, group.key), group.tasks) for group in groups),
    )


def branch_name(plan: Plan, by: str, key: str) -> str:
    """Return the name of a group; a section has its numeral before it."""
    name = group_name(plan, by, key)
    if by != "section":
        return name
    number = int(key)
    return f"{chinese_numeral(number) if 0 < number <= LARGEST else number} {name}"


def _branch(standings: Standings, key: str | None, name: str, tasks: Sequence[Task]) -> Branch:
    counts = standings.tally(tasks)
    worst = counts.worst_light
    count = light_count(worst, counts.by_light[worst]) if worst in ("red", "amber") else ""
    return Branch(key, name, str(counts.total), worst, count)


def row_of(standings: Standings, task: Task, is_marked: bool = False, columns: Collection[str] = ()) -> Row:
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


def _percent(value: int | None) -> str:
    return "-" if value is None else str(value)


def short_day(plan: Plan, day: date | None) -> str:
    """Return a day of the plan's year as `12-31`, of any other year as `24-03-31`; none as `-`."""
    if day is None:
        return "-"
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
    return f"{_percent(stands.progress)}/{_percent(stands.expected)}"


def plan_heading(plan: Plan, is_short: bool) -> str:
    """Return the plan's title; for a narrow screen its year and what kind of paper it is."""
    title = clean(plan.title)
    return _LONG_TITLE.sub(r"\1\2", title) if is_short else title


def counts_of(standings: Standings, is_short: bool) -> tuple[str, ...]:
    """Return the counts of the title line: 121项, 已完成24, 推进中82, 红9, 黄17, 需协调3."""
    counts = standings.tally(standings.ledger.plan.tasks)
    questions = tr("needs coord. {count}") if is_short else tr("needs coordination {count}")
    moving = tr("in progress {count}").format(count=counts.by_status.get(IN_PROGRESS, 0))
    return (
        trn("{count} task", "{count} tasks", counts.total).format(count=counts.total),
        tr("done {count}").format(count=counts.finished),
        *(() if is_short else (moving,)),
        *(light_count(colour, counts.by_light.get(colour, 0)) for colour in ("red", "amber")),
        questions.format(count=counts.flagged),
    )


def light_count(colour: str, count: int) -> str:
    """Return a light and how many tasks have it: 红9."""
    return tr("{light}{count}").format(light=light_word(colour), count=count)
