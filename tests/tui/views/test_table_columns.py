"""The columns of the table: chosen by digits and seen at once, never at the cost of the title."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.conftest import make_plan, make_task
from tests.model.entries import make_entry
from tests.tui.conftest import Driven, Opened
from workplan_tui import language
from workplan_tui.model.grouping import GROUPINGS
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.sorting import ORDERS
from workplan_tui.model.standings import Standings
from workplan_tui.tui.prompts.prompt import SIGNS
from workplan_tui.tui.views.column_needs import SHORTEST_TITLE, needs_of
from workplan_tui.tui.views.present import cell_of
from workplan_tui.tui.views.table_columns import (
    COLUMNS,
    USUAL,
    fitting,
    ordered,
    toggled,
)
from workplan_tui.tui.views.table_view import TableView

CHOSEN = st.sets(st.sampled_from(COLUMNS)).map(ordered)


@given(CHOSEN, st.sampled_from(COLUMNS))
def test_turned_twice_a_column_is_as_it_was(columns: tuple[str, ...], column: str) -> None:
    once = toggled(columns, column)
    assert (column in once) != (column in columns)
    assert toggled(once, column) == columns


def test_the_order_of_importance_knows_every_column() -> None:
    needs = needs_of(Standings(Ledger(make_plan(), (), date(2023, 6, 30))), COLUMNS)
    assert fitting(COLUMNS, needs, 0) == ()


async def test_digits_turn_columns_on_and_off_at_once(opened: Opened) -> None:
    async with opened((200, 40)) as screen:
        assert "发展改革" in screen.row("1").split()[-2]
        await screen.press("C", "4", "5", "6", "8")
        assert screen.row("1").split()[-2] == "石银峰"
        assert "8+leads" in screen.rows("keys")[0]
        await screen.press("9", "enter")
        assert screen.row("3").split()[-2] == "产业集群"
        assert "F1" in screen.rows("keys")[0]


async def test_one_digit_brings_the_usual_columns_back(opened: Opened) -> None:
    async with opened((120, 40)) as screen:
        before = screen.rows()
        await screen.press("C", "2", "3", "9", "1", "escape")
        assert screen.rows() == before
        assert screen.screen.view.columns is None


async def test_turning_back_to_the_usual_columns_is_no_choice(opened: Opened) -> None:
    async with opened((80, 24)) as screen:
        await screen.press("C", "2", "2")
        assert screen.screen.view.columns is None


async def test_a_column_without_room_says_so(opened: Opened) -> None:
    async with opened((80, 24)) as screen:
        await screen.press("C", "9")
        assert re.search(r"No room for: .*sect\.", screen.rows("keys")[0])
        await screen.press("9")
        assert re.search(r"2 ?\+light", " ".join(screen.rows("detail") + screen.rows("keys")))
        await screen.press("3", "6", "9")
        assert re.search(r"9 ?\+sect\.", " ".join(screen.rows("detail") + screen.rows("keys")))
        assert "产业集群" in screen.row("3").split()


async def test_a_column_that_another_pushes_out_is_named(opened: Opened) -> None:
    async with opened((80, 24)) as screen:
        await screen.press("C", "4", "5", "6", "8")
        assert "lead" in screen.screen.panes.table.columns.shown
        await screen.press("4", "5")
        assert "No room for: leads." in screen.rows("keys")[0]
        assert "lead" not in screen.screen.panes.table.columns.shown


async def test_a_wide_screen_shows_whole_units(opened: Opened) -> None:
    language.use(language.CHINESE)
    async with opened((200, 50), real=True) as screen:
        assert "区人力资源社会保障局等 " in screen.row("5")
        places = {_title_at(screen, n) for n in range(10)}
        await screen.press(*["down"] * 20)
        assert places == {_title_at(screen, n) for n in range(10)}


@pytest.mark.parametrize(
    ("spoken", "width", "left_out"),
    [
        (language.CHINESE, 80, {"due"}), (language.CHINESE, 100, set()), (language.CHINESE, 120, set()),
        (language.ENGLISH, 80, {"due", "progress"}), (language.ENGLISH, 120, set()),
        (language.CHINESE, 60, {"due", "progress", "unit"}),
    ],
)  # fmt: skip
async def test_a_narrow_screen_leaves_out_what_it_can_do_without(
    opened: Opened, spoken: str, width: int, left_out: set[str]
) -> None:
    language.use(spoken)
    async with opened((width, 30), real=True) as screen:
        assert screen.screen.panes.table.chosen_columns == USUAL
        assert set(USUAL) - set(screen.screen.panes.table.columns.shown) == left_out


@pytest.mark.parametrize("width", [40, 60, 80, 100, 110, 120, 200])
@pytest.mark.parametrize("spoken", [language.CHINESE, language.ENGLISH])
async def test_all_columns_at_any_width_fill_the_line_and_leave_the_title(
    opened: Opened, width: int, spoken: str
) -> None:
    language.use(spoken)
    async with opened((width, 24), real=True) as screen:
        await screen.press("C", *"7890-=,;+", "escape")
        table = screen.screen.panes.table
        assert table.chosen_columns == COLUMNS
        places = {_title_at(screen, n) for n in range(10)}
        assert len(places) == 1
        assert table.size.width - places.pop() >= SHORTEST_TITLE


def _title_at(screen: Driven, line: int) -> int:
    """Return the cell at which the title begins; every line is as wide as the pane."""
    table = screen.screen.panes.table
    text = table.render_line(line).text
    assert cell_len(text) == table.size.width
    title = screen.screen.view.rows[line].title
    return cell_len(text[: text.rindex(title[:5])])


def test_a_deadline_of_another_year_shows_its_year() -> None:
    tasks = (
        make_task(id="1"),
        make_task(id="2", due_on=date(2024, 3, 31)),
        make_task(id="3", due_on=date(1999, 1, 2)),
    )
    standings = Standings(Ledger(make_plan(tasks), (), date(2023, 6, 30)))
    assert [cell_of("due", standings, task) for task in tasks] == ["12-31", "24-03-31", "99-01-02"]


def test_in_a_plan_of_several_years_every_deadline_shows_its_year() -> None:
    plan = make_plan((make_task(),), ends_on=date(2025, 12, 31))
    assert cell_of("due", Standings(Ledger(plan, (), date(2023, 6, 30))), plan.tasks[0]) == "23-12-31"


async def test_an_extension_beyond_the_year_widens_the_column_of_every_row(opened: Opened) -> None:
    async with opened((120, 24)) as screen:
        before = screen.rows()
        await screen.press("x")
        for text in ("2024-03-31", "需要时间"):
            await screen.type(text)
            await screen.press("enter")
        assert "24-03-31" in screen.row("1")
        table = screen.screen.panes.table
        assert {_title_at(screen, n) for n in range(4)} == {_title_at(screen, 0)}
        assert table.render_line(1).text.index(" 11-30") == table.render_line(0).text.index("24-03-31") + 2
        await screen.press("u")
        assert screen.rows() == before


def test_a_row_has_the_cells_that_may_be_drawn() -> None:
    plan = make_plan()
    asked = make_entry(1, {"op": "flag", "task": "1", "text": "?"}, set_op("1", "status", "in_progress"))
    view = TableView(Standings(Ledger(plan, (asked,), date(2023, 6, 30))))
    plain, chosen = view.rows[0], view.replace(columns=COLUMNS).rows[0]
    assert tuple(plain.cells) == USUAL
    assert tuple(chosen.cells) == COLUMNS
    cells = chosen.cells
    assert (cells["updated"], cells["flag"], cells["section"]) == (("06-01",), ("?1",), ("主要预期目标",))
    assert view.replace(columns=COLUMNS).rows[1].cells["updated"] == ("-",)


def test_what_can_be_shown_can_be_ordered_by() -> None:
    assert {"id", "title", *COLUMNS} == set(ORDERS)


@pytest.mark.parametrize("codes", [ORDERS, GROUPINGS, COLUMNS], ids=["orders", "groupings", "columns"])
def test_every_choice_of_a_prompt_has_a_key(codes: tuple[str, ...]) -> None:
    assert codes[len(SIGNS) :] == (), "add a sign for them to SIGNS in tui/prompts/prompt.py"
