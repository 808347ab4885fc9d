"""The page of counts is worked in: ordered, copied, and each count leads to the tasks it counts."""

from __future__ import annotations

import csv
import shutil
from datetime import date

import pytest

from tests.tui.commands.clipboard import copied
from tests.tui.conftest import TODAY as TO_DAY
from tests.tui.conftest import Driven, Opened, store_in
from workplan_tui import language
from workplan_tui.demo.folder import write_demo
from workplan_tui.demo.year import TODAY
from workplan_tui.model.entry import Change
from workplan_tui.model.grouping import GROUPINGS
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.standings import Standings
from workplan_tui.tui.pages.summary import SummaryPage
from workplan_tui.tui.views.narrowed import Counted, branch_condition, narrowed
from workplan_tui.tui.views.table_view import TableView


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Standings:
    folder = tmp_path_factory.mktemp("year")
    write_demo(str(folder / "plan"))
    for one in (folder / "plan").iterdir():
        shutil.move(str(one), folder)
    return Standings(store_in(folder).ledger(TODAY))


@pytest.fixture(params=[language.CHINESE, language.ENGLISH])
def spoken(request: pytest.FixtureRequest) -> None:
    language.use(request.param)


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize("text", ["", "水务 or 住建", "灯:红,黄"])
@pytest.mark.parametrize("branch", [None, ("section", "4"), ("lead", "常务副区长"), ("unit", "区水务局")])
def test_every_count_leads_to_exactly_the_tasks_it_counts(
    year: Standings, by: str, text: str, branch: tuple[str, str] | None, spoken: None
) -> None:
    view = TableView(year).filtered_by(text)
    if branch:
        view = view.replace(group_by=branch[0], key=branch[1])
    tasks = [year.ledger.plan.tasks_by_id[row.task_id] for row in view.rows]
    lines = [line for line in SummaryPage(year, tasks, by).lines(100) if line.target]
    assert lines or not tasks
    for line in lines:
        assert isinstance(line.target, Counted)
        shown = {row.task_id for row in narrowed(view, line.target).rows}
        told = "".join(part for part, _ in line.parts)
        assert shown == set(line.target.task_ids)
        assert str(len(shown)) in told.split()


@pytest.mark.parametrize("by", GROUPINGS)
def test_a_branch_can_be_asked_for_in_words(year: Standings, by: str, spoken: None) -> None:
    for branch in TableView(year, group_by=by).branches[1:]:
        assert branch.key is not None
        found = TableView(year).filtered_by(branch_condition(by, branch.key))
        wanted = TableView(year, group_by=by, key=branch.key)
        assert {row.task_id for row in wanted.rows} <= {row.task_id for row in found.rows}


@pytest.mark.parametrize("column", range(11))
def test_groups_are_ordered_by_any_column_and_back(year: Standings, column: int) -> None:
    page = SummaryPage(year, year.ledger.plan.tasks, "unit")
    usual = page.cells()
    page.order_by(column)
    once = page.cells()
    page.order_by(column)
    twice = page.cells()
    assert sorted(once) == sorted(twice) == sorted(usual)
    assert once[0] == usual[0]
    assert once[-1] == usual[-1], "the total stays at the end"
    if column:
        figures = [float(row[column]) for row in once[1:-1]]
        assert figures == sorted(figures, reverse=True)
        assert [float(row[column]) for row in twice[1:-1]] == figures[::-1]
    else:
        assert once[1:-1] == usual[1:-1][::-1]


def page(screen: Driven) -> list[str]:
    pane = screen.app.screen.query_one("#page-pane")
    return [pane.render_line(y).text for y in range(pane.size.height)]


async def test_enter_on_a_count_shows_its_tasks(opened: Opened) -> None:
    async with opened((120, 60), real=True) as screen:
        await screen.press("s", "3", "S", "1")
        await screen.press("down", "enter")
        assert screen.screen.view.filter_text == "status:done"
        assert [row.task_id for row in screen.screen.view.rows] == ["1"]
        assert len(screen.app.screen_stack) == 1


async def test_enter_on_a_group_shows_its_branch_and_keeps_the_filter(opened: Opened) -> None:
    async with opened((120, 60), real=True) as screen:
        await screen.press("slash")
        await screen.type("单位:水务")
        await screen.press("enter", "S", "1")
        assert any(line.strip() == "filter: 单位:水务" for line in page(screen))
        await screen.press("end", "enter")
        view = screen.screen.view
        assert (view.group_by, view.filter_text) == ("section", "单位:水务")
        assert view.key is not None
        assert screen.screen.panes.active is screen.screen.panes.table


async def test_the_page_is_ordered_by_a_key_and_by_a_click(opened: Opened) -> None:
    async with opened((120, 60), real=True) as screen:
        await screen.press("S", "1", "o")
        assert "Order 1section 2all" in screen.app.screen.query_one("#key-line").render_line(0).text
        await screen.press("2")
        rows = page(screen)
        heading = next(n for n, row in enumerate(rows) if "allv" in row)
        assert "平原新城" in rows[heading + 1]
        await screen.pilot.click("#page-pane", offset=(rows[heading].index("allv") + 1, heading))
        await screen.settle()
        assert any("all^" in row for row in page(screen))
        assert "平原新城" not in page(screen)[heading + 1]


async def test_counts_and_changes_are_copied_from_their_pages(opened: Opened) -> None:
    async with opened((120, 60), real=True) as screen:
        texts = copied(screen)
        await screen.press("s", "3", "S", "1", "Y")
        rows = list(csv.reader(texts[0].splitlines(), delimiter="\t"))
        assert rows[0][:3] == ["section", "all", "fin."]
        assert rows[1][:3] == ["主要预期目标", "7", "1"]
        assert {len(row) for row in rows} == {11}
        assert len(screen.app.screen_stack) == 2, "the page stays"
        await screen.press("y")
        assert "121 tasks; shares are of all 121" in texts[1]
        await screen.press("escape", "c")
        await screen.type("06-01")
        await screen.press("enter", "Y")
        rows = list(csv.reader(texts[2].splitlines(), delimiter="\t"))
        assert rows[0] == ["no.", "task", "changed"]
        assert [row[0] for row in rows[1:]] == ["1"]
        await screen.press("y")
        assert "2023-06-01 to 2023-06-30" in texts[3]


async def test_a_copied_table_can_be_ordered_by_a_spreadsheet(opened: Opened) -> None:
    async with opened((120, 40), real=True) as screen:
        told = report_op("5", percent=66, progress="已完成调研", problem="缺口较大")
        store_in(screen.folder).record(Change((told,), "a", TO_DAY))
        await screen.look()
        texts = copied(screen)
        await screen.press("Y")
        heads, *rows = csv.reader(texts[0].splitlines(), delimiter="\t")
        assert heads == [
            "No.", "Light", "Status", "Percent", "Expected percent", "Deadline", "Responsible units",
            "Lead officials", "Title",
        ]  # fmt: skip
        assert rows[4][3] == "66"
        assert all(row[4].isdigit() for row in rows)
        assert all(date.fromisoformat(row[5]).year == 2023 for row in rows)
        task = screen.screen.view.ledger.plan.tasks_by_id["5"]
        assert rows[4][6] == ", ".join(task.units)
        assert len(task.units) > 1


async def test_what_units_reported_is_a_column_of_the_table_and_of_its_copy(opened: Opened) -> None:
    async with opened((200, 40), real=True) as screen:
        told = report_op("5", percent=66, progress="已完成调研", problem="缺口较大")
        store_in(screen.folder).record(Change((told,), "a", TO_DAY))
        await screen.look()
        texts = copied(screen)
        await screen.press("C", ",", ";", "escape")
        assert {"已完成调研", "缺口较大"} <= set(screen.row("5").split())
        await screen.press("Y")
        heads, *rows = csv.reader(texts[0].splitlines(), delimiter="\t")
        row = dict(zip(heads, rows[4], strict=True))
        assert (row["Progress so far"], row["Problems"]) == ("已完成调研", "缺口较大")
