"""Keep a reader of office files apart: its own process, with bounded memory and time.

A small file can take a library, and the process with it, down or never end. Here the parent only
waits, and tells in one sentence what happened.
"""

from __future__ import annotations

import json
import subprocess
import sys

from workplan_tui.importing.neutral_form import Paragraph, Place, Source, Table, TableCell, grid
from workplan_tui.importing.readers.refusals import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST_MEMORY = 768 << 20
"""Address space; what is really used is far less."""
MOST_SECONDS = 60
_MOST_CPU = 40


def read_in_child(kind: str, data: bytes) -> Source:
    """Return what the child read of a document; `Unreadable` with the reason."""
    command = [sys.executable, "-P", "-m", "workplan_tui.importing.readers.child", kind]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable("too_long", limit=MOST_SECONDS) from None
    if done.returncode == 0 and done.stdout:
        told = json.loads(done.stdout)
        if "error" in told:
            raise Unreadable(told["error"], **told["blanks"])
        return unpacked(told)
    if done.returncode in (-9, -24):
        raise Unreadable("too_long", limit=_MOST_CPU)
    raise Unreadable("broke_down", kind=kind)


def limit_self() -> None:
    """Bound this process before it opens anything; where the system has no such limits, do without."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, _MOST_CPU),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, hard if what == resource.RLIMIT_CPU else most))


def packed(source: Source) -> dict[str, Any]:
    """Return a source as JSON can hold it; merged cells once."""
    blocks: list[list[Any]] = []
    for block in source.blocks:
        if isinstance(block, Paragraph):
            blocks.append([block.text, block.level, _place(block.place)])
        else:
            own = {
                (cell.row, cell.column): cell
                for row in block.rows
                for cell in row
                if cell.text or cell.down + cell.across > 2
            }
            cells = [[cell.text, cell.row, cell.column, cell.down, cell.across] for cell in own.values()]
            width = len(block.rows[0]) if block.rows else 0
            blocks.append([block.title, list(map(_place, block.places)), cells, width])
    return {
        "blocks": blocks,
        "container": source.container,
        "notes": list(map(list, source.notes)),
        "joined": source.joined,
    }


def unpacked(told: dict[str, Any]) -> Source:
    """Return the source that `packed` made this of."""
    blocks: list[Paragraph | Table] = []
    for block in told["blocks"]:
        if len(block) == 3:
            blocks.append(Paragraph(block[0], Place(*block[2]), block[1]))
        else:
            title, places, cells, width = block
            filled = [TableCell(*cell) for cell in cells]
            if width and places and not any(cell.column + cell.across >= width for cell in filled):
                filled.append(TableCell("", 0, width - 1))
            blocks.append(grid(filled, (Place(*place) for place in places), title))
    notes = tuple((code, words) for code, words in told["notes"])
    return Source(tuple(blocks), told["container"], notes, told["joined"])


def _place(place: Place) -> list[Any]:
    return [place.page, place.sheet, place.table, place.row, place.line]
