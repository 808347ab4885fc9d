"""What one copy of a journal has that another lacks, file by file. Pure: bytes in, bytes out.

An unknown file comes whole, a longer one takes the place of its own beginning. What both sides wrote
apart from each other is kept beside under another name, so that no line of either is lost.
"""

from __future__ import annotations

from zlib import crc32

from workplan_tui.base.value import Value
from workplan_tui.store.journal.lookalikes import branch_name, is_branch_name
from workplan_tui.store.journal.writers import ENDING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

NEW, LONGER, BRANCH = "new", "longer", "branch"


class FilePart(Value):
    """A file to be written."""

    name: str
    data: bytes
    kind: str
    source: str
    """The file it comes from."""
    line_count: int
    """Lines in it that were not there."""


def parts_lacking(
    source: Mapping[str, bytes], here: Mapping[str, bytes], taken: Collection[str] = ()
) -> list[FilePart]:
    """Return what of `source` is to be written beside `here`, of which nothing is lost.

    Both map names to contents; `taken` are names here that cannot be read or replaced.
    """
    known = {line for data in here.values() for line in _lines(data)}
    parts: list[FilePart] = []
    for name, data in source.items():
        whole = data[: data.rfind(b"\n") + 1]  # what is cut off was never called saved
        there = here.get(name)
        lacking = [line for line in _lines(whole) if line not in known]
        if not lacking:
            continue
        known.update(lacking)
        if name not in taken and (there is None or whole.startswith(there)):
            parts.append(FilePart(name, whole, NEW if there is None else LONGER, name, len(lacking)))
        else:
            own = b"".join(line + b"\n" for line in lacking)
            parts.append(FilePart(_free_name(name, own, {*here, *taken}), own, BRANCH, name, len(lacking)))
    return parts


def _lines(data: bytes) -> list[bytes]:
    """Return the lines without what a transfer may have added to their ends; the empty ones say nothing."""
    return [line for line in (raw.removesuffix(b"\r") for raw in data.split(b"\n")) if line]


def _free_name(name: str, data: bytes, taken: Collection[str]) -> str:
    base = name.rpartition("~")[0] + ENDING if is_branch_name(name) else name
    check = crc32(data)
    while (free := branch_name(base, check)) in taken:
        check = (check + 1) & 0xFFFFFFFF
    return free
