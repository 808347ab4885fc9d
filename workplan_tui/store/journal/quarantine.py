"""Keep a copy of damaged journal bytes in `quarantine/`, so that no later accident can lose them.

The journal itself is not touched. Copying is best effort: it never stands in the way of an edit.
In a folder that others may write, only a folder that none of them made is copied to.
"""

from __future__ import annotations

import os
import stat

from workplan_tui.store.file_steps import drop, shut, write_all
from workplan_tui.store.files import flush_folder, read_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.store.files import Files
    from workplan_tui.store.journal.segment import Damage

FOLDER = "quarantine"
LARGEST_COPY = 1 << 20
"""Of more than a whole segment only so much is copied: no journal line was ever as long."""


def set_aside(files: Files, journal_folder: str, damages: tuple[Damage, ...]) -> None:
    """Copy each damage to `quarantine/<segment>-<offset>-<length>`, unless it is there already."""
    folder = os.path.join(journal_folder, FOLDER)
    if not damages or not _is_made_by_us(files, folder, journal_folder):
        return
    kept = _names(files, folder)
    for damage in damages:
        name = f"{damage.file}-{damage.offset}-{damage.length}"
        if name in kept:
            continue
        try:
            _copy(files, os.path.join(journal_folder, damage.file), damage, os.path.join(folder, name))
        except OSError:
            continue


def _is_made_by_us(files: Files, folder: str, journal_folder: str) -> bool:
    """Return whether the folder, made if there was none, is one and belongs to who may be trusted.

    A link, or a folder that another account can replace, would have us write wherever he likes.
    """
    try:
        try:
            found = files.lstat(folder)
        except FileNotFoundError:
            files.make_folder(folder)
            flush_folder(files, journal_folder)
            found = files.lstat(folder)
        trusted = {os.geteuid(), 0, files.stat(journal_folder).st_uid}
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid in trusted


def _names(files: Files, folder: str) -> set[str]:
    try:
        return set(files.list_folder(folder))
    except OSError:
        return set()


def _copy(files: Files, path: str, damage: Damage, target: str) -> None:
    """Copy beside the target and rename: a copy cut short is never taken for the whole."""
    beside = f"{target}.{os.urandom(4).hex()}"
    source = files.open_reading(path)
    try:
        handle = files.create(beside, 0o600)
        try:
            length = min(damage.length, LARGEST_COPY)
            write_all(files, handle, read_all(files, source, damage.offset, length))
            files.fsync(handle)
            files.rename(beside, target)
        except OSError:
            drop(files, beside)
            raise
        finally:
            shut(files, handle)
    finally:
        shut(files, source)
    flush_folder(files, os.path.dirname(target))
