"""What is known of the first lines of a journal file, so that an edit does not read them again.

Only of lines that are whole, right and laid out as this program writes them is anything kept, and in one way: where
in the file each line stands, by the task it names. Whatever is odd about a file, it is read as if nothing were known.
"""

from __future__ import annotations

import re

from workplan_tui.base.value import Value
from workplan_tui.store.disk.files import read_all
from workplan_tui.store.disk.keyed_records import sealed
from workplan_tui.store.journal.line import greatest_id_of_plain, is_plain_line
from workplan_tui.store.journal.sieve import ENTRY_ID, OF_ALL_TASKS, UNDO, may_hide

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from typing import Any

    from workplan_tui.store.disk.files import Files
    from workplan_tui.store.disk.keyed_records import KeyedRecords

    LineSpan = tuple[int, int, int]
    """The place of a line among those of its file, where it begins, and its length in bytes without its end."""

_FORMAT = [1, *(needle.decode() for needle in (*OF_ALL_TASKS, UNDO))]
"""What a kept index must begin with: another version of the program may look for other lines."""
_SETTLED_AFTER = 2.0
"""Seconds: a younger file could change again without its times telling."""
_NAMED = re.compile(rb'"task":"([^"\\\s]+)"')
_KEY = b'"task"'


class Prefix(Value):
    """The lines of a file up to a place."""

    length: int
    """Bytes, up to the end of the last line and with it."""
    count: int
    newest_id: str
    last_at: int
    """Where the last line begins."""
    last_line: bytes
    of_all_tasks: tuple[LineSpan, ...]
    """The lines that may matter to every task."""
    undone: Sequence[str]
    """Ids of entries that may be taken back by one of the lines, and in the same order by which."""
    undos: Sequence[str]
    """Each a `LineSpan` as text: only the few that are asked for are read."""
    by_task: KeyedRecords

    def takers(self, ids: frozenset[str]) -> list[LineSpan]:
        """Return at least the lines that take back an entry of one of the ids."""
        pairs = zip(self.undone, self.undos, strict=True)
        found = [map(int, span.split(",")) for id, span in pairs if id in ids]
        return [(place, start, length) for place, start, length in found]

    def naming(self, task_id: str) -> list[LineSpan]:
        """Return at least the lines that name the task; one of `FAULTS` where the index is damaged."""
        found = self.by_task.find(task_id) or []
        return [(place, start, length) for place, start, length in found]


def indexed(data: bytes, found: os.stat_result, now: float) -> bytes | None:
    """Return the index of the lines that a file begins with, as it is kept; None where anything is odd about them.

    `found` is what the file was like when it was read, at `now` in seconds.
    """
    lines = data.split(b"\n")
    if lines.pop() or not lines or may_hide(data) or not all(map(is_plain_line, lines)):
        return None
    by_task: dict[str, list[LineSpan]] = {}
    of_all: list[LineSpan] = []
    undone: list[str] = []
    undos: list[str] = []
    start = named = 0
    for place, line in enumerate(lines):
        span = place, start, len(line)
        tasks = _NAMED.findall(line)
        named += len(tasks)
        for task in dict.fromkeys(tasks):
            by_task.setdefault(task.decode(), []).append(span)
        if any(needle in line for needle in OF_ALL_TASKS):
            of_all.append(span)
        for id in ENTRY_ID.findall(line) if UNDO in line else ():
            undone.append(id.decode())
            undos.append(",".join(map(str, span)))
        start += len(line) + 1
    if named != data.count(_KEY):
        return None  # a task is named in a way that was not understood
    newest = greatest_id_of_plain(lines)
    last = lines[-1].decode()
    is_settled = now - found.st_mtime > _SETTLED_AFTER
    stamp = [found.st_dev, found.st_ino, found.st_size, *(_times(found) if is_settled else ())]
    head = [_FORMAT, stamp, len(data), len(lines), newest, last, of_all, " ".join(undone), " ".join(undos)]
    return sealed(head, by_task.items())


def prefix_of(
    head: Any, by_task: KeyedRecords, files: Files, handle: int, found: os.stat_result
) -> Prefix | None:
    """Return what a kept index says of the open file, or None where the file is not what was indexed.

    It is the same file and has only grown since, as its last line that was indexed still stands at its place; where
    it has not even grown, nobody has touched it. One of `FAULTS` where the index is none.
    """
    kept_format, (device, number, size, *times), length, count, newest_id, last, of_all, undone, undos = head
    is_touched = bool(times) and found.st_size == size and times != _times(found)
    is_same_file = (device, number) == (found.st_dev, found.st_ino)
    if kept_format != _FORMAT or not is_same_file or is_touched or found.st_size <= length:
        return None
    line = last.encode()
    last_at = length - len(line) - 1
    if read_all(files, handle, last_at, len(line) + 1) != line + b"\n" or not is_plain_line(line):
        return None
    return Prefix(
        length, count, newest_id, last_at, line,
        tuple((place, start, size) for place, start, size in of_all),
        undone.split(), undos.split(), by_task,
    )  # fmt: skip


def _times(found: os.stat_result) -> list[int]:
    return [found.st_mtime_ns, found.st_ctime_ns]
