"""What the program lives on is never written over by what it hands out, whatever name was typed for that."""

from __future__ import annotations

import os

from workplan_tui.base.errors import Refused
from workplan_tui.language import tr
from workplan_tui.store.disk.file_steps import same_file
from workplan_tui.store.disk.files import Files
from workplan_tui.store.place import JOURNAL_ENDING
from workplan_tui.text.harmless import clean


def refuse_kept(path: str, plan_path: str, journal_folder: str, files: Files | None = None) -> None:
    """Refuse a file to be written that is the plan, or would lie in its journal; no `--force` means that."""
    files = files or Files()
    if _is_same(files, path, plan_path):
        raise Refused(
            tr("{file} is the plan itself and is left as it is. Name another file.").format(file=clean(path))
        )
    real, folder = files.real_path(path), files.real_path(journal_folder)
    if real == folder or real.startswith(folder + os.sep):
        raise _in_journal(path)


def refuse_in_journal(path: str, files: Files | None = None) -> None:
    """Refuse a new plan a place in the journal of any plan, which its folder's name tells."""
    folders = os.path.dirname((files or Files()).real_path(path)).split(os.sep)
    if any(name.endswith(JOURNAL_ENDING) for name in folders):
        raise _in_journal(path)


def _in_journal(path: str) -> Refused:
    return Refused(
        tr("{file} lies in the journal folder, where only entries are kept. Name another place.").format(
            file=clean(path)
        )
    )


def _is_same(files: Files, one: str, other: str) -> bool:
    """Whether both names lead to one file, by links or in other letters too."""
    try:
        return same_file(files.stat(one), files.stat(other))
    except OSError:
        return False
