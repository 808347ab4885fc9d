"""What a unit writes into its reports: figures that grow, words for them, steps in their order."""

from __future__ import annotations

from workplan_tui.demo.chance import draw
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any, TypeAlias

    from workplan_tui.demo.story import Story
    from workplan_tui.model.entry import Op
    from workplan_tui.model.plan import Target, Task

    Figure: TypeAlias = float | int


class UnitReports:
    """All that is told of one task on the given days, the claim last if there is one."""

    def __init__(self, task: Task, story: Story, days: tuple[date, ...]) -> None:
        self._task, self._story, self._days = task, story, days
        self._known: dict[int, Figure] = {}
        """The figure last told of each target."""

    def ops(self, place: int) -> tuple[Op, ...]:
        """Return the operations of the telling at that place; they are asked for in order."""
        is_claim = self._days[place] == self._story.finished_on
        figures = {
            target: self._figure(reach, place, target.id)
            for target, reach in zip(self._task.targets, self._story.reach, strict=False)
        }
        changed = {t: value for t, value in figures.items() if self._known.get(t.id) != value}
        self._known.update((target.id, value) for target, value in changed.items())
        measured = [set_op(self._task.id, f"target:{t.id}", v) for t, v in changed.items()]
        report = report_op(
            self._task.id,
            percent=None if self._story.percent is None else self._figure(self._story.percent, place, 0),
            progress=self._progress(place, figures, is_claim),
            problem=self._problem(place),
            next="报督查室核验" if is_claim else self._story.steps[self._step(place) + 1],
        )
        return (*measured, report)

    def _figure(self, reach: Any, place: int, target_id: int) -> Figure:
        """Return a figure: of a list the one whose turn it is, else so much of what is reached."""
        if isinstance(reach, (list, tuple)):
            turns: Sequence[Figure] = reach
            return turns[-1] if self._is_last(place) else turns[place * len(turns) // len(self._days)]
        goal: Figure = reach
        if self._is_last(place):
            return goal
        grown = goal * self._share(place, target_id)
        return int(grown) if isinstance(goal, int) else round(grown, 2)

    def _share(self, place: int, target_id: int) -> float:
        """Return how much of the way is gone: growing, never quite evenly."""
        held_back = draw(45, self._task.id, target_id, place) / 100
        return (place + 1 - held_back) / len(self._days)

    def _step(self, place: int) -> int:
        """Return the step that is done; there always is one to come."""
        return place * (len(self._story.steps) - 1) // len(self._days)

    def _progress(self, place: int, figures: Mapping[Target, Figure], is_claim: bool) -> str:
        counted = "、".join(_figure_words(target, value) for target, value in figures.items())
        if is_claim:
            return f"{self._story.steps[-1]}{f'：{counted}' if counted else ''}，申请销号"
        until = f"截至{self._days[place].month}月底，{counted}，" if counted else ""
        step = self._step(place)
        is_told = place > 0 and self._step(place - 1) == step
        return f"{until}{self._story.steps[step]}{'后，正在衔接下一步工作' if is_told else ''}"

    def _problem(self, place: int) -> str | None:
        is_recent = place >= len(self._days) - 2
        return self._story.problem if self._story.problem and is_recent else None

    def _is_last(self, place: int) -> bool:
        return place == len(self._days) - 1


def _figure_words(target: Target, value: Figure) -> str:
    goal = format_figure(target.value)
    if target.value_max is not None:
        goal = f"{goal}至{format_figure(target.value_max)}"
    return f"{target.name}{format_figure(value)}{target.unit}（{_OPERATORS[target.op]}{goal}{target.unit}）"


_OPERATORS = {">=": "目标", ">": "目标超过", "=": "目标", "<=": "上限", "<": "须小于", "~": "目标约"}
