"""Names in a journal folder that mean a journal file to people, or to a synchroniser, and to nobody else.

What does not end in `.jsonl` is never read as journal (docs/files.md): an edit in it counts for nobody.
"""

from __future__ import annotations

import os
import stat

from workplan_tui.model.inspection.journal_file import Lookalike
from workplan_tui.store.journal.quarantine import FOLDER as QUARANTINE
from workplan_tui.store.journal.segment import refuse_special
from workplan_tui.store.journal.writers import ENDING, writer_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from workplan_tui.model.inspection.journal_file import JournalLine
    from workplan_tui.store.disk.files import Files

    Reader = Callable[[Files, int, int], Iterator[JournalLine]]

_HEXADECIMAL = frozenset("0123456789abcdef")


def branch_name(name: str, check: int) -> str:
    """Return the name for what another copy of the segment `name` has on its own, by its checksum."""
    return f"{name.removesuffix(ENDING)}~{check:08x}{ENDING}"


def is_branch_name(name: str) -> bool:
    """Return whether `branch_name` made the name."""
    segment, _, digits = name.removesuffix(ENDING).rpartition("~")
    return len(digits) == 8 and set(digits) <= _HEXADECIMAL and writer_of(segment + ENDING) is not None


def lookalikes(
    files: Files, folder: str, names: Collection[str], known: Collection[str], read: Reader
) -> tuple[Lookalike, ...]:
    """Return what looks like a journal file and is not read; `known` are the ids of all that is read.

    A hidden file is told only if it holds what is nowhere else: programs leave such beside what they save.
    """
    found = []
    for name in _candidates(files, folder, names):
        seen = _look(files, os.path.join(folder, name), read)
        if seen is None:
            continue
        size, ids = seen
        unknown = sum(id not in known for id in ids)
        is_hidden = os.path.basename(name).startswith(".")
        if unknown if is_hidden else ids or ENDING in name.casefold():
            found.append(Lookalike(name, size, len(ids), unknown))
    return tuple(found)


def _candidates(files: Files, folder: str, names: Collection[str]) -> Iterator[str]:
    """Give the names that are not read: files, and one folder below those that lie in another."""
    for name in names:
        if name == QUARANTINE or (name.endswith(ENDING) and not name.startswith(".")):
            continue
        try:
            if stat.S_ISDIR(files.lstat(os.path.join(folder, name)).st_mode):
                inner = sorted(files.list_folder(os.path.join(folder, name)))
                yield from (os.path.join(name, one) for one in inner if ENDING in one.casefold())
            else:
                yield name
        except OSError:
            continue


def _look(files: Files, path: str, read: Reader) -> tuple[int, list[str]] | None:
    """Return size and ids of the entries, or None for what cannot be read."""
    try:
        handle = files.open_reading(path)
        try:
            found = files.fstat(handle)
            refuse_special(found, path)
            lines = read(files, handle, found.st_size)
            return found.st_size, [line.entry.id for line in lines if line.entry]
        finally:
            files.close(handle)
    except OSError:
        return None
