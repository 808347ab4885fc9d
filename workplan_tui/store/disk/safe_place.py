"""Whether another account could put a forged folder in the place of the journal's.

Whoever may write a folder may rename what lies in it, whoever it belongs to, unless the folder is sticky.
So what a journal folder says is worth no more than the folders above it.
"""

from __future__ import annotations

import os
import stat

from workplan_tui.language import tr
from workplan_tui.settings.actor import account_name
from workplan_tui.store.disk.mounts import has_no_rights
from workplan_tui.store.disk.rights import is_shared
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.store.disk.files import Files


def why_not_safe(folder: str, files: Files) -> str | None:
    """Return why nothing may be recorded in a folder that accounts share; `OSError` as the disk has it."""
    found = files.stat(folder)
    return _said(folder, files) if is_shared(found) and not has_no_rights(found.st_dev) else None


def doubts_about_place(folder: str, files: Files) -> tuple[str, ...]:
    """Return what is to be said of the place of a folder of one's own, in which edits go on."""
    try:
        said = None if is_shared(files.stat(folder)) else _said(folder, files)
    except OSError:
        return ()
    return (said,) if said else ()


def open_above(folder: str, files: Files) -> tuple[str, int] | None:
    """Return the nearest folder above in which others may rename, and its mode; None without one."""
    path = files.real_path(folder)
    journal, above = files.stat(path), os.path.dirname(path)
    while above != path:
        found = files.stat(above)
        if _lets_others_rename(found, journal):
            return above, stat.S_IMODE(found.st_mode)
        path, above = above, os.path.dirname(above)
    return None


def _said(folder: str, files: Files) -> str | None:
    found = open_above(folder, files)
    return _sentence(folder, found[0], is_shared(files.stat(folder))) if found else None


def _lets_others_rename(above: os.stat_result, journal: os.stat_result) -> bool:
    if above.st_mode & stat.S_ISVTX:
        return False
    if above.st_mode & stat.S_IWOTH:
        return True
    if not above.st_mode & stat.S_IWGRP or above.st_gid == 0:
        return False
    is_of_trusting_group = is_shared(journal) and not journal.st_mode & stat.S_ISVTX
    if is_of_trusting_group and above.st_gid == journal.st_gid:
        return False  # these can remove each other's files in the folder itself as well
    return not _is_private_group(above.st_gid, above.st_uid)


def _is_private_group(gid: int, owner: int) -> bool:
    """Return whether the group is the owner's alone, as many systems give one to each account."""
    import grp

    try:
        group = grp.getgrgid(gid)
    except KeyError:
        return False
    name = account_name(owner)
    return group.gr_name == name and set(group.gr_mem) <= {name}


def _sentence(folder: str, above: str, is_refused: bool) -> str:
    if is_refused:
        sentence = tr(
            "Other accounts may put another folder in the place of the shared journal folder {folder}, because "
            "they may write {above}: nothing can be changed. Its owner takes the right away (chmod go-w), or "
            "sets the sticky bit (chmod +t)."
        )
    else:
        sentence = tr(
            "Other accounts may put another folder in the place of the journal folder {folder}, because they may "
            "write {above}: what is shown may be forged. Its owner takes the right away (chmod go-w), or sets "
            "the sticky bit (chmod +t)."
        )
    return sentence.format(folder=clean(folder), above=clean(above))
