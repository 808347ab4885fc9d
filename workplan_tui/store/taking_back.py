"""Undo and redo: what an account may take back of its own, judged under the lock as every edit is."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workplan_tui.model.recording.judged import Judged
from workplan_tui.model.recording.undo_rules import (
    newest_own,
    newest_redoable,
    newest_undoable,
    own_meant,
    redo_of,
    undo_of,
    undone_by,
    why_not_undo,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from workplan_tui.model.entry import Entry
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.recording.undo_rules import Own
    from workplan_tui.store.recorded import Recorded
    from workplan_tui.store.recording import Judge

    class OpenJournal(Protocol):
        """What of a store is needed for it."""

        @property
        def is_own(self) -> Own: ...

        @property
        def written_plan(self) -> Plan: ...

        def reload(self) -> bool: ...

        def ledger(self, day: date | None = None) -> Ledger: ...

        def unsealed(self) -> Ledger: ...

        def append(self, actor: str, judge: Judge) -> Recorded: ...


_RECENT = timedelta(hours=1)
"""What was recorded longer ago is taken back only on being told so."""


class TakingBack:
    """What the account of a store takes back there."""

    def __init__(self, store: OpenJournal) -> None:
        self._store = store

    def newest_undoable(self) -> Entry:
        """Return what `undo` takes back: the account's newest standing entry; `Refused` if there is none."""
        self._store.reload()
        return newest_undoable(self._store.ledger(date.max), self._store.is_own)

    def newest_redoable(self) -> Entry:
        """Return the undo that `redo` takes back; `Refused` if there is none, or something came after it."""
        self._store.reload()
        return newest_redoable(self._store.ledger(date.max), self._store.is_own)

    def own_edits(self, most: int) -> tuple[tuple[Entry, Reason | None], ...]:
        """Return the account's newest standing entries, newest first, each with why it cannot be taken back."""
        self._store.reload()
        ledger, is_own = self._store.ledger(date.max), self._store.is_own
        return tuple(
            (entry, why_not_undo(ledger, entry, is_own)) for entry in newest_own(ledger, is_own, most)
        )

    def own_edit(self, mark: str) -> Entry:
        """Return the entry of that id, or the account's own whose id ends so; `Refused` where none does."""
        self._store.reload()
        return own_meant(self._store.ledger(date.max), self._store.is_own, mark)

    def is_recent(self, entry: Entry) -> bool:
        """Return whether the entry was recorded within the last hour, by this computer's clock."""
        try:
            now = datetime.now(self._store.written_plan.clock_zone())
            return abs(now - datetime.fromisoformat(entry.at)) <= _RECENT
        except (ValueError, TypeError):
            return False  # no time of recording, or one without its offset

    def undo(self, actor: str, entry_id: str | None = None) -> Recorded:
        """Take back the entry, which is this account's, or the account's newest standing one.

        The undo holds from the first day the mistake did, so that no day shows it any more.
        """

        def take_back() -> Judged:
            entry, op = undo_of(self._store.unsealed(), self._store.is_own, entry_id)
            return Judged((op,), entry.on, undone=(entry,))

        return self._store.append(actor, take_back)

    def redo(self, actor: str, undo_id: str | None = None) -> Recorded:
        """Take back the undo, which is this account's, or the account's newest standing one."""

        def take_back() -> Judged:
            ledger = self._store.unsealed()
            undo, op = redo_of(ledger, self._store.is_own, undo_id)
            return Judged((op,), undo.on, undone=undone_by(ledger, undo))

        return self._store.append(actor, take_back)
