"""From the ledger to plain text cells: what the panes show, without knowing how they draw.

Text from files passes through `clean` here and is never markup.
"""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.reports.history import describe_ops
from workplan_tui.value import Value
from workplan_tui.wording import clean, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Target, Task

_NUMERALS = "零一二三四五六七八九十"


class Row(Value):
    """One task in the table, as text."""

    task_id: str
    light: str
    """A colour code, or nothing."""
    status: str
    progress: str
    due: str
    unit: str
    title: str


def row_of(ledger: Ledger, task: Task) -> Row:
    """Return the task's line of the table."""
    due_on = ledger.due_on(task.id)
    return Row(
        task_id=task.id,
        light=light_of(ledger, task),
        status=status_word(ledger.status(task.id)),
        progress=progress_of(ledger, task),
        due=f"{due_on:%m-%d}",
        unit=clean(task.units[0]) if task.units else "",
        title=clean(task.title),
    )


def light_of(ledger: Ledger, task: Task) -> str:
    """Return the colour of the task's light."""
    return ""


def progress_of(ledger: Ledger, task: Task) -> str:
    """Return progress and expected percent."""
    return ""


def light_word(colour: str) -> str:
    """Return the one word that stands for a light."""
    words = {"red": tr("R"), "amber": tr("A"), "green": tr("G"), "grey": tr("-")}
    return words.get(colour, "")


def section_name(plan: Plan, section_id: int) -> str:
    """Return numeral and label of a section."""
    label = clean(plan.sections_by_id[section_id].label)
    return f"{_NUMERALS[section_id] if 0 < section_id <= 10 else section_id} {label}"


def plan_heading(plan: Plan, is_short: bool) -> str:
    """Return the plan's title, shortened for a narrow screen."""
    title = clean(plan.title)
    if is_short:
        title = title.replace("区政府工作报告重点工作", "")
    return title


def counts_line(ledger: Ledger, is_short: bool) -> str:
    """Return the counts of the title line: 121项 已完成24 推进中82."""
    statuses = [ledger.status(task.id) for task in ledger.plan.tasks]
    finished = sum(status in ("done", "closed") for status in statuses)
    words = [
        trn("{count} task", "{count} tasks", len(statuses)).format(count=len(statuses)),
        tr("done {count}").format(count=finished),
    ]
    if not is_short:
        words.append(tr("in progress {count}").format(count=statuses.count("in_progress")))
    return " ".join(words)


def task_paragraphs(ledger: Ledger, task: Task) -> list[tuple[str, str]]:
    """Return what the detail says of a task, as (name, text); a text without name stands alone."""
    due_on = ledger.due_on(task.id)
    joined = tr(", ")
    told = [
        ("", f"{task.id} {clean(task.text)}"),
        (tr("leads"), clean(joined.join(task.leads))),
        (tr("units"), clean(joined.join(task.units))),
        (tr("due"), f"{due_on} {_days_left(due_on, ledger.day)}"),
        (tr("status"), status_word(ledger.status(task.id))),
    ]
    if task.supporting_units:
        told.insert(3, (tr("supporting"), clean(joined.join(task.supporting_units))))
    told += [(tr("target"), _target(target)) for target in task.targets]
    told += [
        (tr("milestone"), f"{milestone.due_on} {clean(milestone.text)}")
        for milestone in task.milestones
    ]
    told += [
        (str(entry.on), f"{clean(entry.actor)} {clean(line)}{'' if ledger.stands(entry) else tr(' (undone)')}")
        for entry in reversed(ledger.touching(task.id))
        for line in describe_ops([op for op in entry.ops if str(op.get("task", task.id)) == task.id])
    ]
    return told


def notice_paragraphs(plan: Plan) -> list[tuple[str, str]]:
    """Return the notice itself: number, date, requirements, copies."""
    told = [("", clean(plan.title))]
    told += [
        (name, clean(str(text)))
        for name, text in (
            (tr("number"), plan.document_number),
            (tr("issuer"), plan.issuer),
            (tr("issued"), plan.issued_on),
        )
        if text
    ]
    for requirement in plan.requirements:
        told += [("", clean(requirement.title)), ("", clean(requirement.text))]
    if plan.cc:
        told.append((tr("copies to"), clean(plan.cc)))
    return told


def _target(target: Target) -> str:
    value = f"{target.value:g}" + (f"-{target.value_max:g}" if target.value_max is not None else "")
    return clean(f"{target.name} {target.op} {value} {target.unit}")


def _days_left(due_on: date, day: date) -> str:
    days = (due_on - day).days
    if days < 0:
        return trn("{days} day over", "{days} days over", -days).format(days=-days)
    return trn("{days} day left", "{days} days left", days).format(days=days)
