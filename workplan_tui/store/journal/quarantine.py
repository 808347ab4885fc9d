"""Keep a copy of damaged journal bytes in `quarantine/`, so that no later accident can lose them.

The journal itself is not touched. Copying is best effort: it never stands in the way of an edit.
"""

from __future__ import annotations

import os
from contextlib import suppress

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
    kept = _names(files, folder) if damages else set()
    for damage in damages:
        name = f"{damage.file}-{damage.offset}-{damage.length}"
        if name in kept:
            continue
        try:
            _copy(files, os.path.join(journal_folder, damage.file), damage, os.path.join(folder, name))
        except OSError:
            continue


def _names(files: Files, folder: str) -> set[str]:
    try:
        return set(files.list_folder(folder))
    except FileNotFoundError:
        with suppress(OSError):
            files.make_folder(folder)
    except OSError:
        return set()
    return set()


def _copy(files: Files, path: str, damage: Damage, target: str) -> None:
    """Copy beside the target and rename: a copy cut short is never taken for the whole."""
    beside = f"{target}.{os.getpid()}"
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
