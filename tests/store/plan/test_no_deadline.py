"""`due_on`, `leads` and `units` may be left out of a plan file; `due_text` keeps the printed words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import PLAN_TOML, make_plan, make_task
from workplan_tui.base.errors import PlanWrong
from workplan_tui.store.plan.cache import plan_of, record_of
from workplan_tui.store.plan.file import read_plan
from workplan_tui.store.plan.plan_text import format_plan


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "tasks.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_what_is_left_out_is_read_and_written_back(tmp_path: Path) -> None:
    task = make_task(due_on=None, due_text="持续推进", leads=(), units=())
    plan = make_plan((task, make_task(id="2", due_text="三季度末", due_on=date(2023, 9, 30))))
    text = format_plan(plan)

    assert read_plan(written(tmp_path, text)) == plan
    assert plan_of(record_of(plan)) == plan
    assert 'due_text = "持续推进"' in text
    assert "leads = []" not in text


@pytest.mark.parametrize("line", ["due_text = 3", 'leads = "石银峰"', 'due_on = "2023-12-31"'])
def test_what_is_there_must_be_of_its_type(tmp_path: Path, line: str) -> None:
    key = line.partition(" ")[0]
    lines = [each for each in PLAN_TOML.split("\n") if not each.startswith(f"{key} ")]
    at = lines.index("[[tasks]]") + 1
    text = "\n".join([*lines[:at], line, *lines[at:]])

    with pytest.raises(PlanWrong, match=key):
        read_plan(written(tmp_path, text))
