"""Which entries this account may call its own: the one place that says so.

The writer a file is named for, not the actor in it, which anybody may type: in a shared folder only
what its file's owner wrote counts at all (`trust`), so the account in the writer's name is proven there.
"""

from __future__ import annotations

from workplan_tui.store.journal.replica import is_of_account

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Entry


def is_own(entry: Entry) -> bool:
    """Return whether this account recorded the entry, in whatever name and from whatever home."""
    return is_of_account(entry.replica)
