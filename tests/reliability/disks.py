"""Real disks that are full: a small one is mounted and filled."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.reliability.ground import Ground, ground, note, texts
from tests.reliability.tally import Tally
from workplan_tui.base.errors import NotSaved

ENDLESS = 1000
LONGEST_REFUSAL = 1.0
"""Seconds."""
LETTERS = (1, 300, 5000)


def may_mount() -> bool:
    """Return whether this account may mount a small disk here."""
    if os.geteuid() != 0:
        return False
    with ground() as place, small_disk(place.folder) as is_mounted:
        return is_mounted


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Mount a disk of 128 KiB on the folder, and say whether that was possible."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=128k,mode=700", "tmpfs", str(folder)]
    try:
        is_mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        is_mounted = False
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", str(folder)], check=True)


def full_disk(letters: int) -> Tally:
    """Fill a small disk with notes of that length, then make room and go on."""
    tally = Tally()
    with ground() as outer:
        (outer.folder / "disk").mkdir()
        with small_disk(outer.folder / "disk"):
            place = Ground(outer.folder / "disk")
            filler = place.folder / "filler"
            filler.write_bytes(bytes(20_000))
            said, refusal, seconds = _record_until_refused(place, letters)
            tally.faults, tally.acknowledged = 1, len(said)
            tally.expect("No space left" in refusal, refusal)
            tally.expect(seconds < LONGEST_REFUSAL, f"refused after {seconds:.1f} s")
            tally.expect(texts(place.open()) == said, "edits are gone")
            tally.expect(place.open().damages == (), f"{place.open().damages}")
            filler.unlink()
            place.open().record(note("后"))
            tally.expect(texts(place.open()) == [*said, "后"], "the edit after it is not there")
    return tally


def _record_until_refused(place: Ground, letters: int) -> tuple[list[str], str, float]:
    said: list[str] = []
    for count in range(ENDLESS):
        text = f"{count}" + "长" * letters
        began = time.monotonic()
        try:
            place.open().record(note(text))
        except NotSaved as refusal:
            return said, str(refusal), time.monotonic() - began
        said.append(text)
    raise AssertionError("the disk never filled")
