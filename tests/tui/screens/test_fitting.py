"""Everything fits its place in both languages: nothing that must be read whole is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from tests.conftest import make_plan
from tests.tui.conftest import REAL_PLAN, Opened
from workplan_tui import language
from workplan_tui.language import tr
from workplan_tui.language.words import light_word, status_word
from workplan_tui.model.codes import LIGHTS, STATUSES
from workplan_tui.model.grouping import GROUPINGS
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.sorting import ORDERS
from workplan_tui.model.standings import Standings
from workplan_tui.store.plan.file import read_plan
from workplan_tui.text.cells import CUT
from workplan_tui.tui.keys.keymap import USUAL, key_line
from workplan_tui.tui.prompts.choice import Choice
from workplan_tui.tui.registry import COMMANDS
from workplan_tui.tui.views.present import Branch, counts_of, light_count
from workplan_tui.tui.views.table_columns import column_word

PLAN = read_plan(str(REAL_PLAN))


@pytest.fixture(params=[language.CHINESE, language.ENGLISH], autouse=True)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak each language in turn."""
    before = language.current()
    language.use(request.param)
    yield request.param
    language.use(before)


def test_the_key_line_leaves_room_for_the_count() -> None:
    words = [word.text for word in key_line(USUAL)]
    assert cell_len(" ".join(words)) <= 80 - len("121/121") - 3


def test_the_counts_of_a_large_plan_leave_room_for_the_day() -> None:
    tasks = tuple(PLAN.tasks[n % 121].replace(id=str(n)) for n in range(999))
    standings = Standings(Ledger(make_plan(tasks, sections=PLAN.sections), []))
    assert cell_len(" ".join(counts_of(standings, is_short=True))) <= 80 - len("2023-06-30") - 4
    assert cell_len(" ".join(counts_of(standings, is_short=False))) <= 110 - len("2023-06-30") - 4


def test_the_title_of_every_command_fits_the_palette_beside_its_keys() -> None:
    for command in COMMANDS:
        keys = USUAL.shown(command.id)
        assert cell_len(tr(command.title)) + cell_len(keys) + 8 <= 80, command.id


def test_words_of_statuses_and_lights_are_short() -> None:
    assert max(cell_len(status_word(status)) for status in STATUSES) <= 11
    assert max(cell_len(light_word(light)) for light in LIGHTS) <= 5
    assert max(cell_len(column_word(column)) for column in ORDERS) <= 8


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=["60", "80", "120"])
async def test_numbers_and_lights_of_the_tree_end_every_line(size: tuple[int, int], opened: Opened) -> None:
    async with opened(size, real=True) as screen:
        tree = screen.screen.panes.tree
        names = ["很长的名字" * 9 if size[0] < 100 else "名字"] * 4
        branches = [
            Branch(
                f"{n}",
                names[n],
                str(10**n),
                "red",
                light_count("red", 10**n),
                f"{light_word('red')[:1]}{10**n}",
            )
            for n in range(4)
        ]
        tree.show_branches(branches, None)
        rows = screen.rows("tree")[:4]
        if tree.has_columns:
            assert [row.split()[-2:] for row in rows] == [[b.total, b.light_count] for b in branches]
            places = {
                cell_len(row[: row.index(b.light_count)]) for row, b in zip(rows, branches, strict=True)
            }
            assert len(places) == 1
        else:
            assert [row.split()[-2:] for row in rows] == [[b.total, b.light_sign] for b in branches]
            assert {cell_len(row) for row in rows} == {tree.size.width}
        assert tree.has_columns == (size[0] >= 100)


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80", "120"])
async def test_every_branch_keeps_its_number_and_no_label_of_the_program_is_cut(
    by: str, size: tuple[int, int], opened: Opened
) -> None:
    async with opened(size, real=True) as screen:
        await screen.press("g", str(GROUPINGS.index(by) + 1))
        branches = screen.screen.view.branches
        rows = screen.rows("tree")
        for branch, row in zip(branches, rows, strict=False):
            light = branch.light_count if screen.screen.panes.tree.has_columns else branch.light_sign
            assert row.endswith(f" {branch.total} {light}".rstrip()), row
            if by in ("status", "light", "month") or (
                language.current() == language.CHINESE and by == "section"
            ):
                assert CUT not in row, row


@pytest.mark.parametrize("keys", ["s", "g", "o", "C", "w", "S", "t", "c", "n", "x", "f"])
async def test_what_is_asked_is_read_whole_at_eighty_columns(keys: str, opened: Opened) -> None:
    async with opened((80, 24), real=True) as screen:
        await screen.press(*keys)
        prompt = screen.screen.key_line.prompt
        assert prompt is not None
        assert cell_len(prompt.label) <= 40, prompt.label
        if prompt.choices:
            seen = " ".join(screen.rows("detail") if prompt.told(78) else screen.rows("keys"))
            options = prompt.told(78) or [prompt.asked(78)]
            assert [word for option in options for word in option.split() if word not in seen] == []


@pytest.mark.parametrize("keys", ["s", "g", "o", "C", "w", "S"])
async def test_no_option_is_cut_at_sixty_columns(keys: str, opened: Opened) -> None:
    async with opened((60, 20), real=True) as screen:
        await screen.press(*keys)
        prompt = screen.screen.key_line.prompt
        assert isinstance(prompt, Choice)
        line, detail = screen.rows("keys")[0], "\n".join(screen.rows("detail"))
        assert CUT not in line
        for sign, word in prompt.options.items():
            assert f"{sign}{word}" in line or f"{sign} {word}" in detail, (sign, line, detail)
        await screen.press("escape")
        assert screen.text("detail").startswith("1 ")
