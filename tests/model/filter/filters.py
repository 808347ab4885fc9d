"""Filters and ledgers made at random: every kind of value, hostile text included."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import make_entry
from workplan_tui.model.aspects.aspect import DAY, NUMBER, TEXT, Field
from workplan_tui.model.filter.bounds import Bound, Days, Number, find_days_or_period
from workplan_tui.model.filter.conditions import (
    Code,
    Comparison,
    Condition,
    Exactly,
    Mine,
    Nothing,
    Span,
    TextPart,
)
from workplan_tui.model.filter.fields import CHOICES, FIELDS, find_choice
from workplan_tui.model.filter.language import BareWord, Ids, Not, Quoted, all_of, any_of
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.numerals import find_numeral
from workplan_tui.model.standings import Standings

UNIT = "区科委"
_LETTERS = "abor水务造林发展委kwz2-_、,，\\'〇\u3007\u200b\U0001f600"
_SIGNS = "<>≤≥＜＞"


def _is_word(text: str) -> bool:
    is_ids = set(text) <= set("0123456789-,，、") and any(letter.isdigit() for letter in text)
    return text[0] not in "-－" and text.lower() not in ("or", "或") and not is_ids


WORDS = st.text(st.sampled_from(_LETTERS), min_size=1, max_size=4).filter(_is_word)
QUOTED_TEXTS = st.text(min_size=1, max_size=5) | st.sampled_from(
    ['"', '""', "a:b", "单位：x", "-", "or", " ", "”"]
)
IDS = st.tuples(st.integers(0, 200), st.integers(0, 9)).map(lambda pair: (pair[0], sum(pair)))

_PARTS = st.text(st.sampled_from([*set(_LETTERS) - set("、,，"), *"<."]), min_size=1, max_size=4).filter(
    lambda text: text[0] not in _SIGNS and text not in ("-", "－")
)
_DAYS = st.dates(date(2022, 12, 1), date(2024, 2, 1))
_PERIODS = st.one_of(
    _DAYS.map(lambda day: f"{day}"), _DAYS.map(lambda day: f"{day:%Y-%m}"), _DAYS.map(lambda day: f"{day:%Y}")
).map(find_days_or_period)
_WRITTEN = st.one_of(
    _DAYS.map(lambda day: f"{day:%m-%d}"),
    st.sampled_from(
        ("today", "昨天", "6月", "月底", "上月底", "本周", "二季度", "去年", "yesterday", "02-29")
    ),
).map(find_days_or_period)
"""Days and periods that depend on the plan or the day: which of two comes first is not known before."""


def _compared(bounds: Any) -> Any:
    """Return comparisons with these bounds, and spans between two of them."""

    def span(pair: tuple[Bound, Bound]) -> Span:
        low, high = sorted(pair, key=lambda bound: (bound.low, bound.high))
        return Span(low, high) if low.low <= high.high else Span(high, low)

    return st.one_of(
        st.builds(Comparison, st.sampled_from(("<", "<=", ">", ">=")), bounds),
        st.tuples(bounds, bounds).map(span),
        bounds.map(lambda bound: Span(bound, bound)),
        bounds.map(lambda bound: Span(bound, None)),
        bounds.map(lambda bound: Span(None, bound)),
    )


_NUMBERS = _compared(st.integers(0, 130).map(Number))
_DAY_TESTS = st.one_of(
    _compared(st.integers(0, 400).map(Days)),
    _compared(_PERIODS),
    st.builds(Comparison, st.sampled_from(("<", "<=", ">", ">=")), _WRITTEN),
    _WRITTEN.map(lambda bound: Span(bound, bound)),
    _WRITTEN.map(lambda bound: Span(bound, None)),
    st.tuples(_WRITTEN, _PERIODS).map(lambda pair: Span(*pair)),
)
_TEXTS = _PARTS.map(TextPart) | QUOTED_TEXTS.map(lambda text: TextPart(text, True))
_TESTS: dict[str, Any] = {
    "id": _NUMBERS | QUOTED_TEXTS.map(Exactly),
    "section": _NUMBERS
    | _TEXTS.filter(
        lambda part: (
            part.is_quoted
            or (find_numeral(part.text) is None and not set(part.text) <= set("0123456789-.<>="))
        )
    ),
    "status": st.sampled_from(CHOICES["status"]).map(Code)
    | QUOTED_TEXTS.filter(lambda text: find_choice("status", text) is None).map(Exactly),
    "is": st.sampled_from(CHOICES["is"]).map(lambda code: Mine(UNIT) if code == "mine" else Code(code)),
}


def _tests_of(field: Field) -> Any:
    """Return what may be asked of a field: what is said above, else what its kind allows."""
    if field.code in _TESTS:
        return _TESTS[field.code]
    if field.choices:
        return st.sampled_from(field.choices.codes).map(Code)
    tests = {TEXT: _TEXTS, NUMBER: _NUMBERS, DAY: _DAY_TESTS}[field.kind]
    return tests | st.just(Nothing()) if field.may_be_empty else tests


CONDITIONS = st.sampled_from(FIELDS).flatmap(
    lambda field: st.lists(_tests_of(field), min_size=1, max_size=3).map(
        lambda tests: Condition(field.code, tuple(tests))
    )
)
FILTERS: Any = st.recursive(
    st.one_of(
        WORDS.map(BareWord),
        QUOTED_TEXTS.map(Quoted),
        st.lists(IDS, min_size=1, max_size=3).map(lambda ranges: Ids(tuple(ranges))),
        CONDITIONS,
        CONDITIONS,
    ),
    lambda parts: st.one_of(
        st.lists(parts, min_size=2, max_size=3).map(all_of),
        st.lists(parts, min_size=2, max_size=3).map(any_of),
        parts.map(Not),
    ),
    max_leaves=8,
)

PLAN = make_plan(reporting={"every": "month"})
_OPS = st.one_of(
    st.sampled_from((*CHOICES["status"], "paused")).map(
        lambda s: {"op": "set", "field": "status", "value": s}
    ),
    st.integers(0, 100).map(lambda percent: {"op": "report", "percent": percent}),
    st.text(max_size=3).map(lambda text: {"op": "flag", "text": text, "to": "区科委"}),
    _DAYS.map(lambda day: {"op": "set", "field": "due_on", "value": f"{day}"}),
    st.sampled_from(CHOICES["light"]).map(lambda light: {"op": "set", "field": "light", "value": light}),
)
_FACTS = st.tuples(_OPS, st.sampled_from([task.id for task in PLAN.tasks]), st.integers(0, 364))


@st.composite
def random_standings(draw: Any) -> Standings:
    """Return the small plan with a few entries, at some day of its year."""
    begins_on = PLAN.starts_on
    entries = [
        make_entry(number, {**op, "task": task_id}, on=begins_on + timedelta(days=day))
        for number, (op, task_id, day) in enumerate(draw(st.lists(_FACTS, max_size=6)), start=1)
    ]
    return Standings(Ledger(PLAN, entries, begins_on + timedelta(days=draw(st.integers(0, 400)))))
