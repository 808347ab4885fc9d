"""Every code of a closed set has its word in every language, and what one shows is understood in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workplan_tui import language
from workplan_tui.language import words
from workplan_tui.model import codes
from workplan_tui.model.agenda import KINDS
from workplan_tui.model.filter.fields import CHOICES, FIELDS, find_choice, find_field, shown_choice
from workplan_tui.reports.kinds import find_kind, kind_word

if TYPE_CHECKING:
    from collections.abc import Callable

SETS = {
    "statuses": (codes.STATUSES, words.status_word, words.find_status),
    "lights": (codes.LIGHTS[:3], words.light_word, words.find_light),
    "methods": (codes.METHODS, words.method_word, words.find_method),
    "kinds of the agenda": (tuple(KINDS), kind_word, find_kind),
    **{
        f"values of {field}": (
            values,
            lambda code, field=field: shown_choice(field, code),
            lambda word, field=field: find_choice(field, word),
        )
        for field, values in CHOICES.items()
    },
}
"""Grey is computed and never given by hand."""
SPOKEN = tuple(language.LANGUAGES.values())


@pytest.mark.parametrize("spoken", SPOKEN)
@pytest.mark.parametrize("understanding", SPOKEN)
@pytest.mark.parametrize("name", SETS)
def test_the_word_that_is_shown_for_a_code_finds_it_again(name: str, spoken: str, understanding: str) -> None:
    known, shown, find = SETS[name]
    language.use(spoken)
    told = [shown(code) for code in known]
    language.use(understanding)
    assert [find(word) for word in told] == list(known)
    assert len(set(told)) == len(known)


@pytest.mark.parametrize("name", SETS)
def test_a_code_finds_itself(name: str) -> None:
    known, _shown, find = SETS[name]
    assert [find(code) for code in known] == list(known)


@pytest.mark.parametrize("name", SETS)
def test_chinese_has_a_word_for_every_code(name: str) -> None:
    known, shown, _find = SETS[name]
    language.use(language.CHINESE)
    assert not [code for code in known if shown(code).isascii()], "say it in language/words.py"


@pytest.mark.parametrize("spoken", SPOKEN)
@pytest.mark.parametrize("understanding", SPOKEN)
def test_a_field_is_found_by_the_name_that_is_shown(spoken: str, understanding: str) -> None:
    language.use(spoken)
    told = [field.shown for field in FIELDS]
    language.use(understanding)
    assert [find_field(name) for name in told] == list(FIELDS)


@pytest.mark.parametrize(
    ("word", "is_yes", "is_none", "is_no_problem"),
    [
        ("y", True, False, False), ("YES ", True, False, False), ("是", True, False, False), ("", False, False, False),
        ("none", False, True, True), ("无", False, True, True), ("-", False, True, True), ("－", False, True, False),
        ("暂无。", False, False, True), ("无问题", False, False, True), ("no", False, False, True),
        ("n", False, False, False),
    ],
)  # fmt: skip
def test_short_answers_are_understood(word: str, is_yes: bool, is_none: bool, is_no_problem: bool) -> None:
    assert (words.is_yes(word), words.is_none(word), words.is_no_problem(word)) == (
        is_yes,
        is_none,
        is_no_problem,
    )


def test_the_digits_are_the_places_of_the_statuses() -> None:
    assert [words.find_status(str(digit)) for digit in range(1, len(codes.STATUSES) + 1)] == list(
        codes.STATUSES
    )


@pytest.mark.parametrize("shown", [words.status_word, words.light_word, words.method_word, words.pace_word])
def test_an_unknown_code_is_shown_as_it_is(shown: Callable[[str], str]) -> None:
    assert shown("elsewhere") == "elsewhere"
