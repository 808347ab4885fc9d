"""Where the journal of a plan lies (design §3): beside the plan, else in the XDG state folder."""

from __future__ import annotations

import os

from workplan_tui.store.replica import state_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def journal_folder(
    plan_path: str, plan_id: str, asked: str | None, environment: Mapping[str, str]
) -> str:
    """Return the folder, which need not exist yet.

    One that lies beside the plan is always used, so that copying both is the whole hand-over;
    only where none lies there and none can be made, or for the built-in plan, it is kept apart.
    """
    if asked:
        return os.path.abspath(asked)
    plan_path = os.path.abspath(plan_path)
    stem, _ = os.path.splitext(plan_path)
    beside = f"{stem}.journal"
    is_built_in = plan_path.startswith(_PACKAGE + os.sep)
    if os.path.isdir(beside) or (not is_built_in and can_write(os.path.dirname(plan_path))):
        return beside
    return os.path.join(state_folder(environment), f"{_file_name(plan_id)}.journal")


def can_write(folder: str) -> bool:
    """Return whether this account may make files in the folder."""
    return os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids)


def _file_name(plan_id: str) -> str:
    safe = "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in plan_id)
    return safe.lstrip(".")[:80] or "plan"
