"""Whose turn it is to record in a journal folder.

In a folder of one's own the folder's lock decides and is waited for. In a folder that accounts share
any of them can make that lock unusable or keep it for ever, and must not stop the others with it: after
a short wait an edit goes on without it, and says so. An account's own edits take turns all the same,
by a lock in its own state folder, since they may write one file. What two accounts set at the same
moment is then shown as what it is on two hosts: a conflict.
"""

from __future__ import annotations

from workplan_tui.base.errors import Locked
from workplan_tui.language import tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.store.disk.lock import held
from workplan_tui.store.disk.rights import is_shared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.store.disk.files import Files
    from workplan_tui.store.disk.lock import HeldLock

LONGEST_SHARED_WAIT = 0.5
"""Seconds that an edit waits for other accounts."""
_kept: set[str] = set()
"""Folders whose lock did not come in time when this process asked last: it is not waited for again."""


class Turn:
    """The right to record, inside a `with`; `Locked` or `OSError` when it cannot be had."""

    def __init__(self, files: Files, folder: str, own_folder: str) -> None:
        self.doubt: str | None = None
        """Why another account may have recorded at the same moment, in one sentence."""
        self._files = files
        self._folder = folder
        self._own_folder = own_folder
        self._held: list[HeldLock] = []

    def __enter__(self) -> Turn:
        try:
            self._enter()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _enter(self) -> None:
        if not is_shared(self._files.stat(self._folder)):
            self._take(held(self._files, self._folder))
            return
        try:
            self._take(held(self._files, self._own_folder))
        except Locked:
            raise
        except OSError:  # a home without locks: then only the folder's own keeps our edits apart
            self._take(held(self._files, self._folder))
            return
        try:
            wait = 0.0 if self._folder in _kept else LONGEST_SHARED_WAIT
            self._take(held(self._files, self._folder, wait))
            _kept.discard(self._folder)
        except Locked as error:
            _kept.add(self._folder)
            self.doubt = _unlocked(error.holder or tr("another process keeps it"))
        except IsADirectoryError:
            self.doubt = _unlocked(tr("a folder stands in the place of the lock file"))
        except OSError as error:
            self.doubt = _unlocked(why_refused(error))

    def _take(self, lock: HeldLock) -> None:
        lock.__enter__()
        self._held.append(lock)

    def __exit__(self, *_error: object) -> None:
        while self._held:
            self._held.pop().__exit__()


def _unlocked(reason: str) -> str:
    return tr(
        "The shared journal folder could not be locked ({reason}). The edit is saved without; if another account "
        "set the same at this moment, both values are shown."
    ).format(reason=reason)
