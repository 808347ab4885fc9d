"""A number of a question, once shown, never means another one, and each answer closes exactly its question."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import JUNE, make_entry
from workplan_tui.model.entry import Change, Entry
from workplan_tui.model.flags import named_by, numbered_flags
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.flag import flag_op, open_flags
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.model.operations.unflag import unflag_op
from workplan_tui.model.recording.judge import judged

if TYPE_CHECKING:
    from workplan_tui.model.entry import Op

PLAN = make_plan()
STEPS = st.lists(
    st.tuples(st.sampled_from(["flag", "answer", "undo", "meet"]), st.booleans(), st.integers(0, 9)),
    max_size=24,
)
"""What one of two hosts does: asks, answers one, takes a question back, or gets the other's entries."""


def ledger_of(entries: list[Entry]) -> Ledger:
    return Ledger(PLAN, entries, JUNE)


class Hosts:
    """Two hosts that see each other's entries when they meet."""

    def __init__(self) -> None:
        self.known: dict[bool, list[Entry]] = {True: [], False: []}
        self.made = 0
        self.shown: dict[int, set[str]] = {}
        """By number, the questions it was ever shown for."""
        self.dealt_with: set[str] = set()

    def do(self, step: str, host: bool, choice: int) -> None:
        """Take one step, where there is something to take it with."""
        ledger = ledger_of(self.known[host])
        open_now = numbered_flags(ledger, "3")
        if step == "meet":
            self.known[host] = list(
                {entry.id: entry for one in self.known.values() for entry in one}.values()
            )
        elif step == "flag":
            self._record(host, judged(ledger, Change((flag_op("3", "?"),), "a", JUNE)).ops)
        elif open_now:
            number, chosen = open_now[choice % len(open_now)]
            ((_, found),) = named_by(open_now, str(number))
            assert found is chosen
            self.dealt_with.add(chosen.entry.id)
            op = unflag_op("3", (chosen.entry.id,)) if step == "answer" else undo_op((chosen.entry.id,))
            self._record(host, (op,))
        for number, fact in numbered_flags(ledger_of(self.known[host]), "3"):
            self.shown.setdefault(number, set()).add(fact.entry.id)

    def _record(self, host: bool, ops: Iterable[Op]) -> None:
        self.made += 1
        entry = make_entry(self.made, *ops, actor="swj" if host else "chen")
        self.known[host] = [*self.known[host], entry]


@settings(max_examples=150, deadline=None)
@given(STEPS, st.randoms())
def test_numbers_and_answers_hold_however_two_hosts_meet(
    steps: list[tuple[str, bool, int]], mix: Random
) -> None:
    hosts = Hosts()
    for step in steps:
        hosts.do(*step)
    everything = [entry for one in hosts.known.values() for entry in one]
    mix.shuffle(everything)

    ledger = ledger_of(everything)

    asked = {entry.id for entry in everything if any(op["op"] == "flag" for op in entry.ops)}
    assert {fact.entry.id for fact in open_flags(ledger, "3")} == asked - hosts.dealt_with
    for number, fact in numbered_flags(ledger, "3"):
        before = hosts.shown.get(number, {fact.entry.id})
        assert before == {fact.entry.id}, "a number that was shown means what it meant, or nothing"


def test_a_number_that_two_hosts_gave_names_neither_of_them() -> None:
    one = make_entry(1, flag_op("3", "用地") | {"nth": 1})
    other = make_entry(2, flag_op("3", "资金") | {"nth": 1}, actor="chen")
    found = numbered_flags(ledger_of([other, one]), "3")
    assert named_by(found, "1") == ()
    assert all(10_000 <= number < 20_000 for number, _ in found)
    assert len({number for number, _ in found}) == 2


def test_a_question_that_was_taken_back_keeps_its_number_from_others() -> None:
    first = make_entry(1, *judged(ledger_of([]), Change((flag_op("3", "用地"),), "a", JUNE)).ops)
    gone = make_entry(2, undo_op((first.id,)))
    (op,) = judged(ledger_of([first, gone]), Change((flag_op("3", "资金"),), "a", JUNE)).ops
    assert (first.ops[0]["nth"], op["nth"]) == (1, 2)


def test_what_another_program_wrote_for_a_number_is_none() -> None:
    odd = [make_entry(n, flag_op("3", "?") | {"nth": nth}) for n, nth in enumerate((True, 0, "1", 10_000), 1)]
    assert [number for number, _ in numbered_flags(ledger_of(odd), "3")] == [1, 2, 3, 4]
