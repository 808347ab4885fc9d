"""A saved line says where a task is not one's own unit's, and a refused one names every task it is refused for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended

Run = Callable[..., Ended]


def belong_to(unit: str, folder: Path) -> None:
    """Let the account belong to that unit."""
    settings = folder / "config" / "workplan"
    settings.mkdir(parents=True)
    (settings / "config.toml").write_text(f'unit = "{unit}"\n', encoding="utf-8")


@pytest.fixture
def unit(tmp_path: Path) -> None:
    """Let the account belong to a unit that leads task 2 of the small plan."""
    belong_to("区园林绿化局", tmp_path)


@pytest.mark.usefixtures("unit")
def test_what_is_recorded_on_another_units_task_is_saved_and_says_whose_it_is_not(workplan: Run) -> None:
    saved = workplan("note", "3", "x")
    assert saved.code == 0
    assert saved.err.startswith("saved: 3 ")
    assert saved.err.endswith("workplan: task 3 is not your unit's (区园林绿化局).\n")


@pytest.mark.usefixtures("unit")
def test_of_many_those_that_are_not_are_named(workplan: Run) -> None:
    saved = workplan("set", "1-4", "in_progress")
    assert "tasks 1, 3 are not your unit's (区园林绿化局)." in saved.err, "4 is every unit's"


@pytest.mark.usefixtures("unit")
def test_ones_own_and_every_units_tasks_say_nothing(workplan: Run) -> None:
    assert "unit's" not in workplan("set", "2,4", "in_progress").err


def test_without_a_unit_nothing_is_said(workplan: Run) -> None:
    assert "unit's" not in workplan("note", "3", "x").err


def test_an_office_without_tasks_of_its_own_is_told_nothing(workplan: Run, tmp_path: Path) -> None:
    belong_to("区政府督查室", tmp_path)
    plan = (tmp_path / "tasks.toml").read_text(encoding="utf-8")
    (tmp_path / "tasks.toml").write_text(
        plan.replace(', "各部门"', "").replace(', "相关属地"', ""), encoding="utf-8"
    )
    assert "unit's" not in workplan("note", "3", "x").err


def test_every_task_that_is_refused_is_named_with_its_reason_and_nothing_is_saved(workplan: Run) -> None:
    workplan("set", "1,3", "suspended", "-m", "x")
    workplan("set", "2", "done")
    refused = workplan("close", "1-4", "--actor", "chen")
    assert refused.code == 1
    assert refused.err == (
        "workplan: Tasks 1, 3: suspended; only one that is claimed done can be closed out. "
        "Task 4: not started; only one that is claimed done can be closed out. Nothing was saved.\n"
    )


def test_what_all_of_them_lack_is_said_once(workplan: Run) -> None:
    refused = workplan("set", "1-3", "suspended")
    assert refused.err == (
        "workplan: Tasks 1-3: moving from not started to suspended needs a reason. Nothing was saved. "
        "Add -m REASON.\n"
    )


def test_json_lines_name_every_task_as_well(workplan: Run, tmp_path: Path) -> None:
    workplan("set", "1,3", "suspended", "-m", "x")
    line = '{"ops":[{"op":"set","task":"%s","field":"status","value":"done"}]}\n'
    (tmp_path / "x.jsonl").write_text("".join(line % id for id in "123"), encoding="utf-8")
    refused = workplan("apply", str(tmp_path / "x.jsonl"))
    assert refused.code == 1
    assert "Tasks 1, 3: suspended; it can only become in progress. Nothing was saved." in refused.err


@pytest.mark.parametrize(
    ("asked", "named"), [("1,98,2,99", "98, 99"), ("98-99", "98, 99"), ("1-99", "99"), ("77", "77")]
)
def test_every_number_that_is_no_task_is_named(workplan: Run, asked: str, named: str) -> None:
    refused = workplan("set", asked, "done")
    assert refused.code == 2
    assert f"There is no task {named} in the plan" in refused.err


def test_the_unit_is_also_said_beside_the_command_or_by_the_environment(
    workplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "task 3 is not your unit's (园林绿化)."
    assert told in workplan("--unit", "园林绿化", "note", "3", "x").err
    monkeypatch.setenv("WORKPLAN_UNIT", "园林绿化")
    assert told in workplan("note", "3", "x").err
    assert "unit's" not in workplan("note", "2", "x").err
