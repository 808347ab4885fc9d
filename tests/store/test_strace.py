"""System calls of the installed command fail for real."""

from __future__ import annotations

import pytest

from tests.reliability.trace import can_trace, traced

pytestmark = pytest.mark.slow


def test_a_failing_system_call_loses_nothing() -> None:
    if not can_trace():
        pytest.skip("no strace here, or it may not be used")

    tally = traced()

    assert tally.faults > 10
    assert tally.losses == []
