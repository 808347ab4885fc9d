"""Every code of a closed set has its word in both languages, and what is shown can be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workplan_tui import language
from workplan_tui.language import words
from workplan_tui.model import codes

if TYPE_CHECKING:
    from collections.abc import Callable

SETS = {
    "statuses": (codes.STATUSES, words.status_word, words.find_status),
    "lights": (codes.LIGHTS[:3], words.light_word, words.find_light),
    "methods": (codes.METHODS, words.method_word, words.find_method),
}
"""Grey is computed and never typed."""


@pytest.mark.parametrize("spoken", [language.CHINESE, language.ENGLISH])
@pytest.mark.parametrize("name", SETS)
def test_the_word_that_is_shown_for_a_code_finds_it_again(name: str, spoken: str) -> None:
    known, shown, find = SETS[name]
    language.use(spoken)
    assert [find(shown(code)) for code in known] == list(known)
    assert len({shown(code) for code in known}) == len(known)
    if spoken == language.CHINESE:
        assert not [code for code in known if shown(code) == code], "say it in language/words.py"


@pytest.mark.parametrize("name", SETS)
def test_a_code_finds_itself(name: str) -> None:
    known, _shown, find = SETS[name]
    assert [find(code) for code in known] == list(known)


def test_the_digits_are_the_places_of_the_statuses() -> None:
    assert [words.find_status(str(digit)) for digit in range(1, len(codes.STATUSES) + 1)] == list(
        codes.STATUSES
    )


@pytest.mark.parametrize("shown", [words.status_word, words.light_word, words.method_word, words.pace_word])
def test_an_unknown_code_is_shown_as_it_is(shown: Callable[[str], str]) -> None:
    assert shown("elsewhere") == "elsewhere"
