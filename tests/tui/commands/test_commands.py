"""The registry: each command once, each key once, each with a way that no input method swallows."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.tui.conftest import Driven, Opened
from workplan_tui import language
from workplan_tui.tui.drawing.line_words import fitted
from workplan_tui.tui.keys.keymap import USUAL, key_line, keymap_of
from workplan_tui.tui.registry import BY_ID, COMMANDS, GROUPS, KEY_LINE, PANES, Command, Situation

LEFT_ALONE = {f"ctrl+{letter}" for letter in "abchijmqsz"}


def test_no_key_is_bound_twice() -> None:
    counts = Counter(key for command in COMMANDS for key in command.keys)
    assert [key for key, count in counts.items() if count > 1] == []


def test_no_command_is_declared_twice() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_keys_that_terminals_and_shells_need_are_left_alone() -> None:
    assert not LEFT_ALONE & {key for command in COMMANDS for key in command.keys}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_words_a_group_and_perhaps_a_pane(command: Command) -> None:
    assert command.title
    assert command.group in GROUPS
    assert command.pane in ("", *PANES)
    assert bool(command.brief) == (command.id in KEY_LINE)


async def test_every_command_is_run_by_one_group(opened: Opened) -> None:
    async with opened() as screen:
        runners = screen.screen.dispatch.runners
        assert sorted(runners) == sorted(BY_ID)
        assert len(set(runners.values())) == len(BY_ID)


def test_without_a_task_a_command_on_tasks_says_why_not() -> None:
    nowhere = Situation(None, None)
    for command in COMMANDS:
        assert bool(command.why_not(nowhere)) == command.needs_task, command.id


def test_read_only_is_the_reason_of_every_edit() -> None:
    reading = Situation("1", "read-only")
    assert {c.id for c in COMMANDS if c.why_not(reading)} == {c.id for c in COMMANDS if c.edits}


@pytest.mark.parametrize("spoken", [language.CHINESE, language.ENGLISH])
def test_the_key_line_fits_eighty_columns(spoken: str) -> None:
    language.use(spoken)
    words = [word.text for word in key_line(USUAL)]
    assert fitted(key_line(USUAL), 80 - len(" 121/121  ")).split() == " ".join(words).split()


@pytest.mark.parametrize("spoken", [language.CHINESE, language.ENGLISH])
async def test_the_keys_that_are_needed_most_outlast_a_narrow_line_and_a_long_state(
    opened: Opened, spoken: str
) -> None:
    language.use(spoken)
    async with opened((60, 20), real=True) as screen:
        await screen.press(*"o2o2", "asterisk", "slash", *"unit:sw is:stale", "enter")
        line = screen.rows("keys")[0]
        assert {"F1", "F9", "q"} <= {word[:2].rstrip("退") for word in line.split()}, line
        assert line.endswith(f"{len(screen.screen.view.rows)}/121")
        assert re.search(r"(marked |标记)121[ （(]", line), line


def test_the_key_line_names_the_keys_that_the_user_has_given() -> None:
    language.use(language.ENGLISH)
    words = [word.text for word in key_line(keymap_of({"status": ["d"], "note": []}))]
    assert "d set" in words
    assert not any("note" in word for word in words)
    assert BY_ID["note"].brief.format(key="F4") in [word.text for word in key_line(USUAL)]


@pytest.mark.parametrize("spoken", [language.CHINESE, language.ENGLISH])
async def test_every_choice_by_digit_fits_eighty_columns(opened: Opened, spoken: str) -> None:
    language.use(spoken)
    async with opened((80, 24), real=True) as screen:
        for key in "gSos":
            await screen.press(key)
            line = screen.rows("keys")[0]
            assert "1" in line
            assert "Esc" in line, line
            await screen.press("escape")
        await screen.press("asterisk", "s")
        assert "Esc" in screen.rows("keys")[0]


@pytest.mark.parametrize("spoken", [language.CHINESE, language.ENGLISH])
@pytest.mark.parametrize("columns", [60, 80, 120])
async def test_the_names_of_all_columns_stand_whole_in_the_line_or_in_the_detail(
    opened: Opened, spoken: str, columns: int
) -> None:
    language.use(spoken)
    async with opened((columns, 24), real=True) as screen:
        await screen.press("C", "6", "7", "8", "9", "0", "-", "up")  # a key takes the message away
        is_all_in_line = [all_options_are_shown(screen)]
        await screen.press("escape", "o")
        is_all_in_line.append(all_options_are_shown(screen))
        assert all(is_all_in_line) or columns < 120


def all_options_are_shown(screen: Driven) -> bool:
    """See that every option stands whole in the key line, or else whole in the detail; return which."""
    line = screen.rows("keys")[0].rstrip()
    assert line.endswith(("Esc", "Esc取消")), line
    options = [sign + word for sign, word in screen.screen.key_line.prompt.options.items()]
    is_in_line = all(option in line for option in options)
    detail = "".join(screen.text("detail").split())
    assert is_in_line or all("".join(option.split()) in detail for option in options), detail
    return is_in_line
