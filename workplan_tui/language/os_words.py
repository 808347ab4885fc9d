"""Why the operating system refused, in words that can be translated."""

from __future__ import annotations

import errno
import os

from workplan_tui.base.user_file import NotRegular
from workplan_tui.language import tr
from workplan_tui.text.harmless import clean


def why_refused(error: Exception) -> str:
    """Return the reason in the language in use; one that the program gave itself stands as it is."""
    if not isinstance(error, OSError) or error.errno is None:
        return str(error)
    if isinstance(error, NotRegular):
        return tr("not a regular file")
    if error.strerror != os.strerror(error.errno):
        return error.strerror or str(error)
    return _known().get(error.errno, error.strerror)


def refused_of(error: OSError) -> str:
    """Return the reason with the name of the file it is about, where the system tells it."""
    if not isinstance(error.filename, str):
        return why_refused(error)
    name = clean(os.path.basename(error.filename))
    return tr("{reason} ({file})").format(reason=why_refused(error), file=name)


def _known() -> dict[int, str]:
    return {
        errno.EACCES: tr("Permission denied"),
        errno.EBUSY: tr("Device or resource busy"),
        errno.EDQUOT: tr("Disk quota exceeded"),
        errno.EEXIST: tr("File exists"),
        errno.EFBIG: tr("File too large"),
        errno.EINTR: tr("Interrupted system call"),
        errno.EINVAL: tr("Invalid argument"),
        errno.EIO: tr("Input/output error"),
        errno.EISDIR: tr("Is a directory"),
        errno.ELOOP: tr("Too many levels of symbolic links"),
        errno.EMFILE: tr("Too many open files"),
        errno.ENAMETOOLONG: tr("File name too long"),
        errno.ENFILE: tr("Too many open files in system"),
        errno.ENODEV: tr("No such device"),
        errno.ENOENT: tr("No such file or directory"),
        errno.ENOLCK: tr("No locks available"),
        errno.ENOMEM: tr("Cannot allocate memory"),
        errno.ENOSPC: tr("No space left on device"),
        errno.ENOTDIR: tr("Not a directory"),
        errno.ENXIO: tr("No such device or address"),
        errno.EOPNOTSUPP: tr("Operation not supported"),
        errno.EPERM: tr("Operation not permitted"),
        errno.EROFS: tr("Read-only file system"),
        errno.ESTALE: tr("Stale file handle"),
        errno.ETIMEDOUT: tr("Connection timed out"),
        errno.EXDEV: tr("Invalid cross-device link"),
    }
