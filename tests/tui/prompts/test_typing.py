"""Chinese text in every field that is typed into, as input methods and terminals send it.

An input method commits a whole sentence at once, as bare UTF-8; a paste comes between brackets, with
line ends. Both can come in pieces that end inside a character.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli

from tests.support.program import NARROW, open_terminal, with_real_plan
from tests.support.terminal import Terminal

LAST_SECTION = "政府治理"
TEXT = "主体工程完成百分之七十" * 24 + "完"
"""Longer than any line, with nothing that separates names."""

pytestmark = pytest.mark.slow


def committed(terminal: Terminal, text: str) -> None:
    """Send the text as an input method commits it, over a link that cuts it inside characters."""
    data = text.encode()
    for start in range(0, len(data), 100):
        terminal.send(data[start : start + 100])
        time.sleep(0.005)


def pasted(terminal: Terminal, text: str) -> None:
    """Paste the text as it stands in a document, on two lines of its own."""
    terminal.send(f"\x1b[200~{text}\r\n\x1b[201~".encode())


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[str], Terminal]:
    """Return a function that opens the real plan as somebody, at a task without targets."""
    folder = with_real_plan(tmp_path)

    def opened(actor: str) -> Terminal:
        words = ["--today", "2023-06-30", "--lang", "en", "--actor", actor]
        terminal = open_terminal(tmp_path, folder, *words, size=NARROW)
        terminal.wait_for(LAST_SECTION)
        terminal.type("5\r")
        return terminal

    return opened


def texts(folder: Path) -> list[str]:
    """Return every long text of the journal, in the order of writing."""
    ops = [
        op
        for file in sorted(folder.glob("plan/tasks.journal/*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line  # an empty one stands for nothing
        for op in json.loads(line)["ops"]
    ]
    values = [value for op in ops for value in op.values()]
    each = [word for value in values for word in (value if isinstance(value, list) else [value])]
    return [word for word in each if isinstance(word, str) and len(word) > 40]


FORMS = {
    "note": ("n", TEXT, "\r"),
    "report": ("p", "40\r", TEXT, "\r", TEXT, "\r", TEXT, "\r", "\r"),
    "flag": ("f", TEXT, "\r", TEXT, "\r", "\r"),
    "unflag": ("F", TEXT, "\r", "\r"),
    "extension": ("x", "2024-01-31\r", TEXT, "\r"),
    "light": (":light by hand\r", "red\r", "\r", TEXT, "\r"),
    "done": ("s3",),
    "returned": ("s2", TEXT, "\r"),
    "done again": ("s3",),
}
CLOSING = ("s4", "3\r", TEXT, "\r", TEXT, "\r")
QUESTIONS = {
    "filter": "/", "palette": ":", "help": "?/", "search": "\r/", "day": "t", "since": "c",
}  # fmt: skip


def play(terminal: Terminal, keys: tuple[str, ...], send: Callable[[Terminal, str], None]) -> None:
    for each in keys:
        if each == TEXT:
            send(terminal, each)
            terminal.wait_for(lambda text: "七十完" in text.splitlines()[-1])
        else:
            terminal.type(each)
            terminal.settle(0.05, first=0.3)


@pytest.mark.parametrize("send", [committed, pasted])
def test_every_field_of_a_form_takes_the_whole_text(
    send: Callable[[Terminal, str], None], opened: Callable[[str], Terminal], tmp_path: Path
) -> None:
    with opened("fgw") as terminal:
        for keys in FORMS.values():
            play(terminal, keys, send)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    with opened("dcs") as terminal:
        play(terminal, CLOSING, send)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    fields = sum(keys.count(TEXT) for keys in (*FORMS.values(), CLOSING))
    assert texts(tmp_path) == [TEXT] * fields


@pytest.mark.parametrize("send", [committed, pasted])
def test_every_question_takes_the_whole_text(
    send: Callable[[Terminal, str], None], opened: Callable[[str], Terminal], tmp_path: Path
) -> None:
    with opened("fgw") as terminal:
        for keys in QUESTIONS.values():
            play(terminal, (keys, TEXT), send)
            for _ in range(3):
                terminal.press("escape", 0.05)
        play(terminal, ("w0", TEXT, "\r"), send)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    saved = tomli.loads((tmp_path / ".config" / "workplan" / "config.toml").read_text(encoding="utf-8"))
    assert [view["name"] for view in saved["views"]] == [TEXT]
