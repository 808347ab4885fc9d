"""Write a whole file: beside it, flushed, and put in its place in one step.

After a crash there is the old file or the new one, never half of either.
"""

from __future__ import annotations

import os
import stat

from workplan_tui.base.errors import NoPermission, NotSaved, Refused
from workplan_tui.language import tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.store.disk.beside import write_beside
from workplan_tui.store.disk.file_steps import set_mode
from workplan_tui.store.disk.files import Files, flush_folder
from workplan_tui.text.harmless import clean


def write_whole(
    path: str, data: bytes, force: bool, files: Files | None = None, mode: int | None = None
) -> None:
    """Make `path` hold `data`; refuse to replace an existing file unless `force`.

    Without a `mode` it is that of the file that is replaced, and its group where this account may give it, else
    what the umask leaves of one that all may read.
    """
    files = files or Files()
    folder, name = os.path.split(os.path.abspath(path))
    known = _stat_of(files, path)
    group = None if mode is not None or known is None else known.st_gid
    if known is not None and mode is None:
        mode = stat.S_IMODE(known.st_mode)
    beside = os.path.join(folder, f".{name}.{os.urandom(4).hex()}")

    def contents(handle: int) -> bytes:
        if group is not None and files.fstat(handle).st_gid != group:
            _give_group(files, handle, group)
        if mode is not None:
            set_mode(files, handle, mode)
        return data

    try:
        write_beside(files, beside, path, contents, 0o644 if mode is None else mode, is_new=not force)
        flush_folder(files, folder)
    except FileExistsError:
        raise _exists(path) from None
    except PermissionError as error:
        raise NoPermission(
            tr("Cannot write {file}: {reason}.").format(file=clean(path), reason=why_refused(error))
        ) from error
    except OSError as error:
        raise NotSaved(
            tr("{file} was not written: {reason}.").format(file=clean(path), reason=why_refused(error))
        ) from error


def refuse_existing(path: str) -> None:
    """Refuse a file that is there, before the work that would go into it; `write_whole` looks again."""
    if _stat_of(Files(), path) is not None:
        raise _exists(path)


def _give_group(files: Files, handle: int, group: int) -> None:
    """Let those of the group read on what they read before, where this account is one of them."""
    try:
        files.chown(handle, -1, group)
    except OSError:
        return  # whoever may replace the file decides who reads it


def _exists(path: str) -> Refused:
    return Refused(tr("{file} exists already. Add --force to replace it.").format(file=clean(path)))


def _stat_of(files: Files, path: str) -> os.stat_result | None:
    """Return what is known of the file, if there is one; refuse a device, a pipe, a folder or a link."""
    try:
        found = files.lstat(path)
    except OSError:
        return None
    if stat.S_ISREG(found.st_mode):
        return found
    raise Refused(
        tr("{file} is no regular file and is left as it is. Name another file.").format(file=clean(path))
    )
