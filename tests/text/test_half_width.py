"""Full-width letters and digits mean what half-width ones do, wherever people type or look for them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan, make_task
from workplan_tui.cli.context import parse_day
from workplan_tui.language.words import find_light, find_method, find_status
from workplan_tui.model.filter.language import parse_filter
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.standings import Standings
from workplan_tui.model.task_ids import names_ids, parse_task_ids
from workplan_tui.text.half_width import half_width
from workplan_tui.tui.detail.text_search import places
from workplan_tui.tui.prompts import answers

PLAN = make_plan((
    make_task(id="1", text="配发USB密钥。"), make_task(id="2", text="配发ＵＳＢ密钥。"),
    make_task(id="3", text="建设５Ｇ基站120座。"), make_task(id="4", text="建设5G基站１２０座。"),
))  # fmt: skip
STANDINGS = Standings(Ledger(PLAN, ()).at(date(2023, 6, 30)))


def in_full(text: str) -> str:
    """Return the text as an input method in its full-width state types it."""
    return "".join(chr(ord(one) - ord("A") + ord("Ａ")) if "!" <= one <= "~" else one for one in text)


def found(text: str) -> list[str]:
    return [task.id for task in PLAN.tasks if parse_filter(text).matches(STANDINGS, task)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("USB", "12"), ("usb", "12"), ("5g", "34"), ('"120"', "34"), ("usb or 5g", "1234"), ("-usb", "34"),
        ("miyao", "12"), ("2-3", "23"), ("1,3", "13"), ("id:2", "2"), ("id:>2", "34"), ("status:1", "1234"),
        ("status:done", ""), ("due:2023-12", "1234"), ("progress:<50", ""), ("is:overdue", ""), ("(5g)", "34"),
    ],
)  # fmt: skip
def test_a_filter_finds_the_same_in_both_widths(text: str, ids: str) -> None:
    assert found(text) == list(ids)
    assert found(in_full(text)) == list(ids)


def test_a_full_width_word_in_the_middle_of_chinese_is_found() -> None:
    assert found("发ＵＳＢ密") == found("发usb密") == ["1", "2"]
    assert places("配发ＵＳＢ密钥", "usb") == places("配发USB密钥", "ｕｓｂ") == [(2, 5)]


@pytest.mark.parametrize("asked", ["1", "2-4", "1,3", "01"])
def test_ids_are_the_same_in_both_widths(asked: str) -> None:
    assert names_ids(PLAN, in_full(asked))
    assert parse_task_ids(PLAN, in_full(asked)) == parse_task_ids(PLAN, asked)


def test_words_and_days_are_the_same_in_both_widths() -> None:
    assert find_status("２") == find_status("ｉｎ＿ｐｒｏｇｒｅｓｓ") == "in_progress"
    assert find_status("ｉｎ－progress") == "in_progress"
    assert (find_light("ＲＥＤ"), find_method("ｐｈｏｎｅ")) == ("red", "phone")
    assert parse_day("２０２３－０６－０１", "--on", date(2023, 7, 1)) == date(2023, 6, 1)
    assert answers.day_near(date(2023, 7, 1), PLAN)("０６－０１") == date(2023, 6, 1)
    assert answers.light("ｒｅｄ") == "red"


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    """Faults and hits are pointed at by their place."""
    changed = half_width(text)
    assert len(changed) == len(text)
    assert half_width(changed) == changed
    assert all(a == b or (not a.isascii() and b.isascii()) for a, b in zip(text, changed, strict=True))
    assert half_width("，。：（）？") == "，。：（）？"
