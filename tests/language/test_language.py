"""Which language is chosen, and that every word of it is there."""

from __future__ import annotations

import pytest

from workplan_tui import language


@pytest.mark.parametrize(
    ("asked", "environment", "chosen"),
    [
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        ("zh", {"LANG": "en_GB.UTF-8"}, "zh_CN"),
        ("en-GB", {}, "en"),
        ("zh_CN.UTF-8", {"LANG": "en_GB"}, "zh_CN"),
        (None, {"LANG": "en_US.UTF-8"}, "en"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        (None, {"LANG": "C"}, "zh_CN"),
        (None, {}, "zh_CN"),
        (None, {"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, "zh_CN"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "zh_CN"}, "en"),
    ],
)
def test_the_language_is_the_one_asked_for_else_that_of_the_locale(
    asked: str | None, environment: dict[str, str], chosen: str
) -> None:
    assert language.choose(asked, environment) == chosen


def test_a_word_is_shown_in_the_language_in_use() -> None:
    language.use(language.CHINESE)

    assert language.tr("progress") == "进度"


def test_a_sentence_in_no_catalogue_is_shown_as_it_is_in_the_code() -> None:
    language.use(language.CHINESE)

    assert language.tr("no such sentence") == "no such sentence"
