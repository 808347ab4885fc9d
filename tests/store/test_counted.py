"""What is called saved is read again as everybody reads it; what a swap took away goes to the next file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reliability.ground import Ground, note, texts
from tests.reliability.same_disk import SameDisk
from workplan_tui.base.errors import NotSaved
from workplan_tui.store.journal.journal import Journal


class Meddled(SameDisk):
    """Another program does something to the file between the flush and the last look at its name."""

    def __init__(self, deed: Callable[[], object]) -> None:
        self._deed = deed
        self._is_flushed = False

    def fsync(self, handle: int) -> None:
        """Flush; from now on it may happen."""
        super().fsync(handle)
        self._is_flushed = True

    def lstat(self, path: str) -> os.stat_result:
        """Look at a name, of which something else has just been made."""
        if self._is_flushed and path.endswith(".jsonl"):
            self._is_flushed = False
            self._deed, deed = lambda: None, self._deed
            deed()
        return super().lstat(path)


def replaced(path: Path) -> None:
    """Put another file of the same length in its place."""
    beside = path.with_suffix(".other")
    beside.write_bytes(path.read_bytes().replace("二".encode(), "伪".encode()))
    beside.rename(path)


def cut(path: Path) -> None:
    """Take the last line away again."""
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))


@pytest.mark.parametrize("deed", [replaced, cut])
def test_an_edit_whose_file_was_swapped_while_it_was_written_is_saved_in_the_next(
    tmp_path: Path, deed: Callable[[Path], None]
) -> None:
    place = Ground(tmp_path)
    place.open().record(note("一"))
    (path,) = place.segments

    place.open(Meddled(lambda: deed(path))).record(note("二"))

    assert texts(place.open())[-1] == "二"
    assert len(place.segments) == 2


def test_an_edit_that_is_gone_when_it_is_read_again_is_not_called_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Ground(tmp_path)
    place.open().record(note("一"))
    (path,) = place.segments
    whole = Journal._read

    def read(self: Journal, name: str) -> bool:
        if "二".encode() in path.read_bytes():
            cut(path)
        return whole(self, name)

    monkeypatch.setattr(Journal, "_read", read)
    with pytest.raises(NotSaved) as refused:
        place.open().record(note("二"))

    assert "二" in str(refused.value.entry_line)
    assert refused.value.entry_id
    assert "shared" not in str(refused.value)
    monkeypatch.undo()
    assert texts(place.open()) == ["一"]
