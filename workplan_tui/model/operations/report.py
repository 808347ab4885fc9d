"""A report 填报: how far a task is, what was done, what is in the way, what is next.

Each tells what was filled in and nothing else: what it leaves out stands as it was told last, and a
text that is told as nothing stands no more. That is decided here, for command and form alike.
"""

from __future__ import annotations

from math import isfinite

from workplan_tui.model.operations.operation import NUMBER, TASK, TEXT, Operation, OpView
from workplan_tui.model.reason import because
from workplan_tui.model.status import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.model.entry import Op
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger

TEXTS_TOLD = ("progress", "problem", "next")
"""进展, 问题, 下一步."""
TOLD = ("percent", *TEXTS_TOLD)


class Report(OpView):
    """A `report`, read."""

    __slots__ = ()

    @property
    def percent(self) -> float | None:
        """How far the task is, 0 to 100; None where the report does not tell, or tells no number."""
        percent = self.op.get("percent")
        return percent if isinstance(percent, (int, float)) else None

    @property
    def period(self) -> str | None:
        """The month, quarter or week it is for; None: by its day."""
        period = self.op.get("period")
        return period if isinstance(period, str) else None

    def text(self, key: str) -> str:
        """Return one of `TEXTS_TOLD`, empty where it is not told or was taken away."""
        return self._text(key)

    def takes_away(self, key: str) -> bool:
        """Return whether the text is told as nothing, so that what was told before stands no more."""
        return self.op.get(key) == ""

    @property
    def says_something(self) -> bool:
        """Whether a percent or a text is told."""
        return self.op.get("percent") is not None or any(self.text(key).strip() for key in TEXTS_TOLD)


def report_op(
    task_id: str,
    *,
    percent: float | None = None,
    progress: str | None = None,
    problem: str | None = None,
    next: str | None = None,
    period: str | None = None,
) -> Op:
    """Return a `report` operation; what is None is left out."""
    told = {"percent": percent, "progress": progress, "problem": problem, "next": next, "period": period}
    return {"op": "report", "task": task_id, **{k: v for k, v in told.items() if v is not None}}


def standing_report(then: Ledger, task_id: str) -> dict[str, Fact]:
    """Return, for each key of a report that stands now, the report that told it last.

    A text that was cleared (told as nothing) stands no more.
    """
    told: dict[str, Fact] = {}
    for fact in then.facts(task_id, REPORT.code):
        for key in TOLD:
            if key in fact.op:
                told[key] = fact
    return {key: fact for key, fact in told.items() if key == "percent" or str(fact.op[key] or "").strip()}


def told_anew(given: Mapping[str, Any], standing: Mapping[str, Fact]) -> dict[str, Any]:
    """Return what a report tells of what was filled in, which is not what is None.

    A text that does not stand need not be taken away.
    """
    filled = {key: given[key] for key in TOLD if given.get(key) is not None}
    return {key: value for key, value in filled.items() if value != "" or key in standing}


def why_not_report(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return why the report may not be recorded: its percent, its emptiness, its period."""
    report, percent = Report(op), op.get("percent")
    if percent is not None and not (_is_finite(percent) and 0 <= percent <= 100):
        return Refusal(report.task_id, because("no_percent", value=str(percent)))
    if not report.says_something:
        standing = standing_report(then, report.task_id)
        if not any(key in op and key in standing for key in TEXTS_TOLD):
            return Refusal(report.task_id, because("report_empty"))
    return _why_not_period(then, report.task_id, op["period"]) if "period" in op else None


def _why_not_period(then: Ledger, task_id: str, name: object) -> Refusal | None:
    from workplan_tui.model.rules.periods import EXAMPLES, every_of, kind_and_first_day

    every, named = every_of(then.plan), kind_and_first_day(name)
    if every is None:
        return Refusal(task_id, because("no_periods"))
    if named is None or named[0] != every:
        return Refusal(task_id, because("no_such_period", period=str(name), example=EXAMPLES[every]))
    if named[1] > then.day:
        return Refusal(task_id, because("period_to_come", period=str(name)))
    return None


def _is_finite(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


REPORT = Operation(
    "report",
    {"task": TASK, "percent": NUMBER, "progress": TEXT, "problem": TEXT, "next": TEXT, "period": TEXT},
    required=("task",),
    why_not=why_not_report,
    verbs=("report",),
    commands=("report",),
)
