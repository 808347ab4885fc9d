"""Plans that the settings call by a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from workplan_tui.base.errors import UsageError
from workplan_tui.settings.config import parse_settings
from workplan_tui.settings.named_plans import named_plans
from workplan_tui.settings.plan_choice import (
    built_in_plan,
    meant_name,
    meant_plan,
    named_journal,
    names_built_in,
)

SETTINGS = parse_settings(
    b'[[plans]]\nname = "2024"\nplan = "/srv/2024.toml"\njournal = "~/j2024"\n'
    b'[[plans]]\nname = "own"\nplan = "built-in"\n',
    "config.toml",
)


def test_a_name_is_the_plan_and_the_journal_of_the_settings(tmp_path: Path) -> None:
    environment = {"HOME": "/home/a", "WORKPLAN": "2024"}
    assert meant_plan(None, environment, str(tmp_path), SETTINGS) == "/srv/2024.toml"
    named = meant_name(None, environment, str(tmp_path), SETTINGS)
    assert named_journal(named, environment) == "/home/a/j2024"


def test_the_built_in_plan_may_have_a_name_and_takes_edits_by_it(tmp_path: Path) -> None:
    assert meant_plan("own", {}, str(tmp_path), SETTINGS) == built_in_plan()
    assert names_built_in("own", {}, str(tmp_path), SETTINGS)
    assert not names_built_in("2024", {}, str(tmp_path), SETTINGS)


def test_a_name_goes_before_a_file_and_a_path_before_a_name(tmp_path: Path) -> None:
    (tmp_path / "2024").write_text("")
    assert meant_plan("2024", {}, str(tmp_path), SETTINGS) == "/srv/2024.toml"
    assert meant_plan("./2024", {}, str(tmp_path), SETTINGS) == f"{tmp_path}/./2024"
    assert meant_name("./2024", {}, str(tmp_path), SETTINGS) is None


def test_a_word_that_is_neither_name_nor_file_is_told_with_the_names(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"2023.*2024.*own"):
        meant_plan("2023", {}, str(tmp_path), SETTINGS)
    (tmp_path / "2023").write_text("")
    assert meant_plan("2023", {}, str(tmp_path), SETTINGS) == str(tmp_path / "2023")


@pytest.mark.parametrize(
    "text",
    [
        'plans = "x"',
        '[plans]\n2024 = "/srv/a.toml"',
        '[[plans]]\nname = "a"',
        '[[plans]]\nname = "a/b"\nplan = "/a.toml"',
        '[[plans]]\nname = "a.toml"\nplan = "/a.toml"',
        '[[plans]]\nname = "built-in"\nplan = "/a.toml"',
        '[[plans]]\nname = " "\nplan = "/a.toml"',
        '[[plans]]\nname = "a"\nplan = "a.toml"',
        '[[plans]]\nname = "a"\nplan = "/a.toml"\njournal = "built-in"',
        '[[plans]]\nname = "a"\nplan = "/a.toml"\njournal = "j"',
        '[[plans]]\nname = "a"\nplan = "/a.toml"\njournals = "/j"',
        '[[plans]]\nname = "a"\nplan = "/a.toml"\n[[plans]]\nname = "a"\nplan = "/b.toml"',
    ],
)
def test_a_named_plan_that_cannot_be_used_is_one_sentence_about_the_file(text: str) -> None:
    with pytest.raises(UsageError, match=r"/etc/config\.toml"):
        named_plans(parse_settings(text.encode(), "/etc/config.toml"))
