"""The power goes at any call: what was acknowledged is on the disk."""

from __future__ import annotations

import os
import stat

import pytest

from tests.reliability.lossy import LossyFiles
from tests.reliability.power import power_cuts


class NothingFlushed(LossyFiles):
    """A program that never flushes: the trial must see its losses."""

    def fsync(self, handle: int) -> None:
        """Flush nothing."""


class NamesNotFlushed(LossyFiles):
    """A program that flushes files but not their folders."""

    def fsync(self, handle: int) -> None:
        """Flush no folder."""
        if not stat.S_ISDIR(os.fstat(handle).st_mode):
            super().fsync(handle)


@pytest.mark.parametrize("seed", range(4))
def test_what_was_acknowledged_survives_power_cuts_kills_and_failing_flushes(seed: int) -> None:
    tally = power_cuts(cuts=30, seed=seed)

    assert tally.cuts >= 30
    assert tally.faults > 20
    assert tally.acknowledged > 200
    assert tally.losses == []


@pytest.mark.slow
@pytest.mark.storm
def test_what_was_acknowledged_survives_thousands_of_power_cuts() -> None:
    assert power_cuts(cuts=1000, seed=20230915).losses == []


@pytest.mark.parametrize("disk", [NothingFlushed, NamesNotFlushed])
def test_the_trial_itself_sees_what_is_not_flushed(disk: type[LossyFiles]) -> None:
    assert power_cuts(cuts=12, seed=1, disk=disk).losses
