"""One task as the row that `--json` prints and lists show (docs/commands.md).

The keys and their order are a promise to other people's scripts; codes are English in every
language. They are those of `model.aspects.table`.
"""

from __future__ import annotations

from workplan_tui.model.aspects.table import ASPECTS
from workplan_tui.model.reason import Reason
from workplan_tui.reports.reasons import reason_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings

_KEYS = tuple(aspect.row for aspect in ASPECTS if aspect.row)


def task_row(standings: Standings, task: Task, only: Collection[str] = ()) -> dict[str, Any]:
    """Return how the task stands at the ledger's day: all keys, or `only` those that will be shown."""
    return {key.name: _plain(key.value(standings, task)) for key in _KEYS if not only or key.name in only}


def _plain(value: Any) -> Any:
    return reason_words(value) if type(value) is Reason else value
