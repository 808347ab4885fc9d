"""Every file call of an edit fails once, in every way: nothing is lost and nobody is fooled."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.reliability.faults import FAULTS
from tests.reliability.ground import Ground, segments_of
from tests.reliability.sweep import CASES, full_segment, sweep

SMALL_SEGMENT = 20_000


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_at_every_call(case: Callable[[Ground], list[str]], fault: int | str) -> None:
    with segments_of(SMALL_SEGMENT):
        tally = sweep(case, fault)

    assert tally.faults > 20
    assert tally.losses == []


@pytest.mark.slow
@pytest.mark.storm
@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_at_every_call_where_a_mebibyte_is_full(fault: int | str) -> None:
    assert sweep(full_segment, fault).losses == []
