"""Help and palette: what stands in them, how they narrow, and how they are left."""

from __future__ import annotations

from datetime import date

import pytest
from rich.cells import cell_len

from tests.tui.commands.effects import page_text
from tests.tui.conftest import Driven, Opened
from workplan_tui import language
from workplan_tui.model.entry import Change
from workplan_tui.text.cells import CUT
from workplan_tui.tui.edits.unsaved import Unsaved
from workplan_tui.tui.keys.keymap import USUAL, keymap_of
from workplan_tui.tui.keys.offers import found, offers
from workplan_tui.tui.registry import COMMANDS
from workplan_tui.tui.screens.command_list import CommandList
from workplan_tui.tui.views.preferences import Preferences


def lines(screen: Driven) -> list[str]:
    return page_text(screen).splitlines()


def ids(text: str) -> list[str]:
    return [offer.command.id for offer in found(offers(USUAL), text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("F2", "status"), ("f2", "status"), ("Ｆ２", "status"), ("undo", "undo"), ("deadline", "extension"),
        ("延期", "extension"), ("yanqi", "extension"), ("yq", "extension"), ("mark_all", "mark_all"),
        ("unflag", "unflag"), ("15", "jump"), ("１５", "jump"), ("shift+f5", "redo"), ("Draw", "redraw"),
        ("light  hand", "light"), ("light　hand", "light"), ("sjjd", "milestone"), ("？", "help"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("spoken", [language.CHINESE, language.ENGLISH])
def test_a_command_is_found_in_either_language(text: str, first: str, spoken: str) -> None:
    language.use(spoken)
    assert ids(text)[0] == first


def test_a_number_finds_its_command_before_those_that_begin_so() -> None:
    assert ids("1") == [COMMANDS[0].id, *(command.id for command in COMMANDS[9:19])]
    assert ids("99") == []
    assert ids("") == ids("  ") == [command.id for command in COMMANDS]


@pytest.mark.parametrize(("key", "pane"), [("right", "table"), ("left", "tree"), ("tab", "detail")])
async def test_the_help_begins_with_the_commands_of_the_pane(opened: Opened, key: str, pane: str) -> None:
    async with opened() as screen:
        await screen.press(key, "f1")
        assert lines(screen)[0].strip() == f"In the {pane}"
        expected = [command.title for command in COMMANDS if command.pane == pane]
        assert [line[14:].strip() for line in lines(screen)[1 : 1 + len(expected)]] == expected


async def test_the_help_lists_every_command_once_with_the_way_to_it(opened: Opened) -> None:
    async with opened((120, 80)) as screen:
        await screen.press("f1")
        for number, command in enumerate(COMMANDS, start=1):
            way = USUAL.shown(command.id) or f"F9 {number}"
            assert [
                line for line in lines(screen) if line.split() == [*way.split(), *command.title.split()]
            ], way


async def test_the_help_shows_the_keys_that_the_user_has_given(opened: Opened) -> None:
    keymap = keymap_of({"note": ["Ctrl+N", "%"], "help": ["F12"], "palette": "F10", "redo": []})
    async with opened((120, 60), preferences=Preferences(keymap=keymap)) as screen:
        await screen.press("f12")
        assert "Ctrl+N %" in page_text(screen)
        assert "F10 10" in page_text(screen)
        await screen.press("f12")
        assert len(screen.app.screen_stack) == 1


async def test_typing_narrows_the_help_and_escape_steps_back_twice(opened: Opened) -> None:
    async with opened((80, 24)) as screen:
        await screen.press("f1", "slash", *"deadl")
        assert lines(screen)[0].split() == ["x", "Extend", "the", "deadline"]
        assert lines(screen)[-1].endswith(f"1/{len(COMMANDS)}")
        await screen.press("escape")
        assert lines(screen)[0].strip() == "In the table"
        assert isinstance(screen.app.screen, CommandList)
        await screen.press("escape")
        assert len(screen.app.screen_stack) == 1


async def test_letters_move_and_close_in_the_help_until_something_is_looked_for(opened: Opened) -> None:
    async with opened((80, 24)) as screen:
        await screen.press("f1", *"jjk", "enter")
        assert len([row for row in screen.rows() if "*" in row]) == 4  # the second: mark all
        await screen.press("f1", "q")
        assert len(screen.app.screen_stack) == 1
        await screen.press("f1", "slash", *"qjk")
        assert "qjk" in lines(screen)[-1]
        assert "No command is found" in lines(screen)[0]


async def test_chinese_text_is_looked_for_at_once(opened: Opened) -> None:
    async with opened((80, 24)) as screen:
        await screen.press("f1", "延", "期", "enter")
        assert "deadline" in screen.rows("keys")[0]
        await screen.press("escape", "f1")
        await screen.type("延期")
        await screen.press("enter")
        assert "deadline" in screen.rows("keys")[0]


async def test_the_heading_comes_back_at_the_top_and_the_end_is_reached(opened: Opened) -> None:
    async with opened((80, 12)) as screen:
        await screen.press("f1", "end")
        assert "5/121" in lines(screen)[-2]
        await screen.press("home")
        assert lines(screen)[0].strip() == "In the table"
        await screen.press(*["pagedown"] * 10)
        assert "5/121" in page_text(screen)


async def test_a_command_that_does_not_apply_says_why_here_and_when_it_is_run(opened: Opened) -> None:
    async with opened((80, 24), read_only=True) as screen:
        await screen.press("f9", *"note")
        assert "Opened read-only" in lines(screen)[-1]
        await screen.press("enter")
        assert "Opened read-only" in screen.rows("keys")[0]
        await screen.press("f1", "slash", *"note", "enter")
        assert "Opened read-only" in lines(screen)[-1]


async def test_escape_closes_the_palette_and_enter_on_nothing_keeps_it(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("f9", *"zzz", "enter")
        assert isinstance(screen.app.screen, CommandList)
        await screen.press("escape", "j")
        assert screen.task_id == "2"


@pytest.mark.parametrize("spoken", [language.CHINESE, language.ENGLISH])
async def test_the_palette_fits_eighty_columns_with_the_keys_at_the_right(
    opened: Opened, spoken: str
) -> None:
    language.use(spoken)
    async with opened((80, 80)) as screen:
        await screen.press("f9")
        for number, command in enumerate(COMMANDS, start=1):
            line = lines(screen)[number - 1]
            assert line.split()[0] == str(number)
            assert ">" not in line
            assert cell_len(line) <= 80
            assert line.endswith(USUAL.shown(command.id))


async def test_moving_within_the_text_keeps_the_highlight(opened: Opened) -> None:
    async with opened((80, 24)) as screen:
        await screen.press("f9", *"mark", "down", "down", "home", "enter")
        assert len(screen.screen.view.marked) == 1  # the third: a range begins


async def test_keys_typed_ahead_come_after_the_command_that_was_chosen(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("f9", *"status", "enter", "2", "f9", *"help", "enter", "q", "j", "f9", *"note", "enter",
                           *"ok", "enter", "j")  # fmt: skip
        assert [op["op"] for entry in screen.entries() for op in entry["ops"]] == ["set", "note"]
        assert screen.entries()[-1]["ops"][0]["task"] == "2"
        assert screen.task_id == "3"


async def test_what_is_unsaved_is_asked_about_also_through_the_palette(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("f9", *"unsaved", "enter")
        assert "Everything is saved." in screen.rows("keys")[0]
        screen.app.unsaved._all = (Unsaved(Change((), "swj", date(2023, 6, 30)), "note: x", "{}", None),)
        for name in ("quit", "unsaved"):
            await screen.press("f9", *name, "enter")
            assert "1 edit is not saved: 1try again" in screen.rows("keys")[0]
            assert "1. note: x" in screen.text("detail")
            await screen.press("escape")
        assert not screen.app._exit
        await screen.press("q", "3")
        assert screen.app._exit


@pytest.mark.parametrize("spoken", [language.CHINESE, language.ENGLISH])
@pytest.mark.parametrize("key", ["question_mark", "colon"])
async def test_every_line_of_help_and_palette_is_read_whole_at_sixty_columns(
    opened: Opened, spoken: str, key: str
) -> None:
    language.use(spoken)
    async with opened((60, 80)) as screen:
        await screen.press(key)
        rows = [row for row in lines(screen) if row.strip()]
        assert len(rows) >= len(COMMANDS)
        assert not [row for row in rows if row.endswith(CUT) or f"{CUT} " in row]
