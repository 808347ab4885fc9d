"""Grouping the tree and ordering the table; the highlight stays on its task."""

from __future__ import annotations

import re
from datetime import date

import pytest
from rich.cells import cell_len

from tests.tui.conftest import TODAY, Opened, store_in
from workplan_tui import language
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.set import set_op


async def test_the_tree_groups_by_unit_and_narrows_the_table(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("g", "2", "left")
        assert any("水务局" in row for row in screen.rows("tree"))
        place = next(n for n, row in enumerate(screen.rows("tree")) if "水务局" in row)
        await screen.press(*["down"] * place)
        assert [row.split()[0] for row in screen.rows() if row] == ["7", "65", "75"]


async def test_every_grouping_shows_all_tasks_again(opened: Opened) -> None:
    async with opened(real=True) as screen:
        for digit in "123456":
            await screen.press("left", "down", "g", digit)
            assert screen.screen.view.key is None
            assert len(screen.screen.view.rows) == 121


async def test_the_table_is_ordered_and_turned_round(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("2", "5", "enter", "o", "5")
        assert screen.rows()[0].split()[0] == "25"
        assert screen.task_id == "25"
        assert "by deadline" in screen.rows("keys")[0]
        await screen.press("o", "5")
        assert "by deadline, backwards" in screen.rows("keys")[0]
        assert screen.screen.view.rows[-1].task_id == "25"
        await screen.press("o", "1")
        assert screen.screen.view.rows[0].task_id == "1"


@pytest.mark.parametrize("spoken", [language.CHINESE, language.ENGLISH])
@pytest.mark.parametrize("day", [date(2023, 6, 30), date(2024, 1, 15)], ids=["amber", "red"])
async def test_every_branch_keeps_its_number_and_its_light(opened: Opened, day: date, spoken: str) -> None:
    language.use(spoken)
    async with opened((80, 60), real=True, as_of=day) as screen:
        await screen.press("g", "2")
        tree = screen.screen.panes.tree
        for line, branch in enumerate(screen.screen.view.branches[: tree.size.height]):
            text = tree.render_line(line).text
            found = re.fullmatch(r"(.*?) +(\d+)(?: (\D+\d+))? *", text)
            assert found, text
            name, number, light = found.groups()
            assert cell_len(text) == tree.size.width
            assert number == branch.total
            assert name == branch.name or name.endswith(">"), text
            assert (light or "") in (branch.light_count, branch.light_sign), text


async def test_a_hundred_branches_scroll_with_the_highlight(opened: Opened) -> None:
    async with opened((80, 24), real=True) as screen:
        await screen.press("g", "2", "left")
        tree = screen.screen.panes.tree
        count = tree.line_count()
        assert count > 60
        for key in ("end", "pageup", "pageup", "pagedown", "home", "pagedown"):
            await screen.press(key)
            assert tree.top <= tree.cursor < tree.top + tree.size.height, key
            assert screen.screen.view.key == tree.key
        await screen.press("end")
        assert tree.cursor == count - 1
        await screen.press("g", "1")
        assert screen.rows("tree")[0].split()[0] == "All"
        assert "政府治理" in screen.rows("tree")[6]
        await screen.press("[")
        assert tree.cursor == count - 1
        assert tree.top <= tree.cursor < tree.top + tree.size.height


async def test_a_group_that_is_gone_shows_the_whole_plan(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("g", "5", "left", "down")
        assert screen.screen.view.key == "not_started"
        await screen.press("right", "asterisk", "s", "2", "enter")
        assert screen.screen.view.key is None
        assert len(screen.screen.view.rows) == 4


async def test_a_history_stands_by_the_day_it_holds_for_and_an_undo_says_what_it_took_back(
    opened: Opened,
) -> None:
    async with opened() as screen:
        for on, text in (("2023-06-20", "later"), ("2023-06-10", "earlier")):
            store_in(screen.folder).record(Change((note_op("1", text),), "a", date.fromisoformat(on)))
        await screen.look()
        await screen.press("n", *"new", "enter", "u")
        told = [row.strip() for row in screen.rows("detail") if row.strip().startswith("06-")]
        assert told == [
            "06-30 swj undone: note: new", "06-30 swj note: new (undone)",
            "06-20 a note: later", "06-10 a note: earlier",
        ]  # fmt: skip


async def test_a_first_value_was_nothing_before(opened: Opened) -> None:
    async with opened() as screen:
        for value in (5, 7):
            store_in(screen.folder).record(Change((set_op("2", "target:1", value),), "a", TODAY))
        await screen.look()
        await screen.press("down")
        told = [row for row in screen.rows("detail") if row.strip().startswith("06-30 a")]
        assert [row.split()[2:] for row in told] == [["造林绿化", "5", "->", "7亩"], ["造林绿化", "5亩"]]
