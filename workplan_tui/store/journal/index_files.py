"""The indexes of one journal in the XDG cache, a file for each of its own: `journals/<folder>/<name>`.

They are derived and may be deleted at any time. An edit by a command reads by them; whoever looks at the whole
journal reads all of it, and `doctor` believes no index.
"""

from __future__ import annotations

import os
import time
from zlib import crc32

from workplan_tui.settings.folders import own_folder
from workplan_tui.store.disk.cache_file import keep_cache, opened_cache
from workplan_tui.store.disk.file_steps import shut
from workplan_tui.store.disk.files import read_all
from workplan_tui.store.disk.keyed_records import FAULTS, opened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.store.disk.files import Files
    from workplan_tui.store.journal.prefix import Prefix

_LARGEST_FILE, _LARGEST_INDEX = 4 << 20, 16 << 20
"""Bytes: a segment has one MiB, and an index less; whatever is larger is nothing of ours."""


class IndexFiles:
    """Where the indexes of a journal are kept."""

    def __init__(self, environment: Mapping[str, str], files: Files, folder: str) -> None:
        self._files = files
        self._folder = folder
        name = f"{crc32(os.fsencode(folder)):08x}"
        self._kept_in = os.path.join(own_folder(environment, "XDG_CACHE_HOME", ".cache"), "journals", name)

    def find(self, name: str, handle: int, found: os.stat_result) -> Prefix | None:
        """Return what is known of the first lines of the open file, where that surely holds."""
        try:
            reading = opened_cache(self._files, self._path(name), _LARGEST_INDEX)
            if reading is None:
                return None
            from workplan_tui.store.journal.prefix import prefix_of

            return prefix_of(*opened(reading), self._files, handle, found)
        except FAULTS:
            return None

    def keep(self, name: str) -> None:
        """Index the file's lines but for the last one, after which it will have grown; where that is possible."""
        from workplan_tui.store.journal.prefix import indexed

        try:
            handle = self._files.open_reading(os.path.join(self._folder, name))
            try:
                found, now = self._files.fstat(handle), time.time()
                if found.st_size > _LARGEST_FILE:
                    return
                data = read_all(self._files, handle, 0, found.st_size)
            finally:
                shut(self._files, handle)
        except OSError:
            return
        end = data.rfind(b"\n", 0, data.rfind(b"\n")) + 1
        if (index := indexed(data[:end], found, now)) is not None:
            keep_cache(self._files, self._path(name), index)

    def _path(self, name: str) -> str:
        return os.path.join(self._kept_in, f"{name}.index")
