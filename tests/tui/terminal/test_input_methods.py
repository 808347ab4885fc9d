"""With a real input method in its Chinese state: what reaches a program in a terminal, and what becomes of it here."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.support.input_method import InputMethod, Listener, wait_until
from tests.support.program import FIRST_TASK, REAL_PLAN, WORKPLAN
from tests.support.terminal import clean_environment
from tests.support.tmux import TmuxPane
from tests.tui.conftest import Opened
from workplan_tui.store.plan.file import read_plan

METHODS = ("fcitx5", "ibus")
TAB = "\t"
"""The Tab key passes both of them by: what was swallowed before it is known by what came before it."""


@pytest.mark.keyboard
@pytest.mark.parametrize("name", METHODS)
def test_what_arrives_of_what_is_typed(name: str, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    with InputMethod(name, tmp_path / "home") as method:
        listener = Listener(method, tmp_path)

        assert listener.reads_after(*"nihao", "space", until="你好") == ["你好"], "a word is one read"
        assert listener.reads_after(*"nihao", "Return", until="nihao") == ["nihao"], "Enter is kept back"
        assert listener.reads_after(*"jj", "Escape", "Tab", until=TAB) == [TAB], "Esc is kept back too"
        assert listener.reads_after("Escape", until="\x1b") == ["\x1b"], "with nothing composed Esc arrives"
        (chosen,) = listener.reads_after("s", "3", "Tab", until=TAB)[:1]
        assert not chosen.isascii(), "a digit behind a letter chooses a word"
        assert "".join(listener.reads_after("3", "1", "Tab", until=TAB)) == f"31{TAB}"
        assert "".join(listener.reads_after(*"nihao", "F2", "Escape", "Tab", until=TAB)) == f"\x1bOQ{TAB}"
        for key, signs in SIGNS.items():
            arrived = "".join(listener.reads_after(key, "Tab", until=TAB)).removesuffix(TAB)
            assert arrived == signs[METHODS.index(name)], key
        assert listener.reads_after(*"nihao", "Shift_L", until="nihao") == ["nihao"], "Shift hands letters on"
        assert listener.reads_after("j", until="j") == ["j"], "and the state is another one then"


SIGNS = {
    "slash": ("/", "/"), "question": ("？", "？"), "colon": ("：", "："), "comma": ("，", "，"),
    "parenleft": ("（", "（"), "less": ("《", "《"), "dollar": ("￥", "￥"), "asciitilde": ("～", "～"),
    "bracketleft": ("·", "【"), "bracketright": ("「", "】"), "backslash": ("、", "、"), "asterisk": ("*", "*"),
    "minus": ("-", "-"), "space": (" ", " "), "Up": ("\x1b[A", "\x1b[A"), "F1": ("\x1bOP", "\x1bOP"),
    "F9": ("\x1b[20~", "\x1b[20~"), "ctrl+d": ("\x04", "\x04"), "ctrl+y": ("\x19", "\x19"),
}  # fmt: skip
"""What arrives for a key, from fcitx5 and from ibus."""


@pytest.mark.keyboard
@pytest.mark.parametrize("name", METHODS)
def test_a_day_s_work_needs_no_other_state(name: str, tmp_path: Path, sockets: Path) -> None:
    """Filter, note and status with the input method in its Chinese state throughout."""
    home, plan = tmp_path / "home", tmp_path / "plan"
    home.mkdir()
    plan.mkdir()
    shutil.copy2(REAL_PLAN, plan)
    program = f"{WORKPLAN} --plan {plan}/tasks.toml --today 2023-06-30"
    with (
        InputMethod(name, home) as method,
        TmuxPane(sockets, 80, 24, program, clean_environment(tmp_path)) as pane,
    ):
        method.open(*pane.attached)
        pane.wait_for(FIRST_TASK)
        method.press("slash", *"yuanlin", "space")
        pane.wait_for("园林")
        method.press("Return")
        method.press("F4", *"jinridiaodu", "space")
        pane.wait_for("今日调度")
        method.press("Return")
        wait_until(lambda: [op["op"] for op in _ops(plan)] == ["note"])
        method.press("F2", "2")
        wait_until(lambda: [op["op"] for op in _ops(plan)] == ["note", "set"])
        method.press("question")
        pane.wait_for("Esc")
    note, status = _ops(plan)
    assert note["text"] == "今日调度"
    assert "园林" in "".join(read_plan(f"{plan}/tasks.toml").tasks_by_id[note["task"]].units)
    assert (status["field"], status["value"], status["task"]) == ("status", "in_progress", note["task"])


async def test_enter_that_overtakes_what_was_composed_before_it_loses_nothing(opened: Opened) -> None:
    """ibus, through XIM, sometimes hands on an Enter typed right behind the blank that chooses before the words."""
    async with opened() as screen:
        await screen.press("n", "enter")
        await screen.type("今日调度")
        assert "今日调度" in screen.rows("keys")[0]
        assert screen.entries() == []
        await screen.press("enter")
        assert screen.ops()[0]["text"] == "今日调度"
        await screen.press("slash", "enter")
        await screen.type("园林")
        assert len(screen.entries()) == 1


def _ops(plan: Path) -> list[dict[str, str]]:
    lines = [line for file in plan.glob("*.journal/*.jsonl") for line in file.read_text("utf-8").splitlines()]
    return [op for line in lines for op in json.loads(line)["ops"]]
