"""Finds the lines that may matter to some tasks without taking them apart.

Most of a year's journal has nothing to do with one edit. A line may matter when it names one of
the tasks, adjusts or seals the plan itself, or takes back one that matters. What cannot be told from the bytes is
told to matter.
"""

from __future__ import annotations

import json
import re

from workplan_tui.store.journal.records import id_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan_tui.store.journal.records import Records

    LinePlace = tuple[int, int]
    """The number of the file, and the place among its lines."""

_OF_THE_PLAN = (b'"revise"', b'"seal"', b'"reopen"')
"""Operations that speak of the plan as a whole: whatever the task, they matter."""
_ID = re.compile(rb'"([0-9a-f-]{36})(?=")')


def places_about(task_ids: Iterable[str], files: Sequence[Records]) -> list[list[int]]:
    """Return for each file the places, in order, of at least every line that may matter."""
    needles = [json.dumps(id, ensure_ascii=False).encode() for id in task_ids]
    waiting: list[LinePlace] = []
    takers: dict[str, list[LinePlace]] = {}
    """By an entry's id, the lines that may take it back."""
    for number, records in enumerate(files):
        unread = [line if isinstance(line, bytes) else b"" for line in records.lines]
        waiting += [(number, place) for place in _naming(needles, unread)]
        for kind in _OF_THE_PLAN:
            waiting += [(number, place) for place in _holding(kind, unread)]
        for place in _holding(b'"undo"', unread):
            for id in _ID.findall(unread[place]):
                takers.setdefault(id.decode(), []).append((number, place))
    found: list[set[int]] = [set() for _ in files]
    while waiting:
        number, place = waiting.pop()
        if place not in found[number]:
            found[number].add(place)
            waiting += takers.pop(id_in(files[number].lines[place]), ())
    return [sorted(places) for places in found]


def _naming(needles: list[bytes], lines: list[bytes]) -> set[int]:
    """Return the places of at least every line that names one of the tasks, and of the empty ones.

    A name may hide behind escapes that this program does not write, and a task's id may be
    written as a number.
    """
    found = {place for place, line in enumerate(lines) if not line}
    for needle in needles:
        found.update(_holding(needle, lines))
    if _may_hide(b"\n".join(lines)):
        found.update(place for place, line in enumerate(lines) if _may_hide(line))
    return found


def _holding(needle: bytes, lines: list[bytes]) -> list[int]:
    return [place for place, line in enumerate(lines) if needle in line]


def _may_hide(text: bytes) -> bool:
    has_escapes = b"\\" in text and (b"\\u" in text or b"\\/" in text)
    return has_escapes or text.count(b'"task"') != text.count(b'"task":"')
