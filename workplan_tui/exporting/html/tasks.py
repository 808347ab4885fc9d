"""The tasks of the page: as a tree, as a table, and each with all that is known of it."""

from __future__ import annotations

from datetime import date

from workplan_tui.exporting.html.markup import Markup, element
from workplan_tui.exporting.ledger_columns import Measured, column_of, words_of
from workplan_tui.language import tr
from workplan_tui.language.words import light_word
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.grouping import group_name, grouped
from workplan_tui.reports.history import history_lines
from workplan_tui.reports.task_lines import task_lines
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.exporting.ledger_columns import Cell
    from workplan_tui.exporting.view import View
    from workplan_tui.model.plan import Task

_USUAL = ("light", "status", "progress", "due", "unit")
"""The columns where nobody chose: what is beyond them stands in each task's detail."""
_SHORT = ("light", "status", "progress", "due", "updated")


def task_tree(view: View) -> Markup:
    """Return the sections, each with its tasks, that lead to their details."""
    branches = []
    for group in grouped(view.standings, view.tasks, "section"):
        name = group_name(view.standings, "section", group.key)
        tasks = (element("li", _link(view, task), " ", _light(view, task)) for task in group.tasks)
        summary = element("summary", tr("{section} ({count})").format(section=name, count=len(group.tasks)))
        branches.append(element("details", summary, element("ul", *tasks), open=""))
    return element("div", *branches)


def task_table(view: View) -> Markup:
    """Return a row a task, in the order of the view, with the columns that were chosen."""
    codes = ("id", *(view.chosen if view.chosen is not None else _USUAL), "text")
    columns = tuple(map(column_of, dict.fromkeys(codes)))
    heads = (element("th", column.word, scope="col") for column in columns)
    rows = (
        element(
            "tr",
            *(_cell(view, task, column.code, column.value(view.standings, task)) for column in columns),
            data_task=_anchor(task),
        )
        for task in view.tasks
    )
    table = element("table", element("thead", element("tr", *heads)), element("tbody", *rows), class_="tasks")
    return element("div", table, class_="wide")


def task_detail(view: View, task: Task) -> Markup:
    """Return all that is known of the task, with what was recorded on it."""
    (_, text), *lines = task_lines(view.standings, task)
    told = []
    for name, words in lines:
        if words:
            told += [element("dt", name), element("dd", clean(words))]
    history = history_lines(view.ledger, view.ledger.touching(task.id), task.id)
    parts = [element("p", clean(text)), element("dl", *told)]
    if history:
        entries = element("ul", *(element("li", line) for line in history))
        parts.append(element("div", tr("Recorded"), entries, class_="history"))
    light = view.standings.of(task).light
    heading = element("h3", f"{clean(task.number)} {clean(task.title)} ", _light(view, task))
    return element("article", heading, *parts, id=_anchor(task), class_=f"of-{light}")


def _cell(view: View, task: Task, code: str, cell: Cell) -> Markup:
    if code == "text":
        return element("td", _link(view, task))
    if code == "light":
        light = view.standings.of(task).light
        return element("td", _light(view, task), data_order=LIGHTS.index(light), class_="short")
    words = words_of(cell)
    if isinstance(cell, Measured):
        order = -1 if cell.progress is None else cell.progress
        return element("td", words, data_order=order, class_="number")
    if isinstance(cell, int):
        return element("td", words, class_="number")
    return element("td", words, class_="short" if code in _SHORT or isinstance(cell, date) else None)


def _link(view: View, task: Task) -> Markup:
    return element("a", f"{clean(task.number)} {clean(task.title)}", href=f"#{_anchor(task)}")


def _light(view: View, task: Task) -> Markup:
    light = view.standings.of(task).light
    return element("span", light_word(light), class_=f"light {light}")


def _anchor(task: Task) -> str:
    """Return the name of the task's place on the page; an id is a number or a short word."""
    return f"task-{clean(task.id)}"
