"""Moves that speak against what was told before: asked about before they are recorded, never refused."""

from __future__ import annotations

from workplan_tui.model.fold.fact import set_field, task_id_of
from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.reason import because
from workplan_tui.model.rules.progress import told_progress
from workplan_tui.model.status import NOT_STARTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Change
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.reason import Reason


def odd_moves(then: Ledger, change: Change) -> tuple[Reason, ...]:
    """Return each task that is said not to be begun though a percent of it stands in the ledger of that day.

    One that is 未启动 already is confirmed, which settles the contradiction.
    """
    found = []
    for op in change.ops:
        task = then.plan.tasks_by_id.get(task_id_of(op))
        if task is None or set_field(op) != "status" or FieldSet(op).value != NOT_STARTED:
            continue
        told = next(iter(told_progress(then, task)), None)
        if told is not None and told.percent and then.status(task.id) != NOT_STARTED:
            found.append(
                because(
                    "not_begun_after_all",
                    task=then.newest_plan.number_of(task.id),
                    status=NOT_STARTED,
                    percent=told.percent,
                )
            )
    return tuple(found)
