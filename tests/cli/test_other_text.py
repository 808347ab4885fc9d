"""Ids 8 and 9 swapped in a plan by hand: told everywhere, carried nowhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended

Run = Callable[..., Ended]


@pytest.fixture
def swapped(workplan: Run, plan_file: Path) -> Run:
    """Return the command in a folder whose tasks 1 and 2 have changed ids since one was noted on."""
    assert workplan("note", "1", "征地完成60%").code == 0
    text = plan_file.read_text(encoding="utf-8")
    for before, now in ((1, 0), (2, 1), (0, 2)):
        assert f"id = {before}\nsection" in text
        text = text.replace(f"id = {before}\nsection", f"id = {now}\nsection")
    plan_file.write_text(text, encoding="utf-8")
    return workplan


def test_every_view_warns_and_the_task_itself_says_it(swapped: Run) -> None:
    for words in (("list",), ("summary",), ("agenda",), ("log",)):
        assert "Task 1 has another text now" in swapped(*words).err, words
    shown = swapped("show", "1")
    assert "recorded under this number when it had another text: 1" in shown.out
    assert "another text" not in swapped("show", "2").out
    assert swapped("list", "is:存疑", "--json").out.count('"id"') == 1


def test_the_task_is_not_edited_and_others_are(swapped: Run) -> None:
    refused = swapped("note", "1", "x")
    assert refused.code == 1
    assert "Not saved: task 1 is now" in refused.err
    assert swapped("note", "2", "x").code == 0
    assert swapped("undo").code == 0


def test_doctor_tells_it_with_what_to_do(swapped: Run) -> None:
    ended = swapped("doctor")
    assert ended.code == 1
    assert "task 1 reads now:" in ended.out
    assert "workplan revise --accept" in ended.out
    kinds = [found["kind"] for found in json.loads(swapped("doctor", "--json").out)["findings"]]
    assert kinds == ["other_text"]


def test_check_finds_it_at_its_line(swapped: Run, plan_file: Path) -> None:
    ended = swapped("check")
    assert ended.code == 1
    assert "another text" in ended.err
    assert f"{plan_file.name}:" in ended.err
