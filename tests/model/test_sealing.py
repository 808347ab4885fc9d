"""A year is sealed or open by the newest of its seals and reopenings, in whatever order they arrive."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from tests.conftest import make_plan
from tests.model.entries import make_entry
from workplan_tui.base.errors import Refused
from workplan_tui.model.entry import Change
from workplan_tui.model.fold.facts import Facts
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.reopen import reopen_op
from workplan_tui.model.operations.seal import seal_op
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.model.recording.judge import judged
from workplan_tui.model.sealing import sealed_by

PLAN = make_plan()
SEAL = seal_op((), "0" * 64, "0" * 64, "2023-12-31", (), "")
NOTE = make_entry(1, note_op("1", "x"))
SEALED = make_entry(2, SEAL)
OPENED = make_entry(3, reopen_op("补录"), on=date(2023, 1, 1))
AGAIN = make_entry(4, SEAL)
JUNE = date(2023, 6, 1)


@pytest.mark.parametrize(("entries", "by"), [
    ((NOTE,), None), ((NOTE, SEALED), SEALED), ((NOTE, SEALED, OPENED), None), ((NOTE, SEALED, OPENED, AGAIN), AGAIN),
])  # fmt: skip
def test_the_newest_decides_whatever_its_day_and_however_it_arrives(entries: tuple, by: object) -> None:  # type: ignore[type-arg]
    for order in permutations(entries):
        facts = Facts(PLAN.id)
        for entry in order:
            facts = facts.grown([entry])
        assert sealed_by(Ledger(PLAN, facts)) == by
        assert sealed_by(Ledger(PLAN, facts, date(2023, 3, 1))) == by, (
            "the journal is frozen, not the plan on a day"
        )


def test_nothing_that_takes_a_seal_back_opens_the_year() -> None:
    undone = make_entry(5, undo_op((SEALED.id,)))
    assert sealed_by(Ledger(PLAN, [NOTE, SEALED, undone])) == SEALED


def test_a_seal_of_another_plan_is_none() -> None:
    assert sealed_by(Ledger(PLAN, [NOTE, make_entry(2, SEAL, plan="plan-2022")])) is None


def test_a_sealed_year_is_opened_alone_and_with_a_reason() -> None:
    ledger = Ledger(PLAN, [NOTE, SEALED])
    for ops in ((note_op("1", "y"),), (reopen_op("补录"), note_op("1", "y")), (reopen_op(" "),), (SEAL,)):
        with pytest.raises(Refused):
            judged(ledger, Change(ops, "swj", JUNE))
    assert judged(ledger, Change((reopen_op("补录"),), "swj", JUNE)).ops[0]["reason"] == "补录"
    with pytest.raises(Refused):
        judged(Ledger(PLAN, [NOTE]), Change((reopen_op("补录"),), "swj", JUNE))
