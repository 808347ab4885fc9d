"""Whether a folder for settings, state or cache is this account's own, so that it may be written.

A command that runs with another account's `HOME`, as under `sudo`, would write through the links and
into the folders which that account laid there.
"""

from __future__ import annotations

import os
import stat

from workplan_tui.store.disk.accounts import is_root, user_numbers
from workplan_tui.store.disk.mounts import has_no_rights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.store.disk.files import Files


def is_own_place(path: str, files: Files) -> bool:
    """Return whether what is written at this path lands in this account's own place; `OSError`.

    What is there must be the account's own or root's, and so must be every link on the way. For root
    all of the way must be root's: whoever owns a folder on it can lead root anywhere.
    """
    us, numbers = os.geteuid(), user_numbers()
    is_strict = is_root(us, numbers)
    ways = dict.fromkeys((os.path.abspath(path), files.real_path(path)))
    return all(_fits(step, files, us, is_strict or step in ways) for way in ways for step in _steps(way))


def _fits(step: str, files: Files, us: int, is_strict: bool) -> bool:
    try:
        found = files.lstat(step)
    except (FileNotFoundError, NotADirectoryError):
        return True
    if not is_strict and not stat.S_ISLNK(found.st_mode):
        return True  # homes lie in folders of all sorts of accounts
    return found.st_uid in (us, 0) or has_no_rights(found.st_dev)


def _steps(path: str) -> list[str]:
    steps = [path]
    while (above := os.path.dirname(steps[-1])) != steps[-1]:
        steps.append(above)
    return steps
