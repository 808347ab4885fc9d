"""The manual page: all of `--help` on one page, which `man` sets without a complaint."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.terminal import clean_environment
from workplan_tui.base import errors
from workplan_tui.cli.arguments import own_parser, whole_parser
from workplan_tui.cli.manual_page import exit_codes
from workplan_tui.cli.verbs import load_verb, verb_lines
from workplan_tui.text.cells import cell_len

Run = Callable[..., Any]
VERBS = [usage.split()[0] for usage, _ in verb_lines()]
HAS_MAN = pytest.mark.skipif(shutil.which("man") is None, reason="man is not installed")


def set_by_man(page: str, folder: Path) -> tuple[str, str]:
    """Return what `man` shows on 80 columns, and what it complains of."""
    file = folder / "workplan.1"
    file.write_text(page, encoding="utf-8")
    done = subprocess.run(
        ["man", "--warnings=w", "--local-file", file],
        env=clean_environment(folder, MANWIDTH="80"), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout, done.stderr


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_stands_in_it_with_its_options_and_examples(workplan: Run, verb: str) -> None:
    page = workplan("manual").out
    section = re.search(
        rf'^\.SS "{re.escape(verb)}"\n(.*?)(?=^\.S[SH])'.replace("-", r"\\-"), page, re.M | re.S
    )
    assert section, f"the manual has no section on {verb}"
    told = section[1].replace("\\-", "-")
    parser = own_parser(load_verb(verb), verb)
    everywhere = whole_parser()._option_string_actions
    own = [option for option in parser._option_string_actions if option not in everywhere]
    assert [option for option in own if f"\\fB{option}\\fP" not in told] == []
    assert f"\n  workplan {verb}" in told


def test_what_all_verbs_take_is_told_once(workplan: Run) -> None:
    page = workplan("manual").out.replace("\\-", "-")
    shown = {o: a for o, a in whole_parser()._option_string_actions.items() if a.help != argparse.SUPPRESS}
    parsers = [own_parser(load_verb(verb), verb) for verb in VERBS]
    for option, action in shown.items():  # to some verbs it says something else
        others = [one._option_string_actions[option].dest != action.dest for one in parsers]
        assert page.count(f"\\fB{option}\\fP") == 1 + sum(others), option


def test_every_exit_code_is_told() -> None:
    assert [code for code, _ in exit_codes()] == sorted(
        value for name, value in vars(errors).items() if name.startswith("EXIT_")
    )


@pytest.mark.slow
@HAS_MAN
@pytest.mark.parametrize("language", ["zh", "en"])
def test_man_sets_it_without_a_complaint_within_80_columns(
    workplan: Run, language: str, tmp_path: Path
) -> None:
    page = workplan("manual", "--lang", language).out
    shown, complaints = set_by_man(page, tmp_path)
    assert complaints == ""
    prose = [line for line in shown.splitlines() if not line.startswith("         ")]
    assert [line for line in prose if cell_len(line) > 80] == []
    assert "set 11,14-16 推进中 -m" in shown, "what is to be copied into a shell stands there as it is typed"


@pytest.mark.slow
@HAS_MAN
def test_signs_of_roff_are_shown_as_they_are(tmp_path: Path) -> None:
    from workplan_tui.cli.manual_page import _paragraph, _quoted

    odd = r"""'a \(bu \n .b "c" -d ~/e `f` ^g"""
    page = "\n".join([".TH X 1", f".SH {_quoted(odd)}", *_paragraph(odd), ".br", *_paragraph(".so x")])
    shown, complaints = set_by_man(page + "\n", tmp_path)
    assert complaints == ""
    assert shown.splitlines()[2].strip() == odd
    assert [line.strip() for line in shown.splitlines()[3:5]] == [odd, ".so x"]
