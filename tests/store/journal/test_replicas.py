"""Several replicas edit, undo, crash, are copied and exchange files in any order: a state machine.

What must hold: the fold depends on nothing but the set of entries, no entry is ever lost that the
store does not name as lost, one's own edit wins over what it saw whatever the clocks say, and an undo
restores what was or says what it would lose.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.model.fold.naive import picture
from tests.store.journal.replicas import MAY_SWITCH, NEXT_YEAR, TASKS, THIS_YEAR, Replica
from workplan_tui.base.errors import Refused
from workplan_tui.model.entry import Change, Entry
from workplan_tui.model.fold.conflicts import conflicts_of
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.set import set_op
from workplan_tui.store.journal import entry_id, journal
from workplan_tui.store.journal import replica as replica_module

if TYPE_CHECKING:
    from workplan_tui.model.entry import Op

FIELD = "target:1"
ACCOUNT = replica_module._account
WORTH_AN_INDEX = journal._WORTH_AN_INDEX, journal._LONG
MOST_REPLICAS = 5
WHICH = st.integers(0, MOST_REPLICAS - 1)


class Replicas(RuleBasedStateMachine):
    """Three hosts, two of them with the same person; copies, clones and other plans on the way."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="replicas-"))
        self.root.chmod(0o755)  # a second account is to reach it
        self.replicas = [
            Replica(self.root, name, actor) for name, actor in (("a", "swj"), ("b", "chen"), ("c", "swj"))
        ]
        self.crashes = 0
        journal._WORTH_AN_INDEX = journal._LONG = 0

    def teardown(self) -> None:
        try:
            if hasattr(self, "replicas"):
                self.put_all_together()
        finally:
            entry_id.time = time
            journal._WORTH_AN_INDEX, journal._LONG = WORTH_AN_INDEX
            replica_module._account = ACCOUNT
            shutil.rmtree(getattr(self, "root", "/nonexistent"), ignore_errors=True)

    def at(self, which: int) -> Replica:
        return self.replicas[which % len(self.replicas)]

    @rule(
        which=WHICH, tasks=st.sampled_from([["1"], ["1"], ["1", "2"]]), value=st.integers(1, 3),
        days_ago=st.sampled_from([0, 0, 0, 2]), is_long_lived=st.booleans(),
    )  # fmt: skip
    def edit(self, which: int, tasks: list[str], value: int, days_ago: int, is_long_lived: bool) -> None:
        replica = self.at(which)
        on = replica.today - timedelta(days=days_ago)
        store = replica.store(is_long_lived)
        ops = tuple(set_op(task, FIELD, value) for task in tasks)
        entry = store.record(Change(ops, replica.actor, on)).entry
        replica.known.add(entry.id)
        replica.saved[replica.plan_id].add(entry.id)
        then = replica.opened().ledger(on)
        for op in entry.ops:
            assert then.value(op["task"], FIELD) == value
            assert then.heads(op["task"], FIELD) == (entry.id,)
            assert all(seen < entry.id for seen in op["sees"])

    @rule(which=WHICH, is_long_lived=st.booleans())
    def undo(self, which: int, is_long_lived: bool) -> None:
        replica = self.at(which)
        store = replica.store(is_long_lived)
        store.reload()
        before = Ledger(store.plan, replica.entries())
        try:
            recorded = store.taking_back.undo(replica.actor)
        except Refused:
            own = [
                e for e in before.entries if e.actor == replica.actor and before.stands(e) and not e.is_undo
            ]
            assert not own or any(lost_values(before, own[-1], op) for op in own[-1].ops)
            return
        (undone,) = recorded.undone
        replica.known.add(recorded.entry.id)
        replica.saved[replica.plan_id].add(recorded.entry.id)
        without = Ledger(store.plan, [entry for entry in before.entries if entry.id != undone.id])
        after = replica.opened().ledger(undone.on)
        for op in undone.ops:
            assert not lost_values(before, undone, op)
            assert after.value(op["task"], FIELD) == without.at(undone.on).value(op["task"], FIELD)
            if is_alone(before, undone, op):
                assert after.value(op["task"], FIELD) == op["was"]

    @rule(which=WHICH, is_long_lived=st.booleans())
    def redo(self, which: int, is_long_lived: bool) -> None:
        replica = self.at(which)
        try:
            recorded = replica.store(is_long_lived).taking_back.redo(replica.actor)
        except Refused:
            return
        replica.known.add(recorded.entry.id)
        replica.saved[replica.plan_id].add(recorded.entry.id)
        after = replica.opened().ledger()
        assert all(after.stands(entry) for entry in recorded.undone)

    @rule(source=WHICH, where=WHICH, share=st.sampled_from([1.0, 1.0, 0.6]), is_renamed=st.booleans())
    def deliver(self, source: int, where: int, share: float, is_renamed: bool) -> None:
        if self.at(source) is not self.at(where):
            self.at(where).receive(self.at(source), share, is_renamed)

    @rule(which=WHICH, days=st.sampled_from([-400, -1, 1, 400]))
    def jump_clock(self, which: int, days: int) -> None:
        self.at(which).days_off = days

    @rule(which=WHICH, source=WHICH, at=st.integers(0, 2000), spoilt=st.binary(max_size=2))
    def spoil_indexes(self, which: int, source: int, at: int, spoilt: bytes) -> None:
        """An index is lost, torn, or another host's under the same name."""
        others = self.at(source).indexes or [None]
        for number, path in enumerate(self.at(which).indexes):
            other = others[number % len(others)]
            data = other.read_bytes() if other else b""
            path.write_bytes(data[:at] + spoilt + data[at + len(spoilt) :])

    @rule(which=WHICH)
    def crash(self, which: int) -> None:
        self.at(which).tear()
        self.crashes += 1

    @precondition(lambda self: MAY_SWITCH)
    @rule(which=WHICH, value=st.integers(1, 3))
    def edit_as_second_account(self, which: int, value: int) -> None:
        replica = self.at(which)
        change = Change((set_op("1", FIELD, value),), "li", replica.today)
        replica.known.add(replica.record_as_second(change))
        assert replica.opened().ledger(replica.today).value("1", FIELD) == value

    @precondition(lambda self: len(self.replicas) < MOST_REPLICAS)
    @rule(which=WHICH, is_clone=st.booleans())
    def copy_folder(self, which: int, is_clone: bool) -> None:
        source, name = self.at(which), "defg"[len(self.replicas) - 3]
        self.replicas.append(source.cloned(name) if is_clone else source.on_a_stick(name))

    @rule(which=WHICH)
    def make_backup(self, which: int) -> None:
        self.at(which).make_backup()

    @rule(which=WHICH)
    def restore_backup(self, which: int) -> None:
        replica = self.at(which)
        if replica.backup:
            replica.put_back(replica.backup)

    @precondition(lambda self: len(self.replicas) > 3)
    @rule(source=WHICH, where=WHICH)
    def copy_over(self, source: int, where: int) -> None:
        """As with `cp -r` after `rm -r`: whatever the other folder had of its own goes."""
        if self.at(source) is not self.at(where) and self.at(source).journal.exists():
            self.at(where).put_back(self.at(source).journal)

    @rule(which=WHICH, plan_id=st.sampled_from([THIS_YEAR, THIS_YEAR, NEXT_YEAR]))
    def swap_plan(self, which: int, plan_id: str) -> None:
        self.at(which).swap_plan(plan_id)

    @invariant()
    def every_replica_is_whole(self) -> None:
        for replica in getattr(self, "replicas", ()):
            replica.check()

    def put_all_together(self) -> None:
        for _ in range(2):
            for target in self.replicas:
                for source in self.replicas:
                    if source is not target:
                        target.receive(source, 1.0, False)
        for plan_id in (NEXT_YEAR, THIS_YEAR):
            for replica in self.replicas:
                replica.swap_plan(plan_id)
            self.compare()

    def compare(self) -> None:
        for replica in self.replicas:
            replica.check()  # what came with others' files is known from now on
        everything = set().union(*(replica.known for replica in self.replicas))
        pictures = []
        for replica in self.replicas:
            assert replica.known == everything
            ledger = replica.opened().ledger(replica.today.max)
            sides = [[f.entry.id for f in c.facts] for task in TASKS for c in conflicts_of(ledger, task)]
            pictures.append((picture(ledger, TASKS), sides))
        assert all(other == pictures[0] for other in pictures)


def ancestors(ledger: Ledger, op: Op) -> set[str]:
    """Return the ids the operation's writer had seen, and those had seen, at its field."""
    by_id = {entry.id: entry for entry in ledger.at(date.max).entries}
    found: set[str] = set()
    waiting = [*op["sees"], *op.get("beside", ())]
    while waiting:
        id = waiting.pop()
        if id in found or id not in by_id:
            continue
        found.add(id)
        its = [o for o in by_id[id].ops if o.get("task") == op["task"] and o["op"] == "set"]
        waiting += [seen for o in its for seen in (*o["sees"], *o.get("beside", ()))]
    return found


def lost_values(ledger: Ledger, entry: Entry, op: Op) -> list[str]:
    """Return what others set that the operation's writer had not seen and its undo would touch."""
    if op["op"] != "set":
        return []
    known = ancestors(ledger, op)
    heads = ledger.at(entry.on).heads(op["task"], FIELD)
    facts = [f for f in ledger.facts(op["task"], "set") if f.entry.actor != entry.actor]
    return [
        f.entry.id for f in facts
        if f.entry.id > entry.id or (f.entry.id in heads and f.entry.id not in known)
    ]  # fmt: skip


def is_alone(ledger: Ledger, entry: Entry, op: Op) -> bool:
    """Return whether nobody, himself elsewhere included, has interfered since the operation."""
    known = ancestors(ledger, op)
    others = [f.entry.id for f in ledger.facts(op["task"], "set") if f.entry.id != entry.id]
    return set(others) <= known and all(ledger.find(id) and ledger.stands(ledger.find(id)) for id in known)  # type: ignore[arg-type]


QUICK = settings(
    max_examples=40, stateful_step_count=25, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip


class TestReplicas(Replicas.TestCase):
    """The machine, as often as a run before every change allows."""

    settings = QUICK


@pytest.mark.slow
@pytest.mark.storm
class TestReplicasForLonger(Replicas.TestCase):
    """The same, long enough to meet rare coincidences."""

    settings = settings(QUICK, max_examples=300, stateful_step_count=40)
