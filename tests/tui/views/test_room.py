"""How the width is shared: what adds up, what never shrinks, and what the real plan shows of its titles."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan, make_task
from tests.support.program import REAL_PLAN
from tests.tui.conftest import Opened
from workplan_tui import language
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Section, Unit
from workplan_tui.model.standings import Standings
from workplan_tui.store.plan.file import read_plan
from workplan_tui.text.cells import CUT, cell_len
from workplan_tui.tui.views.arrangement import (
    BELOW,
    BESIDE,
    PLACES,
    Arrangement,
    Box,
    TreeWidths,
    arranged,
)
from workplan_tui.tui.views.column_needs import EASY_TITLE, GOOD_TITLE, SHORTEST_TITLE, needs_of
from workplan_tui.tui.views.room import handed_out
from workplan_tui.tui.views.table_columns import COLUMNS, USUAL, TableWidths, laid_out, ordered, widths_wished

ROOM = st.integers(-3, 300)
WISHES = st.lists(st.tuples(st.sampled_from("abc"), st.integers(-5, 120)), max_size=9)


@given(ROOM, WISHES)
def test_what_is_handed_out_adds_up_and_nobody_gets_less_than_nothing(
    room: int, wishes: list[tuple[str, int]]
) -> None:
    given_out = handed_out(room, wishes, "rest")
    assert sum(given_out.values()) == max(0, room)
    assert min(given_out.values()) >= 0


@given(ROOM, st.integers(0, 40), WISHES)
def test_of_more_room_nobody_gets_less(room: int, more: int, wishes: list[tuple[str, int]]) -> None:
    small, large = handed_out(room, wishes, "rest"), handed_out(room + more, wishes, "rest")
    assert all(large[who] >= cells for who, cells in small.items())


@given(ROOM, WISHES)
def test_nobody_but_who_has_the_rest_gets_more_than_was_wished(
    room: int, wishes: list[tuple[str, int]]
) -> None:
    most: dict[str, int] = {}
    for who, cells in wishes:
        most[who] = max(most.get(who, 0), cells)
    assert all(cells <= most[who] for who, cells in handed_out(room, wishes, "rest").items() if who != "rest")


# Panes

TREES = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: TreeWidths(pair[0], sum(pair)))
TABLES = st.tuples(st.integers(20, 90), st.integers(0, 40), st.integers(0, 40)).map(
    lambda sizes: TableWidths(sizes[0], sizes[0] + sizes[1], sum(sizes))
)
CHOSEN = st.sampled_from((None, *PLACES))
SIZES = st.tuples(st.integers(1, 320), st.integers(1, 90))


def boxes(stands: Arrangement) -> list[Box]:
    every = (stands.title, stands.keys, stands.table, stands.heads, stands.tree, stands.detail)
    return [box for box in every if box is not None]


@given(SIZES, TREES, TABLES, CHOSEN, st.booleans())
def test_no_pane_leaves_the_window_and_none_stands_on_another(
    size: tuple[int, int], tree: TreeWidths, table: TableWidths, chosen: str | None, is_enlarged: bool
) -> None:
    width, height = size
    stands = boxes(arranged(width, height, tree, table, chosen, is_enlarged))
    cells = [
        (x, y)
        for box in stands
        for x in range(box.x, box.x + box.width)
        for y in range(box.y, box.y + box.height)
    ]
    assert all(box.width >= 0 and box.height >= 0 for box in stands)
    assert all(0 <= x < width and 0 <= y < height for x, y in cells)
    assert height < 3 or len(set(cells)) == len(cells)


@given(st.integers(60, 320), st.integers(12, 90), TREES, TABLES, CHOSEN)
def test_panes_and_the_blanks_between_them_fill_the_window(
    width: int, height: int, tree: TreeWidths, table: TableWidths, chosen: str | None
) -> None:
    stands = arranged(width, height, tree, table, chosen)
    assert stands.tree is not None
    assert stands.table is not None
    assert stands.detail is not None
    beside = stands.detail.width + 1 if stands.place == BESIDE else 0
    assert stands.tree.width + 1 + stands.table.width + beside == width
    below = stands.detail.height if stands.place == BELOW else 0
    assert stands.table.height + below == height - 3


def _widths(stands: Arrangement) -> tuple[int, int]:
    assert stands.tree is not None
    assert stands.table is not None
    return stands.tree.width, stands.table.width


@given(st.integers(60, 320), TREES, TABLES, CHOSEN)
def test_in_a_wider_window_no_pane_is_narrower(
    width: int, tree: TreeWidths, table: TableWidths, chosen: str | None
) -> None:
    small, large = arranged(width, 40, tree, table, chosen), arranged(width + 1, 40, tree, table, chosen)
    if (small.place, small.is_tall) == (large.place, large.is_tall):
        assert _widths(large)[0] >= _widths(small)[0]
        assert _widths(large)[1] >= _widths(small)[1]


@given(st.integers(60, 139), TREES, TABLES, CHOSEN)
def test_the_detail_stands_beside_the_table_only_where_that_was_chosen_or_there_is_room(
    width: int, tree: TreeWidths, table: TableWidths, chosen: str | None
) -> None:
    stands = arranged(width, 40, tree, table, chosen)
    assert (stands.place == BESIDE) == (chosen == BESIDE and width >= 100)
    wide = arranged(width + 80, 40, tree, table, chosen)
    assert (wide.place == BESIDE) == (chosen != BELOW)


# Columns, over random plans

NAMES = st.text("区发展改革委财政局镇街道办事处a", min_size=1, max_size=14)
TASKS = st.lists(
    st.builds(
        make_task,
        text=st.text("促进工程开工建设，abc 1", min_size=1, max_size=80),
        units=st.lists(NAMES, max_size=3).map(tuple),
        leads=st.lists(NAMES, max_size=2).map(tuple),
        due_on=st.dates(date(2023, 1, 1), date(2025, 12, 31)),
    ),
    max_size=8,
)
PLANS = TASKS.map(
    lambda tasks: make_plan(
        tuple(task.replace(id=str(n + 1), section=1) for n, task in enumerate(tasks)),
        sections=(Section(1, "一个板块", "板块"),),
    )
)
SHOWN = st.sets(st.sampled_from(COLUMNS)).map(ordered)


@given(PLANS, SHOWN, st.integers(0, 250), st.sampled_from((*COLUMNS, "id")), st.booleans())
def test_columns_and_the_blanks_between_them_fill_the_table(
    plan: object, columns: tuple[str, ...], width: int, sort_by: str, chosen: bool
) -> None:
    needs = needs_of(Standings(Ledger(plan, (), date(2023, 6, 30))), columns)  # type: ignore[arg-type]
    laid = laid_out(columns, needs, width, sort_by, chosen=chosen)
    assert list(laid.cells) == ["id", *laid.shown, "title"]
    assert min(laid.cells.values()) >= 0
    before = 1 + laid.cells["id"] + 1
    assert sum(laid.cells[one] + 1 for one in laid.shown) + laid.cells["title"] == max(
        width - before, len(laid.shown)
    )
    if laid.shown:
        usual = sum(needs[one].usual + 1 for one in laid.shown)
        assert width - before - usual >= SHORTEST_TITLE


@given(PLANS, SHOWN, st.integers(0, 250), st.integers(0, 40))
def test_a_wider_table_loses_no_column_and_narrows_none(
    plan: object, columns: tuple[str, ...], width: int, more: int
) -> None:
    needs = needs_of(Standings(Ledger(plan, (), date(2023, 6, 30))), columns)  # type: ignore[arg-type]
    small, large = laid_out(columns, needs, width), laid_out(columns, needs, width + more)
    assert set(small.shown) <= set(large.shown)
    if small.shown == large.shown:
        assert all(large.cells[one] >= small.cells[one] for one in small.shown)
        if small.has_long_texts == large.has_long_texts:
            assert large.cells["title"] >= small.cells["title"]


@given(PLANS, st.integers(40, 250))
def test_what_is_ordered_by_goes_last(plan: object, width: int) -> None:
    needs = needs_of(Standings(Ledger(plan, (), date(2023, 6, 30))), USUAL)  # type: ignore[arg-type]
    for code in USUAL:
        laid = laid_out(USUAL, needs, width, code)
        assert code in laid.shown or not laid.shown


# The real plan


@pytest.fixture(params=[language.CHINESE, language.ENGLISH])
def spoken(request: pytest.FixtureRequest) -> str:
    language.use(request.param)
    return str(request.param)


@pytest.mark.parametrize(
    ("size", "letters"), [((120, 40), 18), ((80, 24), 12), ((139, 40), 18), ((200, 50), 18)]
)
async def test_nine_of_ten_tasks_show_their_unit_whole_and_so_much_of_their_title(
    opened: Opened, size: tuple[int, int], letters: int, spoken: str
) -> None:
    async with opened(size, real=True) as screen:
        table, plan = screen.screen.panes.table, screen.screen.view.ledger.plan
        title_at = sum(cells + 1 for code, cells in table.columns.cells.items() if code != "title") + 1
        unit_at = title_at - table.columns.cells["unit"] - 1
        whole_units = 0
        for line, task in enumerate(plan.tasks):
            text = table.draw_line(line).text
            title, unit = _cells(text, title_at), _cells(text, unit_at)
            shown = title.rstrip().removesuffix(CUT).rstrip()
            assert task.title.startswith(shown)
            assert shown == task.title or cell_len(shown) >= 2 * letters - 1, text
            whole_units += unit.startswith((plan.short_unit(task.units[0]), task.units[0]))
        assert whole_units >= 0.9 * len(plan.tasks)
        assert f"{plan.short_unit(plan.tasks[0].units[0])} " in table.draw_line(0).text or size[0] > 120


def _cells(text: str, at: int) -> str:
    """Return the text from a cell on."""
    place = next(n for n in range(len(text)) if cell_len(text[:n]) == at)
    return text[place:]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (140, 40), (200, 50)])
async def test_no_label_of_the_real_plan_is_cut_in_the_tree(
    opened: Opened, size: tuple[int, int], spoken: str
) -> None:
    async with opened(size, real=True) as screen:
        branches = screen.screen.view.branches
        for row, branch in zip(screen.rows("tree"), branches, strict=False):
            assert row.strip().startswith(branch.name), row


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_extension_into_next_year_drops_no_column_and_undone_leaves_no_trace(
    opened: Opened, size: tuple[int, int], spoken: str
) -> None:
    async with opened(size, real=True) as screen:
        before, names = screen.rows(), screen.screen.panes.table.columns.shown
        await screen.press("x")
        for text in ("2024-03-31", "x"):
            await screen.type(text)
            await screen.press("enter")
        assert screen.screen.panes.table.columns.shown == names
        assert ("24-03-31" in screen.row("1")) == ("due" in names)
        await screen.press("u")
        assert screen.rows() == before


async def test_the_detail_goes_beside_the_table_and_back_and_the_next_start_knows(opened: Opened) -> None:
    async with opened((120, 40), real=True) as screen:
        panes = screen.screen.panes
        below = panes.detail.region
        assert below.x == panes.table.region.x
        assert panes.tree.region.bottom == below.bottom == 39
        await screen.press("|")
        assert panes.detail.region.y == panes.table.region.y
        left = screen.screen.to_remember()
    async with opened((120, 40), real=True, remembered=left) as screen:
        panes = screen.screen.panes
        assert panes.detail.region.y == panes.table.region.y
        await screen.press("|")
        assert panes.detail.region == below
        await screen.resize(160, 40)
        assert panes.detail.region.x == panes.table.region.x, "it stays where it was wanted"


async def test_a_window_too_narrow_for_it_says_so(opened: Opened) -> None:
    async with opened((80, 24)) as screen:
        await screen.press("|")
        assert screen.says("from 100 columns on")
        assert screen.screen.panes.detail_place is None


async def test_another_grouping_gives_the_tree_another_width(opened: Opened) -> None:
    async with opened((120, 40), real=True) as screen:
        tree = screen.screen.panes.tree
        sections = tree.size.width
        await screen.press("g", "2")
        assert tree.size.width > sections
        await screen.press("g", "1")
        assert tree.size.width == sections


def test_units_without_a_declared_short_name_are_counted_by_what_people_say() -> None:
    plan = read_plan(str(REAL_PLAN))
    told = plan.replace(units=(Unit("区发展改革委", "发改委"),))
    needs = needs_of(Standings(Ledger(told, (), date(2023, 6, 30))), USUAL)
    assert needs["unit"].usual <= 12
    assert widths_wished(USUAL, needs).least <= widths_wished(USUAL, needs).good
    assert (needs["title"].least, needs["title"].wanted) == (EASY_TITLE, GOOD_TITLE)
