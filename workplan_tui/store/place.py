"""Where the journal of a plan lies (docs/files.md): beside the plan, else in the XDG state folder."""

from __future__ import annotations

import os

from workplan_tui.language import tr
from workplan_tui.settings.folders import state_folder
from workplan_tui.store.disk.file_steps import is_folder
from workplan_tui.store.disk.files import Files
from workplan_tui.store.disk.mounts import has_no_rights, memory_kind
from workplan_tui.store.disk.rights import anyone_may_rewrite
from workplan_tui.store.disk.safe_place import why_not_safe
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

JOURNAL_ENDING = ".journal"
"""What the name of a journal folder ends in, wherever it lies."""
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def journal_folder(
    plan_path: str,
    plan_id: str,
    asked: str | None,
    environment: Mapping[str, str],
    files: Files | None = None,
) -> str:
    """Return the folder, which need not exist yet.

    One that lies beside the plan is always used, so that copying both is the whole hand-over. That
    is the plan itself, whatever links lead to it: two journals of one plan would know nothing of
    each other;
    only where none lies there and none can be made, or for the built-in plan, it is kept apart.
    `OSError` when that cannot be told: an edit must not go to another place for a moment's fault.
    """
    if asked:
        return os.path.abspath(asked)
    files = files or Files()
    plan_path = files.real_path(plan_path)
    lying_beside = beside(plan_path)
    is_built_in = plan_path.startswith(files.real_path(_PACKAGE) + os.sep)
    may_make = not is_built_in and files.may_write(os.path.dirname(plan_path))
    if may_make or is_folder(files, lying_beside):
        return lying_beside
    return os.path.join(state_folder(environment), f"{_file_name(plan_id)}{JOURNAL_ENDING}")


def beside(plan_path: str) -> str:
    """Return the journal folder that lies beside a plan, whether or not it is there."""
    return f"{os.path.splitext(plan_path)[0]}{JOURNAL_ENDING}"


def why_not_writable(folder: str, files: Files) -> str | None:
    """Return why no edit can be kept in the journal folder, or None; `OSError` as the disk has it."""
    folder_there = _nearest_existing(folder, files)
    if folder_there == folder and _anyone_may_rewrite(files.stat(folder)):
        return tr(
            "Anyone on this host may rewrite the journal folder {folder}: nothing can be changed. "
            "Take the right away (chmod o-w), or set the sticky bit (chmod +t) to share it."
        ).format(folder=clean(folder))
    if folder_there == folder and (reason := why_not_safe(folder, files)):
        return reason
    if not files.may_write(folder_there):
        return tr("The journal folder {folder} cannot be written: nothing can be changed.").format(
            folder=clean(folder)
        )
    return None


def why_not_lasting(folder: str, plan_path: str, files: Files) -> str | None:
    """Return why what is recorded in the folder is gone at the next start, or None.

    A plan that is itself in memory is somebody's trial, and its journal beside it is too.
    """
    try:
        device = files.stat(folder).st_dev
        if device == files.stat(plan_path).st_dev:
            return None
    except OSError:
        return None  # the edit is saved; this only adds to it
    kind = memory_kind(device)
    if kind is None:
        return None
    return tr(
        "The journal folder {folder} is in memory only ({kind}): what is recorded there is gone when the "
        "computer is switched off. Name another with --journal DIR."
    ).format(folder=clean(folder), kind=kind)


def _anyone_may_rewrite(folder: os.stat_result) -> bool:
    return anyone_may_rewrite(folder) and not has_no_rights(folder.st_dev)


def _nearest_existing(folder: str, files: Files) -> str:
    while not is_folder(files, folder):
        folder = os.path.dirname(folder)
    return folder


def _file_name(plan_id: str) -> str:
    safe = "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in plan_id)
    return safe.lstrip(".")[:80] or "plan"
