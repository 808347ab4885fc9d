"""Task ids as people write them, in sentences."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.model.task_ids import runs_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def format_ids(ids: Iterable[str]) -> str:
    """Return the ids with neighbours drawn together: `11, 14-16`."""
    return tr(", ").join(runs_of(ids))
