"""A printed issue of the bulletin keeps its figures, whatever is recorded, back-dated, undone or brought later."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import JUNE, make_entry, status_entry
from workplan_tui.base.errors import Refused, UsageError
from workplan_tui.model.changes import states
from workplan_tui.model.entry import Change, Entry
from workplan_tui.model.issues import find_issue, issue_number, issues
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.checkpoint import CHECKPOINT, freeze_op
from workplan_tui.model.operations.registry import why_not_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.model.recording.judge import judged
from workplan_tui.model.standings import Standings

PLAN = make_plan()
DAY = JUNE + timedelta(days=4)
STATUSES = ("not_started", "in_progress", "done", "suspended")


@st.composite
def ops(draw: st.DrawFn) -> dict[str, object]:
    task = draw(st.sampled_from([task.id for task in PLAN.tasks]))
    if draw(st.booleans()):
        return dict(set_op(task, "status", draw(st.sampled_from(STATUSES))))
    return dict(report_op(task, percent=draw(st.integers(0, 100))))


DAYS = st.integers(0, 9).map(lambda days: JUNE + timedelta(days=days))
WRITERS = st.sampled_from(("swj", "kxj"))


@st.composite
def deliveries(draw: st.DrawFn) -> tuple[list[Entry], list[Entry]]:
    """Draw what two writers recorded, parted into what was there at the printing and what came after.

    Each writer's entries arrive in their order, but not in the order of the ids: what was recorded
    elsewhere before the printing may be brought after it.
    """
    drawn = draw(st.lists(st.tuples(WRITERS, ops(), DAYS), max_size=12))
    counts: dict[str, int] = {}
    entries = []
    for number, (actor, op, on) in enumerate(drawn, 1):
        counts[actor] = counts.get(actor, 0) + 1
        entries.append(make_entry(number, op, on=on, actor=actor, seq=counts[actor]))
    known = {actor: draw(st.integers(0, count)) for actor, count in counts.items()}
    there = [entry for entry in entries if entry.seq <= known[entry.actor]]
    after = [entry for entry in entries if entry.seq > known[entry.actor]]
    undone = [
        make_entry(100 + place, undo_op((entry.id,)), on=entry.on, seq=100 + place)
        for place, entry in enumerate(there)
        if draw(st.booleans())
    ]
    return there, [*after, *undone]


def frozen(entries: list[Entry], number: int = 5, place: int = 90, **more: object) -> Entry:
    """Return the entry that prints an issue on these entries."""
    op = freeze_op(Ledger(PLAN, entries), number, DAY, "0" * 64)
    return make_entry(place, op, on=DAY, actor="dcs", seq=1).replace(**more)


@settings(deadline=None)
@given(deliveries())
def test_an_issue_stays_what_it_was(delivered: tuple[list[Entry], list[Entry]]) -> None:
    there, after = delivered
    printed = states(Standings(Ledger(PLAN, there, DAY)), PLAN.tasks)
    now = Ledger(PLAN, [*there, frozen(there), *after])
    issue = find_issue(now, 5)
    assert states(Standings(issue.ledger(now)), PLAN.tasks) == printed
    assert issue.missing(now) == 0
    assert issue.printed_on == DAY


def test_an_entry_that_is_gone_is_missed() -> None:
    there = [status_entry(1, "1", "done"), status_entry(2, "2", "done")]
    now = Ledger(PLAN, [there[0], frozen(there)])
    assert find_issue(now, 5).missing(now) == 1


def test_an_issue_that_was_taken_back_is_none() -> None:
    entry = frozen([])
    now = Ledger(PLAN, [entry, make_entry(91, undo_op((entry.id,)), on=DAY)])
    assert issues(now) == ()
    with pytest.raises(UsageError) as none:
        find_issue(now, 5)
    assert none.value.args[0].code == "no_issue"


def test_one_number_is_one_issue() -> None:
    first = frozen([])
    now = Ledger(PLAN, [first], DAY)
    again = Change(ops=(freeze_op(now, 5, DAY, "0" * 64),), actor="dcs", on=DAY)
    with pytest.raises(Refused) as taken:
        judged(now, again)
    assert taken.value.args[0].code == "issue_taken"
    assert judged(now, again.replace(ops=(freeze_op(now, 6, DAY, "0" * 64),)))
    elsewhere = frozen([], place=91, replica="b-00000000", actor="b")
    with pytest.raises(Refused) as twice:
        find_issue(Ledger(PLAN, [first, elsewhere]), 5)
    assert twice.value.args[0].values["actors"] == ("dcs", "b")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"number": 0}, "no_issue_number"),
        ({"number": 10_000}, "no_issue_number"),
        ({"day": "gestern"}, "issue_incomplete"),
        ({"plan_hash": ""}, "issue_incomplete"),
    ],
)
def test_what_freezes_nothing_is_refused(wrong: dict[str, object], code: str) -> None:
    op = {**freeze_op(Ledger(PLAN, []), 5, DAY, "0" * 64), **wrong}
    assert why_not_op(op) is None, "its shape is right"
    with pytest.raises(Refused) as refused:
        judged(Ledger(PLAN, [], DAY), Change(ops=(op,), actor="dcs", on=DAY))
    assert refused.value.args[0].code == code


def test_what_a_checkpoint_holds_is_of_its_keys() -> None:
    op = freeze_op(Ledger(PLAN, [status_entry(1, "1", "done")]), 5, DAY, "0" * 64, "2023-05-31")
    assert set(op) - {"op"} <= set(CHECKPOINT.keys)
    assert op["seen"] == ["swj-a1b2c3d4:1"]
    assert why_not_op(op) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5", 5),
        ("第5期", 5),
        ("５", 5),
        (" 12 ", 12),
        ("2023-06-30", None),
        ("06-30", None),
        ("", None),
        ("12345", None),
    ],
)
def test_the_number_of_an_issue_is_no_day(text: str, number: int | None) -> None:
    assert issue_number(text) == number


def test_the_day_compared_with_is_told_as_it_was_known() -> None:
    there = [status_entry(1, "1", "done")]
    now = Ledger(PLAN, [*there, frozen(there), status_entry(95, "2", "done")])
    former = find_issue(now, 5).ledger(now, date(2023, 6, 2))
    assert (former.status("1"), former.status("2")) == ("done", "not_started")
