"""`--help`: complete, in both languages, laid out in cells and never wider than a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from workplan_tui.cli.verbs import _MODULES, ASKING
from workplan_tui.model.agenda import KINDS
from workplan_tui.reports.kinds import kind_word
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


@pytest.mark.parametrize("verb", _MODULES)
def test_help_names_yes_only_where_something_is_asked(workplan: Run, verb: str) -> None:
    assert ("--yes" in workplan(verb, "--help").out) == (verb in ASKING)
    assert workplan("--yes", "list").code == 0, "scripts may give it anywhere"


def test_help_says_what_the_words_after_m_are(workplan: Run) -> None:
    told = {
        verb: " ".join(workplan(verb, "--help").out.split())
        for verb in ("unflag", "light", "return", "extend")
    }
    assert "-m REASON the answer" in told["unflag"]
    assert "-m REASON why; needed, but for `none`" in told["light"]
    assert "-m REASON why; needed" in told["return"]
    assert "-m REASON why; needed" in told["extend"]


def test_help_of_the_agenda_names_all_its_kinds(workplan: Run) -> None:
    told = " ".join(workplan("agenda", "--help").out.split())
    assert ", ".join(map(kind_word, KINDS)) in told


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
