"""What may not be recorded on many tasks, told once for each reason."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.model.task_ids import format_ids

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.status import Refusal


def grouped(refusals: Iterable[Refusal]) -> list[str]:
    """Return each reason with the tasks it is the reason for, in the order of the first."""
    tasks_by_why: dict[str, list[str]] = {}
    for refusal in refusals:
        tasks_by_why.setdefault(refusal.why, []).append(refusal.task_id)
    line = tr("{why}: {tasks}")
    return [line.format(why=why, tasks=format_ids(tasks)) for why, tasks in tasks_by_why.items()]
