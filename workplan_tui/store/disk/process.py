"""Which process this is, told so that another one knows later whether it still runs.

A number alone does not: the next process may get it, and in a container it always does.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.store.disk.files import Files

_MOST_BYTES = 4096
_AFTER_NAME = 19
"""Fields of `/proc/PID/stat` between the name and the time at which the process began (proc(5))."""


def this_process(files: Files) -> str:
    """Return which start of the computer, number and time of beginning this process has; empty where nobody tells."""
    return _told(files, os.getpid())


def is_running(files: Files, process: object) -> bool:
    """Return whether it is a process that was told so and runs on this computer."""
    parts = process.split(":") if isinstance(process, str) else []
    return len(parts) == 3 and parts[1].isdecimal() and _told(files, int(parts[1])) == process


def _told(files: Files, pid: int) -> str:
    try:
        boot = _read(files, "/proc/sys/kernel/random/boot_id").strip()
        fields = _read(files, f"/proc/{pid}/stat").rpartition(")")[2].split()
        return f"{boot}:{pid}:{fields[_AFTER_NAME]}"
    except (OSError, IndexError):
        return ""


def _read(files: Files, path: str) -> str:
    handle = files.open_reading(path)
    try:
        return files.pread(handle, _MOST_BYTES, 0).decode("ascii", "replace")
    finally:
        files.close(handle)
