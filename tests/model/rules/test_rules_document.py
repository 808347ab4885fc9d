"""docs/lights.md says what the rules do: every rule in its order, every threshold with its default."""

from __future__ import annotations

import re

from tests.support.program import ROOT
from workplan_tui.model.rules.light import RULES
from workplan_tui.model.rules.thresholds import Rules
from workplan_tui.reports.kinds import rule_words

TEXT = (ROOT / "docs" / "lights.md").read_text(encoding="utf-8")


def test_every_rule_stands_in_the_order_in_which_it_is_asked() -> None:
    table = TEXT[TEXT.index("| rule |") :]
    told = [name for row in re.findall(r"^\| (`.*?) \|", table, re.M) for name in re.findall(r"`(\w+)`", row)]
    assert told == [*(rule for _, rule, _ in RULES), "green"]


def test_every_threshold_is_told_with_its_default() -> None:
    for name in Rules._fields:
        assert f"{name} = {getattr(Rules(), name)} " in TEXT


def test_every_rule_has_its_words() -> None:
    rules = [*(rule for _, rule, _ in RULES), "green"]
    assert [rule for rule in rules if rule_words(rule) == rule] == []
