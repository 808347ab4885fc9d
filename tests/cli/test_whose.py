"""Whom a command is about: by part of a name, short name or pinyin; and options that lack what they need."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.program import REAL_PLAN

Run = Callable[..., Any]
REAL = ("--plan", str(REAL_PLAN), "--today", "2023-12-20")


def _tasks(ended: Any) -> set[str]:
    assert ended.code == 0, ended.err
    return {row["id"] for row in json.loads(ended.out)}


@pytest.mark.parametrize("name", ["区发展改革委", "发展改革", "发改委", "fgw", "fagaiwei"])
def test_the_agenda_knows_a_unit_by_any_of_its_names(workplan: Run, name: str) -> None:
    whole = _tasks(workplan(*REAL, "agenda", "--for", "区发展改革委", "--json"))
    assert _tasks(workplan(*REAL, "agenda", "--for", name, "--json")) == whole != set()


def test_a_reminder_is_made_for_the_unit_that_is_meant(workplan: Run) -> None:
    ended = workplan(*REAL, "remind", "--unit", "fgw", "--json")
    assert [row["unit"] for row in json.loads(ended.out)] == ["区发展改革委"]


def test_letters_that_mean_several_units_remind_none_of_them(workplan: Run) -> None:
    ended = workplan(*REAL, "remind", "--unit", "swj")
    assert (ended.code, ended.out) == (2, "")
    assert "swj may mean 区商务局, 区水务局" in ended.err


@pytest.mark.parametrize("kind", ["overdue", "due_soon", "due-soon", "due soon", "临期"])
def test_a_reason_is_known_in_both_languages(workplan: Run, kind: str) -> None:
    code = "overdue" if kind == "overdue" else "due_soon"
    found = _tasks(workplan(*REAL, "agenda", "--only", kind, "--json"))
    assert found == _tasks(workplan(*REAL, "agenda", "--only", code, "--json"))


def test_a_reason_that_is_none_is_told_with_those_there_are(workplan: Run) -> None:
    ended = workplan(*REAL, "agenda", "--only", "weird")
    assert (ended.code, "no reason called weird; there are overdue, milestone missed" in ended.err) == (
        2,
        True,
    )


@pytest.mark.parametrize(
    "words", [("set", "1", "2", "--on"), ("set", "1-2", "done", "-m"), ("list", "--plan")]
)
def test_an_option_without_its_value_is_told_as_that(workplan: Run, words: tuple[str, ...]) -> None:
    ended = workplan(*words)
    assert ended.code == 2
    assert f"{words[-1]} needs a value" in ended.err or "--plan" in ended.err
