"""The sweep: every file call of an edit fails once, in every way.

A clean run counts the calls; then call k fails, for every k. After each fault the promises of
docs/reliability.md are checked, and the next edit must be saved.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.reliability.faults import KILLS, FaultyFiles
from tests.reliability.ground import Ground, ground, note, texts
from tests.reliability.tally import Tally
from workplan_tui.errors import EXIT_NO_PERMISSION, EXIT_NOT_SAVED, WorkplanError
from workplan_tui.store.journal import journal

if TYPE_CHECKING:
    from collections.abc import Callable

TORN = '{"crc":"12345678","v":1,"id":"未完'.encode()[:-1]


def nothing_yet(place: Ground) -> list[str]:
    """The account's first edit of all: its name, the folder, the lock and the file are made."""
    return []


def one_edit(place: Ground) -> list[str]:
    """An edit after another one."""
    place.open().record(note("一"))
    return ["一"]


def torn_tail(place: Ground) -> list[str]:
    """The last line was cut by a crash."""
    one_edit(place)
    with place.segments[0].open("ab") as file:
        file.write(TORN)
    return ["一"]


def damaged_line(place: Ground) -> list[str]:
    """A line in the middle was damaged, and is to be set aside."""
    for text in "零一":
        place.open().record(note(text))
    first, second = place.segments[0].read_bytes().splitlines(keepends=True)
    place.segments[0].write_bytes(first.replace("零".encode(), "另".encode()) + second)
    return ["一"]


def full_segment(place: Ground) -> list[str]:
    """The segment has no room for another line: the next number is begun."""
    store = place.open()
    store.record(note("一"))
    while (left := journal.LARGEST_SEGMENT - place.segments[0].stat().st_size) > 300:
        store.record(note("x" * max(1, min(60_000, left - 330))))
    return texts(store)


CASES = (nothing_yet, one_edit, torn_tail, damaged_line, full_segment)


def sweep(case: Callable[[Ground], list[str]], fault: int | str) -> Tally:
    """Fail every call of one edit by `fault`."""
    tally = Tally()
    with ground(in_memory=True) as place:
        before = case(place)
        bring_back = place.keep()
        clean_run = FaultyFiles()
        place.open(clean_run).record(note("二"))
        for call, name in enumerate(clean_run.calls, 1):
            bring_back()
            kept = {path.name: path.read_bytes() for path in place.segments}
            damages = len(place.open().damages)
            said = _edit(place, FaultyFiles(call, fault))
            tally.faults += 1
            tally.kills += said == "killed"
            tally.acknowledged += (said == "saved") + 1
            for broken in _broken(place, before, kept, damages, said, fault):
                tally.losses.append(f"{case.__name__}, {fault} at {name} (call {call}): {broken}")
    return tally


def _edit(place: Ground, files: FaultyFiles) -> str:
    if files._fault in KILLS:
        return _edit_in_child(place, files)
    try:
        place.open(files).record(note("二"))
    except WorkplanError as error:
        known = error.exit_code in (EXIT_NOT_SAVED, EXIT_NO_PERMISSION)
        return "refused" if known and not files.retried else f"{error!r} {files.retried}"
    return "saved" if not files.retried else f"retried on the same file: {files.retried}"


def _edit_in_child(place: Ground, files: FaultyFiles) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            place.open(files).record(note("二"))
            os.write(writing, b"saved")
        finally:
            os._exit(0)
    os.close(writing)
    said = os.read(reading, 20).decode()
    os.close(reading)
    os.waitpid(child, 0)
    return said or "killed"


def _broken(
    place: Ground, before: list[str], kept: dict[str, bytes], damages: int, said: str, fault: int | str
) -> list[str]:
    tally = Tally()
    tally.expect(said in ("saved", "refused", "killed"), said)
    tally.expect(said != "killed" or fault in KILLS, "killed by nothing")
    store = place.open()
    found = texts(store)
    tally.expect(found in ([*before, "二"], *([] if said == "saved" else [before])), f"{said}, then {found}")
    for path in place.segments:
        tally.expect(path.read_bytes().startswith(kept.get(path.name, b"")), "earlier lines changed")
    tally.expect(kept.keys() <= {path.name for path in place.segments}, "a file is gone")
    tally.expect(len(store.damages) <= damages + 1, f"{store.damages}")
    store.record(note("三"))
    tally.expect(texts(place.open()) == [*found, "三"], "the next edit is not there")
    _expect_copies(tally, place, store.damages)
    return tally.losses


def _expect_copies(tally: Tally, place: Ground, damages: tuple[str, ...]) -> None:
    copies = [path.read_bytes() for path in place.journal.glob("quarantine/*")]
    journal_bytes = b"".join(path.read_bytes() for path in place.segments)
    whole = [copy for copy in copies if copy in journal_bytes]
    tally.expect(len(whole) >= len(damages), f"{len(damages)} damages, {len(whole)} whole copies")
