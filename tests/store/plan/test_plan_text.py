"""What is written is read back the same, by TOML itself and by the plan's own reader."""

from __future__ import annotations

from datetime import date

import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_plan, make_task
from tests.importing.sample import PLAN_FILE
from workplan_tui.model.plan import Section
from workplan_tui.store.plan.file import parse_plan, read_plan
from workplan_tui.store.plan.plan_text import format_plan

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def test_the_real_plan_is_read_back_the_same() -> None:
    plan = read_plan(str(PLAN_FILE))

    assert parse_plan(format_plan(plan).encode(), "plan") == plan


def test_the_file_in_the_repository_is_as_the_writer_writes_it() -> None:
    assert format_plan(read_plan(str(PLAN_FILE))) == PLAN_FILE.read_text(encoding="utf-8")


def test_everything_a_plan_may_hold_is_read_back_the_same() -> None:
    task = make_task(
        id="A-7",
        supporting_units=("区水务局",),
        starts_on=date(2023, 2, 1),
        declared_title="增长",
        other_numbers=("新智造100",),
    )
    plan = make_plan(
        (task, make_task(id="007"), make_task(id="8")),
        sections=(Section(1, "目标", "目标"),),
        rules={"amber_gap": 12, "close_needs_other_actor": False},
        reporting={"every": "month", "by_day": 5},
    )

    read = parse_plan(format_plan(plan).encode(), "plan")

    assert read == plan


def test_numbers_and_dates_are_written_plainly() -> None:
    lines = format_plan(make_plan()).splitlines()

    assert lines[0] == "schema = 1"
    assert "id = 1" in lines
    assert "due_on = 2023-12-31" in lines
    assert "value = 4.5" in lines
    assert "value = 2970" in lines
    assert not any(line.startswith("[rules]") for line in lines)


@settings(max_examples=60, deadline=None)
@given(text=ANY_TEXT, name=ANY_TEXT)
def test_any_text_is_escaped(text: str, name: str) -> None:
    plan = make_plan((make_task(text=text, leads=(name,)),), title=name)

    data = tomli.loads(format_plan(plan))

    assert data["tasks"][0]["text"] == text
    assert data["tasks"][0]["leads"] == [name]
    assert data["plan"]["title"] == name


def test_no_control_character_is_written_raw() -> None:
    text = format_plan(make_plan((make_task(text="\x1b[2J\x7f\u009b\u202e"),)))

    assert all(letter.isprintable() or letter == "\n" for letter in text)
