"""What a plan may hold, each bound for itself: little text that takes much is refused before it is parsed."""

from __future__ import annotations

import pytest

from tests.conftest import PLAN_TOML
from workplan_tui.base.errors import PlanWrong
from workplan_tui.store.plan.file import parse_document
from workplan_tui.store.plan.size_limits import MOST_NAMES, is_too_full, may_be_too_full

TOO_FULL = {
    "names": "".join(f"[a{number}]\n" for number in range(MOST_NAMES + 1)),
    "tables": "[[a]]\n" * 20_000,
    "values": "a = [" + "1," * 400_000 + "]",
    "dots": "a = [" + "{a.b.c.d.e.f.g=1}," * 9_000 + "]",
}


@pytest.mark.parametrize("kind", TOO_FULL)
def test_each_of_the_bounds_refuses_for_itself(kind: str) -> None:
    assert may_be_too_full(TOO_FULL[kind])
    assert is_too_full(TOO_FULL[kind])


@pytest.mark.parametrize("kind", TOO_FULL)
def test_in_a_string_or_a_comment_it_is_no_more_than_text(kind: str) -> None:
    text = TOO_FULL[kind]
    assert not is_too_full(f'a = """\n{text}"""\n')
    assert not is_too_full("".join(f"# {line}\n" for line in text.splitlines()))


def test_a_plan_as_people_write_it_is_far_from_full() -> None:
    head, _, tasks = PLAN_TOML.partition("[[tasks]]")
    assert not may_be_too_full(head + f"[[tasks]]{tasks}" * 1000)


def test_a_key_of_more_parts_than_any_has_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(PlanWrong, match="parts"):
        parse_document("a" + ".b" * 20 + " = 1\n", "tasks.toml")
