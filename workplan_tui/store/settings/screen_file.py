"""The state file of the screen: what was shown last, plan by plan. Losing it loses no work.

It is read before the first frame and written after the last: what writing needs is imported then.
"""

from __future__ import annotations

import os

from workplan_tui.base.errors import WorkplanError
from workplan_tui.base.user_file import TooLarge, read_file
from workplan_tui.settings.folders import state_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

NAME = "screen.json"
_FORMAT = 1
_MOST_BYTES = 256 * 1024
_MOST_PLANS = 50
_PRIVATE = 0o600


def read_screen(environment: Mapping[str, str], plan_id: str) -> dict[str, Any] | None:
    """Return what was written for the plan; None when there is nothing that can be read."""
    kept = _plans(_path(environment)).get(plan_id)
    return dict(kept) if isinstance(kept, dict) else None


def write_screen(environment: Mapping[str, str], plan_id: str, table: Mapping[str, Any]) -> None:
    """Keep the table for the plan, if that is possible; the plans left longest ago are forgotten."""
    import json

    from workplan_tui.store.disk.file_steps import make_folders
    from workplan_tui.store.disk.files import Files
    from workplan_tui.store.disk.own_place import is_own_place
    from workplan_tui.store.disk.replace import write_whole

    path = _path(environment)
    plans = _plans(path)
    plans.pop(plan_id, None)
    newest = dict([*plans.items(), (plan_id, table)][-_MOST_PLANS:])
    data = json.dumps({"v": _FORMAT, "plans": newest}, indent=1).encode()
    if len(data) > _MOST_BYTES:
        return
    try:
        if not is_own_place(path, Files()):
            return
        make_folders(Files(), os.path.dirname(path))
        write_whole(path, data + b"\n", force=True, mode=_PRIVATE)
    except (OSError, WorkplanError):
        return


def _path(environment: Mapping[str, str]) -> str:
    return os.path.join(state_folder(environment), NAME)


def _plans(path: str) -> dict[str, Any]:
    """Return the tables by plan; none where the file is missing, foreign or of a later format."""
    try:
        data = read_file(path, _MOST_BYTES)
        import json

        kept = json.loads(data)
    except (OSError, TooLarge, ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict) or kept.get("v") != _FORMAT:
        return {}
    plans = kept.get("plans")
    return plans if isinstance(plans, dict) else {}
