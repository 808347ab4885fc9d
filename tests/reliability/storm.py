"""Real processes on a real disk: many writers at once, and writers killed at any moment."""

from __future__ import annotations

import os
import select
import signal
import time
import traceback
from pathlib import Path
from random import Random

from tests.reliability.ground import Ground, ground, note
from tests.reliability.same_disk import SameDisk
from tests.reliability.tally import Tally

LETTERS = (10, 300, 1_700, 7_000, 20_000)
"""Chinese letters of a note: lines from 300 bytes to 60 kB; the long ones are often torn."""
KILLS_ON_ONE_JOURNAL = 10


class Writer:
    """A process of its own that records note after note and says each id once it is saved."""

    def __init__(self, place: Ground, home: Path, seed: int, edits: int = 1_000_000) -> None:
        self._reading, writing = os.pipe()
        self._heard = b""
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._reading)
            try:
                _write(place, home, Random(seed), edits, writing)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        os.close(writing)

    def kill_within(self, seconds: float) -> list[str]:
        """Kill it after that time; return the ids it had said."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([self._reading], [], [], left)[0]:
                self._hear()
        os.kill(self.pid, signal.SIGKILL)
        return self.finish()

    def finish(self) -> list[str]:
        """Wait for its end; return the ids it had said. One cut while being said was not heard."""
        while self._hear():
            pass
        os.close(self._reading)
        self.exit_code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        said = [line.decode().split() for line in self._heard.split(b"\n")[:-1]]
        self.milliseconds = [float(took) for _, took in said]
        return [id for id, _ in said]

    def _hear(self) -> bool:
        heard = os.read(self._reading, 65536)
        self._heard += heard
        return bool(heard)


class TimedFiles(SameDisk):
    """Knows how long the newest line took from its write to the end of its flush."""

    began = 0.0

    def write(self, handle: int, data: bytes) -> int:
        """Write, and begin to count."""
        self.began = time.monotonic()
        return super().write(handle, data)

    def fsync(self, handle: int) -> None:
        """Flush, and stop counting."""
        super().fsync(handle)
        self.milliseconds = (time.monotonic() - self.began) * 1000


def _write(place: Ground, home: Path, random: Random, edits: int, writing: int) -> None:
    files = TimedFiles()
    store = place.open(files, home)
    for _ in range(edits):
        text = "长" * random.choice(LETTERS)
        id = store.record(note(text)).entry.id
        os.write(writing, f"{id} {files.milliseconds:.3f}\n".encode())


def kill_storm(kills: int, seed: int) -> Tally:
    """Kill a writer so many times; a fresh journal now and then keeps the reading short."""
    tally, random = Tally(), Random(seed)
    while tally.kills < kills:
        with ground() as place:
            said: list[str] = []
            for _ in range(min(KILLS_ON_ONE_JOURNAL, kills - tally.kills)):
                writer = Writer(place, place.home, random.getrandbits(32))
                said += writer.kill_within(random.random() * 0.06)
                tally.kills += 1
            _look(tally, place, said, kills=KILLS_ON_ONE_JOURNAL)
    return tally


def crowd(writers: int, edits: int, homes: int, seed: int) -> Tally:
    """Let so many write at once, spread over `homes` replicas, each `edits` times."""
    tally, random = Tally(), Random(seed)
    with ground() as place:
        started = [
            Writer(place, place.folder / f"home{number % homes}", random.getrandbits(32), edits)
            for number in range(writers)
        ]
        said = [id for writer in started for id in writer.finish()]
        tally.milliseconds = [took for writer in started for took in writer.milliseconds]
        tally.expect(len(said) == writers * edits, f"{len(said)} of {writers * edits} were saved")
        tally.expect(len(place.segments) >= homes, f"{len(place.segments)} files")
        _look(tally, place, said, kills=0)
    return tally


def _look(tally: Tally, place: Ground, said: list[str], kills: int) -> None:
    store = place.open()
    entries = store.ledger().entries
    found = {entry.id for entry in entries}
    tally.acknowledged += len(said)
    tally.torn += len(store.damages)
    tally.expect(set(said) <= found, f"{len(set(said) - found)} of {len(said)} edits are gone")
    tally.expect(len(set(said)) == len(said), "an id was given twice")
    tally.expect(len(store.damages) <= kills, f"{len(store.damages)} damages after {kills} kills")
    for replica in {entry.replica for entry in entries}:
        counted = [entry.seq for entry in entries if entry.replica == replica]
        # A line torn off by a kill was never an entry, so the count of the others has no gap.
        tally.expect(counted == list(range(1, len(counted) + 1)), f"{replica}: {counted[-5:]}")
    store.record(note("后"))
