"""The state file of edits that were not saved when the screen was told to end: the next start has them again.

One file for each plan and journal, each edit a line as `workplan apply -` takes it.
"""

from __future__ import annotations

import os
from zlib import crc32

from workplan_tui.settings.folders import state_folder
from workplan_tui.store.disk.files import Files
from workplan_tui.store.settings.private_file import change_private, read_private, write_private

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workplan_tui.store.store import Store

_MOST_BYTES = 4 << 20


class UnsavedFile:
    """Where the edits on one plan are kept from one session to the next."""

    def __init__(self, environment: Mapping[str, str], store: Store, files: Files | None = None) -> None:
        about = f"{store.plan.id}\n{os.path.abspath(store.journal_dir)}".encode("utf-8", "surrogatepass")
        self.path = os.path.join(state_folder(environment), f"unsaved-{crc32(about):08x}.jsonl")
        self._files = files or Files()

    def read(self) -> tuple[str, ...]:
        """Return the lines, oldest first; what cannot be read is none."""
        data = read_private(self._files, self.path, _MOST_BYTES)
        return tuple(line for line in data.decode("utf-8", "replace").split("\n") if line)

    def change(self, gone: Sequence[str], added: Sequence[str]) -> bool:
        """Drop some lines and add others, beside those of other sessions; return whether it could be done."""
        if not gone and not added:
            return True
        return change_private(self._files, self.path, lambda: self._change(gone, added))

    def _change(self, gone: Sequence[str], added: Sequence[str]) -> bool:
        before = self.read()
        after = (*(line for line in before if line not in gone and line not in added), *added)
        data = "".join(f"{line}\n" for line in after).encode("utf-8", "surrogatepass")
        if len(data) > _MOST_BYTES:
            return False
        if after != before:
            write_private(self._files, self.path, data)
        return self.read() == after
