"""Copying: what reaches the clipboard is the text, cleaned, through tmux and screen too."""

from __future__ import annotations

import csv
import re
import shlex
import subprocess
import time
from base64 import b64decode
from pathlib import Path
from shutil import which

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.program import FIRST_TASK, NARROW, ROOT, WORKPLAN, open_terminal
from tests.support.terminal import Terminal, clean_environment
from tests.tui.commands.clipboard import copied
from tests.tui.conftest import Opened
from workplan_tui.tui.commands import copies
from workplan_tui.tui.messages import CopyWanted
from workplan_tui.tui.terminal.clipboard import MOST_BYTES, sequence
from workplan_tui.tui.terminal.surroundings import MOSH, SCREEN, TMUX, surroundings


@given(st.text(max_size=3000))
def test_every_way_hands_the_same_text_on(text: str) -> None:
    clean = text.encode("utf-8", "replace").decode()
    plain = sequence(clean)
    assert b64decode(plain.removeprefix("\x1b]52;c;").removesuffix("\x07")).decode() == clean
    through_tmux = sequence(clean, (TMUX,)).removeprefix(plain)
    assert through_tmux == "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", sequence(clean, (SCREEN,)), re.DOTALL)
    assert "".join(pieces) == plain
    assert max(map(len, pieces)) <= 768
    outer = "".join(re.findall(r"\x1bP(.*?)\x1b\\", sequence(clean, (SCREEN, TMUX)), re.DOTALL))
    assert outer == sequence(clean, (TMUX,))
    inner = sequence(clean, (TMUX, SCREEN)).removeprefix("\x1bPtmux;").removesuffix("\x1b\\")
    assert inner.replace("\x1b\x1b", "\x1b") == sequence(clean, (SCREEN,))


@pytest.mark.parametrize(
    ("environment", "parents", "told"),
    [
        ({}, ["bash", "sshd"], ()),
        ({}, ["bash", "mosh-server"], (MOSH,)),
        ({"MOSH_SERVER_NETWORK_TMOUT": "1"}, [], (MOSH,)),
        ({"TMUX": "x"}, ["bash", "tmux: server"], (TMUX,)),
        ({"TMUX": "x"}, [], (TMUX,)),
        ({"TMUX": "x", "STY": "y"}, ["bash", "screen"], (SCREEN, TMUX)),
        ({"TMUX": "x", "STY": "y"}, ["fish", "tmux: server"], (TMUX, SCREEN)),
        ({"STY": "y"}, ["sudo", "bash", "screen"], (SCREEN,)),
    ],
)
def test_what_stands_around_the_program_is_told_the_innermost_first(
    environment: dict[str, str], parents: list[str], told: tuple[str, ...]
) -> None:
    assert surroundings(environment, iter(parents)) == told


async def test_the_task_is_copied_whole_with_its_history(opened: Opened) -> None:
    async with opened(real=True) as screen:
        texts = copied(screen)
        await screen.press("s", "2", "y")
        assert "copied: 1 task" in screen.rows("keys")[0]
        assert texts[0].startswith("1 地区生产总值比上年增长4.5%以上。\nleads: ")
        assert "not started -> in progress" in texts[0]


async def test_all_that_is_marked_is_copied(opened: Opened) -> None:
    async with opened(real=True) as screen:
        texts = copied(screen)
        await screen.press("space", "space", "y")
        assert texts[0].count("leads: ") == 2


async def test_the_table_is_copied_as_shown_with_tabs(opened: Opened) -> None:
    async with opened(real=True) as screen:
        texts = copied(screen)
        await screen.press("slash")
        await screen.type("单位:水务")
        await screen.press("enter", "Y")
        lines = texts[0].splitlines()
        assert lines[0].split("\t")[0] == "No."
        assert [line.split("\t")[0] for line in lines[1:]] == screen.screen.panes.table.task_ids
        assert {len(line.split("\t")) for line in lines} == {9}


async def test_a_spreadsheet_is_given_texts_and_never_formulas(opened: Opened, plan_file: Path) -> None:
    text = plan_file.read_text(encoding="utf-8")
    hostile = 'title = \'=HYPERLINK("http://e","x")\'\nunits = ["@SUM(1)"]\n'
    plan_file.write_text(text.replace('units = ["区发展改革委"]\n', hostile), encoding="utf-8")
    async with opened() as screen:
        texts = copied(screen)
        await screen.press("Y")
        rows = list(csv.reader(texts[0].splitlines(), delimiter="\t"))
        assert rows[1][-1] == '\'=HYPERLINK("http://e","x")'
        assert rows[1][-3] == "'@SUM(1)"
        assert rows[1][3:5] == ["", "50"]
        assert {len(row) for row in rows} == {9}


async def test_more_than_a_terminal_takes_is_offered_as_a_file(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken.txt").write_text("mine", encoding="utf-8")
    async with opened(real=True) as screen:
        texts = copied(screen)
        await screen.press("n")
        await screen.type("很长" * 5000)
        await screen.press("enter", "n")
        await screen.type("很长" * 5000)
        await screen.press("enter", "n")
        await screen.type("很长" * 5000)
        await screen.press("enter", "y")
        assert texts == []
        assert str(MOST_BYTES) in screen.rows("keys")[0]
        for name, told in (
            ("taken.txt", "exists already"), ("none/x.txt", "No such file"), ("own.txt", "saved as a file"),
        ):  # fmt: skip
            await screen.press("ctrl+e", "ctrl+u")
            await screen.type(name)
            await screen.press("enter")
            assert told in screen.rows("keys")[0] + screen.text("detail"), name
            await screen.press("right", "end", "ctrl+u")
    assert (tmp_path / "taken.txt").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "own.txt").read_text(encoding="utf-8").count("很长") == 15_000
    assert texts == []


async def test_hostile_text_is_copied_clean(opened: Opened) -> None:
    async with opened() as screen:
        texts = copied(screen)
        await screen.press("n")
        await screen.type("a\x1b]0;b\x07c")
        await screen.press("enter", "y")
        assert not [letter for letter in texts[0] if ord(letter) < 32 and letter != "\n"]


async def test_mosh_hands_on_less_and_the_rest_is_offered_as_a_file(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "surroundings", lambda _environment: (MOSH,))
    async with opened(real=True) as screen:
        texts = copied(screen)
        await screen.press("Y")
        assert "mosh hands on 12282 of" in screen.rows("keys")[0]
        await screen.press("escape", "y")
        assert len(texts) == 1


@pytest.mark.slow
def test_the_terminal_is_sent_the_text(tmp_path: Path) -> None:
    with open_terminal(tmp_path, ROOT, "--lang", "en", "--read-only", size=NARROW) as terminal:
        terminal.wait_for(FIRST_TASK)
        terminal.settle(0.3)
        terminal.press("y")
        found = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", terminal.sent)
        assert found
        assert FIRST_TASK in b64decode(found[1]).decode()


@pytest.mark.slow
@pytest.mark.parametrize("option", ["set -g set-clipboard on", "set -g allow-passthrough on"])
def test_inside_tmux_the_text_arrives(option: str, tmp_path: Path, sockets: Path) -> None:
    """With passthrough it goes to the terminal around tmux, else into tmux's own buffer too."""
    tmux = ["tmux", "-S", str(sockets / "socket"), "-f", "/dev/null"]
    environment = clean_environment(tmp_path)
    with Terminal(
        ["/bin/sh", "-c", f"exec {' '.join(tmux)} new-session '{WORKPLAN} --lang en --read-only'"],
        columns=80, rows=24, environment=environment, folder=ROOT,
    ) as terminal:  # fmt: skip
        terminal.wait_for(FIRST_TASK)
        subprocess.run([*tmux, *option.split()], check=True)
        terminal.settle(0.3)
        terminal.press("y")
        terminal.wait_for("copied: 1 task")
        if "set-clipboard" in option:
            time.sleep(0.2)
            shown = subprocess.run([*tmux, "show-buffer"], capture_output=True, text=True, check=True)
            assert FIRST_TASK in shown.stdout
        else:
            found = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", terminal.sent)
            assert found
            assert FIRST_TASK in b64decode(found[1]).decode()
        subprocess.run([*tmux, "kill-server"], check=False)


@pytest.mark.slow
@pytest.mark.skipif(not which("screen"), reason="GNU screen is not installed")
@pytest.mark.parametrize("option", ["set-clipboard", "allow-passthrough"])
def test_in_screen_inside_tmux_the_text_arrives(option: str, tmp_path: Path, sockets: Path) -> None:
    tmux = ["tmux", "-S", str(sockets / "socket"), "-f", "/dev/null"]
    screen = f"exec screen -c /dev/null -U {WORKPLAN} --lang en --read-only"
    _nested([*tmux, "new-session", screen], tmp_path, sockets, [*tmux, "set", "-g", option, "on"])
    subprocess.run([*tmux, "kill-server"], check=False)


@pytest.mark.slow
@pytest.mark.skipif(not which("screen"), reason="GNU screen is not installed")
def test_in_tmux_inside_screen_the_text_arrives(tmp_path: Path, sockets: Path) -> None:
    tmux = ["tmux", "-S", str(sockets / "socket"), "-f", "/dev/null"]
    command = f"{WORKPLAN} --lang en --read-only"
    allow = [*tmux, "set", "-g", "allow-passthrough", "on"]
    _nested(["screen", "-c", "/dev/null", "-U", *tmux, "new-session", command], tmp_path, sockets, allow)
    subprocess.run([*tmux, "kill-server"], check=False)


def _nested(command: list[str], home: Path, sockets: Path, option: list[str]) -> None:
    """Copy a task inside two programs and look at what the outer terminal is told."""
    environment = clean_environment(home, SCREENDIR=str(sockets / "s"))
    (sockets / "s").mkdir(mode=0o700)
    with Terminal(
        ["/bin/sh", "-c", f"exec {shlex.join(command)}"],
        columns=80, rows=24, environment=environment, folder=ROOT,
    ) as terminal:  # fmt: skip
        terminal.wait_for(FIRST_TASK)
        subprocess.run(option, check=True)
        terminal.settle(0.3)
        terminal.press("y")
        terminal.wait_for("copied: 1 task")
        terminal.settle(0.3)
        found = re.search(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)", terminal.sent)
        # Not left to a key: a screen whose terminal closes goes on without one.
        subprocess.run(["screen", "-X", "quit"], env=environment, check=False, capture_output=True)
        assert found
        assert FIRST_TASK in b64decode(found[1]).decode()


def test_the_message_carries_the_text() -> None:
    assert CopyWanted("x").text == "x"
