"""What the command line alone does is told by its verb, which there must be."""

from __future__ import annotations

import pytest

from workplan_tui import language
from workplan_tui.cli.verbs import has_verb
from workplan_tui.tui.keys.line_verbs import VERBS, verb_meant


@pytest.mark.parametrize(
    ("typed", "verb"),
    [
        ("bulletin", "bulletin"),
        ("bull", "bulletin"),
        ("通报", "bulletin"),
        ("封存", "seal"),
        ("b", None),
        ("筛选", None),
    ],
)
def test_a_verb_is_meant_by_its_name_or_its_chinese(typed: str, verb: str | None) -> None:
    language.use("zh_CN")
    assert verb_meant(typed) == verb


def test_every_one_of_them_is_a_verb() -> None:
    assert [verb for verb in VERBS if not has_verb(verb)] == []
