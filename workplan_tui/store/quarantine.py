"""Keep a copy of damaged journal bytes in `quarantine/`, so that no later accident can lose them.

The journal itself is not touched. Copying is best effort: it never stands in the way of an edit.
"""

from __future__ import annotations

import os

from workplan_tui.store.files import read_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.store.files import Files
    from workplan_tui.store.segment import Damage

FOLDER = "quarantine"
LARGEST_COPY = 1 << 20
"""Of more than a whole segment only so much is copied: no journal line was ever as long."""


def set_aside(files: Files, journal_folder: str, damages: tuple[Damage, ...]) -> None:
    """Copy each damage to `quarantine/<segment>-<offset>`, unless it is there already."""
    folder = os.path.join(journal_folder, FOLDER)
    for damage in damages:
        try:
            if not os.path.isdir(folder):
                files.make_folder(folder)
            _copy(files, journal_folder, folder, damage)
        except OSError:
            continue


def _copy(files: Files, journal_folder: str, folder: str, damage: Damage) -> None:
    name = os.path.join(folder, f"{damage.file}-{damage.offset}")
    if os.path.lexists(name):
        return
    source = files.open_reading(os.path.join(journal_folder, damage.file))
    try:
        data = read_all(files, source, damage.offset, min(damage.length, LARGEST_COPY))
    finally:
        files.close(source)
    target = files.create(name, 0o600)
    try:
        files.write(target, data)
    finally:
        files.close(target)
