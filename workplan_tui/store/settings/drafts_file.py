"""The state file of what was typed and not recorded: it survives a crash or a lost line.

Only this account may read it, it is written only where nobody else could have put another in its
place, and what is older than two weeks is dropped: a longer one would be last month's text.
"""

from __future__ import annotations

import os
from time import time

from workplan_tui.settings.folders import state_folder
from workplan_tui.store.disk.files import Files
from workplan_tui.store.disk.process import is_running
from workplan_tui.store.settings.private_file import change_private, read_private, write_private

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

NAME = "drafts.json"
LONGEST_KEPT = 14 * 86_400
"""Seconds until a draft is dropped."""
_FORMAT = 1
_MOST_BYTES = 256 * 1024


def read_drafts(environment: Mapping[str, str], files: Files | None = None) -> dict[str, dict[str, Any]]:
    """Return the drafts by their keys; none where the file is missing, foreign or open to others.

    What a program that still runs is typing is left out: it is no draft yet.
    """
    files = files or Files()
    now = time()
    return {
        key: draft
        for key, draft in _kept(files, _path(environment)).items()
        if _is_fresh(draft, now) and not is_running(files, draft.get("by"))
    }


def write_drafts(
    environment: Mapping[str, str],
    changed: Mapping[str, Mapping[str, Any] | None],
    files: Files | None = None,
) -> bool:
    """Keep these drafts beside those of other programs; None drops one. Return whether the disk has it so."""
    files, path = files or Files(), _path(environment)
    return change_private(files, path, lambda: _write(files, path, changed))


def _write(files: Files, path: str, changed: Mapping[str, Mapping[str, Any] | None]) -> bool:
    now = time()
    drafts: dict[str, Any] = {k: d for k, d in _kept(files, path).items() if _is_fresh(d, now)}
    before = dict(drafts)
    for key, draft in changed.items():
        drafts.pop(key, None)
        if draft is not None:
            drafts[key] = {**draft, "at": int(now)}
    fitting = _newest(drafts)
    if fitting != before:
        write_private(files, path, _encoded(fitting))
    return all(draft is None or key in fitting for key, draft in changed.items())


def _newest(drafts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the drafts that the file has room for: the oldest go first, and one that never fits."""
    alone = {key: draft for key, draft in drafts.items() if len(_encoded({key: draft})) <= _MOST_BYTES}
    while len(_encoded(alone)) > _MOST_BYTES:
        alone.pop(next(iter(alone)))
    return alone


def _encoded(drafts: Mapping[str, Any]) -> bytes:
    import json

    return json.dumps({"v": _FORMAT, "drafts": drafts}, indent=1).encode() + b"\n"


def _path(environment: Mapping[str, str]) -> str:
    return os.path.join(state_folder(environment), NAME)


def _kept(files: Files, path: str) -> dict[str, dict[str, Any]]:
    import json

    try:
        kept = json.loads(read_private(files, path, _MOST_BYTES))
    except (ValueError, RecursionError):
        return {}
    drafts = kept.get("drafts") if isinstance(kept, dict) and kept.get("v") == _FORMAT else None
    drafts = drafts if isinstance(drafts, dict) else {}
    return {key: draft for key, draft in drafts.items() if isinstance(draft, dict)}


def _is_fresh(draft: Mapping[str, Any], now: float) -> bool:
    at = draft.get("at")
    return isinstance(at, int) and at > now - LONGEST_KEPT
