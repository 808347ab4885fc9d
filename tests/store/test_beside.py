"""A file is put into its place whole, or not at all, and nothing is left beside it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from workplan_tui.store.disk.beside import write_beside
from workplan_tui.store.disk.files import Files

CALLS = ("create", "write", "fsync", "rename")


class Watched(Files):
    """Remembers the calls, and fails one of them."""

    def __init__(self, failing: str = "") -> None:
        self.made: list[str] = []
        self._failing = failing

    def _note(self, call: str) -> None:
        self.made.append(call)
        if call == self._failing:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    def create(self, path: str, mode: int = 0o600) -> int:
        self._note("create")
        return super().create(path, mode)

    def write(self, handle: int, data: bytes) -> int:
        self._note("write")
        return super().write(handle, data)

    def fsync(self, handle: int) -> None:
        self._note("fsync")
        super().fsync(handle)

    def close(self, handle: int) -> None:
        self._note("close")
        super().close(handle)

    def rename(self, source: str, target: str) -> None:
        self._note("rename")
        super().rename(source, target)


def put(files: Files, folder: Path, **how: bool) -> int:
    """Write `new` over what is there."""
    path = str(folder / "file")
    return write_beside(files, f"{path}.beside", path, lambda _: b"new", 0o600, **how)


def test_it_is_flushed_and_closed_before_it_gets_its_name(tmp_path: Path) -> None:
    files = Watched()
    assert put(files, tmp_path) == 3
    assert files.made == ["create", "write", "fsync", "close", "rename"]
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"new")]


def test_what_shows_that_it_is_torn_need_not_be_flushed(tmp_path: Path) -> None:
    files = Watched()
    put(files, tmp_path, is_flushed=False)
    assert "fsync" not in files.made


@pytest.mark.parametrize("failing", CALLS)
def test_a_fault_leaves_what_was_there_and_nothing_beside(tmp_path: Path, failing: str) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(OSError, match="error"):
        put(Watched(failing), tmp_path)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"old")]


def test_a_new_file_takes_no_others_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        put(Files(), tmp_path, is_new=True)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"old")]


def test_a_new_file_has_one_name(tmp_path: Path) -> None:
    put(Files(), tmp_path, is_new=True)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").stat().st_nlink == 1
