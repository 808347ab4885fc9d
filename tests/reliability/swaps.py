"""Another program takes the journal file away, or puts something else there, in mid-edit."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.reliability.faults import CALLS
from tests.reliability.ground import Ground, ground, note, texts
from tests.reliability.same_disk import SameDisk
from tests.reliability.tally import Tally
from workplan_tui.base.errors import WorkplanError

if TYPE_CHECKING:
    from collections.abc import Callable


def replaced_by_a_copy(path: Path) -> None:
    """An editor or a sync tool saves what it read a moment ago."""
    beside = path.with_name("copy")
    shutil.copy2(path, beside)
    beside.rename(path)


def replaced_by_an_older_copy(path: Path) -> None:
    """As before, but without the last line."""
    older = b"".join(path.read_bytes().splitlines(keepends=True)[:1])
    beside = path.with_name("copy")
    beside.write_bytes(older)
    beside.rename(path)


def replaced_by_other_bytes(path: Path) -> None:
    """Another file of the same size is put in its place."""
    beside = path.with_name("copy")
    beside.write_bytes(path.read_bytes()[::-1])
    beside.rename(path)


def truncated(path: Path) -> None:
    """The file is emptied."""
    os.truncate(path, 0)


def deleted(path: Path) -> None:
    """The file is removed."""
    path.unlink()


def made_a_symlink(path: Path) -> None:
    """The name leads to somebody's file."""
    path.unlink()
    path.symlink_to(path.parent.parent / "victim")


def made_a_fifo(path: Path) -> None:
    """The name is a pipe that nobody reads."""
    path.unlink()
    os.mkfifo(path)


def made_a_folder(path: Path) -> None:
    """The name is a folder."""
    path.unlink()
    path.mkdir()


def hard_linked(path: Path) -> None:
    """A second name for the file, as a backup by hard links makes."""
    other = path.with_name("other")
    other.unlink(missing_ok=True)
    other.hardlink_to(path)


SWAPS = (
    replaced_by_a_copy, replaced_by_an_older_copy, replaced_by_other_bytes, truncated, deleted,
    made_a_symlink, made_a_fifo, made_a_folder, hard_linked,
)  # fmt: skip
KEEP_ALL = (replaced_by_a_copy, hard_linked)
"""After these nothing may be missing, whenever they happen."""
SPECIAL = (made_a_symlink, made_a_fifo, made_a_folder)


class SwappingFiles(SameDisk):
    """Lets another program act on the segment just before call `at` (from 1)."""

    def __init__(self, segment: Path, at: int = 0, swap: Callable[[Path], None] = deleted) -> None:
        self.calls: list[tuple[str, object]] = []
        self._segment, self._at, self._swap = segment, at, swap

    def _call(self, name: str, call: Any, arguments: tuple[Any, ...]) -> Any:
        self.calls.append((name, arguments[0] if arguments else None))
        if len(self.calls) == self._at:
            self._swap(self._segment)
        return call(*arguments)

    def last_look(self) -> int:
        """Return the call that looked at the segment's name for the last time before "saved"."""
        looks = [i for i, (name, path) in enumerate(self.calls, 1) if self._is_look(name, path)]
        # The very last one is the reading after the edit.
        return looks[-2]

    def _is_look(self, name: str, path: object) -> bool:
        return name == "lstat" and path == str(self._segment)


def _through(name: str) -> Any:
    real = getattr(SameDisk, name)

    def call(self: SwappingFiles, *arguments: Any) -> Any:
        return self._call(name, lambda *given: real(self, *given), arguments)

    return call


for _name in CALLS:
    setattr(SwappingFiles, _name, _through(_name))


def swap_sweep(swap: Callable[[Path], None]) -> Tally:
    """Let the swap happen before every call of one edit."""
    tally = Tally()
    with ground(in_memory=True) as place:
        for text in "零一":
            place.open().record(note(text))
        victim = place.folder / "victim"
        victim.write_text("theirs")
        bring_back, segment = place.keep(), place.segments[0]
        clean_run = SwappingFiles(segment)
        place.open(clean_run).record(note("二"))
        last = len(clean_run.calls) if swap in KEEP_ALL else clean_run.last_look()
        for at in range(1, last + 1):
            bring_back()
            for broken in _broken(place, SwappingFiles(segment, at, swap), swap):
                tally.losses.append(
                    f"{swap.__name__} before {clean_run.calls[at - 1][0]} (call {at}): {broken}"
                )
            tally.faults += 1
            tally.acknowledged += 1
        tally.expect(victim.read_text() == "theirs", f"{swap.__name__}: another file was written")
    return tally


def _broken(place: Ground, files: SwappingFiles, swap: Callable[[Path], None]) -> list[str]:
    tally, said = Tally(), True
    try:
        place.open(files).record(note("二"))
    except WorkplanError:
        said = False
    found = texts(place.open())
    tally.expect(not said or "二" in found, f"said to be saved, then {found}")
    if swap in KEEP_ALL:
        tally.expect(found[:2] == ["零", "一"], f"earlier edits: {found}")
    _mend(place)
    place.open().record(note("三"))
    tally.expect(texts(place.open())[-1:] == ["三"], "the next edit is not there")
    return tally.losses


def _mend(place: Ground) -> None:
    for path in place.segments:
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        elif not path.is_file() or path.is_symlink():
            path.unlink()
