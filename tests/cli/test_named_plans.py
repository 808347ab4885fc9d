"""Plans that the settings call by a name."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended
from tests.conftest import PLAN_TOML

Run = Callable[..., Ended]


@pytest.fixture
def two_years(tmp_path: Path, surroundings: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with two plans that the settings name, the second with a journal elsewhere."""
    for year in ("2023", "2024"):
        text = PLAN_TOML.replace("plan-2023", f"plan-{year}").replace("2023年重点工作", f"{year}年重点工作")
        (tmp_path / f"{year}.toml").write_text(text, encoding="utf-8")
    settings = Path(surroundings["XDG_CONFIG_HOME"]) / "workplan" / "config.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(
        f'[[plans]]\nname = "去年"\nplan = "{tmp_path}/2023.toml"\n'
        f'[[plans]]\nname = "2024"\nplan = "{tmp_path}/2024.toml"\njournal = "{tmp_path}/kept"\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WORKPLAN", raising=False)
    return tmp_path


def test_a_plan_is_opened_by_its_name_and_recorded_in_its_own_journal(
    two_years: Path, workplan: Run, plan_file: Path
) -> None:
    assert workplan("--plan", "2024", "note", "1", "今年").code == 0
    assert workplan("--plan", "去年", "note", "1", "往年").code == 0
    assert [path.name for path in two_years.glob("kept/*.jsonl")] != []
    assert "今年" in workplan("--plan", "2024", "log").out
    assert "今年" not in workplan("--plan", "去年", "log").out
    assert (two_years / "2023.journal").is_dir()
    assert not (two_years / "2024.journal").exists()


def test_a_name_that_is_none_is_told_with_those_there_are(two_years: Path, workplan: Run) -> None:
    ended = workplan("--lang", "en", "--plan", "2025", "list")
    assert ended.code == 2
    assert "No plan is called 2025, and no file here" in ended.err
    assert "去年, 2024" in ended.err


def test_what_looks_like_a_path_is_one(two_years: Path, workplan: Run) -> None:
    (two_years / "2024").write_text("x", encoding="utf-8")
    assert workplan("--plan", "2024", "list").code == 0
    assert workplan("--plan", "./2024", "list").code == 65
    assert workplan("--plan", "2024.toml", "list").code == 0
    assert not os.path.exists(two_years / "2024.journal")


@pytest.mark.parametrize(
    "tables",
    [
        '[[plans]]\nname = "a/b"\nplan = "/x.toml"\n',
        '[[plans]]\nname = "built-in"\nplan = "/x.toml"\n',
        "plans = 3\n",
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_its_file(
    two_years: Path, workplan: Run, surroundings: dict[str, str], tables: str
) -> None:
    settings = Path(surroundings["XDG_CONFIG_HOME"]) / "workplan" / "config.toml"
    settings.write_text(tables, encoding="utf-8")
    ended = workplan("--plan", "2024x", "list")
    assert ended.code == 2
    assert "config.toml" in ended.err
