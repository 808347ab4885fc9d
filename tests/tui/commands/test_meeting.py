"""Review queue, changes and counts on the screen."""

from __future__ import annotations

from datetime import date

import pytest

from tests.tui.conftest import Driven, Opened, store_in
from workplan_tui import language
from workplan_tui.language import tr
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.tui.drawing import palette


def page(screen: Driven) -> list[str]:
    """Return the lines of the page that is open."""
    pane = screen.app.screen.query_one("#page-pane")
    return [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]


def record(screen: Driven, on: str, *ops: object) -> None:
    store_in(screen.folder).record(Change(ops, "a", date.fromisoformat(on)))  # type: ignore[arg-type]


async def test_the_queue_goes_through_what_needs_somebody_and_can_be_resumed(
    opened: Opened,
) -> None:
    async with opened() as screen:
        await screen.press("r")
        assert screen.task_id == "3"
        assert "review: 4 of 4 left  " in screen.rows("keys")[0]
        await screen.press("r")
        assert "review: 3 of 4 left  nothing recorded for 119 days" in screen.rows("keys")[0]
        second = screen.task_id
        await screen.press("escape")
        assert "F1 help" in screen.rows("keys")[0]
        await screen.press("r")
        assert screen.task_id == second
        await screen.press("r", "r", "r")
        assert "All of it is reviewed" in screen.rows("keys")[0]


async def test_what_is_reported_leaves_the_queue(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("r", "r")
        first = screen.task_id
        await screen.press("n")
        await screen.type("已联系")
        await screen.press("enter", "down", "up")
        assert "review: 2 of 3 left" in screen.rows("keys")[0]
        await screen.press("r")
        assert screen.task_id not in ("3", first)


async def test_a_filter_reviews_only_what_it_shows(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("slash")
        await screen.type("园林")
        await screen.press("enter", "r")
        assert "review: 1 of 1 left" in screen.rows("keys")[0]


async def test_changes_lead_to_their_task(opened: Opened) -> None:
    async with opened() as screen:
        record(screen, "2023-06-20", set_op("4", "status", "done"))
        record(screen, "2023-06-21", report_op("2", percent=30), flag_op("1", "会商"))
        await screen.look()
        await screen.press("c", *"06-15", "enter")
        shown = page(screen)
        assert "2023-06-15 to 2023-06-30: 3 tasks moved" in shown[0]
        assert any("not started -> done; - -> 100%" in line for line in shown)
        assert any(line.split()[:4] == ["done", "0", "1", "+1"] for line in shown)
        await screen.press("end", "home", "down")
        wanted = shown[3].split()[0]
        await screen.press("enter")
        assert screen.task_id == wanted


async def test_counts_have_bars_and_add_up(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("S", "2")
        shown = page(screen)
        assert shown[0].strip() == "2023-06-30: 4 tasks; shares are of all 4"
        assert any("not started" in line and "100%" in line for line in shown)
        drawn = screen.app.screen.query_one("#page-pane").render_line(2)
        assert any(
            set(part.text) == {" "} and len(part.text) > 20 and part.style == palette.CURSOR for part in drawn
        )
        assert any(line.split()[:2] == ["区园林绿化局", "1"] for line in shown)
        await screen.press("escape")
        assert len(screen.app.screen_stack) == 1


async def test_a_page_says_how_it_is_left_and_which_lines_it_shows(opened: Opened) -> None:
    async with opened((80, 24), real=True) as screen:
        await screen.press("S", "2")
        line = screen.app.screen.query_one("#key-line")
        last = screen.app.screen.query_one("#page-pane").line_count()
        assert line.render_line(0).text.split()[-4:] == ["Esc", "closes", f"1-23/{last}", "lines"]
        await screen.press("end")
        assert line.render_line(0).text.strip().endswith(f"{last - 22}-{last}/{last} lines")


@pytest.mark.parametrize("spoken", [language.CHINESE, language.ENGLISH])
@pytest.mark.parametrize("width", [60, 80])
async def test_the_table_of_groups_shows_all_its_columns(opened: Opened, spoken: str, width: int) -> None:
    language.use(spoken)
    async with opened((width, 99), real=True) as screen:
        await screen.press("S", "2")
        lines = page(screen)
        heading = next(n for n, line in enumerate(lines) if tr("fin.") in line.split())
        rows = [
            line.replace(" >", ">") for line in lines[heading:-1] if line
        ]  # half a letter's room is a blank
        assert all(len(row.split()) == 11 for row in rows), lines
        assert not [line for line in lines[heading:] if line.endswith(">")]


async def test_a_key_that_does_nothing_on_a_page_says_so(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("S", "1", "s")
        line = screen.app.screen.query_one("#key-line")
        assert "s does nothing on this page; Esc closes it." in line.render_line(0).text
        await screen.press("down")
        assert "does nothing" not in line.render_line(0).text
