"""Several keys in one read: commands typed ahead run, what an input method or a paste sends does not."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key

from tests.support.program import open_terminal, with_real_plan
from tests.support.terminal import Terminal
from tests.tui.conftest import Driven, Opened
from workplan_tui.tui.keys.bursts import Stroke, are_lines, is_text, taken, text_of
from workplan_tui.tui.keys.keymap import USUAL, keymap_of
from workplan_tui.tui.prompts.choice import Choice
from workplan_tui.tui.prompts.prompt import Prompt
from workplan_tui.tui.terminal.burst import Burst, BurstParser

TYPED_AHEAD = (
    "s3", "s3j", "js2", "js3js3", "jjj", "kk", "hjkl", "jjs2q", "42", "42\r", "42\rs3", "42\r43\r", "rrr", "g2", "o2o2",
    "S3", "w1", "w0水务", "*s3", " j j s2", "*f请协调", "n已催办", "n已催办\r", "n已催办\rj", "n已催办\rq", "s5停工\r",
    "/水务\r", "/shuiwu\r", "/sthj", ":note\r", ":light by hand\r", "?q", "?/延期", "\r/", "\rj", "t06-30\r",
    "c06-30\r", "p60\r", "x2024-01-31\r", "m.\r", "F已协调\r", "\x1b[Bs2", "nabc\x1bjs2", "n一半\x1a", "ｓ３",
    "／水务", "：ｎｏｔｅ", "s2js2js3?qjs2njust a note\rq", "[[", "u",
    "/shuiwu\rg2o5C3\rjjq", "/shuiwu\rw0water\rq", "jjw0mine\rq", "w0notes\rq", "jji",
)  # fmt: skip
"""What people type over a slow line, before the screen has answered."""
COMPOSED = (
    "uu", "UU", "qq", "xx", "ss", "xiugai", "nihao", "quu", "jq", "js", "ju", "xi'an", "nu", "USB", "USB3", "GB2312",
    "jkq", "jju", "jjs", "u盘", "q版", "x光", "s级", "p图", "今日调度", "已催办，", "ｕｕ",
    "ｘｉｕｇａｉ", "uu\r", "hello\r",
)  # fmt: skip
"""Letters that were being composed when the input method was switched off, and what it commits."""
PASTED = (
    "今日调度\rj\rs3\r", "today\rs3\r", "njust a note\rs3\r", "/water\rs3\r", "2023年\rs3\r", "n甲\n乙\ns3\n",
    "5 projects\rs3\r", "n已催办\rj\rs3\r", "今日\t调度\rs3\r",
)  # fmt: skip
"""Texts of several lines, from a terminal that puts no brackets around them."""


def strokes(sent: str) -> list[Stroke]:
    """Return the keys of what the terminal sends in one read."""
    parser = BurstParser()
    messages = [*parser.feed(sent), *parser._end_waiting()]
    keys = [key for one in messages for key in (one.keys if isinstance(one, Burst) else (one,))]
    return [Stroke(key.key, key.character or "") for key in keys if isinstance(key, Key)]


@pytest.mark.parametrize("sent", TYPED_AHEAD)
def test_what_is_typed_ahead_is_commands(sent: str) -> None:
    assert not is_text(strokes(sent), USUAL)
    assert taken(strokes(sent), USUAL, None) > 0


@pytest.mark.parametrize("sent", [*COMPOSED, *PASTED])
def test_what_was_not_meant_for_the_keys_is_text(sent: str) -> None:
    assert is_text(strokes(sent), USUAL)
    assert taken(strokes(sent), USUAL, None) == 0


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzFUSYC'"), min_size=2, max_size=8))
def test_letters_alone_never_edit_or_quit(sent: str) -> None:
    """Whatever is being composed: of letters in one read only motions and harmless repetitions run."""
    if not is_text(strokes(sent), USUAL):
        assert not set(sent) & set("uUsxnpmfF"), sent
        assert "q" not in sent[:-1], sent
        assert len(set(sent) - set("hjkl")) <= 1, sent


def test_the_keys_of_the_user_decide_and_not_the_letters() -> None:
    own = keymap_of({"status": "d", "down": ["Down", "z"], "undo": "j", "extension": "l"})
    assert not is_text(strokes("zzd3"), own)
    assert is_text(strokes("jj"), own)
    assert is_text(strokes("ll"), own)


async def nothing(_text: str) -> None:
    """Answer a prompt."""


def test_in_a_prompt_lines_are_one_text_and_an_enter_behind_it_answers() -> None:
    prompt, number = Prompt("Note:", nothing), Prompt("Task number:", nothing)
    number.asks_number = True
    choice = Choice("Task 1:", {"1": "a", "2": "b", "3": "c"}, nothing)
    for sent, in_prompt in (
        ("今日调度\rj\rs3\r", 0), ("甲\r乙", 0), ("甲\ns3\n", 0), ("甲\r乙\r丙", 0), ("甲\rs3", 0), ("甲\t乙\rs3\r", 0),
        ("已催办", 3), ("已催办\r", 4), ("已催办\rj", 4), ("\rs3", 1), ("\r", 1), ("uu", 2), ("xiugai\r", 7),
        ("60\r\r", 3), ("abc\x1bs3", 6), ("2\rs3", 0),
    ):  # fmt: skip
        assert taken(strokes(sent), USUAL, prompt) == in_prompt, sent
    assert taken(strokes("2\rs3"), USUAL, number) == 2
    assert taken(strokes("2年\rs3"), USUAL, number) == 0
    assert [taken(strokes(sent), USUAL, choice) for sent in ("3j", "33", "uu", "z3", "\x1b[Bu")] == [
        1,
        1,
        0,
        0,
        1,
    ]


def test_one_read_is_one_burst_and_a_single_key_is_itself() -> None:
    parser = BurstParser()
    assert [type(one) for one in parser.feed("j")] == [Key]
    (burst,) = parser.feed("uu")
    assert isinstance(burst, Burst)
    assert [key.key for key in burst.keys] == ["u", "u"]
    assert [type(one).__name__ for one in parser.feed("ab\x1b[200~cd\x1b[201~e")][-2:] == ["Paste", "Key"]


def test_the_text_of_a_burst_is_what_was_sent() -> None:
    assert text_of(strokes("今日\t调度\rj\ns3")) == "今日\t调度\nj\ns3"
    assert are_lines(strokes("a\rs3"), USUAL)


async def test_an_undo_right_after_another_asks_first(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as screen:
        await screen.press(*"s2js2")
        await screen.press(*"uu")
        assert len(screen.entries()) == 3
        assert (
            "Undo once more: 1 not started -> in progress. Take it back too? 1undo" in screen.rows("keys")[0]
        )
        await screen.press(*"u")
        assert len(screen.entries()) == 3
        await screen.press(*"1")
        assert [entry["ops"][0]["op"] for entry in screen.entries()] == ["set", "set", "undo", "undo"]
        monkeypatch.setattr("workplan_tui.tui.commands.undo.AT_ONCE", 0.0)
        await screen.press("U", "u")
        assert len(screen.entries()) == 6


@pytest.fixture
def opened_at(tmp_path: Path) -> Callable[[], Terminal]:
    folder = with_real_plan(tmp_path)

    def opened() -> Terminal:
        words = ["--today", "2023-06-30", "--lang", "en", "--actor", "fgw"]
        return open_terminal(tmp_path, folder, *words, size=(120, 30))

    return opened


def entries(folder: Path) -> list[list[dict[str, Any]]]:
    return [
        json.loads(line)["ops"]
        for file in sorted(folder.glob("plan/tasks.journal/*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.slow
def test_in_a_terminal_composed_letters_and_pasted_lines_change_nothing_and_say_why(
    opened_at: Callable[[], Terminal], tmp_path: Path
) -> None:
    with opened_at() as terminal:
        terminal.wait_for("政府治理")
        terminal.type("s2js2")
        terminal.wait_for("saved: 2")
        for sent in (*COMPOSED, *PASTED):
            terminal.press("escape", 0.03)
            terminal.settle(0.1, first=0.1)
            terminal.press(sent, 0.05)
            assert "nothing was done" in terminal.lines[-1], (sent, terminal.lines[-1])
        assert len(entries(tmp_path)) == 2
        terminal.press("escape")
        time.sleep(0.1)
        terminal.type("42\rs3q")
        assert terminal.wait_for_end() == 0
    assert [(op["task"], op["value"]) for ops in entries(tmp_path) for op in ops] == [
        ("1", "in_progress"), ("2", "in_progress"), ("42", "done"),
    ]  # fmt: skip


@pytest.mark.slow
def test_in_a_terminal_lines_pasted_into_a_note_are_its_text(
    opened_at: Callable[[], Terminal], tmp_path: Path
) -> None:
    with opened_at() as terminal:
        terminal.wait_for("政府治理")
        terminal.press("n")
        terminal.type("今日调度\rj\rs3\r")
        terminal.wait_for("今日调度 j s3")
        assert not entries(tmp_path)
        time.sleep(0.1)
        terminal.press("\r")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    ((op,),) = entries(tmp_path)
    assert (op["op"], op["text"]) == ("note", "今日调度 j s3")


async def send(screen: Driven, *reads: tuple[float, str]) -> None:
    """Let reads arrive at their times, in seconds from now, whatever the machine is busy with."""
    now = monotonic()
    for at, sent in reads:
        parser = BurstParser()
        for message in parser.feed(sent):
            message.set_sender(screen.app)
            message.time = now + at
            for key in message.keys if isinstance(message, Burst) else ():
                key.time = now + at
            screen.app._driver.send_message(message)  # type: ignore[union-attr]
    await screen.settle()


async def test_a_text_that_comes_in_several_reads_is_one(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("n")
        await send(screen, (0, "今日调度\r第二"), (0.01, "行\rs3\ru"), (0.02, "u"))
        assert not screen.entries()
        assert "今日调度 第二行 s3 uu" in screen.rows("keys")[0]


async def test_what_follows_a_pasted_first_line_at_once_is_no_command(opened: Opened) -> None:
    """A terminal that sends line by line: the first one is saved before the second is there."""
    async with opened() as screen:
        await screen.press("n")
        await send(screen, (0, "今日调度\r"), (0.01, "s3\r"), (0.02, "u"))
        assert [entry["ops"][0]["op"] for entry in screen.entries()] == ["note"]
        assert "nothing was done" in screen.rows("keys")[0] + screen.text("detail")


async def test_what_is_typed_a_moment_later_is_commands_again(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("n")
        await send(screen, (0, "今日调度\r"), (0.2, "s2"))
        assert [entry["ops"][0]["op"] for entry in screen.entries()] == ["note", "set"]
        await send(screen, (1, "uu"), (1.2, "u"))
        assert [entry["ops"][0]["op"] for entry in screen.entries()] == ["note", "set", "undo"]


async def test_a_number_and_enter_leave_the_keys_behind_them_commands(opened: Opened) -> None:
    async with opened() as screen:
        await send(screen, (0, "3"), (0.01, "\r"), (0.02, "s2"))
        assert screen.ops()[0]["task"] == "3"
