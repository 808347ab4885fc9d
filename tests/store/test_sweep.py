"""Every file call of every edit fails, alone or twice, in every way: nothing is lost and nobody is fooled."""

from __future__ import annotations

import errno
from collections.abc import Callable
from itertools import product
from random import Random

import pytest

from tests.reliability.edits import EDITS, Edit
from tests.reliability.faults import ERRNOS, FAULTS, Fault
from tests.reliability.ground import Ground, every_line_worth_an_index, note, segments_of
from tests.reliability.sweep import (
    CASES,
    PAIRS,
    full_segment,
    indexed,
    sweep,
    sweep_edit,
    sweep_in_turn,
    sweep_pairs,
    sweep_until_the_end,
)

SMALL_SEGMENT = 20_000
A_FEW = 5
"""Pairs of calls tried before every change, of each pair of faults and each edit."""
ALL_EDITS = pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_at_every_call(case: Callable[[Ground], None], fault: Fault) -> None:
    with segments_of(SMALL_SEGMENT):
        tally = sweep(case, fault)

    assert tally.faults > 20
    assert tally.losses == []


@ALL_EDITS
def test_a_fault_at_every_call_of_every_edit(edit: Edit) -> None:
    tally = sweep_in_turn(edit, start=len(edit.name))

    assert tally.faults > 20
    assert tally.losses == []


@pytest.mark.parametrize("start", range(2))
def test_a_fault_at_every_call_of_an_edit_that_reads_by_an_index(start: int) -> None:
    edit = Edit("note", lambda store: store.record(note("二")), found=indexed)
    with every_line_worth_an_index():
        tally = sweep_in_turn(edit, start * 5)

    assert tally.faults > 60
    assert tally.losses == []


@ALL_EDITS
def test_two_faults_at_calls_of_every_edit(edit: Edit) -> None:
    random = Random(edit.name)
    tallies = [sweep_pairs(edit, first, then, random, A_FEW) for first, then in PAIRS]

    assert sum(tally.faults for tally in tallies) == 2 * A_FEW * len(PAIRS)
    assert [loss for tally in tallies for loss in tally.losses] == []


@ALL_EDITS
def test_a_disk_that_is_read_only_after_its_first_fault_doubles_nothing(edit: Edit) -> None:
    """The line may be on the disk, and what is offered and handed in again has the same id."""
    assert sweep_until_the_end(edit, errno.EIO, errno.EROFS).losses == []


def test_every_operation_of_the_format_is_swept() -> None:
    names = {edit.name for edit in EDITS}

    assert names >= {"due_on", "light", "milestone", "status", "target"}, "a field is missing"
    assert names >= {"apply", "bulk", "flag", "note", "redo", "remind", "report", "undo", "unflag"}


@pytest.mark.slow
@pytest.mark.storm
@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_at_every_call_where_a_mebibyte_is_full(fault: Fault) -> None:
    assert sweep(full_segment, fault).losses == []


@pytest.mark.slow
@pytest.mark.storm
@pytest.mark.parametrize("fault", FAULTS)
@ALL_EDITS
def test_every_fault_at_every_call_of_every_edit(edit: Edit, fault: Fault) -> None:
    assert sweep_edit(edit, fault).losses == []


@pytest.mark.slow
@pytest.mark.storm
@pytest.mark.parametrize(("first", "then"), PAIRS)
@ALL_EDITS
def test_two_faults_at_every_pair_of_calls_of_every_edit(edit: Edit, first: Fault, then: Fault) -> None:
    assert sweep_pairs(edit, first, then).losses == []


@pytest.mark.slow
@pytest.mark.storm
@pytest.mark.parametrize(("first", "ever_after"), list(product((*ERRNOS, "short"), ERRNOS)))
@ALL_EDITS
def test_every_fault_that_stays_at_every_call_of_every_edit(
    edit: Edit, first: Fault, ever_after: int
) -> None:
    assert sweep_until_the_end(edit, first, ever_after).losses == []
