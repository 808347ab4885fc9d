"""Share a journal folder with a group of accounts on this host: make it, or repair the rights of one that is there.

The folder becomes the group's and sticky (3770): everybody of the group makes files in it, and nobody removes
another's. Folders above are looked at and never changed, as they hold more than a plan.
"""

from __future__ import annotations

import os
import stat

from workplan_tui.base.errors import NoPermission, NotSaved, Refused
from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.settings.actor import account_name
from workplan_tui.store.disk.file_steps import flush_parent, is_folder, shut
from workplan_tui.store.disk.lock import LOCK_NAME
from workplan_tui.store.disk.safe_place import why_not_safe
from workplan_tui.store.journal.writers import ENDING, strangers
from workplan_tui.store.plan import kept_plans
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.store.disk.files import Files

FOLDER_MODE = 0o3770
"""Sticky; what is made in it is the group's; closed to all others."""
_FILE_MODE = 0o640
NO_WAY, UNREADABLE, UNCOUNTED, UNSAFE = "no_way", "unreadable", "uncounted", "unsafe"


class Repair(Value):
    """What was changed of a file or folder."""

    path: str
    is_new: bool
    was: tuple[int, int]
    """Its group and rights before; of a new one those it was given."""
    now: tuple[int, int]


class Hindrance(Value):
    """What still keeps somebody of the group out, and is not for this account, or not safe, to change."""

    kind: str
    """`NO_WAY` into a folder, `UNREADABLE`, `UNCOUNTED` as its owner is not its writer, or `UNSAFE`."""
    path: str
    owner: int
    sentence: str = ""
    """Of what is unsafe, why."""


class SharedFolder(Value):
    """What became of it."""

    journal_dir: str
    repairs: tuple[Repair, ...]
    hindrances: tuple[Hindrance, ...]


def share(plan_path: str, journal_dir: str, group: int, files: Files) -> SharedFolder:
    """Give the folder and what is readable in it to the group; `WorkplanError` where that is refused."""
    try:
        found = _found(files, journal_dir)
        if found is not None:
            _refuse_anothers(journal_dir, found)
        repairs = [_shared_folder(files, journal_dir, group, found), *_kept_plans(files, journal_dir, group)]
        for path in (plan_path, *_own_files(files, journal_dir)):
            repairs.append(_readable(files, path, group))
        hindrances = tuple(_hindrances(files, plan_path, journal_dir, group))
    except PermissionError as error:
        raise NoPermission(_why_not(journal_dir, error)) from error
    except OSError as error:
        raise NotSaved(_why_not(journal_dir, error)) from error
    return SharedFolder(journal_dir, tuple(filter(None, repairs)), hindrances)


def _why_not(folder: str, error: OSError) -> str:
    return tr("{folder} could not be shared: {reason}.").format(
        folder=clean(folder), reason=why_refused(error)
    )


def _found(files: Files, folder: str) -> os.stat_result | None:
    try:
        found = files.lstat(folder)
    except FileNotFoundError:
        return None
    if not stat.S_ISDIR(found.st_mode):
        raise Refused(
            tr(
                "{folder} is no folder of its own, and is not followed or replaced. Name the folder it leads to."
            ).format(folder=clean(folder))
        )
    return found


def _refuse_anothers(folder: str, found: os.stat_result) -> None:
    if os.geteuid() not in (0, found.st_uid):
        raise NoPermission(
            tr("{folder} belongs to {owner}: only {owner} or root can share it.").format(
                folder=clean(folder), owner=clean(account_name(found.st_uid))
            )
        )


def _shared_folder(files: Files, folder: str, group: int, found: os.stat_result | None) -> Repair | None:
    if found is None:
        files.make_folder(folder, 0o700)
        flush_parent(files, folder)
    handle = files.open_folder(folder)
    try:
        there = files.fstat(handle)
        if found is not None and (there.st_dev, there.st_ino) != (found.st_dev, found.st_ino):
            raise Refused(
                tr("{folder} was replaced meanwhile; nothing was shared.").format(folder=clean(folder))
            )
        owner = files.stat(os.path.dirname(folder)).st_uid if found is None and os.geteuid() == 0 else -1
        return _changed(files, handle, folder, group, FOLDER_MODE, is_new=found is None, owner=owner)
    finally:
        shut(files, handle)


def _kept_plans(files: Files, journal_dir: str, group: int) -> Iterator[Repair | None]:
    """Share the folder of the plan's editions, where there is one that this account may change."""
    folder = os.path.join(journal_dir, kept_plans.FOLDER)
    found = files.lstat(folder) if is_folder(files, folder) else None
    if found is not None and stat.S_ISDIR(found.st_mode) and os.geteuid() in (0, found.st_uid):
        yield _shared_folder(files, folder, group, found)


def _own_files(files: Files, folder: str) -> Iterator[str]:
    """Yield what is read in the folder, the kept editions of the plan last."""
    for name in sorted(files.list_folder(folder)):
        if name.endswith(ENDING) or name == LOCK_NAME:
            yield os.path.join(folder, name)
    copies = kept_plans.PlanCopies(files, folder)
    yield from map(copies.path, copies.marks())


def _readable(files: Files, path: str, group: int) -> Repair | None:
    """Let the group read a file of this account; one that has another name elsewhere may be anything."""
    try:
        handle = files.open_reading(path)
    except PermissionError:
        return None  # another account's, which is told
    try:
        found = files.fstat(handle)
        is_ones_own = (
            stat.S_ISREG(found.st_mode) and found.st_nlink == 1 and os.geteuid() in (0, found.st_uid)
        )
        if not is_ones_own or _lets(found, group, stat.S_IRGRP, stat.S_IROTH):
            return None
        return _changed(files, handle, path, group, stat.S_IMODE(found.st_mode) | _FILE_MODE)
    finally:
        shut(files, handle)


def _changed(
    files: Files, handle: int, path: str, group: int, mode: int, *, is_new: bool = False, owner: int = -1
) -> Repair | None:
    """Give the group first, while nobody else may read: in between no other group has the rights."""
    before = files.fstat(handle)
    was = (before.st_gid, stat.S_IMODE(before.st_mode))
    if was == (group, mode):
        return None
    if before.st_gid != group or owner not in (-1, before.st_uid):
        files.chown(handle, owner, group)
    files.chmod(handle, mode)
    after = files.fstat(handle)
    now = (after.st_gid, stat.S_IMODE(after.st_mode))
    if now != (group, mode):
        raise NotSaved(
            tr("{path} cannot be given the group and rights: its disk does not keep any.").format(
                path=clean(path)
            )
        )
    return Repair(path, is_new, was, now)


def _hindrances(files: Files, plan_path: str, journal_dir: str, group: int) -> Iterator[Hindrance]:
    editions = os.path.join(journal_dir, kept_plans.FOLDER)
    above = {*_folders_above(files, plan_path), *_folders_above(files, journal_dir)}
    for folder in sorted({*above, editions} if is_folder(files, editions) else above):
        found = files.stat(folder)
        if not _lets(found, group, stat.S_IXGRP, stat.S_IXOTH):
            yield Hindrance(NO_WAY, folder, found.st_uid)
    owners = {}
    for path in (plan_path, *_own_files(files, journal_dir)):
        found = files.lstat(path)
        if path.endswith(ENDING):
            owners[os.path.basename(path)] = found.st_uid
        if not _lets(found, group, stat.S_IRGRP, stat.S_IROTH):
            yield Hindrance(UNREADABLE, path, found.st_uid)
    for name in sorted(strangers(files.stat(journal_dir), owners)):
        yield Hindrance(UNCOUNTED, os.path.join(journal_dir, name), owners[name])
    if sentence := why_not_safe(journal_dir, files):
        yield Hindrance(UNSAFE, journal_dir, files.stat(journal_dir).st_uid, sentence)


def _folders_above(files: Files, path: str) -> Iterator[str]:
    folder = os.path.dirname(files.real_path(path))
    while True:
        if is_folder(files, folder):
            yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def _lets(found: os.stat_result, group: int, as_group: int, as_other: int) -> bool:
    """Return whether the rights let somebody of the group, who is not the owner."""
    return bool(found.st_mode & (as_group if found.st_gid == group else as_other))
