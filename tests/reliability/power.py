"""Power cuts: edit after edit on a lossy disk, the power goes at any call, and all is looked at."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

from tests.reliability.ground import Ground, ground, note, segments_of, texts
from tests.reliability.lossy import MODES, Killed, LossyFiles, PowerCut
from tests.reliability.tally import Tally
from workplan_tui.base.errors import WorkplanError

LENGTHS = (1, 1, 200, 1500, 4000)
"""Letters of a note: lines of less than a sector, of some, and of more than a page."""


def power_cuts(cuts: int, seed: int, disk: type[LossyFiles] = LossyFiles) -> Tally:
    """Cut the power so many times; an edit acknowledged before any of them must be there after it."""
    tally, random = Tally(), Random(seed)
    with segments_of(30_000):
        while tally.cuts < cuts:
            with ground(in_memory=True) as place:
                _one_life(place, random, disk, tally)
    return tally


def _one_life(place: Ground, random: Random, disk: type[LossyFiles], tally: Tally) -> None:
    said: list[str] = []
    for cut in range(6):
        flush_fails, dies = random.choice((0.0, 0.0, 0.1)), random.choice((0.0, 0.03, 0.15))
        files = disk(place.folder, random, random.randrange(1, 120), flush_fails, dies)
        said += _edits_until_the_cut(place, files, random)
        tally.cuts += 1
        tally.faults += files.faults
        mode = random.choice(MODES)
        after = place.folder.with_name(f"{place.folder.name}-after")
        files.after_the_cut(after, mode)
        _put_in_place(after, place.folder)
        found = texts(place.open())
        missing = [text for text in said if text not in found]
        tally.expect(not missing, f"cut {cut} ({mode}): {len(missing)} of {len(said)} edits are gone")
        if missing:
            break
    tally.acknowledged += len(said)
    place.open().record(note("后"))
    tally.expect(texts(place.open())[-1] == "后", "the edit after the cuts is not there")


def _edits_until_the_cut(place: Ground, files: LossyFiles, random: Random) -> list[str]:
    said: list[str] = []
    for _process in range(20):
        try:
            _edits(place, files, random, said)
        except Killed:
            continue
        except PowerCut:
            break
    return said


def _edits(place: Ground, files: LossyFiles, random: Random, said: list[str]) -> None:
    store = place.open(files)
    for _ in range(20):
        text = f"{random.getrandbits(64):x}" + "长" * random.choice(LENGTHS)
        try:
            store.record(note(text))
        except WorkplanError:
            continue
        said.append(text)


def _put_in_place(found: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    found.rename(folder)
