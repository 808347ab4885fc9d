"""One edit from its first key on: what it is about is fixed then, whatever is highlighted later.

Marks outlive filters, so that tasks can be gathered by several of them. What is marked and not shown is
named, and an edit is made on it only where somebody has said so.
"""

from __future__ import annotations

from workplan_tui.language import trn
from workplan_tui.model.entry import Aim

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.tui.views.table_view import TableView


class Attempt:
    """One edit, as long as somebody is at it."""

    def __init__(self, tasks: Sequence[Task], shown: Ledger, turned: Sequence[Task] = ()) -> None:
        self.tasks = tuple(tasks)
        self.shown = shown
        """What was looked at; it must still be so when the edit is recorded."""
        self.aim = aim_at(shown.plan, self.tasks)
        self._turned = tuple(turned)
        """The tasks it is made on once the hidden ones are taken in, or left out again; none where none is hidden."""
        self._is_wide = False
        ids = {task.id for task in self.tasks}
        self.hidden_ids = frozenset(task.id for task in self._turned if task.id not in ids)
        self._is_instead = bool(self._turned) and len(self.hidden_ids) == len(self._turned)
        """Whether no mark is shown, so that the hidden ones take the place of the highlighted task."""

    @property
    def may_turn(self) -> bool:
        """Whether marked tasks are hidden."""
        return bool(self._turned)

    def turn(self) -> None:
        """Take the hidden tasks in, or leave them out again."""
        self.tasks, self._turned = self._turned, self.tasks
        self._is_wide = not self._is_wide
        self.aim = aim_at(self.shown.plan, self.tasks)

    @property
    def hidden_words(self) -> str:
        """Return how many marked tasks are hidden, and what the key does about them; nothing where none is."""
        count = len(self.hidden_ids)
        if not count:
            return ""
        if self._is_wide:
            told = trn(
                "{count} of the marked tasks is hidden and taken in; Ctrl+Y leaves it out.",
                "{count} of the marked tasks are hidden and taken in; Ctrl+Y leaves them out.",
                count,
            )
        elif self._is_instead:
            told = trn(
                "{count} marked task is hidden and left out; Ctrl+Y takes it instead.",
                "{count} marked tasks are hidden and left out; Ctrl+Y takes them instead.",
                count,
            )
        else:
            told = trn(
                "{count} more marked task is hidden and left out; Ctrl+Y takes it in.",
                "{count} more marked tasks are hidden and left out; Ctrl+Y takes them in.",
                count,
            )
        return told.format(count=count)


def aim_at(plan: Plan, tasks: Sequence[Task]) -> Aim:
    """Return what an edit on these tasks is aimed at."""
    return Aim(plan.id, {task.id: task.text for task in tasks})


def attempt_on(view: TableView, task_id: str | None) -> Attempt:
    """Return an edit on what is marked and shown, else on that task."""
    tasks = view.ledger.plan.tasks
    marked = [task for task in tasks if task.id in view.marked]
    wanted = view.marked - view.hidden_marks or {task_id}
    return Attempt(
        [task for task in tasks if task.id in wanted], view.ledger, marked if view.hidden_marks else ()
    )
