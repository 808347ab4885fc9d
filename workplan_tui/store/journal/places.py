"""Where in all files of a journal the lines stand that may matter to some tasks: by what they say, or take back."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan_tui.store.journal.records import Records


def places_about(task_ids: Iterable[str], files: Sequence[Records]) -> list[list[int]]:
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
