"""Root in a user's folder records as that user, so that the user can read and lengthen what it makes.

A file of root's in a private journal folder would be closed to the folder's owner, and a folder that root
makes would shut the owner out. Root in a folder that accounts share is one account among the others.
"""

from __future__ import annotations

import builtins
import os
from _thread import get_ident

from workplan_tui.base.errors import NoPermission
from workplan_tui.language import tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.store.disk.accounts import is_mapped, user_numbers
from workplan_tui.store.disk.file_steps import is_folder
from workplan_tui.store.disk.mounts import has_no_rights
from workplan_tui.store.disk.rights import is_shared
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.store.disk.files import Files


class AsOwner:
    """Inside a `with` the process acts as the owner of the journal folder, if it is root's process.

    Gives the environment to work in; `NoPermission` where it cannot be done.
    """

    def __init__(self, files: Files, folder: str, environment: Mapping[str, str]) -> None:
        self._files = files
        self._folder = folder
        self._environment = environment
        self._before: tuple[int, list[int]] | None = None
        self._import: Any = builtins.__import__

    def __enter__(self) -> Mapping[str, str]:
        if os.geteuid() != 0:
            return self._environment
        owner = self.owner()
        if owner == 0:
            return self._environment
        import pwd

        try:
            account = pwd.getpwuid(owner)
        except KeyError:
            raise self._refusal(owner, tr("this host does not know it")) from None
        self._before = os.getegid(), os.getgroups()
        try:
            os.setgroups(os.getgrouplist(account.pw_name, account.pw_gid))
            os.setegid(account.pw_gid)
            os.seteuid(owner)
            builtins.__import__ = self._import_as_root()
        except OSError as error:
            self.__exit__()
            raise self._refusal(owner, why_refused(error)) from error
        return {"HOME": account.pw_dir, **self._state_of(owner)}

    def _import_as_root(self) -> Any:
        """Return an `import` for what is loaded late: root's program may lie where only root can read."""
        load, ours = self._import, get_ident()

        def loaded(*arguments: Any, **named: Any) -> Any:
            if get_ident() != ours:
                return load(*arguments, **named)
            before = os.geteuid()  # root's already inside of another import
            os.seteuid(0)
            try:
                return load(*arguments, **named)
            finally:
                os.seteuid(before)

        return loaded

    def _state_of(self, owner: int) -> dict[str, str]:
        """Return where root was told to keep state, if that is the account's place."""
        folder = self._environment.get("XDG_STATE_HOME", "")
        try:
            is_theirs = os.path.isabs(folder) and self._files.stat(folder).st_uid == owner
        except OSError:
            return {}
        return {"XDG_STATE_HOME": folder} if is_theirs else {}

    def __exit__(self, *_error: object) -> None:
        if self._before is not None:
            gid, groups = self._before
            self._before = None
            builtins.__import__ = self._import
            os.seteuid(0)
            os.setegid(gid)
            os.setgroups(groups)

    def owner(self) -> int:
        """Return whose the folder is, or, where it is still to be made, what it will lie in."""
        folder = self._folder
        while not is_folder(self._files, folder):
            folder = os.path.dirname(folder)
        found = self._files.stat(folder)
        if has_no_rights(found.st_dev):
            return 0  # whoever mounted the disk is shown as the owner of everything on it
        is_theirs = folder == self._folder and is_shared(found)
        return 0 if is_theirs or not is_mapped(found.st_uid, user_numbers()) else found.st_uid

    def _refusal(self, owner: int, reason: str) -> NoPermission:
        return NoPermission(
            tr(
                "Not saved: the journal folder {folder} belongs to account number {owner}, and root cannot record "
                "as that account: {reason}. Run the command as the account itself."
            ).format(folder=clean(self._folder), owner=owner, reason=reason)
        )
