"""A whole command whose file calls fail one by one: settings, plan, cache and input as well as the journal."""

from __future__ import annotations

import pytest

from tests.reliability.commands import COMMANDS, command_sweep, run
from tests.reliability.faults import ERRNOS, FaultyFiles
from tests.reliability.ground import ground, texts

FAULTS = (*ERRNOS, "short")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_fault_at_every_call_of_a_command(words: tuple[str, ...]) -> None:
    tally = command_sweep(words, lambda call: FAULTS[call % len(FAULTS)])

    assert tally.faults > 40
    assert tally.losses == []


@pytest.mark.slow
@pytest.mark.storm
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_at_every_call_of_a_command(words: tuple[str, ...], fault: int | str) -> None:
    assert command_sweep(words, lambda call: fault).losses == []


def test_settings_plan_cache_and_input_are_among_the_calls_that_fail() -> None:
    """Else the sweep would pass by what it promises."""
    opened: list[str] = []

    class Watched(FaultyFiles):
        def open_any(self, path: str) -> int:
            opened.append(path.rpartition("/")[2])
            return super().open_any(path)

        def open_reading(self, path: str) -> int:
            opened.append(path.rpartition("/")[2])
            return super().open_reading(path)

    with ground() as place:
        for _ in range(2):
            run(place, ("apply", "updates.jsonl"), Watched())
        assert texts(place.open()) == []
        kept = [path.name for path in place.home.rglob("plan-*.json")]

    assert opened.count("config.toml") == 2
    assert opened.count("updates.jsonl") == 2
    assert opened.count("tasks.toml") == 1
    assert opened.count(*kept) == 2
