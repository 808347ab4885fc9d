"""Change one thing in the user's own settings file, of which nothing else may change or be lost."""

from __future__ import annotations

import errno
import os
import stat
import time

from workplan_tui.base.errors import FORBIDDEN, NoPermission, NotSaved, Refused, UsageError
from workplan_tui.base.user_file import BOM
from workplan_tui.language import tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.settings.config import LARGEST_BYTES, parse_settings
from workplan_tui.store.disk.file_steps import make_folders, same_file, shut
from workplan_tui.store.disk.files import Files, read_all
from workplan_tui.store.disk.own_place import is_own_place
from workplan_tui.store.disk.replace import write_whole
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.settings.values import Settings

    TextEdit = Callable[[str], str]
    Rest = Callable[[Settings], object]
    Changed = Callable[[bytes], tuple[bytes, Settings]]

_PRIVATE = 0o600
LONGEST_WAIT = 3.0
"""Seconds for another screen to have written; the user waits that long for the name to be taken."""
_PAUSE = 0.01
_MOST_TRIES = 1000
"""Times that others may have put another file in its place before it is given up."""


def rewritten(path: str, change: TextEdit, rest: Rest, files: Files | None = None) -> Settings:
    """Change the file that the path leads to and return what it says now.

    A settings file may be a link to where its owner keeps it. `rest` gives of settings what the change
    must leave as it is: a change that would touch it is refused (`Refused`), and nothing is written.
    """
    files = files or Files()
    target = files.real_path(path)
    try:
        if not is_own_place(path, files):
            raise PermissionError(errno.EPERM, tr("it lies in another account's place"))
        for _ in range(_MOST_TRIES):
            settings = _try(files, target, lambda data: _changed(data, path, change, rest))
            if settings is not None:
                return settings
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
    except OSError as error:
        kind = NoPermission if error.errno in FORBIDDEN else NotSaved
        raise kind(
            tr("The settings file {file} was not changed: {reason}.").format(
                file=clean(path), reason=why_refused(error)
            )
        ) from error


def _try(files: Files, target: str, changed: Changed) -> Settings | None:
    """Return what the file says now; None when another one was put in its place meanwhile."""
    try:
        handle = files.open_appending(target)  # refused where it may not be written
    except FileNotFoundError:
        return _begin(files, target, changed)
    try:
        known = files.fstat(handle)
        if not stat.S_ISREG(known.st_mode):
            raise OSError(errno.EINVAL, tr("it is no file"))
        _lock(files, handle)
        if not same_file(known, files.stat(target)):
            return None
        data = read_all(files, handle, 0, LARGEST_BYTES + 1)
        new, settings = changed(data)
        write_whole(target, new, force=True, files=files, mode=stat.S_IMODE(known.st_mode))
        return settings
    except FileNotFoundError:
        return None
    finally:
        shut(files, handle)


def _lock(files: Files, handle: int) -> None:
    """Let no other screen of this program write between reading and writing, where files can be locked."""
    until = files.monotonic() + LONGEST_WAIT
    while True:
        try:
            files.flock(handle)
            return
        except BlockingIOError:
            if files.monotonic() > until:
                raise
        except OSError:
            return  # no locks on this disk
        time.sleep(_PAUSE)


def _begin(files: Files, target: str, changed: Changed) -> Settings | None:
    """Write a first settings file."""
    new, settings = changed(b"")
    make_folders(files, os.path.dirname(target))
    try:
        write_whole(target, new, force=False, files=files, mode=_PRIVATE)
    except Refused:
        return None  # somebody else began one
    return settings


def _changed(data: bytes, path: str, change: TextEdit, rest: Rest) -> tuple[bytes, Settings]:
    """Return the changed bytes and what they say; refuse unless `rest` stays as it is."""
    before = parse_settings(data, path)  # says what is wrong with the file as it stands
    mark = data[: len(BOM)] if data.startswith(BOM) else b""
    text = change(data[len(mark) :].decode("utf-8"))
    new = mark + text.encode("utf-8", "surrogatepass")
    if len(new) > LARGEST_BYTES:
        raise Refused(
            tr("The settings file {file} would grow beyond {limit} KiB; forget a view first.").format(
                file=clean(path), limit=LARGEST_BYTES >> 10
            )
        )
    try:
        after = parse_settings(new, path)
    except UsageError:
        raise Refused(tr("The view holds characters that no file can keep; type it again.")) from None
    if repr(rest(before)) != repr(rest(after)):  # compared as written: nan is not even itself
        raise Refused(
            tr("The settings file {file} is laid out so that this alone cannot be changed in it.").format(
                file=clean(path)
            )
        )
    return new, after
