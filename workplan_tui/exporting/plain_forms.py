"""The same form for whoever has no spreadsheet program: separated values, or TOML to be edited as text."""

from __future__ import annotations

import csv
import io

from workplan_tui.exporting.guard import never_formula
from workplan_tui.language import tr
from workplan_tui.language.form_words import TASK, column_word, item_word
from workplan_tui.model.returns.returned import FIELDS
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Task
    from workplan_tui.model.returns.form import UnitForm

_BYTE_ORDER_MARK = "\ufeff"
"""By which spreadsheet programs know that it is UTF-8."""


def render_csv(form: UnitForm) -> bytes:
    """Return the form as comma-separated values: its mark, the headings, a line a task."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    measures = list(dict.fromkeys(field for task in form.tasks for field in _measures(task)))
    writer.writerow([str(form.mark), *_numbers(form)])
    writer.writerow([column_word(TASK), *map(column_word, FIELDS), *map(item_word, measures), tr("Task")])
    blanks = [""] * (len(FIELDS) + len(measures))
    for task in form.tasks:
        writer.writerow([clean(task.number), *blanks, never_formula(clean(task.text))])
    return (_BYTE_ORDER_MARK + stream.getvalue()).encode("utf-8")


def render_toml(form: UnitForm) -> bytes:
    """Return the form as TOML: its mark, and for each task the keys to fill in as comments."""
    told = tr("Take the # away before what is told; what is left out stays as it was.")
    lines = [f"# {told}", f"form = {_quoted(str(form.mark))}"]
    for task in form.tasks:
        lines += ["", f"# {_with_number(task)}", "[[tasks]]", f"id = {_quoted(task.id)}"]
        lines += [f'# {field} = ""' for field in FIELDS]
        lines += [f'# "{field}" = ""  # {_name(task, field)}' for field in _measures(task)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _numbers(form: UnitForm) -> list[str]:
    """Return which id each printed number stands for, where they differ: the plan may be numbered anew meanwhile."""
    is_renumbered = form.ledger.plan.is_renumbered
    return [f"{task.number}={task.id}" for task in form.tasks] if is_renumbered else []


def _measures(task: Task) -> list[str]:
    targets = [f"target:{target.id}" for target in task.targets]
    return targets + [f"milestone:{milestone.id}" for milestone in task.milestones]


def _name(task: Task, field: str) -> str:
    names = {f"target:{target.id}": target.name for target in task.targets}
    names |= {f"milestone:{milestone.id}": milestone.text for milestone in task.milestones}
    return clean(names[field])


def _with_number(task: Task) -> str:
    text = clean(task.text)
    return text if task.number == task.id else f"{task.number} {text}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
