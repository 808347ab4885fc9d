"""Units under other names, at the verbs: every one of them finds the tasks, and the file keeps what it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended

Run = Callable[..., Ended]
JULY = ("--today", "2023-07-05")
WAS = """
[[units]]
name = "区科技局"
short = "科技局"
was = [{ name = "区科委", until = 2023-06-30 }]
"""


@pytest.fixture
def renamed(workplan: Run, plan_file: Path) -> Run:
    """Return the command where a unit has another name since July, in a file whose tasks have the former one."""
    text = plan_file.read_text(encoding="utf-8")
    assert "区科委" in text
    plan_file.write_text(text + WAS, encoding="utf-8")
    return workplan


def ids(ended: Ended) -> list[str]:
    return [row["id"] for row in json.loads(ended.out)]


def test_lists_counts_and_forms_have_the_successor(renamed: Run, tmp_path: Path) -> None:
    for asked in ("区科委", "科委", "区科技局", "科技局"):
        assert ids(renamed(*JULY, "--json", "list", f"单位:{asked}")) == ids(
            renamed("--as-of", "2023-06-30", "--json", "list", f"单位:{asked}")
        )
        assert ids(renamed(*JULY, "--json", "list", f"单位:{asked}"))
        assert renamed(*JULY, "--unit", asked, "owed").code == 0
        assert renamed(*JULY, "agenda", "--for", asked).code == 0
    counted = renamed(*JULY, "summary", "--by", "unit").out
    assert "区科技局" in counted
    assert "区科委" not in counted
    form = tmp_path / "form.toml"
    assert renamed(*JULY, "template", "--unit", "区科委", "-o", str(form)).code == 0
    assert "区科技局" in form.read_text(encoding="utf-8")


def test_the_past_has_the_former_name(renamed: Run) -> None:
    counted = renamed("--as-of", "2023-06-30", "summary", "--by", "unit").out
    assert "区科委" in counted
    assert "区科技局" not in counted


def test_a_question_to_the_former_unit_is_open_with_the_next(renamed: Run) -> None:
    assert renamed("--today", "2023-06-01", "flag", "1", "何时提供数据", "--to", "区科委").code == 0
    for asked in ("区科委", "区科技局"):
        assert "1" in ids(renamed(*JULY, "--json", "agenda", "--for", asked))
        assert ids(renamed(*JULY, "--json", "list", f"flag:{asked}")) == ["1"]
    again = renamed(*JULY, "flag", "1", "再问", "--to", "区科技局")
    assert (again.code, "names" in again.err) == (0, False)


def test_a_small_change_leaves_the_names_of_the_file_alone(renamed: Run, plan_file: Path) -> None:
    before = plan_file.read_text(encoding="utf-8")
    words = ("--section", "1", "--text", "做好服务。", "--unit", "区科技局", "--due", "2023-11-30")
    assert renamed(*JULY, "plan", "add", *words, "--yes").code == 0
    after = plan_file.read_text(encoding="utf-8")
    assert after.count('"区科委"') == before.count('"区科委"')
    assert len(ids(renamed(*JULY, "--json", "list", "单位:区科委"))) == 2
    again = renamed(*JULY, "revise", str(plan_file), "--yes")
    assert (again.code, "says the same" in again.err) == (1, True)


def test_a_plan_of_the_next_year_begins_with_the_names_of_the_end(renamed: Run, plan_file: Path) -> None:
    target = plan_file.parent / "2024.toml"
    made = renamed(*JULY, "plan", "new", "--from", str(plan_file), "--year", "2024", "-o", str(target))
    assert made.code == 0, made
    assert 'units = ["区科技局", ' in target.read_text(encoding="utf-8")
