"""A journal folder as it was found, line by line, and what is worth telling about it: values only."""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.inspection.settled import place_mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.model.entry import Entry
    from workplan_tui.model.inspection.witness import Witness


class JournalLine(Value):
    """One line of a journal file: an entry, or bytes that are none."""

    number: int
    """From 1."""
    offset: int
    length: int
    """Bytes, without the line end."""
    entry: Entry | None = None
    crc: str = ""
    reason: str = ""
    """Why it is no entry."""
    is_whole: bool = True
    """False for bytes after the last line end."""
    unknown_keys: tuple[str, ...] = ()
    beginning: bytes = b""
    """The first bytes of what is no entry: they may tell of which one it is left."""


class JournalFile(Value):
    """One file of the folder, as far as it could be read."""

    name: str
    replica: str | None
    """The writer that the name tells; None when it is no name of a journal file."""
    lines: tuple[JournalLine, ...] = ()
    size: int = 0
    owner: str = ""
    """The account it belongs to."""
    expected_owner: str | None = None
    """The account of its writer, where that is known and is another one."""
    counts: bool = True
    """False where other accounts write into the folder too, and this one is not its writer's."""
    open_mode: str | None = None
    """The file's mode, where other accounts than its owner may write into it."""
    unreadable: str | None = None
    """Why it could not be read."""
    is_branch: bool = False
    """Whether it holds what another copy of a file had on its own, under the name a hand-over gives it."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, in the order of the file."""
        return tuple(line.entry for line in self.lines if line.entry)


class RememberedEntry(Value):
    """An entry that this account saved in the folder, as it remembers it."""

    file: str
    entry: Entry
    line: str
    """The whole line, as it can be shown and handed to `workplan apply -`."""


class Lookalike(Value):
    """A file that looks like one of the journal's and is not read."""

    name: str
    size: int
    entries: int
    unknown: int
    """How many of its entries no file has that is read."""


class Survey(Value):
    """All that lies in a journal folder."""

    folder: str
    is_folder: bool = True
    """False for a name that leads to something else."""
    files: tuple[JournalFile, ...] = ()
    bad_lock: str | None = None
    """The name of what edits lock, where it is no regular file or this account may not open it."""
    open_mode: str | None = None
    """The folder's mode, where anybody may replace another's file in it."""
    open_above: tuple[str, str] | None = None
    """A folder above, and its mode, in which others may put another one in the place of this one."""
    quarantine: tuple[tuple[str, int], ...] = ()
    """Name and size of each copy of damaged bytes."""
    remembered: tuple[RememberedEntry, ...] = ()
    """What this account saved here last, oldest first."""
    unnamed: Mapping[str, int] = {}
    """By writer of this account, the number up to which its entries were saved and are not remembered."""
    lookalikes: tuple[Lookalike, ...] = ()
    is_shared: bool = False
    """Whether several accounts may write into the folder."""
    witnesses: tuple[Witness, ...] = ()
    """The checkpoints that say what the files held, with how they are now."""
    holder: tuple[int, str] | None = None
    """Process and command that keep the folder locked at this moment."""


class Oddity(Value):
    """Something about the journal that somebody should know."""

    kind: str
    """A code; `reports.oddities` has the words."""
    file: str | None = None
    line: int | None = None
    offset: int | None = None
    facts: Mapping[str, Any] = {}
    """The blanks of its sentence."""
    mark: str = ""
    """What it is settled by: an entry's id, a place in a file or a file's name."""
    is_settled: bool = False


def oddity(kind: str, file: JournalFile, line: JournalLine | None = None, **facts: Any) -> Oddity:
    """Return an oddity at a place."""
    if line is None:
        return Oddity(kind, file.name, facts=facts, mark=file.name)
    mark = line.entry.id if line.entry else place_mark(file.name, line.offset, line.length)
    return Oddity(kind, file.name, line.number, line.offset, facts, mark)
