"""Editions of a plan: every past day reads as it did then, whatever was adjusted since."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import JUNE, make_entry
from tests.support.error_words import refuses
from workplan_tui.base.errors import Moved, Refused
from workplan_tui.model.deadlines import moves_of
from workplan_tui.model.entry import Change, Entry
from workplan_tui.model.fingerprint import fingerprint
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.flag import Flag, flag_op, open_flags
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.plan import FormerName, Lead, Plan, Task, Unit
from workplan_tui.model.plan_changes import (
    ADDED,
    ADJUSTED,
    DROPPED,
    plan_changes,
    tasks_then,
    why_not_edition,
)
from workplan_tui.model.recording.adjusting import Adjustment, accept_op, edition_op
from workplan_tui.model.recording.judge import judged
from workplan_tui.model.rules.reporting import owed_periods
from workplan_tui.model.rules.task_doubts import doubts_of
from workplan_tui.model.standings import Standings
from workplan_tui.model.who import is_for

PLAN = make_plan()
NEW = Task("5", 2, "建成氢能示范区。", ("石银峰",), ("区科委",), date(2023, 12, 31), came_from=("3",))


def without(plan: Plan, *ids: str) -> Plan:
    return plan.replace(tasks=tuple(task for task in plan.tasks if task.id not in ids))


def with_task(plan: Plan, id: str, **fields: Any) -> Plan:
    return plan.replace(tasks=tuple(task.replace(**fields) if task.id == id else task for task in plan.tasks))


class Year:
    """A plan and its journal as they grow, day by day."""

    def __init__(self) -> None:
        self.plan = PLAN
        self.kept: dict[str, Plan] = {}
        self.entries: list[Entry] = []

    def ledger(self, day: date = date.max) -> Ledger:
        return Ledger(self.plan, self.entries, day, self.kept.get)

    def record(self, op: Any, on: date) -> None:
        ops = judged(self.ledger(), Change((op,), "swj", on)).ops
        self.entries.append(make_entry(len(self.entries) + 1, *ops, on=on))

    def revise(self, now: Plan, on: date, basis: str = "1号") -> None:
        marks = f"{len(self.kept):016x}", f"{len(self.kept) + 1:016x}"
        op = edition_op(self.ledger(), now, marks, Adjustment("swj", on, basis))
        self.kept |= dict(zip(marks, (self.plan, now), strict=True))
        self.plan = now
        self.entries.append(make_entry(len(self.entries) + 1, op, on=on))


def as_read(ledger: Ledger) -> dict[str, Any]:
    """Return what an official reads of a day: every task's text, people, standing and deadline, and whose it is."""
    stands = Standings(ledger)
    plan = ledger.plan
    whose = {
        name: [task.id for task in plan.tasks if is_for(ledger, task, name)] for name in sorted(plan.names)
    }
    asked = {
        task.id: [plan.borne(Flag(one.op).to) for one in open_flags(ledger, task.id)] for task in plan.tasks
    }
    return {"whose": whose, "asked": asked} | {
        task.id: (
            task.text,
            task.leads,
            task.units,
            stands.of(task),
            ledger.due_on(task.id),
            moves_of(ledger, task),
        )
        for task in ledger.plan.tasks
    }


def gone_on(data: st.DataObject, plan: Plan, kind: str, day: date) -> Plan:
    """Return the plan in which somebody goes on with another's tasks, with or without the tasks naming him."""
    key = "leads" if kind == "followed" else "units"
    borne = sorted({name for task in plan.tasks for name in getattr(task, key)})
    former = data.draw(st.sampled_from(borne))
    others = [name for name in borne if name != former]
    fresh = f"新{len(plan.successions)}"
    successor = data.draw(st.sampled_from(others)) if kind == "merged" and others else fresh
    row = FormerName(former, data.draw(st.sampled_from([day - timedelta(1), day, day + timedelta(3)])))
    table: tuple[Any, ...] = getattr(plan, key)
    known = next((one for one in table if one.name == successor), None)
    makes = Lead if key == "leads" else Unit
    body = known.replace(was=(*known.was, row)) if known else makes(name=successor, was=(row,))
    now = plan.replace(**{key: (*(one for one in table if one is not known), body)})
    if data.draw(st.booleans()):
        return now
    return now.replace(
        tasks=tuple(
            task.replace(
                **{
                    key: tuple(
                        dict.fromkeys(successor if name == former else name for name in getattr(task, key))
                    )
                }
            )
            for task in now.tasks
        )
    )


def change_of(data: st.DataObject, plan: Plan, day: date) -> Plan:
    """Return the plan with one adjustment of the kind that offices make."""
    kind = data.draw(
        st.sampled_from(
            ["drop", "add", "lead", "unit", "deadline", "text", "target", "renamed", "merged", "followed"]
        )
    )
    ids = [task.id for task in plan.tasks]
    id = data.draw(st.sampled_from(ids))
    if kind == "drop" and len(ids) > 1:
        return without(plan, id)
    if kind == "lead":
        return with_task(plan, id, leads=("新任副区长",))
    if kind == "unit":
        return with_task(plan, id, units=("区新设局",))
    if kind == "deadline":
        return with_task(plan, id, due_on=data.draw(st.dates(JUNE, date(2023, 12, 31))))
    if kind == "text":
        return with_task(plan, id, text=f"{plan.tasks_by_id[id].text}（{data.draw(st.integers(0, 9))}）")
    if kind == "target":
        return with_task(plan, id, targets=())
    if kind in ("renamed", "merged", "followed"):
        return gone_on(data, plan, kind, day)
    fresh = f"{max(map(int, ids)) + 100}"
    return plan.replace(
        tasks=(*plan.tasks, NEW.replace(id=fresh, text=f"新增第{fresh}项。", came_from=(id,)))
    )


@given(st.lists(st.tuples(st.integers(0, 20), st.booleans()), min_size=1, max_size=12), st.data())
def test_every_day_reads_as_it_did_then(steps: list[tuple[int, bool]], data: st.DataObject) -> None:
    """A property: of random plans, adjustments and edits, none of them dated back."""
    year, day, seen = Year(), JUNE, {}
    for days, is_adjusted in steps:
        seen[day] = as_read(year.ledger(day))
        day += timedelta(days)
        if days == 0:
            del seen[day]  # the day goes on
        if is_adjusted:
            now = change_of(data, year.plan, day)
            if why_not_edition(year.plan, now, day, None) is None:
                year.revise(now, day)
        else:
            task_id = data.draw(st.sampled_from([task.id for task in year.plan.tasks]))
            status = data.draw(st.sampled_from(["in_progress", "done"]))
            whom = data.draw(st.sampled_from(sorted(year.plan.names)))
            ops = [set_op(task_id, "status", status), note_op(task_id, "x"), flag_op(task_id, "?", whom)]
            op = data.draw(st.sampled_from(ops))
            try:
                year.record(op, day)
            except Refused:
                continue
    for past, was in seen.items():
        assert as_read(year.ledger(past)) == was
        assert as_read(year.ledger().at(past)) == was
    assert all(not doubts_of(year.ledger(), task) for task in year.plan.tasks)


@given(st.lists(st.tuples(st.integers(0, 60), st.booleans()), min_size=1, max_size=8), st.data())
def test_a_printed_issue_reads_as_it_was_printed_whatever_is_dated_back_since(
    steps: list[tuple[int, bool]], data: st.DataObject
) -> None:
    """A property: at each moment every day was read; edits and adjustments later come for any of these days."""
    year, last = Year(), JUNE
    days = [JUNE + timedelta(one) for one in range(0, 61, 20)]
    printed: list[tuple[list[Entry], dict[date, Any]]] = []
    for offset, is_adjusted in steps:
        printed.append((list(year.entries), {day: as_read(year.ledger(day)) for day in days}))
        day = JUNE + timedelta(offset)
        if is_adjusted:
            now = change_of(data, year.plan, day)
            if day >= last and why_not_edition(year.plan, now, day, None) is None:
                year.revise(now, day)
                last = day
        else:
            year.record(note_op(year.plan.tasks[0].id, "x"), day)
    for entries, read in printed:
        for day, was in read.items():
            assert as_read(year.ledger().of_entries(entries, day)) == was


def test_a_dropped_task_is_there_before_and_a_new_one_after() -> None:
    year = Year()
    now = without(PLAN, "4").replace(tasks=(*without(PLAN, "4").tasks, NEW))
    year.revise(now, date(2023, 7, 1))
    assert [task.id for task in year.ledger(date(2023, 6, 30)).plan.tasks] == ["1", "2", "3", "4"]
    assert [task.id for task in year.ledger(date(2023, 7, 1)).plan.tasks] == ["1", "2", "3", "5"]


def test_nobody_owes_a_word_on_a_task_from_before_it_was_in_the_plan() -> None:
    year = Year()
    year.plan = PLAN.replace(reporting={"every": "month"})
    added, day = date(2023, 7, 1), date(2023, 7, 20)
    year.revise(year.plan.replace(tasks=(*year.plan.tasks, NEW)), added)
    ledger = year.ledger(day)
    assert ledger.asked_from("5") == added
    assert ledger.asked_from("1") == date.min
    assert owed_periods(ledger, "5") == []
    assert owed_periods(ledger, "1")[-1] == date(2023, 6, 1)
    assert owed_periods(year.ledger(date(2023, 8, 20)), "5") == [added]
    assert Standings(ledger).of(NEW).light == "grey"


def test_what_changes_is_told_by_task_and_field() -> None:
    now = with_task(without(PLAN, "4"), "1", leads=("新任",), due_on=date(2023, 10, 31))
    now = now.replace(tasks=(*now.tasks, NEW.replace(came_from=("4",))))
    told = {(one.kind, one.task.id): one for one in plan_changes(PLAN, now)}
    assert set(told) == {(ADJUSTED, "1"), (ADDED, "5"), (DROPPED, "4")}
    assert [field.field for field in told[ADJUSTED, "1"].fields] == ["leads", "due_on"]
    assert told[ADDED, "5"].origins == ("4",)
    assert told[DROPPED, "4"].heirs == ("5",)


def test_an_id_stays_with_its_task() -> None:
    one, two = PLAN.tasks[:2]
    turned = PLAN.replace(tasks=(one.replace(id="2"), two.replace(id="1"), *PLAN.tasks[2:]))
    why = why_not_edition(PLAN, turned, JUNE, None)
    assert why is not None
    assert (why.code, why.values) == ("revise_id_of_another", {"task": "2", "owner": "1"})
    gone = PLAN.replace(tasks=(two.replace(id="9"), *PLAN.tasks[2:]))
    assert why_not_edition(PLAN, gone, JUNE, None) is not None


@pytest.mark.parametrize(
    ("now", "day", "code"),
    [
        (PLAN.replace(id="other"), JUNE, "revise_other_plan"),
        (PLAN, JUNE, "revise_nothing"),
        (without(PLAN, "4"), date(2023, 5, 31), "revise_before_last"),
        (PLAN.replace(tasks=(*PLAN.tasks, NEW.replace(came_from=("77",)))), JUNE, "revise_origin_unknown"),
    ],
)
def test_what_cannot_be_the_plan_is_refused(now: Plan, day: date, code: str) -> None:
    why = why_not_edition(PLAN, now, day, JUNE)
    assert why is not None
    assert why.code == code


def test_a_deadline_that_an_adjustment_moves_is_no_extension_and_ends_those_before() -> None:
    year = Year()
    year.record(set_op("2", "due_on", "2023-12-15", "资金未到位"), JUNE)
    assert year.ledger().due_on("2") == date(2023, 12, 15)
    year.revise(with_task(PLAN, "2", due_on=date(2023, 10, 31)), date(2023, 7, 1))
    assert year.ledger().due_on("2") == date(2023, 10, 31)
    assert moves_of(year.ledger(), year.plan.tasks_by_id["2"]) == (0, 0)
    assert year.ledger(date(2023, 6, 30)).due_on("2") == date(2023, 12, 15)
    year.record(set_op("2", "due_on", "2023-11-15", "再延期"), date(2023, 8, 1))
    assert year.ledger().due_on("2") == date(2023, 11, 15)
    assert moves_of(year.ledger(), year.plan.tasks_by_id["2"]) == (1, 0)


def test_a_reworded_text_that_was_adjusted_is_no_doubt_and_other_hands_edit_on() -> None:
    year = Year()
    year.record(note_op("1", "x"), JUNE)
    year.revise(with_task(PLAN, "1", text="地区生产总值增长5%以上。"), date(2023, 7, 1))
    assert doubts_of(year.ledger(), year.plan.tasks_by_id["1"]) == ()
    year.record(note_op("1", "y"), date(2023, 7, 2))
    year.record(note_op("1", "dated back"), JUNE)
    assert [fact.op["hash"] for fact in year.ledger().facts("1")] == [
        fingerprint(text) for text in (PLAN.tasks[0].text, PLAN.tasks[0].text, year.plan.tasks[0].text)
    ]


def test_a_file_changed_by_hand_is_accepted_and_edits_go_on() -> None:
    year = Year()
    year.record(note_op("1", "x"), JUNE)
    year.plan = with_task(PLAN, "1", text="地区生产总值增长5%以上。")
    with refuses(Moved, match="revise --accept"):
        year.record(note_op("1", "y"), JUNE)
    year.record(note_op("2", "another task goes on"), JUNE)
    op = accept_op(year.ledger(), "f" * 16, Adjustment("swj", date(2023, 7, 1)))
    year.entries.append(make_entry(9, op, on=date(2023, 7, 1)))
    assert doubts_of(year.ledger(), year.plan.tasks_by_id["1"]) == ()
    year.record(note_op("1", "y"), date(2023, 7, 1))


def test_ids_that_changed_places_are_never_accepted() -> None:
    year = Year()
    year.record(note_op("1", "x"), JUNE)
    one, two = PLAN.tasks[:2]
    year.plan = PLAN.replace(tasks=(one.replace(id="2"), two.replace(id="1"), *PLAN.tasks[2:]))
    with refuses(Refused, match="An id is one task's for life"):
        accept_op(year.ledger(), "f" * 16, Adjustment("swj", JUNE))


def test_where_nobody_kept_the_former_edition_the_newest_is_shown() -> None:
    year = Year()
    year.revise(without(PLAN, "4"), date(2023, 7, 1))
    year.kept.clear()
    assert len(year.ledger(date(2023, 6, 1)).plan.tasks) == 3


def test_tasks_of_another_edition_are_those_of_the_same_ids() -> None:
    now = with_task(without(PLAN, "4"), "1", leads=("新任",))
    assert tasks_then(PLAN, now, now.tasks) == PLAN.tasks
    assert tasks_then(PLAN, now, now.tasks[:1]) == [PLAN.tasks[0]]
    assert tasks_then(now, now, now.tasks[1:]) == now.tasks[1:]
