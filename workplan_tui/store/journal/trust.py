"""Which entries of a folder that several accounts write may count: those of the file's owner."""

from __future__ import annotations

from workplan_tui.store.disk.rights import is_shared
from workplan_tui.store.journal.entry_id import last_credible_id
from workplan_tui.store.journal.writers import strangers, writer_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from workplan_tui.model.entry import Entry


class Trust:
    """Who owns what in a journal folder, as far as it was looked at."""

    def __init__(self) -> None:
        self.strangers: frozenset[str] = frozenset()
        """Files that belong to another account than the writer they are named for."""
        self.is_shared = False
        """Whether other accounts may make files in the folder."""
        self._misnamed: dict[str, set[str]] = {}
        self._far: dict[str, set[str]] = {}

    def look(self, folder: os.stat_result, owners: Mapping[str, int]) -> bool:
        """Look at the owners; return whether other entries count than before."""
        before = self.is_shared, self.strangers
        self.is_shared, self.strangers = is_shared(folder), strangers(folder, owners)
        return before != (self.is_shared, self.strangers)

    def counted(self, name: str, entries: list[Entry]) -> list[Entry]:
        """Return those of the file's entries that its owner may have written.

        An id that claims a day beyond a hundred years would leave no room for anybody's next one.
        """
        if not self.is_shared:
            return entries
        if name in self.strangers:
            return []
        replica, _ = writer_of(name) or (None, 0)
        if replica is None:
            return entries
        named = [entry for entry in entries if entry.replica == replica]
        last = last_credible_id()
        foreign = {entry.id for entry in entries if entry.replica != replica}
        far = {entry.id for entry in named if entry.id > last}
        for told, ids in ((self._misnamed, foreign), (self._far, far)):
            if ids:
                told.setdefault(name, set()).update(ids)
        return [entry for entry in named if entry.id <= last] if far else named

    @property
    def misnamed(self) -> dict[str, int]:
        """By file, how many entries name another writer, of those somebody needed."""
        return {name: len(ids) for name, ids in self._misnamed.items()}

    @property
    def far(self) -> dict[str, int]:
        """By file, how many entries claim a day beyond all reason, of those somebody needed."""
        return {name: len(ids) for name, ids in self._far.items()}
