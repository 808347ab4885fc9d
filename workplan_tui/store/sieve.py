"""Finds the lines that may matter to some tasks without taking them apart.

Most of a year's journal has nothing to do with one edit. A line may matter when it names one of
the tasks, or takes back one that matters. What cannot be told from the bytes is told to matter.
"""

from __future__ import annotations

import json
import re

from workplan_tui.store.records import id_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan_tui.store.records import Records

    Place = tuple[int, int]
    """The number of the file, and the place among its lines."""

_ID = re.compile(rb'"([0-9a-f-]{36})(?=")')


def places_about(task_ids: Iterable[str], files: Sequence[Records]) -> list[list[int]]:
    """Return for each file the places, in order, of at least every line that may matter."""
    needles = [json.dumps(id, ensure_ascii=False).encode() for id in task_ids]
    waiting: list[Place] = []
    takers: dict[str, list[Place]] = {}
    """By an entry's id, the lines not yet known to matter that may take it back."""
    for number, records in enumerate(files):
        for place, line in enumerate(records.lines):
            if not isinstance(line, bytes) or _may_name(line, needles):
                waiting.append((number, place))
            elif b'"undo"' in line:
                for id in _ID.findall(line):
                    takers.setdefault(id.decode(), []).append((number, place))
    found: list[set[int]] = [set() for _ in files]
    while waiting:
        number, place = waiting.pop()
        if place not in found[number]:
            found[number].add(place)
            waiting += takers.pop(id_in(files[number].lines[place]), ())
    return [sorted(places) for places in found]


def _may_name(line: bytes, needles: list[bytes]) -> bool:
    """Return False only when the line names none of the tasks.

    A name may hide behind escapes that this program does not write, and a task's id may be
    written as a number.
    """
    for needle in needles:
        if needle in line:
            return True
    if line.count(b'"task"') != line.count(b'"task":"'):
        return True
    return b"\\" in line and (b"\\u" in line or b"\\/" in line)
