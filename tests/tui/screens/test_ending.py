"""How the screen ends or stops when not `q` asked for it: nothing is lost and the terminal is as it was."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.program import WORKPLAN, row_has
from tests.support.terminal import Terminal, clean_environment
from tests.tui.conftest import REAL_PLAN
from workplan_tui.model.entry import HASH, NTH

LAST_SECTION = "政府治理"
SWITCHED_ON = re.compile(rb"\x1b\[\?(1049|1000|1006|2004|1004)([hl])")

OWN_SESSION = """
import os, signal, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
child = os.fork()
if not child:
    os.setsid()
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    os.execv(sys.argv[1], sys.argv[1:])
os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""

pytestmark = pytest.mark.slow


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Return a function that starts something beside the real plan."""
    shutil.copy2(REAL_PLAN, tmp_path)
    begun = []

    def start(*words: str | Path) -> Terminal:
        environment = clean_environment(tmp_path, PS1="shell> ")
        begun.append(Terminal(words, columns=80, rows=24, environment=environment, folder=tmp_path))
        return begun[-1]

    yield start
    for terminal in begun:
        terminal.__exit__()


def ops(folder: Path) -> list[dict[str, Any]]:
    """Return every operation in the journal, without the prints of their tasks' texts."""
    return [
        {key: value for key, value in op.items() if key not in (HASH, NTH)}
        for file in folder.glob("tasks.journal/*.jsonl")
        for line in file.read_text(encoding="utf-8").splitlines()
        for op in json.loads(line)["ops"]
    ]


def statuses(folder: Path) -> list[tuple[str, str]]:
    """Return task and status of every edit in the journal."""
    return [(op["task"], op["value"]) for op in ops(folder)]


def hand_in_a_note_under_a_lock(terminal: Terminal, folder: Path) -> int:
    """Type a note and hand it in while another holds the lock; return the lock once the edit waits for it."""
    terminal.wait_for(LAST_SECTION)
    lock = held_lock(folder)
    terminal.type("n")
    terminal.settle(0.2)
    terminal.type("句子甲")
    terminal.settle(0.2)
    terminal.type("\r")
    terminal.wait_for("正在保存")
    return lock


def left_on(sent: bytes) -> list[bytes]:
    """Return the modes of the terminal that the program switched on last and never off."""
    return [mode for mode, way in dict(SWITCHED_ON.findall(sent)).items() if way == b"h"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_told_to_end_it_saves_and_gives_the_terminal_back(
    start: Callable[..., Terminal], number: signal.Signals, tmp_path: Path
) -> None:
    terminal = start(WORKPLAN)
    terminal.wait_for(LAST_SECTION)
    terminal.type("s2js2js3")
    terminal.wait_for("未启动 -> 已完成")
    assert left_on(terminal.sent)

    os.kill(terminal.pid, number)

    assert terminal.wait_for_end() == 128 + number
    assert left_on(terminal.sent) == []
    assert statuses(tmp_path) == [("1", "in_progress"), ("2", "in_progress"), ("3", "done")]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_edit_that_waits_when_it_is_told_to_end_is_said_to_be_saved(
    start: Callable[..., Terminal], number: signal.Signals, tmp_path: Path
) -> None:
    terminal = start(WORKPLAN)
    terminal.wait_for(LAST_SECTION)
    lock = held_lock(tmp_path)
    terminal.type("s2")
    terminal.wait_for("正在保存")
    os.kill(terminal.pid, number)
    terminal.settle(0.5)
    os.close(lock)

    assert terminal.wait_for_end() == 128 + number
    assert "已保存：1 地区生产总值" in terminal.text
    assert statuses(tmp_path) == [("1", "in_progress")]


def test_an_edit_that_could_not_be_saved_any_more_is_printed_on_leaving(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start(WORKPLAN)
    terminal.wait_for(LAST_SECTION)
    lock = held_lock(tmp_path)
    terminal.type("s2")
    terminal.wait_for("正在保存")
    os.kill(terminal.pid, signal.SIGINT)

    assert terminal.wait_for_end() == 75
    os.close(lock)
    assert "未保存：1 地区生产总值" in terminal.text
    assert '"value":"in_progress"' in terminal.text
    assert statuses(tmp_path) == []


def test_a_status_not_saved_at_a_hang_up_is_asked_about_at_the_next_start(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start(WORKPLAN)
    terminal.wait_for(LAST_SECTION)
    lock = held_lock(tmp_path)
    terminal.type("s2")
    terminal.wait_for("正在保存")
    terminal.hang_up()
    assert terminal.wait_for_end() == 75
    os.close(lock)
    (kept,) = tmp_path.rglob("unsaved-*.jsonl")
    assert kept.stat().st_mode & 0o777 == 0o600

    again = start(WORKPLAN)
    again.wait_for("上次有1项修改未保存")
    again.type("q")
    again.wait_for("1重试")
    again.type("1")
    again.wait_for("已保存：")
    again.type("q")
    assert again.wait_for_end() == 0
    assert statuses(tmp_path) == [("1", "in_progress")]
    assert kept.read_bytes() == b""


def test_a_note_not_saved_at_a_hang_up_is_a_draft_until_it_is_saved(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start(WORKPLAN)
    lock = hand_in_a_note_under_a_lock(terminal, tmp_path)
    terminal.hang_up()
    assert terminal.wait_for_end() == 75
    os.close(lock)
    assert "句子甲" in json.dumps(json.loads(drafts(tmp_path)), ensure_ascii=False)

    again = start(WORKPLAN)
    again.wait_for("上次有1项修改未保存")
    again.type("n")
    again.wait_for("句子甲")
    again.type("\x1b")
    again.settle(0.3)
    again.type("q")
    again.wait_for("1重试")
    again.type("1")
    again.wait_for("已保存：")
    again.settle(0.2)
    again.type("n")
    again.settle(0.5)
    assert "句子甲" not in again.lines[-1]


def test_a_note_refused_and_still_open_when_the_line_is_lost_is_a_draft(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start(WORKPLAN)
    lock = hand_in_a_note_under_a_lock(terminal, tmp_path)
    terminal.wait_for("未保存", seconds=10)
    terminal.hang_up()
    assert terminal.wait_for_end() == 75
    os.close(lock)
    assert "句子甲" in json.dumps(json.loads(drafts(tmp_path)), ensure_ascii=False)


def test_a_note_saved_after_the_line_was_lost_is_no_draft(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start(WORKPLAN)
    lock = hand_in_a_note_under_a_lock(terminal, tmp_path)
    terminal.hang_up()
    time.sleep(0.5)
    os.close(lock)
    assert terminal.wait_for_end() == 128 + signal.SIGHUP
    assert sum(file.read_bytes().count(b'"note"') for file in tmp_path.glob("tasks.journal/*.jsonl")) == 1
    kept = [json.loads(file.read_bytes())["drafts"] for file in tmp_path.rglob("drafts.json")]
    assert kept in ([], [{}]), "whether or not the wait was long enough for one to be written"


def test_what_was_being_typed_when_the_line_was_lost_is_a_draft(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start(WORKPLAN)
    terminal.wait_for(LAST_SECTION)
    type_half_a_note(terminal)
    terminal.wait_for("half a note")
    terminal.hang_up()
    assert terminal.wait_for_end() == 128 + signal.SIGHUP

    again = start(WORKPLAN)
    again.wait_for(LAST_SECTION)
    again.type("n")
    again.wait_for("half a note")


def test_what_was_typed_some_time_before_a_kill_is_a_draft_too(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start(WORKPLAN)
    terminal.wait_for(LAST_SECTION)
    type_half_a_note(terminal)
    wait_for_draft(terminal, tmp_path, "half a note")
    terminal.kill()

    again = start(WORKPLAN)
    again.wait_for(LAST_SECTION)
    again.type("n")
    again.wait_for("half a note")


def test_a_form_half_filled_in_at_a_kill_is_told_at_the_next_start_and_goes_on_in_its_field(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start(WORKPLAN)
    terminal.wait_for(LAST_SECTION)
    terminal.press("8")
    terminal.press("enter")
    terminal.press("p")
    terminal.wait_for("填报任务8")
    terminal.type("60")
    for _ in range(4):  # past the values of its three targets
        terminal.press("down")
    terminal.type("主体结构封顶")
    wait_for_draft(terminal, tmp_path, "主体结构封顶")
    terminal.kill()

    again = start(WORKPLAN)
    again.wait_for("有1份草稿尚未登记：按F9")
    again.press(":")
    again.type("草稿")
    again.press("enter")
    again.wait_for("主体结构封顶")
    again.press("enter")
    again.wait_for("填报任务8")
    again.wait_for(row_has("> 进展", "主体结构封顶"))
    again.type("\x04")
    again.wait_for("方案已于2023-12-31到期")
    again.press("enter")
    again.wait_for("已保存：8")
    assert ops(tmp_path) == [{"op": "report", "task": "8", "percent": 60, "progress": "主体结构封顶"}]
    assert json.loads(drafts(tmp_path))["drafts"] == {}


def test_what_is_typed_on_two_screens_when_the_line_is_lost_is_a_draft_each(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    texts = ["half of one", "half of another", "half of a third"]
    screens = [start(WORKPLAN) for _ in texts]
    for screen, text in zip(screens, texts, strict=True):
        screen.wait_for(LAST_SECTION)
        screen.type("n")
        screen.wait_for("任务1备注：")
        screen.type(text)
        screen.wait_for(text)
    for screen in screens:
        screen.hang_up()
    for screen in screens:
        assert screen.wait_for_end() == 128 + signal.SIGHUP
    kept = json.loads(drafts(tmp_path))["drafts"].values()
    assert sorted(draft["typed"]["text"] for draft in kept) == sorted(texts)


def test_edits_not_saved_on_two_screens_when_the_line_is_lost_are_all_asked_about(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    screens = [start(WORKPLAN) for _ in range(3)]
    for screen in screens:
        screen.wait_for(LAST_SECTION)
    lock = held_lock(tmp_path)
    for screen in screens:
        screen.type("s2")
        screen.wait_for("正在保存")
    for screen in screens:
        screen.hang_up()
    for screen in screens:
        assert screen.wait_for_end() == 75
    os.close(lock)
    again = start(WORKPLAN)
    again.wait_for("上次有3项修改未保存")


def test_a_kill_right_after_what_was_typed_is_saved_leaves_no_draft(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start(WORKPLAN)
    terminal.wait_for(LAST_SECTION)
    type_half_a_note(terminal)
    wait_for_draft(terminal, tmp_path, "half a note")
    terminal.type("\r")
    terminal.wait_for("已保存：1")
    terminal.kill()
    assert json.loads(drafts(tmp_path))["drafts"] == {}
    assert ops(tmp_path) == [{"op": "note", "task": "1", "text": "half a note"}]


def wait_for_draft(terminal: Terminal, folder: Path, text: str) -> None:
    until = time.monotonic() + 15
    while not list(folder.rglob("drafts.json")) or text not in json.dumps(
        json.loads(drafts(folder)), ensure_ascii=False
    ):
        assert time.monotonic() < until
        terminal.settle(0.2)


def type_half_a_note(terminal: Terminal) -> None:
    """The key first: a line of letters that comes with it at once would be somebody's text."""
    terminal.type("n")
    terminal.wait_for("任务1备注：")
    terminal.type("half a note")


def drafts(folder: Path) -> bytes:
    return next(folder.rglob("drafts.json")).read_bytes()


def held_lock(folder: Path) -> int:
    """Keep the journal locked, as another program does; return what lets it go when closed."""
    (folder / "tasks.journal").mkdir()
    lock = os.open(folder / "tasks.journal" / ".lock", os.O_RDWR | os.O_CREAT, 0o640)
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def test_a_closed_terminal_ends_it_and_what_was_saved_is_there(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start(WORKPLAN)
    terminal.wait_for(LAST_SECTION)
    terminal.type("s2")
    terminal.wait_for("未启动 -> 推进中")

    terminal.hang_up()

    assert terminal.wait_for_end() == 128 + signal.SIGHUP
    assert statuses(tmp_path) == [("1", "in_progress")]


def test_a_terminal_that_goes_without_a_word_ends_it_too(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    """In a session of its own the program is not told; it reads nothing, for ever."""
    terminal = start(sys.executable, "-c", OWN_SESSION, WORKPLAN)
    terminal.wait_for(LAST_SECTION)
    terminal.type("s2")
    terminal.wait_for("未启动 -> 推进中")

    terminal.hang_up()

    assert terminal.wait_for_end() == 128 + signal.SIGHUP
    assert statuses(tmp_path) == [("1", "in_progress")]


def test_an_esc_and_the_next_key_in_one_packet_are_two_keys(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start(WORKPLAN)
    terminal.wait_for(LAST_SECTION)
    terminal.type("nabc\x1bjs2")
    terminal.wait_for("未启动 -> 推进中")

    assert statuses(tmp_path) == [("2", "in_progress")]


def test_a_terminal_that_takes_nothing_any_more_keeps_it_no_longer_than_a_moment(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start(WORKPLAN)
    terminal.wait_for(LAST_SECTION)
    terminal.type("s2")
    for _ in range(60):  # frames that nobody reads
        terminal.type("\x0c")
        time.sleep(0.04)
    os.kill(terminal.pid, signal.SIGTERM)

    assert terminal.wait_for_end(is_read=False) in (128 + signal.SIGTERM, -signal.SIGALRM)
    assert statuses(tmp_path) == [("1", "in_progress")]


def test_ctrl_z_goes_to_the_shell_and_fg_comes_back_to_the_same_picture(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start("/bin/bash", "--norc", "-i")
    terminal.wait_for("shell>")
    terminal.type(f"{WORKPLAN} --today 2023-06-30\r")
    terminal.wait_for(LAST_SECTION)
    terminal.type("js2")
    terminal.wait_for("未启动 -> 推进中")
    terminal.settle(0.2)
    before = terminal.lines

    terminal.type("\x1a")
    terminal.wait_for("Stopped")
    terminal.settle(0.2)
    assert left_on(terminal.sent) in ([], [b"2004"])  # the shell's own prompt asks for pastes in brackets
    terminal.type("fg\r")
    terminal.wait_for(LAST_SECTION)
    terminal.settle(0.3)
    assert terminal.lines[:-1] == before[:-1]  # the last line said what was saved

    terminal.type("s3")
    terminal.wait_for("推进中 -> 已完成")
    terminal.type("q")
    terminal.wait_for("shell>")
    terminal.type("exit\r")
    assert terminal.wait_for_end() == 0
    assert statuses(tmp_path) == [("2", "in_progress"), ("2", "done")]


def test_ctrl_z_without_a_shell_behind_stops_nothing(start: Callable[..., Terminal]) -> None:
    terminal = start(WORKPLAN)
    terminal.wait_for(LAST_SECTION)

    terminal.type("n一半\x1a")

    terminal.wait_for("shell")
    terminal.type("\r")
    terminal.wait_for("备注：一半")
    terminal.type("q")
    assert terminal.wait_for_end() == 0
