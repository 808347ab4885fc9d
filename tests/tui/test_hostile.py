"""The real screen on a plan and a journal full of hostile texts: it shows them and obeys none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.hostile import TEXTS, obeyed
from tests.support.hostile_plan import write_hostile
from tests.support.program import WORKPLAN
from tests.support.terminal import Terminal, clean_environment

OURS = re.compile(
    rb"\x1b(?:"
    rb"\[H\xe2\x80\x9c\x1b\[6n"  # asks how wide a quotation mark is
    rb"|\[[0-9;]*[mHABCDGdXKb]"  # colours, places, and blanks drawn cell by cell
    rb"|\[\?(?:25|1000|1002|1003|1004|1006|1015|1049|2004|2026|2048)h"  # what a screen switches on
    rb"|\[\?(?:7|25|2026)l"
    rb"|\]22;default\x07"  # the pointer's shape
    rb"|\[\?(?:2026|2048)\$p"  # and asks
    rb"|\[>[0-9;]*[um]|\[=[0-9;]*u"
    rb")"
)
"""Everything the program itself may send before it quits; the texts hold none of it but colours."""

pytestmark = pytest.mark.slow


def left_over(sent: bytes) -> list[str]:
    """Return what a terminal would obey beyond the program's own sequences."""
    return obeyed(OURS.sub(b"", sent).replace(b"\r\n", b"\n").decode("utf-8", "replace"))


@pytest.fixture(params=[(80, 24), (120, 40)], ids=["80x24", "120x40"])
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Terminal:
    folder = tmp_path / "plan"
    folder.mkdir()
    write_hostile(folder)
    columns, rows = request.param
    with Terminal(
        [WORKPLAN, "--today", "2023-07-01"], columns=columns, rows=rows,
        environment=clean_environment(tmp_path), folder=folder,
    ) as terminal:  # fmt: skip
        terminal.wait_for("1 红 A␛[2JB")
        terminal.settle(0.3)
        yield terminal


def paste(terminal: Terminal, text: str) -> None:
    """Paste as a terminal does; what would end the paste is not part of it."""
    terminal.type(f"\x1b[200~{text}\x1b[201~")
    terminal.settle(0.05, first=0.3)


def quits(terminal: Terminal) -> bool:
    """Return whether the program is still there and leaves when asked to."""
    for _ in range(3):
        terminal.press("escape")
    terminal.type("q")
    return terminal.wait_for_end() == 0


def test_walking_through_all_tasks_obeys_nothing(terminal: Terminal) -> None:
    for _ in TEXTS:
        terminal.type("down")
        terminal.settle(0.02, first=0.2)
    terminal.settle(0.3)
    assert left_over(terminal.sent) == []
    assert any(line.split()[:1] == [str(len(TEXTS))] or f" {len(TEXTS)} " in line for line in terminal.lines)
    assert quits(terminal)


def test_every_detail_and_reason_obeys_nothing(terminal: Terminal) -> None:
    for _ in range(0, len(TEXTS), 12):
        for key in ("enter", "pagedown", "pagedown", "escape", "i", "escape", *["down"] * 12):
            terminal.type(key)
            terminal.settle(0.02, first=0.1 if key == "escape" else 0.2)
    for key in ("\t", "home", "down", "down", "end"):
        terminal.press(key)
    assert left_over(terminal.sent) == []
    assert quits(terminal)


def test_what_is_typed_and_pasted_is_obeyed_neither(terminal: Terminal) -> None:
    for text in TEXTS[::9]:
        for key in ("n", "/"):
            terminal.type(key)
            terminal.settle(0.02, first=0.2)
            paste(terminal, text.replace("\x1b", "␛"))
            terminal.type("\r")
            terminal.settle(0.02, first=0.3)
            terminal.press("escape", 0.05)
    terminal.type("5")
    paste(terminal, f"\x9b31m\u202e{TEXTS[0]}")
    terminal.press("enter")
    assert left_over(terminal.sent) == []
    assert quits(terminal)


def test_the_palette_and_the_help_obey_nothing(terminal: Terminal) -> None:
    for key in (":", "n", "escape", "?", "escape", "s", "escape", "f", "escape"):
        terminal.press(key, 0.1)
    assert left_over(terminal.sent) == []
    assert quits(terminal)
