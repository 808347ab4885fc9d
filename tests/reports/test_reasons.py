"""The sentences of reasons: made only when somebody reads them, one for every code."""

from __future__ import annotations

from datetime import date

import pytest

from tests.model.rules.worked_year import JOURNAL, PLAN
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.reason import because
from workplan_tui.model.standings import Standings
from workplan_tui.reports import spoken
from workplan_tui.reports.reasons import reason_words
from workplan_tui.reports.rows import task_row
from workplan_tui.reports.summary import tally_row


def test_counting_says_no_sentence_and_a_row_says_one(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(spoken, "_shown", lambda name, value, day_words: said.append(name) or "")
    standings = Standings(Ledger(PLAN, JOURNAL, date(2023, 9, 30)))

    tally_row(standings, PLAN.tasks)
    assert said == []

    late = next(task for task in PLAN.tasks if standings.of(task).verdict.rule == "red_behind")
    task_row(standings, late)
    assert said == ["points", "progress", "expected", "gap"]


def test_what_a_file_holds_is_harmless_in_a_sentence() -> None:
    assert "\x1b" not in reason_words(because("flagged", text="\x1b[31m谁来审批"))


def test_an_unknown_code_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError, match="weighs_too_much"):
        reason_words(because("weighs_too_much"))
