"""Edits that were not saved when an earlier session was told to end: this one has them again."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.errors import WorkplanError
from workplan_tui.language import tr, trn
from workplan_tui.model.entry import taken_back
from workplan_tui.reports.history import describe_entry
from workplan_tui.reports.operations import describe_saved
from workplan_tui.store.settings.unsaved_file import UnsavedFile
from workplan_tui.tui.edits.unsaved import Unsaved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workplan_tui.model.entry import Change
    from workplan_tui.store.store import Store


class Earlier:
    """What the file of unsaved edits holds for the plan, and what becomes of it."""

    def __init__(self, environment: Mapping[str, str], store: Store) -> None:
        self._file = UnsavedFile(environment, store)
        self._done: list[str] = []
        """Lines that need not stay in the file: taken up here, or in the journal by now."""
        self.edits = self._taken_up(store)

    def _taken_up(self, store: Store) -> tuple[Unsaved, ...]:
        lines = self._file.read()
        if not lines:
            return ()
        from workplan_tui.store.journal.handed_in import read_change  # a start has seldom use for it

        edits: list[Unsaved] = []
        for line in lines:
            try:
                change = read_change(line.encode(), store.plan, "", store.today(), store.newest_id)
            except WorkplanError:
                continue  # it stays: the plan may have been put back by the next start
            self._done.append(line)
            if change.id is None or store.ledger(date.max).find(change.id) is None:
                edits.append(Unsaved(change, _words(change, store), line, object()))
        return tuple(edits)

    @property
    def sentence(self) -> str:
        """What the screen says of them first."""
        return trn(
            "{count} edit of an earlier session is not saved; leaving asks about it.",
            "{count} edits of an earlier session are not saved; leaving asks about them.",
            len(self.edits),
        ).format(count=len(self.edits))

    def keep(self, lines: Sequence[str]) -> None:
        """Keep these for the next session; those that were taken up are its or saved, or were printed."""
        if self._done or lines:
            self._file.change(gone=self._done, added=lines)


def _words(change: Change, store: Store) -> str:
    """Return the edit in words; of an undo, what it takes back."""
    undone = [
        entry for id in taken_back(change.ops) if (entry := store.ledger(date.max).find(id)) is not None
    ]
    if undone:
        told = tr("; ").join(describe_entry(entry, store.plan) for entry in undone)
        return tr("undo of {what}").format(what=told)
    return tr("; ").join(describe_saved(change, store.plan, lambda id: store.ledger(date.max).find(id)))
