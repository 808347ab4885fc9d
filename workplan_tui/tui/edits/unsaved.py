"""Edits that did not become durable: each is kept, oldest first, until it is saved after all."""

from __future__ import annotations

import json

from workplan_tui.base.errors import Refused, WorkplanError
from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.model.entry import Change
    from workplan_tui.store.recorded import Recorded
    from workplan_tui.store.store import Store
    from workplan_tui.tui.edits.drafts import HandedIn


class Unsaved(Value):
    """One edit that was not saved."""

    change: Change
    """With the id it had, where it may have reached the disk: tried again, it is not doubled."""
    what: str
    """The edit in words."""
    line: str
    """What `workplan apply -` takes."""
    attempt: object
    """The prompt or form it was typed in: mended there, it is still the same edit."""
    typed: HandedIn | None = None
    """What of it was typed; None for a choice."""

    @property
    def entry_id(self) -> str:
        """The id that its line says."""
        return str(json.loads(self.line)["id"])


class UnsavedEdits:
    """All edits of this screen that are not on the disk. Written by the thread that saves."""

    def __init__(self, earlier: tuple[Unsaved, ...] = ()) -> None:
        self._all = earlier
        self.saved: HandedIn | None = None
        """What was typed of the edit that was saved last."""
        self.is_over = False
        """Whether the screen is being left, and shows nothing more."""
        self._untold: list[tuple[str, str]] = []
        """By entry id what was saved and not said yet: the screen may be gone before it could be."""

    @property
    def all(self) -> tuple[Unsaved, ...]:
        """Every edit that is not saved, oldest first."""
        return self._all

    @property
    def lines(self) -> tuple[str, ...]:
        """One line for each of them, should the user leave before it is saved."""
        return tuple(kept.line for kept in self._all)

    @property
    def untold(self) -> tuple[str, ...]:
        """What was saved, in words, of which nothing was said."""
        return tuple(what for _, what in self._untold)

    def told(self, entry_id: str) -> None:
        """Take note that the user knows the entry is saved, if there still is a screen to say it on."""
        if self.is_over:
            return
        self._untold = [one for one in self._untold if one[0] != entry_id]

    def trying(
        self, change: Change, what: str, attempt: object, typed: HandedIn | None = None
    ) -> Callable[[Store], Recorded]:
        """Return the call that records the change and keeps it here where that fails.

        Whoever waits for the call may be gone by its end, what was typed is not.
        """
        known = self._same(change, attempt)
        is_same_edit = known is not None and _said(known.change) == _said(change)
        change = change.replace(id=known.change.id if known and is_same_edit else change.id)

        def record(store: Store) -> Recorded:
            try:
                recorded = store.record(change)
            except WorkplanError as error:
                self._failed(Unsaved(change, what, "", attempt, typed), error)
                raise
            self._drop(change, attempt)
            self.saved = typed
            self._untold.append((recorded.entry.id, what))
            return recorded

        return record

    def _failed(self, edit: Unsaved, error: WorkplanError) -> None:
        known = self._same(edit.change, edit.attempt)
        if error.entry_line:
            kept = edit.replace(change=edit.change.replace(id=error.entry_id), line=error.entry_line)
            if known and kept.typed is None:
                kept = kept.replace(typed=known.typed)
            others = tuple(kept if one is known else one for one in self._all)
            self._all = others if known else (*others, kept)
        elif known and isinstance(error, Refused):
            # The journal was looked at, and the entry is not in it: another id from now on.
            again = known.replace(change=known.change.replace(id=None))
            self._all = tuple(again if one is known else one for one in self._all)

    def _same(self, change: Change, attempt: object) -> Unsaved | None:
        """Return the edit kept of the same prompt, or the very same edit typed anew."""
        return next(
            (one for one in self._all if one.attempt is attempt or _said(one.change) == _said(change)), None
        )

    def _drop(self, change: Change, attempt: object) -> None:
        known = self._same(change, attempt)
        self._all = tuple(one for one in self._all if one is not known)


def _said(change: Change) -> tuple[object, ...]:
    return change.ops, change.on, change.actor
