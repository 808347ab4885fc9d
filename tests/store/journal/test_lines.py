"""Lines of a file: the same as splitting it, in bounded memory, whatever it holds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.entries import make_entry
from tests.support.journal_lines import lines_of
from tests.support.program import ROOT
from workplan_tui.model.operations.note import note_op
from workplan_tui.store.disk.files import Files
from workplan_tui.store.journal import lines as lines_module
from workplan_tui.store.journal.lines import lines_between
from workplan_tui.store.journal.segment import Segment

MEASURE = """
import sys
sys.path.insert(0, sys.argv[1])
from workplan_tui.store.disk.files import Files
from workplan_tui.store.journal.segment import Segment
from workplan_tui.store.journal.survey import survey
segment = Segment(sys.argv[2], "x-0001.jsonl")
segment.refresh(Files())
seen = survey(Files(), sys.argv[2])
peak = next(row.split()[1] for row in open("/proc/self/status") if row.startswith("VmHWM"))
print(len(segment.entries), len(segment.damages), len(seen.files[0].lines), peak)
"""


class InMemory(Files):
    """A file that is a text."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def pread(self, handle: int, length: int, offset: int) -> bytes:
        return self.data[offset : offset + length]


@given(st.lists(st.sampled_from((b"a", b"\n", b"\r", "长".encode(), b"\0" * 9))).map(b"".join),
       st.integers(1, 7), st.integers(1, 12))  # fmt: skip
def test_it_gives_what_splitting_gives_whatever_the_pieces(data: bytes, piece: int, longest: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines_module, "_PIECE", piece)
        got = list(lines_between(InMemory(data), 0, 0, len(data), longest))
    *whole, rest = data.split(b"\n")
    wanted, offset = [], 0
    for line in whole:
        wanted.append((offset, len(line), line[:longest], True))
        offset += len(line) + 1
    if rest:
        wanted.append((offset, len(rest), rest[:longest], False))
    assert got == wanted


@pytest.mark.parametrize("kind", ["sparse quarter gigabyte", "empty lines", "one long line"])
def test_a_file_of_nonsense_is_read_in_bounded_memory_and_its_neighbours_count(
    tmp_path: Path, kind: str
) -> None:
    (good,) = lines_of(make_entry(1, note_op("1", "x"), replica="x"))
    with (tmp_path / "x-0001.jsonl").open("wb") as file:
        file.write(good)
        if kind == "sparse quarter gigabyte":
            file.truncate(1 << 28)
        elif kind == "empty lines":
            file.write(b"\n" * 100_000 + good)
        else:
            file.write(b"x" * 30_000_000 + b"\n" + good)

    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(ROOT), str(tmp_path)],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip

    entries, damages, lines, peak = map(int, done.stdout.split())
    assert entries == (1 if kind == "sparse quarter gigabyte" else 2)
    assert damages <= 1000
    assert lines <= 10_100
    assert peak < 64 * 1024


def test_an_unfinished_end_that_grows_is_read_from_its_beginning(tmp_path: Path) -> None:
    (line,) = lines_of(make_entry(1, note_op("1", "x" * 60_000), replica="x"))
    path = tmp_path / "x-0001.jsonl"
    segment = Segment(str(tmp_path), path.name)
    for end in (1, 20_000, len(line) - 1, len(line)):
        path.write_bytes(line[:end])
        segment.refresh(Files())
        assert (len(segment.entries), segment.unfinished) == ((1, 0) if end == len(line) else (0, end))
