"""Every size shows whole characters in lines that are as wide as their pane."""

from __future__ import annotations

from datetime import date

import pytest
from rich.cells import cell_len

from tests.tui.conftest import Driven, Opened
from workplan_tui import language
from workplan_tui.language import tr
from workplan_tui.tui.views.present import counts_of

SIZES = [(40, 12), (60, 20), (80, 24), (100, 30), (120, 40), (200, 50), (300, 80)]
PANES = ("tree", "table", "detail")


def faults(screen: Driven) -> list[str]:
    """Return what is wrong with the visible lines."""
    found = []
    for name, widget in zip(
        PANES, (screen.screen.panes.tree, screen.screen.panes.table, screen.screen.panes.detail), strict=True
    ):
        if not widget.display:
            continue
        for y in range(widget.size.height):
            text = widget.render_line(y).text
            if cell_len(text) != widget.size.width:
                found.append(f"{name} {y}: {cell_len(text)} cells in {widget.size.width}: {text}")
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("spoken", [language.CHINESE, language.ENGLISH])
async def test_every_line_fills_its_pane_exactly(opened: Opened, size: tuple[int, int], spoken: str) -> None:
    language.use(spoken)
    async with opened(size, real=True) as screen:
        assert faults(screen) == []
        await screen.press("end", "enter")
        assert faults(screen) == []


async def test_columns_stand_below_each_other(opened: Opened) -> None:
    async with opened((80, 24), real=True) as screen:
        rows = screen.rows()
        assert len(rows) > 9
        assert len({cell_len(row[: row.index("not started")]) for row in rows}) == 1


async def test_a_resize_keeps_the_highlight_in_view(opened: Opened) -> None:
    async with opened((120, 40), real=True) as screen:
        await screen.press("9", "0", "enter")
        for size in ((80, 24), (60, 20), (200, 50), (100, 24)):
            await screen.resize(*size)
            assert screen.task_id == "90"
            assert screen.row("90")
            assert faults(screen) == []


@pytest.mark.parametrize("spoken", [language.CHINESE, language.ENGLISH])
@pytest.mark.parametrize("width", range(60, 140, 5))
@pytest.mark.parametrize("as_of", [None, date(2023, 6, 29)], ids=["today", "as of"])
async def test_the_title_line_keeps_the_day_and_never_halves_a_count(
    opened: Opened, spoken: str, width: int, as_of: date | None
) -> None:
    language.use(spoken)
    async with opened((width, 24), real=True, as_of=as_of) as screen:
        row = screen.rows("title")[0]
        assert row.startswith(" 2023年")
        day = tr("as of {day}, read-only").format(day=as_of) if as_of else "2023-06-30"
        shown = row.partition(f"  {day}")[2].strip()
        assert day in row
        counts = counts_of(screen.screen.view.standings, is_short=width < 110)
        places = range(len(counts))
        whole = {" ".join(counts[i : j + 1]) for i in places for j in places}
        assert shown in whole
        assert counts[-2] in shown, "the lights stay longest"
        assert width < 100 or as_of or shown == " ".join(counts)
