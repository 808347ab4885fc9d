"""The filter on the command line: the documented examples, my unit, and the same ids as the screen."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.cli.conftest import Ended
from tests.model.filter.filters import FILTERS, UNIT
from tests.support.program import ROOT
from workplan_tui.cli.main import main
from workplan_tui.demo.folder import write_demo
from workplan_tui.demo.year import TODAY
from workplan_tui.language import CHINESE
from workplan_tui.language.typed_words import words_in
from workplan_tui.model.aspects.aspect import Field
from workplan_tui.model.filter.fields import CHOICES, FIELDS
from workplan_tui.model.filter.language import Filter, parse_filter
from workplan_tui.model.standings import Standings
from workplan_tui.store.store import Store
from workplan_tui.tui.views.table_view import TableView

Run = Callable[..., Ended]
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")
SECTION = COMMANDS.partition("\n## Filter\n")[2].partition("\n## ")[0]
EXAMPLES = [
    (text, int(count)) for text, count in re.findall(r"^\| `(.+?)` \| (\d+) \|", SECTION, re.MULTILINE)
]
MY_UNIT = "区农业农村局"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demonstration's plan, with its journal beside it."""
    folder = tmp_path_factory.mktemp("demo")
    return Path(write_demo(str(folder / "year")))


@pytest.fixture
def listed(workplan: Run, demo: Path, tmp_path: Path) -> Callable[[str], list[str]]:
    """Return a function that gives the ids `list` prints for a filter."""
    config = tmp_path / "config" / "workplan" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'unit = "{MY_UNIT}"\n', encoding="utf-8")

    def run(text: str) -> list[str]:
        ended = workplan("--plan", str(demo), "--today", str(TODAY), "--json", "list", text)
        assert ended.code == 0, ended.err
        return [row["id"] for row in json.loads(ended.out)]

    return run


def view_of(demo: Path, unit: str) -> TableView:
    store = Store.open(str(demo), today=TODAY, environment={"HOME": str(demo.parent)})
    return TableView(Standings(store.ledger(TODAY)), unit=unit)


def test_the_documented_examples_speak_of_every_field_that_the_demonstration_fills(demo: Path) -> None:
    said = " ".join(text for text, _ in EXAMPLES)
    standings = view_of(demo, MY_UNIT).standings
    filled = [field for field in FIELDS if field.offered is None or any(field.offered(standings))]

    assert len(EXAMPLES) >= 20
    assert [field.code for field in filled if not any(f"{name}:" in said for name in field.names)] == ["id"]


@pytest.mark.parametrize(("text", "count"), EXAMPLES)
def test_a_documented_example_finds_what_is_said(
    text: str, count: int, listed: Callable[[str], list[str]], demo: Path
) -> None:
    ids = listed(text)

    assert len(ids) == count > 0
    assert [row.task_id for row in view_of(demo, MY_UNIT).filtered_by(text).rows] == ids


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.code)
def test_every_field_and_fixed_value_is_documented(field: Field) -> None:
    assert f"`{field.code}`" in SECTION
    assert [name for name in words_in(CHINESE, field.code)[:2] if name not in SECTION] == []
    if field.code in ("light", "is"):
        assert [code for code in CHOICES[field.code] if f"`{code}`" not in SECTION] == []


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(asked=FILTERS)
def test_screen_and_list_give_the_same_ids(asked: Filter, demo: Path) -> None:
    text, view = str(asked), view_of(demo, UNIT)

    shown = [row.task_id for row in view.filtered_by(text).rows]

    tasks, standings = view.ledger.plan.tasks, Standings(view.ledger)
    assert shown == [task.id for task in tasks if parse_filter(text, UNIT).matches(standings, task)]


def test_a_verb_on_a_filter_with_fields_needs_yes_and_records_once(workplan: Run) -> None:
    asked = workplan("set", "单位:园林,科委 -状态:已完成", "2")
    assert (asked.code, asked.out) == (2, "")
    assert "--yes" in asked.err

    done = workplan("set", "单位:园林,科委 -状态:已完成", "2", "--yes")
    assert (
        done.err
        == "saved: 2 tasks: 2, 4 (完成造林绿化2970亩; 加大医药健康专班统筹力度) not started -> in progress\n"
    )
    assert (
        workplan("note", "状态:推进中", "催办", "--yes").err
        == "saved: 2 tasks: 2, 4 (完成造林绿化2970亩; 加大医药健康专班统筹力度) note: 催办\n"
    )
    assert workplan("flag", "unit:qkw", "请协调", "--yes").code == 0
    assert workplan("unflag", "is:需协调", "--yes").code == 0
    assert len(json.loads(workplan("--json", "log").out)) == 4


@pytest.mark.parametrize(
    "words",
    [("set", "单位：科委,", "done"), ("note", "is:lat", "x"), ("list", "灯:blue"), ("agenda", "due:x"),
     ("summary", "a:b"), ("changes", "--since", "2023-01-01", "unit:"), ("remind", "unit:"),
     ("extend", "unit:", "2024-01-01", "-m", "x")],
    ids=lambda words: words[0],
)  # fmt: skip
def test_every_verb_points_at_a_mistake_and_writes_nothing(words: tuple[str, ...], workplan: Run) -> None:
    ended = workplan(*words)

    assert (ended.code, ended.out) == (2, "")
    assert re.search(r"Filter at letter \d+: ", ended.err)
    assert workplan("log").out == ""


def test_mine_needs_a_unit_and_takes_it_from_the_settings(workplan: Run, tmp_path: Path) -> None:
    config = tmp_path / "config" / "workplan" / "config.toml"
    assert f'--unit NAME, $WORKPLAN_UNIT, or unit = "NAME" in {config}' in workplan("list", "is:mine").err
    assert f'--unit NAME, $WORKPLAN_UNIT, or unit = "NAME" in {config}' in workplan("agenda", "--mine").err
    config.parent.mkdir(parents=True)
    config.write_text('unit = "区科委"\n', encoding="utf-8")

    assert [row["id"] for row in json.loads(workplan("--json", "list", "is:我的").out)] == ["2", "4"]
    assert (
        workplan("note", "is:mine 单位:科委", "x", "--yes").err
        == "saved: 4 加大医药健康专班统筹力度 (区科委 and others) note: x\n"
    )


def test_an_excluded_field_is_no_option(workplan: Run) -> None:
    rows = json.loads(workplan("--json", "list", "-单位:科委", "-板块:1").out)

    assert [row["id"] for row in rows] == ["3"]


def test_help_shows_filters_that_work(workplan: Run, capsys: pytest.CaptureFixture[str]) -> None:
    main(["list", "--help"])
    shown = re.findall(r"^  workplan (.*)$", capsys.readouterr().out, re.MULTILINE)

    assert len(shown) >= 4
    for line in shown:
        words = [word.strip("'\"") for word in re.findall(r'"[^"]*"|\S+', line)]
        assert workplan(*words).code == 0, line
