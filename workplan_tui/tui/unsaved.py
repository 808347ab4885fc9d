"""Edits that did not become durable: each kept as one line until it is saved after all."""

from __future__ import annotations

from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workplan_tui.errors import WorkplanError
    from workplan_tui.model.entry import Op

    Subject = tuple[tuple[object, ...], ...]


class _Kept(Value):
    line: str
    entry_id: str | None
    ops: tuple[Op, ...]
    on: date | None


class Unsaved:
    """What `workplan apply -` should be given, should the user leave before it is saved."""

    def __init__(self) -> None:
        self._kept: dict[Subject, _Kept] = {}

    @property
    def lines(self) -> tuple[str, ...]:
        """One line for each entry, oldest first."""
        return tuple(kept.line for kept in self._kept.values())

    def keep(self, ops: Sequence[Op], on: date | None, error: WorkplanError) -> None:
        """Keep the entry of a failed edit in the place of an earlier one on the same matter."""
        if error.entry_line:
            kept = _Kept(error.entry_line, error.entry_id, tuple(ops), on)
            self._kept[_subject(ops)] = kept

    def id_for(self, ops: Sequence[Op], on: date | None) -> str | None:
        """Return the id the very same edit had when it failed: what reached the disk is not doubled."""
        kept = self._kept.get(_subject(ops))
        return kept.entry_id if kept and (kept.ops, kept.on) == (tuple(ops), on) else None

    def was_refused(self, ops: Sequence[Op]) -> None:
        """Try under another id from now on: the journal was looked at, and the entry is not in it."""
        kept = self._kept.get(_subject(ops))
        if kept:
            self._kept[_subject(ops)] = kept.replace(entry_id=None)

    def was_saved(self, ops: Sequence[Op]) -> None:
        """Forget what failed before on the matter that is saved now."""
        self._kept.pop(_subject(ops), None)


def _subject(ops: Sequence[Op]) -> Subject:
    return tuple((op.get("op"), op.get("task"), op.get("field")) for op in ops)
