"""Every command by every way that leads to it, and what is seen of it then."""

from __future__ import annotations

import pytest

from tests.tui.commands.effects import EFFECTS
from tests.tui.conftest import Driven, Opened
from workplan_tui.language import in_chinese
from workplan_tui.tui.keys.keymap import USUAL, is_function_key, keymap_of
from workplan_tui.tui.registry import COMMANDS, Command
from workplan_tui.tui.views.preferences import Preferences
from workplan_tui.tui.widgets.offer_list import OfferList

BY_KEY = [(command.id, key) for command in COMMANDS for key in command.keys]
NUMBERS = {command.id: str(number) for number, command in enumerate(COMMANDS, start=1)}
IDS = [command.id for command in COMMANDS]


def test_every_command_has_a_row_and_no_row_is_left_over() -> None:
    assert list(EFFECTS) == IDS, "tests/tui/commands/effects.py says of other commands what is seen of them"


async def ready(screen: Driven, command_id: str) -> None:
    """Do what makes the command possible; nothing of it may be seen yet."""
    await screen.press(*EFFECTS[command_id].before)
    assert not EFFECTS[command_id].seen(screen), "its effect was there before"


def check(screen: Driven, command_id: str) -> None:
    assert EFFECTS[command_id].seen(screen), "\n".join(screen.rows("detail") + screen.rows("keys"))


@pytest.mark.parametrize(("command_id", "key"), BY_KEY)
async def test_each_key_runs_its_command(opened: Opened, command_id: str, key: str) -> None:
    async with opened() as screen:
        await ready(screen, command_id)
        await screen.press(key)
        check(screen, command_id)


@pytest.mark.parametrize("command_id", IDS)
async def test_its_number_in_the_palette_runs_it(opened: Opened, command_id: str) -> None:
    async with opened() as screen:
        await ready(screen, command_id)
        await screen.press("f9", *NUMBERS[command_id], "enter")
        check(screen, command_id)


def swallowing(screen: Driven) -> None:
    """Let every letter be swallowed, as a Chinese input method that waits for syllables does."""
    pressed = screen.press

    async def press(*keys: str) -> None:
        assert not [key for key in keys if len(key) == 1 and key.isascii() and key.isalpha()]
        await pressed(*keys)

    screen.press = press  # type: ignore[method-assign]


@pytest.mark.parametrize("command", COMMANDS, ids=IDS)
async def test_no_command_needs_a_letter(opened: Opened, command: Command) -> None:
    """By a function key, else through the palette by the Chinese title, as it is committed."""
    async with opened() as screen:
        await ready(screen, command.id)
        swallowing(screen)
        function_key = next(filter(is_function_key, command.keys), None)
        if function_key:
            await screen.press(function_key)
        else:
            await screen.press("f9")
            await screen.type(in_chinese(command.title))  # whole, with its full-width signs
            await screen.press("enter")
        check(screen, command.id)


async def test_arrows_in_the_palette_reach_every_command_and_enter_runs_it(opened: Opened) -> None:
    async with opened((80, 24)) as screen:
        await screen.press("f9")
        reached = []
        for _ in IDS:
            reached.append(screen.app.screen.query_one(OfferList).offer.command.id)
            await screen.press("down")
        assert reached == IDS
        await screen.press("end", *["up"] * IDS[::-1].index("sort"), "enter")
        check(screen, "sort")


@pytest.mark.parametrize("command_id", ["status", "summary", "help", "quit", "down"])
async def test_a_key_of_the_users_own_runs_it_and_the_usual_one_does_not(
    opened: Opened, command_id: str
) -> None:
    keymap = keymap_of({command_id: ["F12", "%"]})
    for key in ("f12", "percent_sign", "fullwidth_percent_sign"):
        async with opened(preferences=Preferences(keymap=keymap)) as screen:
            await ready(screen, command_id)
            await screen.press(USUAL.keys[command_id][0])
            assert not EFFECTS[command_id].seen(screen)
            await screen.press("％" if key.startswith("full") else key)
            check(screen, command_id)


async def test_a_command_that_lost_its_key_is_still_in_the_palette(opened: Opened) -> None:
    keymap = keymap_of({"review": "m"})
    async with opened(preferences=Preferences(keymap=keymap)) as screen:
        await ready(screen, "milestone")
        await screen.press("f9", *"milestone", "enter")
        check(screen, "milestone")
