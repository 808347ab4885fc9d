"""Files that users name: no name makes the program wait or fill the memory."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workplan_tui.base.user_file import TooLarge, read_file


def test_a_file_up_to_the_limit_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * 100)
    assert read_file(str(file), 100) == b"x" * 100
    with pytest.raises(TooLarge):
        read_file(str(file), 99)


def test_a_file_that_hides_its_size_is_not_read_beyond_the_limit() -> None:
    with pytest.raises(TooLarge):  # /proc says 0 bytes
        read_file("/proc/self/environ", 0)


@pytest.mark.parametrize("kind", ["fifo", "zero", "folder", "missing", "nul", "link to a fifo"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "it"
    names = {"zero": "/dev/zero", "nul": "a\0b"}
    if kind == "folder":
        path.mkdir()
    elif kind.endswith("fifo"):
        os.mkfifo(tmp_path / "fifo")
        path.symlink_to("fifo")
    with pytest.raises((OSError, ValueError)):
        read_file(names.get(kind, str(path)), 100)
