"""A small ledger that has everything a row can say, and one whose every text attacks."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.conftest import make_plan
from tests.model.entries import make_entry
from workplan_tui.exporting.view import View
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.plan import Plan
from workplan_tui.model.standings import Standings

DAY = date(2023, 6, 30)


def entries_told() -> tuple[Any, ...]:
    """Return a report, a question, a value and a milestone on tasks 2 and 3."""
    return (
        make_entry(
            1,
            {
                "op": "report",
                "task": "2",
                "percent": 52,
                "progress": "完成整地",
                "problem": "苗木未到",
                "next": "栽植",
            },
        ),
        make_entry(2, {"op": "flag", "task": "2", "text": "占地需会商", "to": "常务副区长"}),
        make_entry(3, set_op("3", "milestone:1", "2023-06-29"), on=date(2023, 6, 29)),
        make_entry(4, set_op("2", "target:1", 1485)),
        make_entry(5, set_op("4", "status", "suspended") | {"reason": "机构调整"}),
    )


def make_view(plan: Plan | None = None, entries: Any = None, **changes: Any) -> View:
    """Return the view of the whole small plan at the end of June."""
    ledger = Ledger(plan or make_plan(), entries_told() if entries is None else entries, DAY)
    view = View(standings=Standings(ledger), tasks=ledger.plan.tasks)
    return view.replace(**changes)


def attacked_view(text: str) -> View:
    """Return a view in which every place that holds a text holds this one."""
    plan = make_plan()
    tasks = tuple(
        task.replace(
            text=text or task.text, leads=(text,), units=(text,), supporting_units=(text,), due_text=text,
            declared_title=text,
            milestones=tuple(one.replace(text=text) for one in task.milestones),
            targets=tuple(one.replace(name=text, unit=text) for one in task.targets),
        )
        for task in plan.tasks
    )  # fmt: skip
    sections = tuple(section.replace(title=text, label=text) for section in plan.sections)
    told = {"op": "report", "task": "2", "percent": 52, "progress": text, "problem": text, "next": text}
    asked = {"op": "flag", "task": "2", "text": text, "to": text}
    entries = (make_entry(1, told, actor=text), make_entry(2, asked, actor=text))
    plan = plan.replace(tasks=tasks, sections=sections, title=text)
    return make_view(plan, entries, filter_text=text, branch=text)
