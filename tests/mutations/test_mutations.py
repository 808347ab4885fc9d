"""A test of the tests: each safeguard, taken out of a copy of the program, makes a test fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from tests.mutations.forking import HOW_IT_HANGS
from tests.mutations.mutant import ROOT, Mutant, Workbench
from tests.mutations.safeguards import MUTANTS
from tests.reliability.accounts import accounts

IS_ROOT = os.geteuid() == 0
EVERY_MUTANT = pytest.mark.parametrize(
    "mutant",
    [
        pytest.param(mutant, id=mutant.name, marks=pytest.mark.storm if mutant.is_dear else ())
        for mutant in MUTANTS
    ],
)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Return a copy to work on, with the accounts that its tests need: to make them takes longer than a test."""
    with accounts() if IS_ROOT else nullcontext(), Workbench(tmp_path_factory.mktemp("copy")) as bench:
        yield bench


def why_not_tried(mutant: Mutant) -> str | None:
    """Return why its tests are skipped on this host, as they say it."""
    if mutant.needs_root and not IS_ROOT:
        return "only root may switch accounts"
    if mutant.needs_tool and not shutil.which(mutant.needs_tool):
        return f"{mutant.needs_tool} is not installed"
    return None


def all_of(file: str) -> str:
    """Return the choice of whatever the mutants of every run choose in this file of tests."""
    its = (mutant for mutant in MUTANTS if mutant.file == file and not mutant.is_dear)
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
def test_without_a_safeguard_a_test_fails(mutant: Mutant, bench: Workbench) -> None:
    assert mutant.why_not_there() is None, mutant.why_not_there()
    if why := why_not_tried(mutant):
        pytest.skip(why)
    said = bench.without(mutant)

    assert "1 failed" in said or said == HOW_IT_HANGS, f"no test of tests/{mutant.file} saw it: {said}"


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted({mutant.file for mutant in MUTANTS if not mutant.is_dear}))
def test_with_every_safeguard_the_same_tests_pass(file: str, bench: Workbench) -> None:
    reasons = [why_not_tried(mutant) for mutant in MUTANTS if mutant.file == file]
    if all(reasons):
        pytest.skip(reasons[0])
    said = bench.run(file, all_of(file))

    assert "passed" in said, said
    assert "failed" not in said, said
    assert "error" not in said, said
