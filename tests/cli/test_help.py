"""`--help`: complete, in both languages, laid out in cells and never wider than a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from workplan_tui.cli.verbs import _MODULES
from workplan_tui.text.cells import cell_len

Run = Callable[..., Any]
CELLS = 80
OPTION = re.compile(r"^(  -.*?  +)(?=\S)", re.MULTILINE)


def test_help_lists_every_verb(workplan: Run) -> None:
    ended = workplan("--help")
    assert (ended.code, ended.err) == (0, "")
    for verb in _MODULES:
        assert f"\n  {verb}" in ended.out


@pytest.mark.parametrize("verb", _MODULES)
def test_help_of_each_verb_has_an_example(workplan: Run, verb: str) -> None:
    ended = workplan(verb, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert f"\n  workplan {verb}" in ended.out
    assert "--as-of" in ended.out


def test_help_is_chinese_unless_english_is_asked_for(workplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "C")
    assert "用法" in workplan("set", "--help").out
    assert "usage" in workplan("--lang", "en", "set", "--help").out


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("verb", ["", *_MODULES])
def test_help_fits_a_terminal_and_its_columns_stand_straight(workplan: Run, verb: str, language: str) -> None:
    text = workplan(*verb.split(), "--help", "--lang", language).out
    page, _, examples = text.rpartition("\n\n")  # which are commands to copy, each on its line
    assert examples
    assert [line for line in page.splitlines() if cell_len(line) > CELLS] == []
    assert len({cell_len(option) for option in OPTION.findall(page)}) == 1, page


def test_a_chinese_metavar_moves_the_rest_of_the_usage_by_its_cells(workplan: Run) -> None:
    first, second = workplan("report", "--help", "--lang", "zh").out.splitlines()[:2]
    assert cell_len(first[: first.index("[")]) == cell_len(second[: second.index("[")])
