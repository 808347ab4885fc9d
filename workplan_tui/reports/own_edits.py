"""What an account recorded itself and may take back: for `undo --list` and its page on the screen."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.reports.history import moment
from workplan_tui.reports.operations import describe_saved
from workplan_tui.reports.refused import why_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from workplan_tui.model.entry import Entry
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.reason import Reason

    OwnEdits = Iterable[tuple[Entry, Reason | None]]

MOST_LISTED = 50
_MARK = 6
"""Signs of an id that tell an account's own edits apart."""
_LONGEST = 200
"""Letters of what one edit did: the mark leads to the whole."""


def mark_of(entry: Entry) -> str:
    """Return the end of the entry's id, which stands for it."""
    return clean(entry.id[-_MARK:])


def edit_words(entry: Entry, ledger: Ledger) -> str:
    """Return what the edit did to which tasks, and for which day where that is not the day it was recorded."""
    what = tr("; ").join(describe_saved(entry, ledger.plan, ledger.find, with_unit=False))
    what = what if len(what) <= _LONGEST else f"{what[:_LONGEST]}..."
    if entry.at.startswith(entry.on.isoformat()):
        return what
    return tr("{what} (for {day})").format(what=what, day=entry.on)


def why_not_words(reason: Reason) -> str:
    """Return why an edit cannot be taken back, as it stands behind what it did."""
    return tr("cannot be undone: {why}").format(why=why_words(reason))


def own_edit_cells(found: OwnEdits, ledger: Ledger) -> list[list[str]]:
    """Return for each edit its mark, when it was recorded, and what it did; with why it cannot be taken back."""
    return [
        [mark_of(entry), moment(entry.at), _told(edit_words(entry, ledger), reason)]
        for entry, reason in found
    ]


def own_edit_rows(found: OwnEdits) -> list[dict[str, Any]]:
    """Return each edit's entry for programs, with its mark and the code of why it cannot be taken back."""
    return [
        {**entry.record, "mark": mark_of(entry), "why_not": reason.code if reason else None}
        for entry, reason in found
    ]


def _told(what: str, reason: Reason | None) -> str:
    if reason is None:
        return what
    return tr("{what} [{why}]").format(what=what, why=why_not_words(reason))
