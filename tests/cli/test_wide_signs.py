"""A terminal that draws “ ” two cells wide: the columns of a command stand straight where the settings say so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from tests.cli.conftest import Ended
from tests.conftest import PLAN_TOML

TITLES = ("地区生产总值", "完成造林绿化", "启动检验检测", "加大医药健康")


def cells_of(text: str, is_wide: bool) -> int:
    """Return what the terminal needs for the text, counted letter by letter."""
    return sum(2 if east_asian_width(one) in ("WFA" if is_wide else "WF") else 1 for one in text)


@pytest.fixture(params=["", "ambiguous_width = 1", "ambiguous_width = 2"])
def is_wide(request: pytest.FixtureRequest, plan_file: Path, surroundings: dict[str, str]) -> bool:
    """Give a plan with such a name, and settings; return whether the terminal draws it wide."""
    plan_file.write_text(PLAN_TOML.replace("区科委", "“智造”专班—科委"), encoding="utf-8")
    settings = Path(surroundings["XDG_CONFIG_HOME"], "workplan", "config.toml")
    settings.parent.mkdir(parents=True)
    settings.write_text(request.param, encoding="utf-8")
    return str(request.param).endswith("2")


@pytest.mark.parametrize("verb", ["list", "agenda"])
def test_what_stands_behind_a_name_begins_in_its_column(
    verb: str, is_wide: bool, spawn: Callable[..., Ended]
) -> None:
    ended = spawn(verb, "--today", "2024-02-01")
    lines = [line for line in ended.out.splitlines() if any(title in line for title in TITLES)]
    starts = {cells_of(line[: line.index(t)], is_wide) for t in TITLES for line in lines if t in line}
    assert (len(lines), len(starts)) == (4, 1), ended.out


def test_the_figures_of_a_summary_end_in_their_columns(is_wide: bool, spawn: Callable[..., Ended]) -> None:
    ended = spawn("summary", "--by", "unit", "--today", "2024-02-01")
    rows = [line for line in ended.out.splitlines() if line.startswith(("“智造”", "各部门", "区发展改革委"))]
    assert (len(rows), len({cells_of(row, is_wide) for row in rows})) == (3, 1), ended.out
