"""What `check` finds in a plan, case by case, and the counts of a plan and a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import PLAN_TOML, SECTIONS, SMALL_TASKS, make_plan, make_task
from tests.support.program import REAL_PLAN
from workplan_tui.model.check import check
from workplan_tui.model.counts import count_plan
from workplan_tui.model.figures import unaccounted_figures
from workplan_tui.model.plan import Milestone, Plan, Section, Target, Unit
from workplan_tui.model.rules.thresholds import BOUNDS, Rules
from workplan_tui.reports.findings import finding_words
from workplan_tui.store.plan.check import check_file

OTHERS = SMALL_TASKS[1:]


def _found(plan: Plan) -> list[tuple[Any, str]]:
    return [(finding.path, finding_words(finding.reason)) for finding in check(plan)]


def _target(**changes: Any) -> Target:
    return SMALL_TASKS[0].targets[0].replace(**changes)


def _milestone(due_on: date, number: int = 1) -> Milestone:
    return Milestone(number, due_on, "开工", "增长")


def test_a_good_plan_has_no_finding() -> None:
    assert list(check(make_plan())) == []


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [
        ({"text": " \t"}, ("text",), "the text is empty"),
        ({"text": "地区 生产总值增长4.5%以上"}, ("text",), "holds white space"),
        ({"text": "地区\u3000生产总值增长4.5%以上"}, ("text",), "holds white space"),
        ({"text": "增长4.5%以上\x1b[31m,31"}, ("text",), "control character U+001B"),
        ({"text": "增长4.5%以上\u202e"}, ("text",), "control character U+202E"),
        ({"declared_title": "a\x07"}, ("title",), "control character U+0007"),
        ({"text": "全区主要预期目标1.地区生产总值增长4.5%以上"}, ("text",), "the number 1. with its stop"),
        ({"units": ("区教育局区财政局",)}, ("units", 0), "looks like two names"),
        ({"leads": (), "units": ()}, ("units",), "names neither a unit nor a lead"),
        ({"leads": ("甲", " ")}, ("leads", 1), "leads has an empty entry"),
        ({"supporting_units": ("",)}, ("supporting_units", 0), "has an empty entry"),
        ({"units": ("甲\u200b",)}, ("units", 0), "control character U+200B"),
        ({"section": 9}, ("section",), "there is no section 9"),
        ({"due_on": date(2024, 1, 1)}, ("due_on",), "2024-01-01 is not within the plan"),
        ({"starts_on": date(2022, 12, 31)}, ("starts_on",), "2022-12-31 is not within the plan"),
        (
            {"due_on": date(2023, 6, 30), "starts_on": date(2023, 7, 1)},
            ("starts_on",),
            "starts on 2023-07-01, after its deadline 2023-06-30",
        ),
        ({"milestones": (_milestone(date(2023, 12, 31)),)}, ("milestones", 0, "due_on"), "between"),
        ({"milestones": (_milestone(date(2022, 12, 31)),)}, ("milestones", 0, "due_on"), "between"),
        (
            {"milestones": (_milestone(date(2023, 2, 1)),), "starts_on": date(2023, 3, 1)},
            ("milestones", 0, "due_on"),
            "2023-02-01 is not between the start 2023-03-01 and the deadline 2023-12-31",
        ),
        ({"milestones": (_milestone(date(2023, 5, 1), 0),)}, ("milestones", 0, "id"), "from 1"),
        (
            {"milestones": (_milestone(date(2023, 5, 1)), _milestone(date(2023, 6, 1)))},
            ("milestones", 1, "id"),
            "the id 1 is used twice",
        ),
        ({"targets": (_target(), _target())}, ("targets", 1, "id"), "the id 1 is used twice"),
        ({"targets": (_target(value_max=4.5),)}, ("targets", 0, "value_max"), "ends at 4.5 but"),
        ({"targets": (_target(unit="\x00"),)}, ("targets", 0, "unit"), "control character U+0000"),
        ({"other_numbers": ("不在",)}, ("other_numbers", 0), "not in the task's text"),
        ({"targets": ()}, ("text",), "the figure 4.5 is in no target"),
    ],
)
def test_a_doubtful_task_is_found_at_its_key(
    changes: dict[str, Any], path: tuple[str | int, ...], words: str
) -> None:
    plan = make_plan(tasks=(make_task(**changes), *OTHERS))

    assert any(found == ("tasks", 0, *path) and words in sentence for found, sentence in _found(plan))


def test_a_quote_that_is_not_in_the_text_is_found_and_covers_nothing() -> None:
    plan = make_plan(tasks=(make_task(targets=(_target(quote="4.6%"),)), *OTHERS))

    assert [path for path, _ in _found(plan)] == [
        ("tasks", 0, "targets", 0, "quote"),
        ("tasks", 0, "text"),
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"declared_task_count": 5},
            (("plan", "declared_task_count"), "5 tasks are declared, 4 are there"),
        ),
        (
            {"sections": (*SECTIONS, Section(3, "空", "空"))},
            (("sections", 2), "section 3 has no task"),
        ),
        (
            {"tasks": (*SMALL_TASKS, SMALL_TASKS[0])},
            (("tasks", 4, "id"), "the id 1 is used twice"),
        ),
        (
            {"cc": "甲\x1b"},
            (("plan", "cc"), "the text holds the control character U+001B"),
        ),
    ],
)
def test_a_doubtful_plan_is_found_at_its_key(changes: dict[str, Any], expected: Any) -> None:
    assert _found(make_plan(**changes)) == [expected]


def test_a_plan_without_a_declared_count_is_not_compared() -> None:
    assert list(check(make_plan(declared_task_count=None))) == []


def test_a_plan_that_ends_before_it_starts_is_found() -> None:
    assert (("plan", "ends_on")) in [path for path, _ in _found(make_plan(ends_on=date(2022, 1, 1)))]


@pytest.mark.parametrize(
    ("text", "pieces", "left"),
    [
        ("增长4.5%", ["5%"], ["4.5"]),
        ("建15个、5个", ["5个"], ["15"]),
        ("5个和5个", ["5个"], []),
        ("２９７０亩和3．5米", [], ["２９７０", "3．5"]),
        ("2至3家", ["2至3家"], []),
        ("2至3家", ["2至", "3家"], []),
        ("十五个", [], []),
        ("1212", ["12"], ["1212"]),
        ("新智造100、100户", ["新智造100"], ["100"]),
        ("3", [""], ["3"]),
    ],
)
def test_every_figure_needs_a_piece_that_holds_it_whole(
    text: str, pieces: list[str], left: list[str]
) -> None:
    assert list(unaccounted_figures(text, pieces)) == left


@given(st.text(st.sampled_from("甲乙1２3.．%"), max_size=20))
def test_the_whole_text_accounts_for_all_its_figures(text: str) -> None:
    assert unaccounted_figures(text, [text]) == ()
    assert bool(unaccounted_figures(text, [])) == any(letter in "1２3" for letter in text)


def test_the_counts_are_those_of_the_plan() -> None:
    counts = count_plan(make_plan())

    assert counts.tasks == 4
    assert counts.sections == (("主要预期目标", 2), ("产业集群", 2))
    assert (counts.lead_assignments, counts.leads) == (5, 3)
    assert (counts.unit_assignments, counts.units) == (6, 6)
    assert counts.deadlines == ((date(2023, 12, 31), 3), (date(2023, 11, 30), 1))
    assert (counts.targets, counts.tasks_with_targets) == (2, 2)
    assert (counts.milestones, counts.tasks_with_milestones) == (2, 1)


def test_findings_of_a_file_have_their_line_and_column_in_its_order(plan_file: Path) -> None:
    text = PLAN_TOML.replace('quote = "2970亩"', 'unti = 1\nquote = "2971亩"')
    plan_file.write_text(text.replace("_count = 4", "_count = 3"), encoding="utf-8")

    report = check_file(str(plan_file))

    assert [(each.line, each.column, each.key) for each in report.findings] == [
        (12, 23, "plan.declared_task_count"),
        (47, 8, "tasks.text"),
        (59, 8, "tasks.targets.unti"),
        (60, 9, "tasks.targets.quote"),
    ]


def test_the_real_plan_is_clean_and_has_the_printed_numbers() -> None:
    counts = check_file(str(REAL_PLAN))

    assert counts.findings == ()
    assert [number for _, number in counts.counts.sections] == [7, 22, 9, 55, 19, 9]
    assert (counts.counts.lead_assignments, counts.counts.leads) == (131, 12)
    assert counts.counts.unit_assignments == 150
    assert dict(counts.counts.deadlines) == {
        date(2023, 12, 31): 116,
        date(2023, 11, 30): 1,
        date(2023, 10, 31): 3,
        date(2023, 6, 30): 1,
    }
    assert counts.counts.milestones == 4


@pytest.mark.parametrize(
    ("table", "key", "value", "default"),
    [
        ("rules", "amber_gap", 12.5, 10), ("rules", "amber_gap", 101, 10), ("rules", "red_gap", -4, 30),
        ("rules", "due_soon_days", 7.0, 7), ("rules", "stale_days", 99999, 60),
        ("reporting", "by_day", 10**12, 5), ("reporting", "by_day", 367, 5), ("reporting", "by_day", 0, 5),
    ],
)  # fmt: skip
def test_a_rule_that_makes_no_sense_is_found_and_its_default_holds(
    table: str, key: str, value: float, default: int
) -> None:
    plan = make_plan(**{table: {key: value}})

    ((path, sentence),) = _found(plan)

    assert path == (table, key)
    assert sentence.startswith(f"found {value}, expected a whole number from ")
    assert sentence.endswith(f"; {default} is used")
    if table == "rules":
        assert getattr(Rules.of(plan), key) == default


def test_the_least_and_greatest_values_of_rules_are_no_finding() -> None:
    for place in (0, 1):
        bounds = {name: ends[place] for name, ends in BOUNDS.items()}
        reporting = {"every": "month", "by_day": bounds.pop("by_day")}
        assert list(check(make_plan(rules=bounds, reporting=reporting))) == []


def test_a_plan_of_nothing_but_faults_is_told_in_bounded_time(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    text = PLAN_TOML.replace("地区生产总值增长4.5%以上。", "1，" * 100_000)
    path.write_text(text, encoding="utf-8")
    report = check_file(str(path))
    assert len(report.findings) == 2001
    assert "more findings" in " ".join(finding_words(each.reason) for each in report.findings)


def test_a_unit_that_no_task_names_and_one_that_stands_twice_are_found() -> None:
    named = make_plan().tasks[0].units[0]
    plan = make_plan(units=(Unit(named, "甲"), Unit(named, "乙"), Unit("区不存在局", "丙")))
    found = [
        (finding.path, finding_words(finding.reason)) for finding in check(plan) if finding.path[0] == "units"
    ]
    assert found == [
        (("units", 1, "name"), f"the unit {named} stands twice"),
        (("units", 2, "name"), "no task names this unit"),
    ]
