"""Finds the lines that may matter to some tasks without taking them apart.

Most of a year's journal has nothing to do with one edit. A line may matter when it names one of
the tasks, adjusts or seals the plan itself, or takes back one that matters. What cannot be told from the bytes is
told to matter.
"""

from __future__ import annotations

import json
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Protocol

    class JournalLines(Protocol):
        """The lines of one file (`records`), each known by its place among them."""

        def naming(self, task_ids: Iterable[str]) -> set[int]: ...

        def takers(self, ids: frozenset[str]) -> set[int]: ...

        def ids_at(self, places: Iterable[int]) -> list[str]: ...


OF_ALL_TASKS = (b'"revise"', b'"seal"', b'"reopen"')
"""What stands in a line that speaks of the plan as a whole: it may matter to every task."""
UNDO = b'"undo"'
ENTRY_ID = re.compile(rb'"([0-9a-f-]{36})(?=")')


def places_about(task_ids: Iterable[str], files: Sequence[JournalLines]) -> list[list[int]]:
    """Return for each file the places, in order, of at least every line that may matter."""
    asked = tuple(task_ids)
    fresh = [records.naming(asked) for records in files]
    found = [set(places) for places in fresh]
    while any(fresh):
        pairs = zip(files, fresh, strict=True)
        ids = frozenset(id for records, places in pairs if places for id in records.ids_at(places))
        fresh = [records.takers(ids) - known for records, known in zip(files, found, strict=True)]
        for known, places in zip(found, fresh, strict=True):
            known |= places
    return [sorted(places) for places in found]


def naming(task_ids: Iterable[str], lines: Sequence[bytes]) -> set[int]:
    """Return the places of at least every line that may matter to one of the tasks, and of the empty ones.

    A name may hide behind escapes that this program does not write, and a task's id may be
    written as a number.
    """
    found = {place for place, line in enumerate(lines) if not line}
    for needle in (*(json.dumps(id, ensure_ascii=False).encode() for id in task_ids), *OF_ALL_TASKS):
        found.update(_holding(needle, lines))
    if may_hide(b"\n".join(lines)):
        found.update(place for place, line in enumerate(lines) if may_hide(line))
    return found


def takers(ids: frozenset[str], lines: Sequence[bytes]) -> set[int]:
    """Return the places of at least every line that takes back an entry of one of the ids."""
    return {
        place
        for place in _holding(UNDO, lines)
        if any(id.decode() in ids for id in ENTRY_ID.findall(lines[place]))
    }


def may_hide(text: bytes) -> bool:
    """Return whether a task may be named in the text in another way than this program's."""
    has_escapes = b"\\" in text and (b"\\u" in text or b"\\/" in text)
    return has_escapes or text.count(b'"task"') != text.count(b'"task":"')


def _holding(needle: bytes, lines: Sequence[bytes]) -> list[int]:
    return [place for place, line in enumerate(lines) if needle in line]
