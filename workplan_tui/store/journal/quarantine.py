"""Keep a copy of damaged journal bytes in `quarantine/`, so that no later accident can lose them.

The journal itself is not touched. Copying is best effort: it never stands in the way of an edit, neither
does it take long. In a folder that others may write, only a folder that none of them made is copied to,
and each account's edits copy what is damaged of its own.
"""

from __future__ import annotations

import os
import stat

from workplan_tui.store.disk.beside import write_beside
from workplan_tui.store.disk.file_steps import shut
from workplan_tui.store.disk.files import flush_folder, read_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.store.disk.files import Files
    from workplan_tui.store.journal.segment import Damage

FOLDER = "quarantine"
LARGEST_COPY = 1 << 20
"""Of more than a whole segment only so much is copied: no journal line was ever as long."""


MOST_COPIES = 100
MOST_BYTES = 8 << 20
"""What `quarantine/` may hold before nothing more is copied."""
MOST_AT_ONCE = 10
"""Copies that one edit makes; each costs two flushes."""


def set_aside(files: Files, journal_folder: str, damages: tuple[Damage, ...]) -> None:
    """Copy each damage to `quarantine/<segment>-<offset>-<length>`, unless it is there already.

    Lines that follow each other are one. Beyond the limits they only stay where they are.
    """
    folder = os.path.join(journal_folder, FOLDER)
    if not damages or not _is_made_by_us(files, folder, journal_folder):
        return
    kept = _kept(files, folder)
    room = MOST_BYTES - sum(kept.values())
    lacking = [damage for damage in _joined(damages) if _name_of(damage) not in kept]
    for damage in lacking[: max(0, min(MOST_AT_ONCE, MOST_COPIES - len(kept)))]:
        room -= min(damage.length, LARGEST_COPY)
        if room < 0:
            return
        name = _name_of(damage)
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


def _name_of(damage: Damage) -> str:
    return f"{damage.file}-{damage.offset}-{damage.length}"


def _joined(damages: tuple[Damage, ...]) -> list[Damage]:
    """Return the damages with those that follow each other, but for the line end, as one."""
    joined: list[Damage] = []
    for damage in damages:
        last = joined[-1] if joined else None
        if last and last.file == damage.file and last.offset + last.length + 1 == damage.offset:
            joined[-1] = last.replace(length=damage.offset + damage.length - last.offset)
        else:
            joined.append(damage)
    return joined


def _kept(files: Files, folder: str) -> dict[str, int]:
    """Return what is in the folder, with its sizes; beyond the limit sizes do not matter."""
    try:
        names = files.list_folder(folder)
        if len(names) >= MOST_COPIES:
            return dict.fromkeys(names, 0)
        return {name: files.lstat(os.path.join(folder, name)).st_size for name in names}
    except OSError:
        return {}


def _copy(files: Files, path: str, damage: Damage, target: str) -> None:
    """Copy beside the target and rename: a copy cut short is never taken for the whole."""
    beside = f"{target}.{os.urandom(4).hex()}"
    source = files.open_reading(path)
    try:
        length = min(damage.length, LARGEST_COPY)
        bytes_of_it = read_all(files, source, damage.offset, length)
        write_beside(files, beside, target, lambda _: bytes_of_it, 0o600)
    finally:
        shut(files, source)
    flush_folder(files, os.path.dirname(target))
