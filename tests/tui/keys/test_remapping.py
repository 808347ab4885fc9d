"""The screen with keys of the user's own: it runs them, and every sentence names them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.support.terminal import Terminal, clean_environment
from tests.tools.catalogues import extracted
from tests.tui.conftest import Opened
from workplan_tui import language
from workplan_tui.model.entry import Change
from workplan_tui.tui.edits.unsaved import Unsaved
from workplan_tui.tui.keys.keymap import keymap_of
from workplan_tui.tui.views.preferences import Preferences

OWN = Preferences(keymap=keymap_of({
    "as_of": ["%", "F12"], "quit": "Ctrl+X", "help": "F11", "review": "y", "report": "e", "note": "w",
    "flag": [], "status": ["d"], "mark_range": "b", "down": ["Down", "z"],
}))  # fmt: skip


async def test_the_key_line_shows_the_keys_of_the_user(opened: Opened) -> None:
    async with opened((120, 40), preferences=OWN) as screen:
        line = screen.rows("keys")[0]
        assert line.startswith(" F11 help d set F3 find w note e report F7 group F12 day F9 all Ctrl+X quit")


async def test_sentences_name_the_keys_of_the_user(opened: Opened) -> None:
    async with opened((120, 40), preferences=OWN) as screen:
        for keys, words in (
            (("ctrl+c",), "Ctrl+X quits"),
            (("b",), "b keeps it"),
            (("escape", "y"), "y next  L list  e report  w note"),
            (("Q",), "No command on Q. F11 lists the keys."),
        ):
            await screen.press(*keys)
            assert words in screen.rows("keys")[0], keys
    async with opened((120, 40), preferences=OWN, as_of=date(2023, 5, 1)) as screen:
        await screen.press("d")
        assert "%, then Enter, goes back to today" in screen.rows("keys")[0]
        await screen.press("percent_sign", "enter", "d")
        assert "Task 1:" in screen.rows("keys")[0]


async def test_leaving_something_unsaved_is_asked_about_by_the_key_that_leaves(opened: Opened) -> None:
    async with opened((120, 40), preferences=OWN) as screen:
        screen.app.unsaved._all = (Unsaved(Change((), "swj", date(2023, 6, 30)), "note: x", "{}", None),)
        await screen.press("ctrl+c")
        assert "1 edit is not saved; Ctrl+X tries it again" in screen.rows("keys")[0]
        await screen.press("ctrl+x")
        assert "1 edit is not saved: 1try again" in screen.rows("keys")[0]
        await screen.press("ctrl+x")
        assert not screen.app._exit
        await screen.press("3")
        assert screen.app._exit


async def test_pages_move_and_close_with_the_keys_of_the_user(opened: Opened) -> None:
    async with opened((80, 12), preferences=OWN) as screen:
        await screen.press(*"S1")
        page = screen.app.screen.query_one("#page-pane")
        top = page.top
        await screen.press("z", "z")
        assert page.top > top
        await screen.press("f11")
        assert len(screen.app.screen_stack) == 1


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("z", "No command on z. F1 lists the keys."), ("f12", "No command on F12. F1 lists the keys."),
        ("ｚ", "No command on ｚ. F1 lists the keys."), ("状", "状 is no command. With an input method on"),
    ],
)  # fmt: skip
async def test_an_unbound_key_is_told_until_the_next_one(opened: Opened, key: str, told: str) -> None:
    async with opened((120, 40)) as screen:
        before = screen.rows("keys")
        await screen.press(key)
        assert told in screen.rows("keys")[0]
        await screen.press("down", "up")
        assert screen.rows("keys") == before


async def test_a_key_that_chooses_nothing_says_which_do_and_one_that_came_by_accident_nothing(
    opened: Opened,
) -> None:
    async with opened((120, 40)) as screen:
        before = screen.rows("keys")
        for key in ("ctrl+t", "shift+insert", "ctrl+up", "insert"):
            await screen.press(key)
            assert screen.rows("keys") == before, key
        for key in ("z", "7", "enter", "f12"):
            await screen.press("s", key)
            assert "Choose by 1-6: 1not started" in screen.rows("keys")[0], key
            await screen.press("insert")
            assert "Task 1: 1not started" in screen.rows("keys")[0]
            await screen.press("escape")


@pytest.mark.parametrize("digit", ["2", "２"])
async def test_a_full_width_digit_answers_a_choice(opened: Opened, digit: str) -> None:
    async with opened() as screen:
        await screen.press("f2", digit)
        assert screen.ops()[0]["value"] == "in_progress"


async def test_full_width_signs_are_their_keys(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("＊")
        assert len(screen.screen.view.marked) == 4
        await screen.press("escape", "／")
        assert "Filter:" in screen.rows("keys")[0]
        await screen.press("escape", "３", "enter")
        assert screen.task_id == "3"
        await screen.press("4", "backspace", "２", "enter")
        assert screen.task_id == "2"
        await screen.press("？", "？", "：")
        assert "Find a command:" in screen.app.screen.query_one("#key-line").render_line(0).text


def program(*words: str) -> list[str | Path]:
    return [sys.executable, "-m", "workplan_tui", "--lang", "en", *words]


@pytest.fixture
def configured(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        folder = tmp_path / ".config" / "workplan"
        folder.mkdir(parents=True)
        (folder / "config.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.mark.slow
def test_a_wrong_key_ends_the_program_before_the_screen_opens(configured: Callable[[str], Path]) -> None:
    home = configured('[keys]\nstatus = "Ctrl+S"\n')
    environment = clean_environment(home, PYTHONPATH=str(Path(language.__file__).parents[1]))
    with Terminal(program(), columns=80, rows=24, environment=environment, folder=home) as terminal:
        assert terminal.wait_for_end() == 2
        terminal.settle(0.05)
        assert "config.toml cannot be used: in [keys], status cannot have Ctrl+S" in terminal.told
        assert b"\x1b[?1049h" not in terminal.sent


@pytest.mark.slow
def test_commands_do_not_care_about_keys_of_the_screen(configured: Callable[[str], Path]) -> None:
    home = configured('[keys]\nstatsu = "s"\n')
    environment = clean_environment(home, PYTHONPATH=str(Path(language.__file__).parents[1]))
    done = subprocess.run(program("list", "1"), env=environment, cwd=home, capture_output=True, check=False)
    assert done.returncode == 0


@pytest.mark.slow
def test_a_key_of_the_users_own_works_in_a_terminal(configured: Callable[[str], Path]) -> None:
    home = configured('[keys]\nstatus = ["s", "Shift+F2"]\n')
    environment = clean_environment(home, PYTHONPATH=str(Path(language.__file__).parents[1]))
    with Terminal(program("demo"), columns=80, rows=24, environment=environment, folder=home) as terminal:
        terminal.wait_for("it goes when you quit")
        terminal.press("down")
        assert "Shift+F2 set" in terminal.lines[-1]
        terminal.press("\x1b[1;2Q")
        assert "Task 2: 1" in terminal.lines[-1]


def test_no_sentence_of_the_screen_names_a_key_that_may_be_another() -> None:
    """Keys come in by blanks; Esc, Enter, Ctrl+Z and the keys inside prompts (Ctrl+D, Ctrl+Y) stay what they are.

    So do those of the preview of an import, which are no commands of the registry.
    """
    own_keys = ("/keymap.py", "/import_preview.py")
    named = re.compile(r"\bF\d{1,2}\b|\bCtrl\b(?!\+[DYZ]\b)|(?<![\w'{+])[b-hj-zB-HJ-Z](?![\w'}])")
    said = {
        text
        for message in extracted()
        for text in ([message.id] if isinstance(message.id, str) else message.id)
        if any("/tui/" in file and not file.endswith(own_keys) for file, _ in message.locations)
    }
    assert len(said) > 100
    assert [text for text in said if named.search(text)] == []
