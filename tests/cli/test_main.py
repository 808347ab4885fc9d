"""The front door: which plan, which language, which exit code, and never a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workplan_tui.cli import screen
from workplan_tui.cli.arguments import parsed
from workplan_tui.cli.command_words import NONE_GIVEN

Run = Callable[..., Any]


def test_version_is_printed(workplan: Run) -> None:
    assert workplan("--version").out.startswith("workplan ")
    assert workplan("list", "--version").code == 0


def test_an_unknown_verb_is_told_with_what_there_is(workplan: Run) -> None:
    ended = workplan("frobnicate")
    assert (ended.code, ended.out) == (2, "")
    assert "set, note, report" in ended.err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("lst", "list"), ("lsit", "list"), ("Lists", "list"), ("repot", "report"), ("haedover", "hand-over")],
)
def test_a_mistyped_verb_is_told_with_the_nearest_and_never_guessed(
    workplan: Run, typed: str, meant: str
) -> None:
    ended = workplan(typed, "1")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        f"workplan: There is no command {typed}, perhaps {meant} is meant. workplan --help tells more.\n"
    )


@pytest.mark.parametrize("verb", ["Show", "SHOW", "ｓｈｏｗ"])
def test_a_verb_is_known_whatever_the_case_and_width_of_its_letters(workplan: Run, verb: str) -> None:
    assert workplan(verb, "2").out == workplan("show", "2").out != ""


@pytest.mark.parametrize("words", [(), ("set",), ("Hand-Over",)])
def test_help_is_a_word_too(workplan: Run, words: tuple[str, ...]) -> None:
    asked = workplan("help", *words)
    assert (asked.code, asked.err) == (0, "")
    assert asked.out == workplan(*(word.lower() for word in words), "--help").out
    assert asked.out.startswith("usage: workplan")


def test_help_for_a_mistyped_verb_tells_the_nearest(workplan: Run) -> None:
    assert "perhaps list is meant" in workplan("help", "lst").err


def test_without_a_terminal_the_screen_says_so(workplan: Run) -> None:
    ended = workplan()
    assert (ended.code, ended.out) == (2, "")
    assert "needs a terminal" in ended.err


def test_a_dumb_terminal_gets_no_screen(workplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "_is_terminal", lambda stream: True)
    monkeypatch.setenv("TERM", "dumb")
    ended = workplan()
    assert ended.code == 2
    assert "TERM=dumb" in ended.err


def test_no_plan_is_exit_66(workplan: Run) -> None:
    assert workplan("--plan", "nowhere.toml", "list").code == 66


def test_a_plan_that_does_not_parse_is_exit_65_and_one_line_a_fault(workplan: Run, plan_file: Path) -> None:
    plan_file.write_text("schema = \n", encoding="utf-8")
    ended = workplan("set", "1", "done")
    assert (ended.code, ended.out) == (65, "")
    assert all(line.startswith("workplan: ") for line in ended.err.splitlines())
    assert not list(plan_file.parent.glob("*.journal"))


def test_wrong_settings_are_one_sentence(workplan: Run, surroundings: dict[str, str]) -> None:
    folder = Path(surroundings["XDG_CONFIG_HOME"]) / "workplan"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("actor = ", encoding="utf-8")
    ended = workplan("list")
    assert (ended.code, ended.out) == (2, "")
    assert "config.toml" in ended.err


@pytest.mark.parametrize("words", [("list",), ("set", "1", "done"), ("undo",), ("doctor",), ("--help",)])
def test_a_language_that_is_none_is_refused_wherever_it_is_asked_for(
    words: tuple[str, ...], workplan: Run, surroundings: dict[str, str], plan_file: Path
) -> None:
    for option in (("--lang", "fr"), ("--lang=fr",), ("--lang", "")):
        ended = workplan(*words, *option)
        assert (ended.code, ended.out) == (2, "") or "--help" in words
        said = "is no language; write zh or en." if option[-1] else "--lang is empty"
        assert said in ended.err or "--help" in words
    folder = Path(surroundings["XDG_CONFIG_HOME"]) / "workplan"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('language = "fr"', encoding="utf-8")
    ended = workplan(*words)
    assert (ended.code, ended.out) == (2, "")
    assert "language knows no fr; there are zh, en" in ended.err
    assert not list(plan_file.parent.glob("*.journal/*.jsonl"))


def test_a_settings_key_that_is_not_known_is_told_and_stops_nothing(
    workplan: Run, surroundings: dict[str, str]
) -> None:
    folder = Path(surroundings["XDG_CONFIG_HOME"]) / "workplan"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('langage = "en"', encoding="utf-8")
    ended = workplan("list", "1")
    assert ended.code == 0
    assert ended.err.count("langage, perhaps language is meant") == 1


def test_the_plan_is_named_by_option_or_variable(
    workplan: Run, plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert len(json.loads(workplan("list", "--json").out)) > 4  # the built-in plan
    assert len(json.loads(workplan("--plan", str(plan_file), "list", "--json").out)) == 4
    monkeypatch.setenv("WORKPLAN", str(plan_file))
    assert len(json.loads(workplan("list", "--json").out)) == 4


def test_an_interrupt_of_what_saves_nothing_is_quiet(workplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("workplan_tui.cli.list_tasks.run", interrupted)
    assert workplan("list") == (130, "", "")


@pytest.mark.parametrize("words", [("set", "1", "done"), ("list",), ("undo",), ("show", "1")])
def test_a_journal_that_is_no_folder_is_one_sentence(
    workplan: Run, plan_file: Path, words: tuple[str, ...]
) -> None:
    plan_file.with_suffix(".journal").write_text("", encoding="utf-8")
    ended = workplan(*words)
    assert ended.code in (0, 1, 75, 77)
    assert all(line.startswith(("workplan: ", '{"crc"')) for line in ended.err.splitlines())


def test_a_folder_in_place_of_the_plan_is_told(workplan: Run, tmp_path: Path) -> None:
    ended = workplan("--plan", str(tmp_path), "list")
    assert (ended.code, ended.out) in ((66, ""), (65, ""))


def test_a_current_folder_that_is_gone_is_told(
    workplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    ended = workplan("list")
    monkeypatch.chdir(tmp_path)
    assert (ended.code, ended.out) == (66, "")
    assert "no longer exists" in ended.err


def test_no_words_mean_what_the_parser_makes_of_none() -> None:
    assert vars(parsed(None, None, [])) == vars(NONE_GIVEN)
