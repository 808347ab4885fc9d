"""Each number of an explanation is worked out anew from the plan, the day and the entries it names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import entry_id, make_entry
from tests.model.rules.worked_year import JOURNAL, PLAN
from tests.reports.explained_anew import Anew
from workplan_tui.demo.folder import demo_entries, demo_plan
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.plan import Milestone, Plan, Target, Task
from workplan_tui.model.rules.ground import Ground
from workplan_tui.model.rules.pace import standing
from workplan_tui.model.rules.task_grounds import explanation_of
from workplan_tui.reports.explanation import ExplainedLine, explained, explained_row

Groups = list[tuple[date, str, list[dict[str, Any]]]]
"""What was recorded: for which day, by whom, which operations."""
STEPS = (Milestone(1, date(2023, 6, 30), "招标"), Milestone(2, date(2023, 9, 30), "开工"))
COUNTS = (Target(1, "项目", ">=", 7, None, "家"), Target(2, "绿化", "=", 2970.5, None, "亩"))
LEVELS = (
    Target(3, "增速", ">=", 4.5, None, "%"),
    Target(4, "能耗", "<=", 0.5, None, "吨"),
    Target(5, "占比", "~", 80, None, "%"),
)
TASKS = (
    Task(
        "1",
        1,
        "甲",
        (),
        ("区水务局",),
        due_on=date(2023, 11, 30),
        targets=COUNTS + LEVELS[:1],
        milestones=STEPS,
    ),
    Task("2", 1, "乙", (), ("区水务局",), due_on=date(2023, 12, 31), milestones=STEPS),
    Task("3", 2, "丙", (), ("区水务局",), None, targets=LEVELS),
    Task(
        "4",
        2,
        "丁",
        (),
        ("区水务局",),
        due_on=date(2023, 5, 1),
        starts_on=date(2023, 6, 1),
        targets=COUNTS[:1],
    ),
    Task("5", 2, "戊", (), ("区水务局",), due_on=date(2023, 12, 31)),
)
ASKING = {"every": "month", "by_day": 5}
PLANS = [
    make_plan(TASKS),
    make_plan(TASKS, reporting=ASKING),
    make_plan(TASKS, issued_on=None, rules={"stale_days": 20, "amber_gap": 5, "red_gap": 15}),
]
DAYS = st.integers(0, 420).map(lambda days: date(2023, 1, 1) + timedelta(days=days))
FIGURES = st.none() | st.integers(0, 3000) | st.floats(0, 3000, allow_nan=False).map(lambda x: round(x, 2))
STATUSES = ("not_started", "in_progress", "done", "closed", "suspended", "cancelled", "督办中")


def op_of(kind: str, **more: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return operations of that kind; which task they are on is said by `entries_of`."""
    return st.fixed_dictionaries({"op": st.just(kind), **more})


def field_of(field: str, values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return operations that set the field."""
    return op_of("set", field=st.just(field), value=values)


def report_of(**more: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return reports that tell these."""
    return op_of("report", progress=st.just("推进"), **more)


PERCENT = st.integers(0, 100) | st.floats(0, 100, allow_nan=False).map(lambda x: round(x, 1))
OPS = st.one_of(
    field_of("status", st.sampled_from(STATUSES)),
    field_of("due_on", DAYS.map(str)),
    *(field_of(f"target:{number}", FIGURES) for number in (1, 2, 3, 4, 5)),
    *(field_of(f"milestone:{number}", st.none() | DAYS.map(str)) for number in (1, 2)),
    report_of(percent=PERCENT),
    report_of(),
    report_of(period=st.sampled_from(("2023-03", "2023-07", "2023-10"))),
    field_of("light", st.sampled_from(("red", "amber", None))),
    op_of("set", field=st.just("light"), value=st.just("red"), until=DAYS.map(str), reason=st.just("挂牌")),
    op_of("flag", text=st.just("请协调")),
    op_of("flag", text=st.just("请协调"), to=st.just("蔡小军")),
    op_of("decide", text=st.just("办"), owner=st.just("区水务局"), due=DAYS.map(str)),
    op_of("note", text=st.just("记")),
    op_of("remind"),
)
UNDOS = st.lists(st.integers(1, 14), max_size=2).map(
    lambda numbers: [{"op": "undo", "of": [entry_id(number) for number in numbers]}]
)
GROUPS = st.lists(
    st.tuples(
        DAYS,
        st.sampled_from(("swj", "fgw")),
        st.lists(OPS, min_size=1, max_size=4, unique_by=lambda op: (op["op"], op.get("field"))) | UNDOS,
    ),
    min_size=2,
    max_size=14,
)


def entries_of(groups: Groups, task: Task) -> list[Entry]:
    """Return the groups as a journal of the task."""
    return [
        make_entry(
            number, *(op if op["op"] == "undo" else {**op, "task": task.id} for op in ops), on=on, actor=actor
        )
        for number, (on, actor, ops) in enumerate(groups, start=1)
    ]


def flat(ground: Ground) -> Iterator[Ground]:
    """Yield the ground and all its parts, as they are printed."""
    yield ground
    for part in ground.parts:
        yield from flat(part)


def numbers_in(*texts: object) -> set[str]:
    """Return the numbers that stand in what is printed."""
    return {number for text in texts for number in re.findall(r"[0-9]+(?:\.[0-9]+)?", str(text))}


def printed_lines(told: list[ExplainedLine]) -> list[ExplainedLine]:
    """Return the lines that are grounds: neither the rule's words nor the entries."""
    return [line for line in told if line.name not in ("rule", "entries") and not line.name.startswith("[")]


def work_out_anew(ledger: Ledger, task: Task) -> None:
    """Compare each ground, and each number printed of it, with what follows from what it names."""
    found, told = explanation_of(ledger, task), explained(ledger, task)
    anew = Anew(ledger.plan, task, ledger.day, found)
    notes = {line.name: line.text for line in told if line.name.startswith("[")}
    grounds = [one for _, each in found.grounds for one in flat(each)]
    for ground, line in zip(grounds, printed_lines(told), strict=True):
        wanted = anew.values(ground)
        assert ground.reason.values == wanted, ground
        named = [f"[{number}]" for number in re.findall(r" \[([0-9]+)\]", line.text)]
        by_number = dict(zip(named, ground.entries, strict=True))
        assert all(entry.id in notes[name] for name, entry in by_number.items())
        made_of = [shown(name, value) for name, value in wanted.items()]
        made_of += [part for name, entry in by_number.items() for part in (name, entry.on, entry.actor)]
        assert numbers_in(line.text) <= numbers_in(*made_of), (line, made_of)


@given(GROUPS, st.sampled_from(PLANS), st.sampled_from(TASKS), DAYS)
@settings(max_examples=400, deadline=None)
def test_each_number_is_worked_out_anew_from_the_entries_it_names(
    groups: Groups, plan: Plan, task: Task, day: date
) -> None:
    work_out_anew(Ledger(plan, entries_of(groups, task), day), task)


@pytest.mark.parametrize("day", [date(2023, 5, 31), date(2023, 9, 15), date(2024, 1, 10)], ids=str)
@pytest.mark.parametrize("year", ["worked out by hand", "demonstration"])
def test_each_number_of_a_whole_year_is_worked_out_anew(year: str, day: date) -> None:
    plan = PLAN if year == "worked out by hand" else demo_plan()
    entries = JOURNAL if plan is PLAN else demo_entries(plan)
    ledger = Ledger(plan, entries, day)
    for task in plan.tasks:
        work_out_anew(ledger, task)


def shown(name: str, value: object) -> str:
    """Return a value as it is printed: a target by its figures, a part of a mean with at most one decimal."""
    if isinstance(value, Target):
        highest = () if value.value_max is None else (value.value_max,)
        return " ".join(map(format_figure, (value.value, *highest)))
    if name == "percent" and isinstance(value, float):
        tenths = min(floor(Fraction(value) * 10 + Fraction(1, 2)), 1000 if value == 100 else 999)
        return f"{tenths // 10}.{tenths % 10}".removesuffix(".0")
    return format_figure(value) if isinstance(value, float) else str(value)


@given(GROUPS, st.sampled_from(PLANS), st.sampled_from(TASKS), DAYS)
@settings(max_examples=300, deadline=None)
def test_the_entries_it_names_are_all_that_the_figures_rest_on(
    groups: Groups, plan: Plan, task: Task, day: date
) -> None:
    ledger = Ledger(plan, entries_of(groups, task), day)
    named = explanation_of(ledger, task).entries
    assert all(ledger.stands(entry) for entry in named)
    before, after = standing(ledger, task), standing(Ledger(plan, named, day), task)
    for figure in ("status", "due_on", "progress", "expected", "pace"):
        assert getattr(after, figure) == getattr(before, figure), figure


@given(GROUPS, st.sampled_from(TASKS), DAYS)
@settings(max_examples=50, deadline=None)
def test_what_is_handed_to_programs_names_the_same_entries(groups: Groups, task: Task, day: date) -> None:
    ledger = Ledger(PLANS[1], entries_of(groups, task), day)
    row = json.loads(json.dumps(explained_row(ledger, task)))
    told = [line.text for line in explained(ledger, task) if line.name.startswith("[")]
    assert [text.rsplit("  ", 1)[1] for text in told] == [entry["id"] for entry in row["entries"]]
    assert row["light"] == standing(ledger, task).light
