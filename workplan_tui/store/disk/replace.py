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

    Without a `mode` it is that of the file that is replaced, else what the umask leaves of one that
    all may read.
    """
    files = files or Files()
    folder, name = os.path.split(os.path.abspath(path))
    known = _mode_of(files, path)
    mode = known if mode is None else mode
    beside = os.path.join(folder, f".{name}.{os.urandom(4).hex()}")

    def contents(handle: int) -> bytes:
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
    if _mode_of(Files(), path) is not None:
        raise _exists(path)


def _exists(path: str) -> Refused:
    return Refused(tr("{file} exists already. Add --force to replace it.").format(file=clean(path)))


def _mode_of(files: Files, path: str) -> int | None:
    """Return the mode of the file, if there is one; refuse a device, a pipe, a folder or a link."""
    try:
        found = files.lstat(path).st_mode
    except OSError:
        return None
    if stat.S_ISREG(found):
        return stat.S_IMODE(found)
    raise Refused(
        tr("{file} is no regular file and is left as it is. Name another file.").format(file=clean(path))
    )
