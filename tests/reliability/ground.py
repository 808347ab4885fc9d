"""A plan and its journal in a folder of its own, that trials lay waste and set up again."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import PLAN_TOML
from tests.reliability.same_disk import SameDisk
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.note import note_op
from workplan_tui.store.journal import journal
from workplan_tui.store.journal.index_files import IndexFiles
from workplan_tui.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workplan_tui.store.disk.files import Files

JUNE = date(2023, 6, 1)
MEMORY = "/dev/shm"
A_LONG_TIME_AGO = 1_700_000_000
"""Seconds: a plan as old as that is read from the cache from its second reading on."""


class Ground:
    """The plan, the journal beside it and the home of the account that writes it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plan = folder / "tasks.toml"
        self.journal = folder / "tasks.journal"
        self.home = folder / "home"
        self.is_indexed = False
        """Whether edits read by indexes of the journal."""
        self.plan.write_text(PLAN_TOML, encoding="utf-8")
        os.utime(self.plan, (A_LONG_TIME_AGO, A_LONG_TIME_AGO))

    def open(self, files: Files | None = None, home: Path | None = None) -> Store:
        """Open the store anew, as another process would."""
        environment = {"HOME": str(home or self.home)}
        return Store.open(
            str(self.plan),
            environment=environment,
            files=files or SameDisk(),
            is_for_one_edit=self.is_indexed,
        )

    def index(self) -> None:
        """Index what is there, as an edit would."""
        indexes = IndexFiles({"HOME": str(self.home)}, SameDisk(), str(self.journal))
        for path in self.segments:
            indexes.keep(path.name)

    @property
    def segments(self) -> list[Path]:
        """The journal's files in order."""
        return sorted(self.journal.glob("*.jsonl"))

    def keep(self) -> Callable[[], None]:
        """Remember journal and home as they stand; return what brings them back."""
        kept = Path(tempfile.mkdtemp(dir=self.folder))
        for part in (self.journal, self.home):
            if part.exists():
                shutil.copytree(part, kept / part.name)

        def bring_back() -> None:
            for part in (self.journal, self.home):
                shutil.rmtree(part, ignore_errors=True)
                if (kept / part.name).exists():
                    shutil.copytree(kept / part.name, part)
            if self.is_indexed:
                self.index()  # of the copies, which have other numbers

        return bring_back


@contextlib.contextmanager
def ground(in_memory: bool = False) -> Iterator[Ground]:
    """Give a ground that is removed afterwards, in memory where only the order of calls matters."""
    with folder_in_memory() if in_memory else tempfile.TemporaryDirectory() as folder:
        yield Ground(Path(folder))


def folder_in_memory() -> tempfile.TemporaryDirectory[str]:
    """Give a folder that is removed afterwards, in memory if the host has such: a flush takes no time there."""
    return tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None)


@contextlib.contextmanager
def segments_of(size: int) -> Iterator[None]:
    """Let a new number begin at `size` bytes instead of 1 MiB, to get there sooner."""
    usual = journal.LARGEST_SEGMENT
    journal.LARGEST_SEGMENT = size
    try:
        yield
    finally:
        journal.LARGEST_SEGMENT = usual


@contextlib.contextmanager
def every_line_worth_an_index() -> Iterator[None]:
    """Let edits index what they have read, however little it was."""
    usual = journal._WORTH_AN_INDEX, journal._LONG
    journal._WORTH_AN_INDEX = journal._LONG = 0
    try:
        yield
    finally:
        journal._WORTH_AN_INDEX, journal._LONG = usual


def note(text: str, actor: str = "swj") -> Change:
    """Return the change that adds a note to task 1."""
    return Change((note_op("1", text),), actor, JUNE)


def texts(store: Store) -> list[str]:
    """Return the notes of task 1 that can be read."""
    return [fact.op["text"] for fact in store.ledger().notes("1")]
