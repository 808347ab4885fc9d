"""The sweep: every file call of an edit fails, alone or with a later one, in every way.

A clean run counts the calls; then call k fails, for every k. After each fault the promises of
docs/reliability.md are checked, what was offered is handed back, and the next edit must be saved.
"""

from __future__ import annotations

import errno
import io
import os
import pickle
from contextlib import redirect_stderr
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

from tests.reliability.edits import Edit
from tests.reliability.faults import FAULTS, Fault, FaultyFiles
from tests.reliability.ground import JUNE, Ground, ground, note, texts
from tests.reliability.tally import Tally
from workplan_tui.base.errors import EXIT_NO_PERMISSION, EXIT_NO_PLAN, EXIT_NOT_SAVED, EXIT_OK, WorkplanError
from workplan_tui.cli.main import main
from workplan_tui.store.journal import journal
from workplan_tui.store.journal.handed_in import read_change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from random import Random

    from workplan_tui.model.entry import Entry
    from workplan_tui.store.store import Store

KNOWN_CODES = (EXIT_NOT_SAVED, EXIT_NO_PERMISSION)
PAIRS: tuple[tuple[Fault, Fault], ...] = (
    (errno.EIO, errno.EROFS), (errno.EIO, errno.EIO), (errno.ENOSPC, errno.EACCES), ("short", errno.EIO),
    (errno.EINTR, errno.ESTALE), (errno.EIO, "kill-before"),
)  # fmt: skip
"""What goes wrong twice: the disk, the disk and its being turned read-only, a full one, a kill at the end."""
TORN = '{"crc":"12345678","v":1,"id":"未完'.encode()[:-1]


def nothing_yet(place: Ground) -> None:
    """The account's first edit of all: its name, the folder, the lock and the file are made."""


def one_edit(place: Ground) -> None:
    """An edit after another one."""
    place.open().record(note("一"))


def torn_tail(place: Ground) -> None:
    """The last line was cut by a crash."""
    one_edit(place)
    with place.segments[0].open("ab") as file:
        file.write(TORN)


def damaged_line(place: Ground) -> None:
    """A line in the middle was damaged, and is to be set aside."""
    for text in "零一":
        place.open().record(note(text))
    first, second = place.segments[0].read_bytes().splitlines(keepends=True)
    place.segments[0].write_bytes(first.replace("零".encode(), "另".encode()) + second)


def full_segment(place: Ground) -> None:
    """The segment has no room for another line: the next number is begun."""
    store = place.open()
    store.record(note("一"))
    while (left := journal.LARGEST_SEGMENT - place.segments[0].stat().st_size) > 300:
        store.record(note("x" * max(1, min(60_000, left - 330))))


def indexed(place: Ground) -> None:
    """Of the lines before the last two an index is kept, which is what an edit reads by."""
    place.is_indexed = True
    for text in "一三四五":
        place.open().record(note(text))
    place.index()
    for text in "六七":
        place.open().record(note(text))


CASES = (nothing_yet, one_edit, torn_tail, damaged_line, full_segment)
"""What an edit may find; in each a short note is recorded."""


class Said(NamedTuple):
    """How an edit ended, as the program had it."""

    word: str
    """"saved", "refused", "not opened", "killed", or what should not be."""
    line: str | None = None
    """The entry that was offered to be handed in again."""


def sweep(case: Callable[[Ground], None], fault: Fault) -> Tally:
    """Fail every call of a note by `fault`."""
    edit = Edit(case.__name__, lambda store: store.record(note("二")), found=case)
    return _swept(edit.name, edit, _one_fault(fault))


def sweep_edit(edit: Edit, fault: Fault) -> Tally:
    """Fail every call of the edit by `fault`."""
    return _swept(edit.name, edit, _one_fault(fault))


def sweep_in_turn(edit: Edit, start: int) -> Tally:
    """Fail every call of the edit, from call to call by another fault."""
    return _swept(
        edit.name, edit,
        lambda calls: ({call: FAULTS[(start + call) % len(FAULTS)]} for call in range(1, calls + 1)),
    )  # fmt: skip


def sweep_pairs(edit: Edit, first: Fault, then: Fault, random: Random | None = None, most: int = 0) -> Tally:
    """Fail every pair of calls of the edit; of as many as `most`, if that is not 0, drawn by `random`."""

    def pairs(calls: int) -> Iterable[Mapping[int, Fault]]:
        # Another file is tried after the first fault: there are more calls than without any.
        every = list(combinations(range(1, calls + 12), 2))
        chosen = random.sample(every, min(most, len(every))) if random else every
        return ({one: first, other: then} for one, other in chosen)

    return _swept(f"{edit.name} twice", edit, pairs)


def sweep_until_the_end(edit: Edit, first: Fault, ever_after: int) -> Tally:
    """Fail every call of the edit, and from there on whatever writes: ext4 turns read-only after a fault."""
    return _swept(f"{edit.name} for good", edit, _one_fault(first), ever_after)


def _one_fault(fault: Fault) -> Callable[[int], Iterator[Mapping[int, Fault]]]:
    return lambda calls: ({call: fault} for call in range(1, calls + 1))


def _swept(
    name: str,
    edit: Edit,
    plans: Callable[[int], Iterable[Mapping[int, Fault]]],
    ever_after: int | None = None,
) -> Tally:
    tally = Tally()
    with ground(in_memory=True) as place:
        edit.prepare(place)
        before = _entries(place)
        bring_back = place.keep()
        clean_run = FaultyFiles()
        edit.act(place.open(clean_run))
        (wanted,) = (entry for entry in _entries(place) if entry not in before)
        for faults in plans(len(clean_run.calls)):
            bring_back()
            trial = _Trial(place, edit, before, wanted)
            said = trial.run(FaultyFiles(faults, ever_after))
            tally.faults += len(faults)
            tally.kills += said.word == "killed"
            tally.acknowledged += (said.word == "saved") + 1 + (said.line is not None)
            where = ", ".join(
                f"{fault} at call {call} ({clean_run.name_of(call)})" for call, fault in faults.items()
            )
            tally.losses += [f"{name}, {where}: {broken}" for broken in trial.losses]
    return tally


class _Trial:
    """One edit that something goes wrong with, and all that must hold afterwards."""

    def __init__(self, place: Ground, edit: Edit, before: list[Entry], wanted: Entry) -> None:
        self._place, self._edit, self._before, self._wanted = place, edit, before, wanted
        self._kept = {path.name: path.read_bytes() for path in place.segments}
        self._damages = len(place.open().damages)
        self._tally = Tally()

    @property
    def losses(self) -> list[str]:
        """What did not hold."""
        return self._tally.losses

    def run(self, files: FaultyFiles) -> Said:
        """Try the edit, look at what is left, hand back what was offered, and go on."""
        said = _in_child(self._attempt, files) if files.may_kill else self._attempt(files)
        expect = self._tally.expect
        expect(said.word in ("saved", "refused", "not opened", "killed"), said.word)
        expect(said.word != "killed" or files.may_kill, "killed by nothing")
        is_lost = said.word == "refused" and said.line is None and self._edit.is_typed
        expect(not is_lost, "refused, and nothing is offered")
        least = 1 if said.word == "saved" else 0
        self._look_at_files(self._look(least, f"{said.word}, then"))
        if said.line is not None:
            self._hand_back(said.line)
        self._go_on()
        return said

    def _attempt(self, files: FaultyFiles) -> Said:
        try:
            store = self._place.open(files)
        except WorkplanError as error:
            return Said("not opened" if error.exit_code in (*KNOWN_CODES, EXIT_NO_PLAN) else repr(error))
        try:
            self._edit.act(store)
        except WorkplanError as error:
            return Said("refused" if error.exit_code in KNOWN_CODES else repr(error), error.entry_line)
        finally:
            self._tally.expect(not files.retried, f"retried on the same file: {files.retried}")
        return Said("saved")

    def _look(self, least: int, when: str) -> Store:
        """The edit is there once, or not at all where that is allowed; all before it is there."""
        store = self._place.open()
        found = list(store.ledger(date.max).entries)
        fresh = [entry for entry in found if entry not in self._before]
        self._tally.expect(found[: len(self._before)] == self._before, f"{when} earlier entries are gone")
        self._tally.expect(least <= len(fresh) <= 1, f"{when} it is there {len(fresh)} times")
        same = all(entry.meaning == self._wanted.meaning for entry in fresh)
        self._tally.expect(same, f"{when} it says something else: {fresh}")
        return store

    def _look_at_files(self, store: Store) -> None:
        place, expect = self._place, self._tally.expect
        for path in place.segments:
            expect(path.read_bytes().startswith(self._kept.get(path.name, b"")), "earlier lines changed")
        expect(self._kept.keys() <= {path.name for path in place.segments}, "a file is gone")
        damages = store.damages
        expect(len(damages) <= self._damages + 1, f"{damages}")

    def _hand_back(self, line: str) -> None:
        """Twice: a clerk cannot know whether the first time was enough."""
        if self._edit.found:  # the same lines, whose way through the command is tried with every edit
            store = self._place.open()
            store.record(read_change(line.encode(), store.plan, "somebody", JUNE, store.newest_id))
            self._look(1, "handed back,")
            return
        for time in ("once", "twice"):
            code, words = _applied(self._place, line)
            self._tally.expect(code == EXIT_OK, f"handed back {time}: {code} {words}")
            self._look(1, f"handed back {time},")

    def _go_on(self) -> None:
        store = self._place.open()
        found = texts(store)
        store.record(note("三"))
        self._tally.expect(texts(self._place.open()) == [*found, "三"], "the next edit is not there")
        copies = [path.read_bytes() for path in self._place.journal.glob("quarantine/*")]
        journal_bytes = b"".join(path.read_bytes() for path in self._place.segments)
        whole = [copy for copy in copies if copy in journal_bytes]
        damages = len(store.damages)
        self._tally.expect(len(whole) >= damages, f"{damages} damages, {len(whole)} whole copies")


def _in_child(attempt: Callable[[FaultyFiles], Said], files: FaultyFiles) -> Said:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, pickle.dumps(attempt(files)))
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return pickle.loads(said) if said else Said("killed")  # type: ignore[no-any-return]


def _applied(place: Ground, line: str) -> tuple[int, str]:
    """Hand the line to `workplan apply -`; return the exit code and what was said."""
    words = io.StringIO()
    with (place.folder / "handed-in").open("w+", encoding="utf-8") as file:
        file.write(f"{line}\n")
        file.seek(0)
        environment = {"HOME": str(place.home), "WORKPLAN_ACTOR": "somebody"}
        with (
            mock.patch("sys.stdin", file),
            mock.patch.dict(os.environ, environment, clear=True),
            redirect_stderr(words),
        ):
            code = main(["--lang", "en", "--plan", str(place.plan), "apply", "-"])
    return code, words.getvalue()


def _entries(place: Ground) -> list[Entry]:
    return list(place.open().ledger(date.max).entries)
