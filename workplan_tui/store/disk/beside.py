"""Write a file beside its place and put it there in one step: after a crash there is the old one or the new one.

What the names and the modes are, who may be replaced and what is said of a fault is for who writes. The
folder is still to be flushed (`files.flush_folder`): some put several files into it first.
"""

from __future__ import annotations

from workplan_tui.store.disk.file_steps import drop, put_new, shut, write_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.store.disk.files import Files

    Contents = Callable[[int], bytes]
    """Given the new file, still empty: what gives it mode and owner returns what it is to hold."""


def write_beside(
    files: Files,
    beside: str,
    path: str,
    contents: Contents,
    mode: int,
    *,
    is_flushed: bool = True,
    is_new: bool = False,
) -> int:
    """Make `path` a file that holds the contents, or leave it as it is and raise `OSError`; return its size.

    Nor does Ctrl+C leave anything beside it.

    `beside` is in the same folder and nobody else's. Not flushed is what may be lost or torn by a power
    cut and shows it, as the cache. `FileExistsError` where `is_new` and something is there.
    """
    handle = files.create(beside, mode)
    try:
        try:
            data = contents(handle)
            write_all(files, handle, data)
            if is_flushed:
                files.fsync(handle)
        finally:
            shut(files, handle)  # before it gets its name: some network disks rename no open file
        if is_new:
            put_new(files, beside, path)
            drop(files, beside)  # its second name, where the disk has such
        else:
            files.rename(beside, path)
    except (OSError, KeyboardInterrupt):
        drop(files, beside)
        raise
    return len(data)
