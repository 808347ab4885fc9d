"""Write saved views into the user's own settings file, of which nothing else may change or be lost."""

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
from workplan_tui.store.settings.view_text import VIEWS, with_view, without_view
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from workplan_tui.settings.values import Settings

    Views = list[dict[str, Any]]
    TextEdit = Callable[[str], str]
    Changed = Callable[[bytes], tuple[bytes, Views]]

_PRIVATE = 0o600
LONGEST_WAIT = 3.0
"""Seconds for another screen to have written; the user waits that long for the name to be taken."""
_PAUSE = 0.01
_MOST_TRIES = 1000
"""Times that others may have put another file in its place before it is given up."""


def save_view(path: str, name: str, pairs: Mapping[str, Any], files: Files | None = None) -> Views:
    """Put the view into the settings file, in the place of one of the same name; return all views."""
    return _rewritten(path, name, lambda text: with_view(text, name, pairs), files or Files())


def forget_view(path: str, name: str, files: Files | None = None) -> Views:
    """Take the view out of the settings file; return the views that are left."""
    return _rewritten(path, name, lambda text: without_view(text, name), files or Files())


def _rewritten(path: str, name: str, change: TextEdit, files: Files) -> Views:
    """Change the file that the path leads to: a settings file may be a link to where its owner keeps it."""
    target = files.real_path(path)
    try:
        if not is_own_place(path, files):
            raise PermissionError(errno.EPERM, tr("it lies in another account's place"))
        for _ in range(_MOST_TRIES):
            views = _try(files, target, lambda data: _changed(data, path, name, change))
            if views is not None:
                return views
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
    except OSError as error:
        kind = NoPermission if error.errno in FORBIDDEN else NotSaved
        raise kind(
            tr("The settings file {file} was not changed: {reason}.").format(
                file=clean(path), reason=why_refused(error)
            )
        ) from error


def _try(files: Files, target: str, changed: Changed) -> Views | None:
    """Return the views as they are in the file now; None when another one was put in its place meanwhile."""
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
        new, views = changed(data)
        write_whole(target, new, force=True, files=files, mode=stat.S_IMODE(known.st_mode))
        return views
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


def _begin(files: Files, target: str, changed: Changed) -> Views | None:
    """Write a first settings file."""
    new, views = changed(b"")
    make_folders(files, os.path.dirname(target))
    try:
        write_whole(target, new, force=False, files=files, mode=_PRIVATE)
    except Refused:
        return None  # somebody else began one
    return views


def _changed(data: bytes, path: str, name: str, change: TextEdit) -> tuple[bytes, Views]:
    """Return the changed bytes and their views; refuse unless only the view of that name differs."""
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
    if _others(before, name) != _others(after, name):
        raise Refused(
            tr("The settings file {file} is laid out so that a view cannot be changed in it alone.").format(
                file=clean(path)
            )
        )
    return new, after.others.get(VIEWS, [])


def _others(settings: Settings, name: str) -> str:
    """Return all but the view, so that it can be compared: nan is not even itself."""
    others = dict(settings.others)
    views = [view for view in others.pop(VIEWS, []) if view.get("name") != name]
    return repr((settings.replace(others={}), others, views))
