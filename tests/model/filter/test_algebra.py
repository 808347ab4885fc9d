"""What always holds of filters: a printed one is the same one, and and, or, minus are a logic."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.model.filter.filters import FILTERS, PLAN, UNIT, random_standings
from workplan_tui.model.filter.language import Filter, FilterError, parse_filter
from workplan_tui.model.standings import Standings

EVERY = frozenset(task.id for task in PLAN.tasks)
STANDINGS = random_standings()


def ids(asked: Filter, standings: Standings) -> frozenset[str]:
    return frozenset(task.id for task in PLAN.tasks if asked.matches(standings, task))


def said(text: str, standings: Standings) -> frozenset[str]:
    return ids(parse_filter(text, UNIT), standings)


@given(FILTERS)
def test_a_printed_filter_parses_to_itself(asked: Filter) -> None:
    assert parse_filter(str(asked), UNIT) == asked


@given(FILTERS, FILTERS, STANDINGS)
def test_a_blank_is_and_or_is_or_and_minus_is_not(one: Filter, two: Filter, at: Standings) -> None:
    first, second = ids(one, at), ids(two, at)
    assert said(f"({one}) ({two})", at) == first & second
    assert said(f"({one})　（{two}）", at) == first & second
    assert said(f"{one} or {two}", at) == said(f"({one}) 或 {two}", at) == first | second
    assert said(f"-({one})", at) == EVERY - first


@given(FILTERS, FILTERS, FILTERS, STANDINGS)
def test_or_binds_looser_and_brackets_group(one: Filter, two: Filter, three: Filter, at: Standings) -> None:
    a, b, c = f"({one})", f"({two})", f"({three})"
    assert said(f"{a} {b} or {c}", at) == said(f"({a} {b}) or {c}", at)
    assert said(f"{a} ({b} or {c})", at) == said(f"{a} {b} or {a} {c}", at)
    assert said(f"{a} ({b} {c})", at) == said(f"({a} {b}) {c}", at) == said(f"{c} {b} {a}", at)
    assert (
        said(f"{a} or ({b} or {c})", at) == said(f"({a} or {b}) or {c}", at) == said(f"{c} or {b} or {a}", at)
    )


@given(FILTERS, FILTERS, STANDINGS)
def test_not_both_is_one_not_or_the_other_not(one: Filter, two: Filter, at: Standings) -> None:
    assert said(f"-(({one}) ({two}))", at) == said(f"-({one}) or -({two})", at)
    assert said(f"-({one} or {two})", at) == said(f"-({one}) -({two})", at)
    assert said(f"--({one})", at) == ids(one, at)


@given(st.sampled_from(["progress:{}", "expected:{}", "due:{}d", "updated:{}d", "id:{}", "section:{}"]),
       st.integers(0, 120), STANDINGS)  # fmt: skip
def test_comparisons_divide_what_is_known(form: str, value: int, at: Standings) -> None:
    field, number = form.format(value).split(":")
    below, least, above = (said(f"{field}:{sign}{number}", at) for sign in ("<", "<=", ">"))
    known = said(
        f"{field}:<999 or {field}:>=999" if "d" not in number else f"{field}:<999d or {field}:>=999d", at
    )
    assert below <= least
    assert not least & above
    assert least | above == known
    assert known - below == said(f"{field}:>={number}", at)


@given(st.text(max_size=30) | st.text(st.sampled_from('is:单位：due<>=..,、"“”-()2 d'), max_size=30))
def test_any_text_is_a_filter_or_a_mistake_within_it(text: str) -> None:
    place = 0
    try:
        parse_filter(text)
    except FilterError as error:
        place = error.place
    assert 0 <= place <= len(text)
