"""A filter that finds nothing says what would, and a word that names a value says of which field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from tests.conftest import make_plan
from tests.model.entries import make_entry, status_entry
from tests.model.filter.filters import FILTERS, UNIT, random_standings
from workplan_tui import language
from workplan_tui.model.filter.language import parse_filter
from workplan_tui.model.filter.suggestions import instead, meant, why_nothing
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.standings import Standings
from workplan_tui.reports.filter_hints import instead_words, meant_words

STANDINGS = Standings(
    Ledger(
        make_plan(),
        (status_entry(1, "1", "done"), make_entry(2, {"op": "report", "task": "2", "percent": 20})),
        date(2023, 6, 30),
    )
)


@pytest.fixture
def _in_chinese() -> Any:
    language.use(language.CHINESE)
    yield
    language.use(language.ENGLISH)


def offered(text: str) -> list[tuple[str, int]]:
    return [(hint.text, hint.hits) for hint in instead(parse_filter(text, UNIT), STANDINGS)]


@pytest.mark.usefixtures("_in_chinese")
@pytest.mark.parametrize(
    ("word", "field"),
    [("红", "灯:红"), ("red", "灯:红"), ("yellow", "灯:黄"), ("逾期", "is:逾期"), ("滞后", "is:欠序时"),
     ("欠序时", "is:欠序时"), ("已完成", "状态:已完成"),
     ("done", "状态:已完成"), ("需协调", "is:需协调"), ('"未报"', "is:未报"), ("-造林 绿", "-造林 灯:绿")],
)  # fmt: skip
def test_a_word_that_names_a_value_leads_to_its_field(word: str, field: str) -> None:
    (hint,) = meant(parse_filter(word), STANDINGS)

    assert hint.text == field
    right = parse_filter(field)
    assert hint.hits == sum(right.matches(STANDINGS, task) for task in STANDINGS.ledger.plan.tasks)


def test_of_other_words_nothing_is_guessed() -> None:
    assert meant(parse_filter("造林 -red 3 灯:红"), STANDINGS) == ()
    assert meant_words(parse_filter("造林"), STANDINGS) == ""


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("园林局长", ("园林绿化局", 1)), ("水利局", None), ("蔡晓军", ("蔡小军", 2)), ('"造林。绿化"', None),
        ("unit:蔡小军", ("lead:蔡小军", 2)), ("lead:科委", ("unit:科委", 1)), ("flag:造林", ("造林", 1)),
        ("unit:科委 造林", ("造林", 1)), ("造林 light:red", ("light:green 造林", 0)),
        ("status:cancelled", ("status:not_started", 3)),
        ("unit:科委 status:cancelled", ("unit:科委 status:not_started", 1)), ("lead", ("lead:蔡小军", 2)),
    ],
)  # fmt: skip
def test_what_would_find_something_stands_first(text: str, first: tuple[str, int] | None) -> None:
    found = offered(text)

    if first is None:
        assert found == [] or all(hits for _, hits in found)
    elif first[1]:
        assert found[0] == first, found
    assert len(found) <= 3


@given(asked=FILTERS, standings=random_standings())
def test_what_is_offered_finds_as_many_as_is_said(asked: Any, standings: Standings) -> None:
    for hint in (*instead(asked, standings), *meant(asked, standings)):
        again = parse_filter(hint.text, UNIT)
        assert sum(again.matches(standings, task) for task in standings.ledger.plan.tasks) == hint.hits
        assert hint.hits or hint not in instead(asked, standings)
    why_nothing(asked, standings)
    assert instead_words(asked, standings)


@given(asked=FILTERS)
def test_what_is_shown_is_read_as_the_same(asked: Any) -> None:
    assert parse_filter(asked.shown(), UNIT) == asked
    language.use(language.CHINESE)
    try:
        assert parse_filter(asked.shown(), UNIT) == asked
    finally:
        language.use(language.ENGLISH)


def test_numbers_and_days_say_between_what_the_tasks_lie() -> None:
    assert instead_words(parse_filter("due:2023-05"), STANDINGS).startswith(
        "due lies between 2023-11-30 and 2023-12-31."
    )
    assert "progress lies between 20 and 100." in instead_words(parse_filter("progress:<5"), STANDINGS)
    assert (
        "there is no task 99 in the plan; its ids are 1-4"
        in instead_words(parse_filter("99"), STANDINGS).lower()
    )


def test_where_nothing_is_like_it_that_is_said() -> None:
    assert instead_words(parse_filter("ｘｑｚ"), STANDINGS) == (
        "Neither the plan nor what was recorded holds anything like it."
    )
