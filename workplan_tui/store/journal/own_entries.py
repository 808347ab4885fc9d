"""Which entries an account may call its own: the one place that says so.

The writer a file is named for, not the actor in it, which anybody may type: in a shared folder only
what its file's owner wrote counts at all (`trust`), so the account in the writer's name is proven there.
"""

from __future__ import annotations

from workplan_tui.store.journal.replica import is_of_account, is_of_uid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.model.entry import Entry


def own_entries(for_whom: int) -> Callable[[Entry], bool]:
    """Return what says whether an entry is the account's own, in whatever actor's name and from whatever home.

    `for_whom` is the user number root records for; 0: this process's own account.
    """
    if for_whom:
        return lambda entry: is_of_uid(entry.replica, for_whom)
    return lambda entry: is_of_account(entry.replica)
