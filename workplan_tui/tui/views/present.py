"""From the ledger to plain text cells: what tree, table and title show, without knowing how they draw.

Text from files passes through `clean` here and is never markup.
"""

from __future__ import annotations

import re
from functools import lru_cache

from workplan_tui.base.value import Value
from workplan_tui.language import tr, trn
from workplan_tui.language.words import light_word
from workplan_tui.model.aspects.states import is_opposed
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.grouping import group_name, grouped
from workplan_tui.model.numerals import LARGEST, chinese_numeral
from workplan_tui.model.status import IN_PROGRESS
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.model.standings import Standings

_LONG_TITLE = re.compile(r"(\d{4}年).+?(分工方案|实施方案|工作方案|工作计划|工作要点)$")


TOLD_LIGHTS = ("red", "amber")
"""The lights of which tree and title line say how many."""


class TaskRow(Value):
    """One task in the table, as text."""

    task_id: str
    number: str
    """What the task is printed as."""
    light: str
    """A colour code."""
    title: str
    is_marked: bool
    is_opposed: bool
    """Whether two writers said different things of it."""
    cells: Mapping[str, tuple[str, ...]]
    """What each column may show, by its code: its forms, the longest first."""


class Branch(Value):
    """One line of the tree: some tasks, their number and the worst light among them."""

    key: str | None
    """A group's key; None for 全部, the whole plan."""
    name: str
    total: str
    light: str
    """A colour code."""
    light_count: str
    light_sign: str
    """The same where there is little room."""


def branches_of(standings: Standings, by: str) -> tuple[Branch, ...]:
    """Return the tree: the whole plan, then its groups."""
    plan = standings.ledger.plan
    groups = grouped(standings, plan.tasks, by)
    return (
        _branch(standings, None, tr("All"), plan.tasks),
        *(
            _branch(standings, group.key, branch_name(standings, by, group.key), group.tasks)
            for group in groups
        ),
    )


def branch_name(standings: Standings, by: str, key: str) -> str:
    """Return the name of a group; a section has its numeral before it."""
    name = group_name(standings, by, key)
    if by != "section":
        return name
    number = int(key)
    return f"{chinese_numeral(number) if 0 < number <= LARGEST else number} {name}"


def _branch(standings: Standings, key: str | None, name: str, tasks: Sequence[Task]) -> Branch:
    counts = standings.tally(tasks)
    worst = counts.worst_light
    if worst not in TOLD_LIGHTS:
        return Branch(key, name, str(counts.total), worst, "", "")
    number = counts.by_light[worst]
    sign = f"{light_word(worst)[:1]}{number}"
    return Branch(key, name, str(counts.total), worst, light_count(worst, number), sign)


@lru_cache(maxsize=2)
def rows_by_id(standings: Standings, columns: tuple[str, ...]) -> Mapping[str, TaskRow]:
    """Return the line of every task of the plan, unmarked, with the cells of these columns.

    Kept, as a filter only chooses among them, and their widths are asked for too.
    """
    return {
        task.id: TaskRow(
            task_id=task.id,
            number=task.number,
            light=standings.of(task).light,
            title=clean(task.title),
            is_marked=False,
            is_opposed=is_opposed(standings, task),
            cells={column: forms_of(column, standings, task) for column in columns},
        )
        for task in standings.ledger.plan.tasks
    }


def cell_of(column: str, standings: Standings, task: Task) -> str:
    """Return what the table shows in a column; `ValueError` or `KeyError` when it is none."""
    cell = aspect_of(column).cell
    if cell is None:
        raise ValueError(column)
    return cell(standings, task)


def forms_of(column: str, standings: Standings, task: Task) -> tuple[str, ...]:
    """Return the texts of which the table shows the one that fits, the longest first."""
    forms = aspect_of(column).forms
    return forms(standings, task) if forms else (cell_of(column, standings, task),)


def plan_heading(plan: Plan, is_short: bool) -> str:
    """Return the plan's title; for a narrow screen its year and what kind of paper it is."""
    title = clean(plan.title)
    return _LONG_TITLE.sub(r"\1\2", title) if is_short else title


def counts_of(standings: Standings, is_short: bool) -> tuple[str, ...]:
    """Return the counts of the title line: 121项, 办结24, 推进中82, 红9, 黄17, 需协调3."""
    counts = standings.tally(standings.ledger.plan.tasks)
    questions = tr("needs coord. {count}") if is_short else tr("needs coordination {count}")
    moving = tr("in progress {count}").format(count=counts.by_status.get(IN_PROGRESS, 0))
    return (
        trn("{count} task", "{count} tasks", counts.total).format(count=counts.total),
        tr("finished {count}").format(count=counts.finished),
        *(() if is_short else (moving,)),
        *(light_count(colour, counts.by_light.get(colour, 0)) for colour in TOLD_LIGHTS),
        questions.format(count=counts.flagged),
    )


def light_count(colour: str, count: int) -> str:
    """Return a light and how many tasks have it: 红9."""
    return tr("{light}{count}").format(light=light_word(colour), count=count)
