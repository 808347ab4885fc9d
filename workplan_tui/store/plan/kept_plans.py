"""Kept editions of the plan file 各版本, beside the journal: `plans/<mark>.toml`.

A mark is the first hex digits of the file's SHA-256, so that a kept file proves itself: one that is not what
its name says is as good as gone.
"""

from __future__ import annotations

import errno
import os
import stat

from workplan_tui.base.errors import WorkplanError
from workplan_tui.model.fold.editions import MARK_DIGITS
from workplan_tui.store.disk.beside import write_beside
from workplan_tui.store.disk.file_steps import flush_parent, set_mode, shut
from workplan_tui.store.disk.files import flush_folder
from workplan_tui.store.disk.rights import file_mode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Plan
    from workplan_tui.store.disk.files import Files

FOLDER, ENDING = "plans", ".toml"
_HEX_DIGITS = frozenset("0123456789abcdef")
_MODE = 0o644
"""In a folder of one's own, less what the umask takes."""


def mark_of(data: bytes) -> str:
    """Return the mark of a plan file."""
    from hashlib import sha256  # few commands need one

    return sha256(data).hexdigest()[:MARK_DIGITS]


class PlanCopies:
    """The kept editions of one journal. Called with a mark it gives the plan, or None where there is none."""

    def __init__(self, files: Files, journal_dir: str) -> None:
        self.folder = os.path.join(journal_dir, FOLDER)
        self._files = files
        self._known: dict[str, Plan | None] = {}

    def __call__(self, mark: str) -> Plan | None:
        """Return the plan that was kept under the mark."""
        if mark not in self._known:
            self._known[mark] = self._plan(mark)
        return self._known[mark]

    def marks(self) -> list[str]:
        """Return under which marks something is kept, as far as this account may look."""
        try:
            names = self._files.list_folder(self.folder)
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return []
        marks = (name.removesuffix(ENDING) for name in names if name.endswith(ENDING))
        return sorted(filter(_is_mark, marks))

    def has(self, mark: str) -> bool:
        """Return whether the edition is kept, and whole."""
        return self.data(mark) is not None

    def data(self, mark: str) -> bytes | None:
        """Return the file that was kept under the mark; None where it is gone, or not what its name says."""
        from workplan_tui.store.plan.file import read_bytes  # TOML: only where an edition is asked for

        if not _is_mark(mark):
            return None
        try:
            data = read_bytes(self.path(mark), self._files)
        except WorkplanError:
            return None
        return data if mark_of(data) == mark else None

    def keep(self, data: bytes) -> str:
        """Keep a plan file, durably, and return its mark; `OSError` where that cannot be.

        Who may read the journal may read what it is about, and who may write in it may keep an edition.
        """
        mark = mark_of(data)
        if not self.has(mark):
            mode = file_mode(self._files.stat(os.path.dirname(self.folder)))

            def contents(handle: int) -> bytes:
                if mode:
                    set_mode(self._files, handle, mode)
                return data

            self._make_folder()
            beside = os.path.join(self.folder, f".{mark}.{os.urandom(4).hex()}")
            write_beside(self._files, beside, self.path(mark), contents, mode or _MODE)
            flush_folder(self._files, self.folder)
        self._known.pop(mark, None)
        return mark

    def _make_folder(self) -> None:
        """Make the folder with the rights of the journal's; a link in its place would lead anywhere."""
        files = self._files
        try:
            found = files.lstat(self.folder)
        except FileNotFoundError:
            files.make_folder(self.folder)
            handle = files.open_folder(self.folder)
            try:
                set_mode(files, handle, stat.S_IMODE(files.stat(os.path.dirname(self.folder)).st_mode))
            finally:
                shut(files, handle)
            flush_parent(files, self.folder)
            return
        if not stat.S_ISDIR(found.st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), self.folder)

    def path(self, mark: str) -> str:
        """Return where the edition of that mark lies."""
        return os.path.join(self.folder, f"{mark}{ENDING}")

    def _plan(self, mark: str) -> Plan | None:
        from workplan_tui.store.plan.file import parse_plan

        data = self.data(mark)
        try:
            return None if data is None else parse_plan(data, self.path(mark))
        except WorkplanError:
            return None


def _is_mark(text: str) -> bool:
    return len(text) == MARK_DIGITS and _HEX_DIGITS.issuperset(text)
