"""What Tab offers: names and values, in the language in use, each a filter when it stands there."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan, make_task
from tests.model.entries import make_entry
from workplan_tui import language
from workplan_tui.model.aspects.aspect import Field
from workplan_tui.model.filter.completion import completions, is_unfinished
from workplan_tui.model.filter.fields import FIELDS
from workplan_tui.model.filter.language import parse_filter
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.standings import Standings

HOSTILE = make_task(id="9", units=("a b", '引"号', "甲、乙", "(x)", "c:d", "3"), leads=("一",))
STANDINGS = Standings(
    Ledger(
        make_plan((*make_plan().tasks, HOSTILE)),
        [make_entry(1, {"op": "flag", "task": "3", "text": "?", "to": "常务副区长"})],
        date(2023, 6, 30),
    )
)
UNITS = ("区发展改革委", "区园林绿化局", "相关属地", "区经济和信息化局", "区科委", "各部门")


def offered(text: str) -> tuple[str, ...]:
    """Return the texts as they would be after Tab; `|` is the cursor, else it is at the end."""
    before, _, after = text.partition("|")
    found = completions(before + after, len(before), STANDINGS)
    return tuple(before[: found.start] + one + after for one in found.texts)


@pytest.mark.parametrize(
    ("text", "after_tab"),
    [
        ("un", ("unit:",)), ("U", ("unit:", "updated:")), ("单", ("单位:",)), ("造林 -st", ("造林 -status:",)),
        ("(li|) 造林", ("(light:) 造林",)), ("领", ("领导:",)), ("zzz", ()), ("o", ()),
        ("unit:", tuple(f"unit:{one}" for one in (*UNITS, '"a b"', '"引""号"', '"甲、乙"', '"(x)"', '"c:d"', "3"))),
        ("单位:区科委,区", tuple(f"单位:区科委,{one}" for one in UNITS if one.startswith("区"))),
        ("unit:绿化", ("unit:区园林绿化局",)), ("unit:kw", ("unit:区科委",)), ("unit:QYL", ("unit:区园林绿化局",)),
        ("lead:", ("lead:石银峰", "lead:常务副区长", "lead:蔡小军", "lead:一")), ("lead:cxj", ("lead:蔡小军",)),
        ("section:", ("section:主要预期目标", "section:产业集群")), ("板块:集", ("板块:产业集群",)),
        ("status:", ("status:not_started", "status:in_progress", "status:done", "status:closed",
                     "status:suspended", "status:cancelled")),
        ("status:done,c", ("status:done,closed", "status:done,cancelled")),
        ("light:", ("light:red", "light:amber", "light:green", "light:grey")), ("is:ov", ("is:overdue",)),
        ("due:", ("due:7d", "due:30d", "due:2023-06", "due:..2023-06-30")), ("progress:<", ("progress:<50",)),
        ("flag:", ("flag:常务副区长",)), ("nofield:", ()), ('unit:"区', ()), ('unit:"区"', ()), ("(a)", ()),
    ],
)  # fmt: skip
def test_tab_offers(text: str, after_tab: tuple[str, ...]) -> None:
    assert offered(text) == after_tab


def test_an_empty_filter_offers_every_field() -> None:
    every = tuple(f"{field.code}:" for field in FIELDS)

    assert offered("") == every
    assert offered("造林 -") == tuple(f"造林 -{name}" for name in every)


def test_letters_that_spell_a_name_complete_to_it() -> None:
    language.use(language.CHINESE)

    assert offered("zt") == ("状态:",)
    assert offered("zhuangt") == ("状态:",)
    assert offered("状态:tj") == ("状态:推进中",)
    assert offered("is:yq") == ("is:逾期",)


def test_names_and_values_are_those_of_the_language_in_use() -> None:
    language.use(language.CHINESE)

    assert offered("")[:4] == ("编号:", "板块:", "牵头:", "单位:")
    assert offered("un") == ("unit:",), "only the other language begins so"
    assert offered("灯:") == ("灯:红", "灯:黄", "灯:绿", "灯:灰")
    assert offered("light:r") == ("light:red",)
    assert offered("is:")[0] == "is:逾期"
    assert offered("状态:已") == ("状态:已完成", "状态:已销号")


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.code)
def test_every_value_that_is_offered_is_understood_and_finds_its_tasks(field: Field) -> None:
    for text in offered(f"{field.code}:"):
        asked = parse_filter(text, "区科委")
        if field.code in ("unit", "lead", "section"):
            assert any(asked.matches(STANDINGS, task) for task in STANDINGS.ledger.plan.tasks), text


@given(st.text(st.sampled_from('unit:：,、"“” ()-orled水区'), max_size=12), st.integers(0, 12))
def test_completing_never_fails_and_stays_within_the_text(text: str, place: int) -> None:
    found = completions(text, min(place, len(text)), STANDINGS)

    assert 0 <= found.start <= found.end == min(place, len(text))
    assert len(set(found.texts)) == len(found.texts)


@pytest.mark.parametrize(
    ("text", "is_waiting"),
    [
        ("s", True), ("造林 -G", True), ("st", True), ("uni", True), ("unit", True), ("IS", True),
        ("unit:s", True), ("单位:水务,s", True), ("unit:un", True), ("unit:uni", False),
        ("unit:水", False), ('unit:"s"', False),
        ("sth", False), ("GD", True), ("GDP", False), ("s ", False), ("单位", False), ("unit:", False), ("5", False),
        ('"s"', False), ('"s', False), ("", False), ("or", False), ("(", False),
    ],
)  # fmt: skip
def test_letters_that_say_nothing_yet_are_waited_for(text: str, is_waiting: bool) -> None:
    assert is_unfinished(text) == is_waiting
