"""Colours and language chosen on the screen: seen at once, everywhere, and kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyte.screens import Char

from tests.support.program import FIRST_TASK, NARROW, WIDE, open_terminal, with_real_plan, with_settings

pytestmark = pytest.mark.slow
_SIGN = {"light": "3", "contrast": "4", "16": "5", "mono": "6"}


def shown_after(
    home: Path, settings: str, *keys: str, size: tuple[int, int], words: tuple[str, ...] = ("--lang", "zh")
) -> list[object]:
    """Open the screen, press the keys, and return every cell as the terminal shows it; nothing is said any more."""
    home.mkdir()
    with_settings(home, settings)
    folder = with_real_plan(home)
    with open_terminal(home, folder, *words, "--today", "2023-09-15", size=size) as terminal:
        terminal.wait_for(FIRST_TASK)
        for key in (*keys, "down", "up"):
            terminal.press(key)
            terminal.settle(0.3)
        cells = [[_seen(cell) for cell in row] for row in terminal.cells]
        terminal.type("q")
        terminal.wait_for_end()
    return cells


def _seen(cell: Char) -> object:
    """Return what people see of the cell: of a blank only its ground and what is drawn across it."""
    return cell if cell.data.strip() else (cell.bg, cell.underscore, cell.reverse, cell.strikethrough)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("theme", _SIGN)
def test_a_theme_looks_as_if_it_had_been_there_from_the_start(
    tmp_path: Path, theme: str, size: tuple[int, int]
) -> None:
    keys = (":", *"theme", "enter", _SIGN[theme])
    chosen = shown_after(tmp_path / "one", "", *keys, size=size)
    assert chosen == shown_after(tmp_path / "two", f'theme = "{theme}"\n', size=size)
    kept = (tmp_path / "one" / ".config" / "workplan" / "config.toml").read_text(encoding="utf-8")
    assert kept == f'theme = "{theme}"\n'


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("group", ["1", "5"], ids=["by section", "by light"])
def test_a_language_is_spoken_as_if_it_had_been_there_from_the_start(
    tmp_path: Path, size: tuple[int, int], group: str
) -> None:
    keys = ("g", group, ":", *"language", "enter", "2")
    chosen = shown_after(tmp_path / "one", 'language = "zh"\n', *keys, size=size, words=())
    assert chosen == shown_after(tmp_path / "two", 'language = "en"\n', "g", group, size=size, words=())
    kept = (tmp_path / "one" / ".config" / "workplan" / "config.toml").read_text(encoding="utf-8")
    assert kept == 'language = "en"\n'


def test_where_nothing_can_be_kept_it_lasts_until_the_end_and_says_so(tmp_path: Path) -> None:
    with_settings(tmp_path, "")
    folder = with_real_plan(tmp_path)
    with open_terminal(tmp_path, folder, "--lang", "en", size=WIDE) as terminal:
        terminal.wait_for(FIRST_TASK)
        path = tmp_path / ".config" / "workplan" / "config.toml"
        path.write_text("theme = \n", encoding="utf-8")
        for key in (":", *"theme", "enter", "4"):
            terminal.press(key)
        terminal.wait_for("until you quit")
        terminal.type("q")
        terminal.wait_for_end()
    assert path.read_text(encoding="utf-8") == "theme = \n"
