"""What is offered at each place of a command line."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.program import REAL_PLAN
from workplan_tui import language
from workplan_tui.cli.arguments import own_parser, whole_parser
from workplan_tui.cli.completing import argument_values
from workplan_tui.cli.verbs import load_verb, verb_lines
from workplan_tui.model.agenda import KINDS
from workplan_tui.model.codes import STATUSES

Run = Callable[..., Any]
Ask = Callable[..., list[str]]
VERBS = [usage.split()[0] for usage, _ in verb_lines()]


@pytest.fixture
def lines(workplan: Run) -> Ask:
    """Return how the lines are had that a shell is given for the words; the last one is at the cursor."""

    def ask(*words: str, shell: str = "fish") -> list[str]:
        ended = workplan("completion", shell, "--", *words)
        assert (ended.code, ended.err) == (0, "")
        return list(ended.out.splitlines())

    return ask


@pytest.fixture
def offered(lines: Ask) -> Ask:
    """Return how only the words are had."""
    return lambda *words: [line.partition("\t")[0] for line in lines(*words)[1:]]


def test_verbs_are_offered_first(offered: Ask) -> None:
    assert offered("") == VERBS
    assert offered("--json", "su") == ["summary"]
    assert offered("--plan", "tasks.toml", "su") == ["summary"]
    assert offered("--plan=tasks.toml", "su") == ["summary"]
    assert offered("surely", "") == []


def test_every_verb_says_what_it_does(lines: Ask) -> None:
    assert [line for line in lines("")[1:] if not line.partition("\t")[2]] == []


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_that_help_names_is_offered(verb: str, offered: Ask, workplan: Run) -> None:
    parser = own_parser(load_verb(verb), verb)
    shown = [o for o, action in parser._option_string_actions.items() if action.help != argparse.SUPPRESS]
    assert offered(verb, "-") == shown
    assert offered(verb, "--as") == ["--as-of"]


@pytest.mark.parametrize("spoken", [language.ENGLISH, language.CHINESE])
def test_of_every_argument_it_is_said_what_it_can_be(spoken: str) -> None:
    """Whoever names an argument says in `argument_values._answers` what it can be, if only nothing."""
    language.use(spoken)
    parsers = {"": whole_parser(), **{verb: own_parser(load_verb(verb), verb) for verb in VERBS}}
    unknown = [
        f"{verb} {action.metavar}"
        for verb, parser in parsers.items()
        for action in parser._actions
        if action.nargs != 0
        and not action.choices
        and not argument_values._is_list(str(action.metavar))
        and action.metavar not in argument_values.known_names()
    ]
    assert unknown == []


def test_no_two_names_of_arguments_are_one_word_in_chinese_that_can_be_different_things() -> None:
    language.use(language.ENGLISH)
    english = argument_values._answers()
    language.use(language.CHINESE)
    chinese = argument_values._answers()
    assert {
        name: answer for name, answer in english.items() if chinese[language.tr(name)] is not answer
    } == {}


def test_an_option_takes_its_value_behind_a_blank_or_a_sign(offered: Ask) -> None:
    assert offered("summary", "--by", "un") == ["unit"]
    assert offered("summary", "--by=un") == ["--by=unit"]
    assert offered("set", "1", "done", "-m", "") == []
    assert offered("--lang", "") == ["zh", "en"]


def test_statuses_are_offered_as_they_can_be_typed_here(offered: Ask, lines: Ask) -> None:
    assert offered("set", "2", "") == list(STATUSES)
    assert offered("set", "2", "--on", "2023-06-01", "s") == ["suspended"]
    assert lines("set", "2", "do") == ["words", "done\tdone"]
    assert offered("set", "2", "done", "") == []


def test_ids_are_offered_with_their_titles_and_in_lists(offered: Ask, lines: Ask) -> None:
    assert offered("set", "") == ["1", "2", "3", "4"]
    assert lines("show", "2") == ["words", "2\t完成造林绿化2970亩"]
    assert offered("note", "1,3-") == ["1,3-1", "1,3-2", "1,3-3", "1,3-4"]
    assert offered("list", "造林", "3") == ["3"]


def test_a_filter_is_completed_as_on_the_screen(offered: Ask, lines: Ask) -> None:
    assert lines("list", "uni")[0] == "words open"
    assert offered("list", "uni") == ["unit:"]
    assert offered("list", "unit:区园") == ["unit:区园林绿化局"]
    assert lines("list", "unit:yllhj") == ["words spelt", "unit:区园林绿化局\t"]
    assert offered("list", "-light:r") == ["-light:red"]
    assert offered("list", "light:red", "status:do") == ["status:done"]
    assert offered("set", "unit:区园") == ["unit:区园林绿化局"]


def test_names_are_those_of_the_plan(offered: Ask) -> None:
    assert offered("remind", "--unit", "区") == ["区发展改革委", "区园林绿化局", "区经济和信息化局", "区科委"]
    assert offered("remind", "--unit", "fzggw") == ["区发展改革委"]
    assert offered("meeting", "--for", "") == ["石银峰", "常务副区长", "蔡小军"]
    assert "石银峰" in offered("flag", "1", "--to", "")
    assert "区科委" in offered("flag", "1", "--to", "")


def test_numbers_of_a_task_are_offered_with_what_they_are(lines: Ask) -> None:
    assert lines("milestone", "3", "")[1:] == ["1\t2023-06-30 启动招投标", "2\t2023-09-30 开工"]
    assert lines("measure", "2", "") == ["words open", "1=\t造林绿化 亩"]
    assert lines("milestone", "99", "") == ["words"]


def test_closed_lists_are_offered(offered: Ask) -> None:
    assert offered("export", "x") == ["xlsx"]
    assert offered("light", "1", "") == ["red", "amber", "green", "none"]
    assert offered("agenda", "--only", "") == list(KINDS)
    assert offered("export", "csv", "--columns", "unit,li") == ["unit,light"]
    assert offered("schema", "") == ["plan", "settings"]
    assert offered("completion", "") == ["bash", "zsh", "fish"]


def test_names_of_files_are_left_to_the_shell(lines: Ask) -> None:
    assert lines("--plan", "") == ["files"]
    assert lines("import", "") == ["files"]
    assert lines("export", "csv", "-o", "") == ["files"]
    assert lines("--journal", "") == ["folders"]
    assert lines("hand-over", "") == ["folders"]


def test_the_plan_is_the_one_that_the_line_names(offered: Ask, tmp_path: Path) -> None:
    assert len(offered("--plan", str(REAL_PLAN), "show", "")) == 121
    assert len(offered("show", "--plan", str(REAL_PLAN), "")) == 121
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy2(REAL_PLAN, home / "mine.toml")
    assert len(offered("--plan", "~/mine.toml", "show", "")) == 121


def test_without_a_plan_nothing_is_put_there(workplan: Run) -> None:
    ended = workplan("completion", "fish", "--", "--plan", "none.toml", "show", "")
    assert ended.code == 66
    assert ended.out == ""
    assert (
        workplan("completion", "fish", "--", "--plan", "none.toml", "show", "--js").out
        == "words\n--json\tdata as JSON\n"
    )


def test_a_wrong_settings_file_names_itself_and_puts_nothing_there(workplan: Run, tmp_path: Path) -> None:
    (tmp_path / "config" / "workplan").mkdir(parents=True)
    (tmp_path / "config" / "workplan" / "config.toml").write_text("actor = 7\n")
    ended = workplan("completion", "fish", "--", "sh")
    assert (ended.code, ended.out) == (2, "")


def test_bash_is_given_the_rest_of_the_word_and_meanings_only_to_list(lines: Ask) -> None:
    line = "workplan --plan tasks.toml list unit:区园"
    assert lines(line, shell="bash") == ["words", "区园林绿化局"]
    assert lines("workplan milestone 3 ", shell="bash") == ["words", "1", "2"]
    assert lines("workplan milestone 3 ", "list", shell="bash") == [
        "words", "1  2023-06-30 启动招投标", "2  2023-09-30 开工",
    ]  # fmt: skip
    assert lines("workplan milestone 3 1", "list", shell="bash") == ["words", "1"]


def test_in_bash_what_several_words_begin_with_does_not_take_the_place_of_what_was_typed(lines: Ask) -> None:
    told = lines("workplan remind --unit lh", shell="bash")
    assert told == ["words spelt", "区园林绿化局"]
    told = lines("workplan remind --unit ju", shell="bash")
    assert told == ["words spelt", "ju", "区园林绿化局", "区经济和信息化局"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_printed(shell: str, workplan: Run) -> None:
    ended = workplan("completion", shell)
    assert (ended.code, ended.err) == (0, "")
    assert f"completion {shell} --" in ended.out


def test_a_text_of_a_plan_is_harmless_in_a_shell(workplan: Run, plan_file: Path) -> None:
    text = plan_file.read_text(encoding="utf-8").replace(
        "加大医药健康", "\\u001b]0;x\\u0007加大\\t医药\\n健康"
    )
    plan_file.write_text(text, encoding="utf-8")
    told = workplan("completion", "zsh", "--", "show", "4").out
    assert told.count("\n") == 2
    assert told.isprintable() is False
    assert not set(told) & set("\x1b\x07")
