"""A test of the tests: each safeguard, taken out of a copy of the program, makes a test fail."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from queue import SimpleQueue

import pytest

from tests.mutations.mutant import HOW_IT_HANGS, ROOT, Mutant, Workbench
from tests.mutations.safeguards import MUTANTS
from tests.reliability.accounts import PEOPLE, accounts

AT_ONCE = min(4, os.cpu_count() or 1)
IS_ROOT = os.geteuid() == 0
EVERY_MUTANT = pytest.mark.parametrize(
    "mutant",
    [
        pytest.param(mutant, id=mutant.name, marks=pytest.mark.storm if mutant.is_dear else ())
        for mutant in MUTANTS
    ],
)

Trials = dict[str, Future[str]]


@pytest.fixture(scope="module")
def trials(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trials]:
    """Run whatever of this module was asked for, as many at once as there are processors."""
    free: SimpleQueue[Workbench] = SimpleQueue()
    for _ in range(AT_ONCE):
        free.put(Workbench(tmp_path_factory.mktemp("copy")))

    def tried(mutant: Mutant) -> str:
        bench = free.get()
        try:
            return bench.without(mutant)
        finally:
            free.put(bench)

    def whole(file: str, chosen: str) -> str:
        bench = free.get()
        try:
            return bench.run(file, chosen)
        finally:
            free.put(bench)

    asked = [
        item.callspec.params
        for item in request.session.items
        if isinstance(item, pytest.Function)
        and item.module is request.module
        and "trials" in item.fixturenames
    ]
    # Made once, and not anew for each: it would take longer than the tests.
    people = accounts(PEOPLE) if IS_ROOT else nullcontext()
    with people, ThreadPoolExecutor(AT_ONCE) as pool:
        found: Trials = {}
        are_dear_too = any(parameters["mutant"].is_dear for parameters in asked if "mutant" in parameters)
        for parameters in asked:
            mutant, file = parameters.get("mutant"), parameters.get("file")
            if file:
                found[file] = pool.submit(whole, file, all_of(file, are_dear_too))
            elif mutant and (IS_ROOT or not mutant.needs_root) and not mutant.why_not_there():
                found[mutant.name] = pool.submit(tried, mutant)
        yield found


def all_of(file: str, are_dear_too: bool) -> str:
    """Return the choice of whatever the mutants choose in this file of tests."""
    its = (mutant for mutant in MUTANTS if mutant.file == file and mutant.is_dear <= are_dear_too)
    return " or ".join(dict.fromkeys(f"({mutant.chosen})" for mutant in its))


@EVERY_MUTANT
def test_every_safeguard_on_the_list_is_there_once(mutant: Mutant) -> None:
    assert mutant.why_not_there() is None, mutant.why_not_there()
    assert mutant.instead != mutant.safeguard
    assert (ROOT / "tests" / mutant.file).is_file()


def test_what_is_no_longer_there_is_named_with_its_place() -> None:
    gone = MUTANTS[0]
    gone = Mutant("no such thing", gone.module, "files.sync_all(", "", gone.file, gone.chosen)

    assert gone.why_not_there() == (
        f"'no such thing': workplan_tui/{gone.module} holds 'files.sync_all(' 0 times, not once. Say in "
        "tests/mutations/ how the safeguard is written now, or which of them is meant."
    )


@pytest.mark.slow
@EVERY_MUTANT
def test_without_a_safeguard_a_test_fails(mutant: Mutant, trials: Trials) -> None:
    assert mutant.why_not_there() is None, mutant.why_not_there()
    if mutant.needs_root and not IS_ROOT:
        pytest.skip("only root may switch accounts")
    said = trials[mutant.name].result()

    assert "1 failed" in said or said == HOW_IT_HANGS, f"no test of tests/{mutant.file} saw it: {said}"


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted({mutant.file for mutant in MUTANTS if not mutant.is_dear}))
def test_with_every_safeguard_the_same_tests_pass(file: str, trials: Trials) -> None:
    said = trials[file].result()

    assert "passed" in said, said
    assert "failed" not in said, said
    assert "error" not in said, said
