"""The made-up year: lawful entry by entry, the same everywhere, and a living picture in September."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from functools import partial

from tests.support.program import ROOT
from workplan_tui.demo.folder import demo_entries, demo_plan
from workplan_tui.demo.year import TODAY
from workplan_tui.model.decisions import all_decisions
from workplan_tui.model.entry import Change, Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.recording.judge import judged
from workplan_tui.model.recording.undo_rules import undo_of
from workplan_tui.model.rules.progress import FINISHED, measured_value
from workplan_tui.model.rules.target import is_met
from workplan_tui.model.standings import Standings

PLAN = demo_plan()
ENTRIES = demo_entries(PLAN)
LEDGER = Ledger(PLAN, ENTRIES, TODAY)
OPS = [op for entry in ENTRIES for op in entry.ops]


def was_recorded_by(actor: str, entry: Entry) -> bool:
    return entry.actor == actor


def moment(entry: Entry) -> datetime:
    return datetime.fromisoformat(entry.at)


def test_in_september_the_plan_looks_like_a_living_year() -> None:
    counts = Standings(LEDGER).tally(PLAN.tasks)

    assert counts.by_status == {
        "in_progress": 91, "closed": 15, "done": 12, "suspended": 1, "not_started": 2,
    }  # fmt: skip
    assert counts.by_light == {"red": 10, "amber": 25, "green": 85, "grey": 1}
    assert counts.by_pace == {
        "on_schedule": 58, "behind": 20, "ahead": 5, "overdue": 1, "finished": 27,
        "not_measured": 9, "not_counted": 1,
    }  # fmt: skip
    assert counts.flagged == 5


def test_every_entry_is_one_the_program_would_have_recorded() -> None:
    for place, entry in enumerate(ENTRIES):
        about = set(entry.task_ids)  # what the rest says of other tasks decides nothing here
        before = Ledger(
            PLAN,
            [e for e in ENTRIES[:place] if e.actor == entry.actor or about.intersection(e.task_ids)],
        )
        if entry.is_undo:
            assert (undo_of(before, partial(was_recorded_by, entry.actor))[1],) == entry.ops
        else:
            assert judged(before, Change(entry.ops, entry.actor, entry.on)).ops == entry.ops


def test_the_year_has_something_of_everything() -> None:
    kinds = Counter(op["op"] if op["op"] != "set" else op["field"].partition(":")[0] for op in OPS)

    assert len(ENTRIES) == 714
    assert kinds == {
        "report": 601, "target": 466, "status": 171, "remind": 143, "note": 11, "flag": 7,
        "milestone": 3, "undo": 3, "unflag": 2, "due_on": 2, "light": 1, "decide": 6, "carry_out": 2,
    }  # fmt: skip
    sent_back = [op for op in OPS if op.get("value") == "in_progress" and op.get("was") == "done"]
    assert len(sent_back) == 4
    assert all(op["reason"] for op in sent_back)
    assert all(op["method"] and op["evidence"] for op in OPS if op.get("value") == "closed")


def test_decisions_of_meetings_stand_in_every_way() -> None:
    made = all_decisions(LEDGER, PLAN.tasks)

    states = Counter(
        ("late" if one.days_over > 0 else "in time")
        if one.carried_out
        else "overdue"
        if one.is_overdue
        else "open"
        for one in made
    )
    assert states == {"in time": 1, "late": 1, "overdue": 2, "open": 2}
    assert sum(bool(one.told.flag_ids) for one in made) == 2


def test_every_entry_is_made_in_office_hours_after_the_day_it_tells_of() -> None:
    moments = [moment(entry) for entry in ENTRIES]

    assert moments == sorted(moments)
    assert moments[0].date() == PLAN.issued_on
    assert moments[-1].date() <= TODAY
    assert all(at.weekday() < 5 and 8 <= at.hour < 18 for at in moments)
    assert all(entry.on <= moment(entry).date() for entry in ENTRIES)
    assert all(date(2023, 3, 3) <= entry.on <= TODAY for entry in ENTRIES)


def test_ids_are_unique_in_order_and_carry_their_time() -> None:
    ids = [entry.id for entry in ENTRIES]

    assert ids == sorted(set(ids))
    assert all(id[14] == "7" and id[19] in "89ab" for id in ids)
    for entry in ENTRIES:
        assert int(entry.id.replace("-", "")[:12], 16) == moment(entry).timestamp() * 1000


def test_an_undo_takes_back_what_its_actor_recorded_three_minutes_before() -> None:
    by_id = {entry.id: entry for entry in ENTRIES}
    undos = [entry for entry in ENTRIES if entry.is_undo]

    assert undos
    for undo in undos:
        slip = by_id[undo.taken_back_ids[0]]
        assert slip.actor == undo.actor
        assert moment(undo) - moment(slip) == timedelta(minutes=3)
        assert len(slip.ops) == 1


def test_nobody_is_invented() -> None:
    asked = [(op["task"], op["to"]) for op in OPS if op["op"] == "flag"]

    owners = [op["owner"] for op in OPS if op["op"] == "decide"]

    assert all(to in PLAN.tasks_by_id[task_id].leads for task_id, to in asked)
    assert set(owners) <= {unit for task in PLAN.tasks for unit in task.units}
    assert all(entry.actor.isascii() and entry.actor.islower() for entry in ENTRIES)


def test_a_report_gives_the_values_measured_with_it() -> None:
    for entry in ENTRIES:
        told = "".join(op.get("progress", "") for op in entry.ops if op["op"] == "report")
        measured = [op for op in entry.ops if op.get("field", "").startswith("target:")]
        for op in measured if told else ():
            task = PLAN.tasks_by_id[op["task"]]
            target = next(t for t in task.targets if op["field"] == f"target:{t.id}")
            assert f"{target.name}{op['value']:g}{target.unit}" in told


def test_what_was_claimed_done_meets_its_targets() -> None:
    for task in PLAN.tasks:
        if LEDGER.status(task.id) in FINISHED:
            values = [measured_value(LEDGER, task, target) for target in task.targets]
            assert all(v is not None and is_met(t, v) for t, v in zip(task.targets, values, strict=True))


def test_the_year_is_the_same_in_another_interpreter() -> None:
    code = (
        "from workplan_tui.demo.folder import demo_entries, demo_plan; import hashlib;"
        "print(hashlib.sha256(repr(demo_entries(demo_plan())).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "America/New_York"))
    }  # fmt: skip

    assert len(digests) == 1
