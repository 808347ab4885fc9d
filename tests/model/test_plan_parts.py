"""What a plan has none of is said, and not counted as none found."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_plan, make_task
from tests.model.rules.worked_year import PLAN
from workplan_tui.model.agenda import KINDS
from workplan_tui.model.aspects.states import STATES
from workplan_tui.model.filter.fields import FIELDS
from workplan_tui.model.filter.language import parse_filter
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Plan
from workplan_tui.model.plan_parts import NEEDED_BY_KIND, why_absent

BARE = make_plan((make_task(id="1", leads=(), units=(), due_on=None, targets=(), milestones=()),))
PARTS = {state.needs for state in STATES if state.needs} | {field.needs for field in FIELDS if field.needs}


def absent(plan: Plan, text: str) -> list[str]:
    ledger = Ledger(plan, (), date(2023, 6, 30))
    found = (why_absent(ledger, part) for part in dict.fromkeys(parse_filter(text).needs()))
    return [reason.code for reason in found if reason]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("is:未报", "no_periods"), ("-is:unreported", "no_periods"), ("造林 or (is:未报 灯:红)", "no_periods"),
        ("is:逾期", "no_deadlines"), ("时限:7d", "no_deadlines"), ("is:临期", "no_steps"), ("is:滞后", "no_steps"),
        ("序时:>50", "no_steps"), ("节点:30d", "no_steps"), ("is:节点未完成", "no_milestones"),
        ("is:未达标", "no_levels"),
        ("牵头:石", "no_leads"), ("单位:水务", "no_units"), ("配合:财政", "no_supporting"),
        ("联络员:张三", "no_contacts"),
    ],
)  # fmt: skip
def test_a_query_that_rests_on_what_the_plan_has_not_says_what(text: str, code: str) -> None:
    assert absent(BARE, text) == [code]


@pytest.mark.parametrize(
    "text",
    ["造林", "灯:红", "进度:<50", "状态:已完成", "is:需协调,久未更新,议定,待核,人工定灯", "is:无期限", "单位:-",
     "牵头:-", "联络员:-", "配合:-", "is:冲突",
     "节点:-", "标记:x", "文字:x", "更新:7d", "1-3"],
)  # fmt: skip
def test_other_queries_rest_on_nothing_a_plan_may_lack(text: str) -> None:
    assert absent(BARE, text) == []


def test_the_real_plan_lacks_reports_and_contacts_alone() -> None:
    ledger = Ledger(PLAN, (), date(2023, 6, 30))

    lacking = {part for part in PARTS if why_absent(ledger, part)}

    assert lacking <= {"reporting", "contacts", "supporting"}
    assert why_absent(Ledger(PLAN.replace(reporting={"every": "month"}), (), ledger.day), "reporting") is None


def test_every_kind_of_the_agenda_is_looked_at() -> None:
    from_the_journal = {"by_hand", "stale", "decided", "flagged", "to_verify", "conflict"}

    assert set(KINDS) - set(NEEDED_BY_KIND) == from_the_journal, "say on what of a plan the new kind rests"
    assert set(NEEDED_BY_KIND) <= set(KINDS)


def test_a_part_nobody_knows_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="weight"):
        why_absent(Ledger(BARE, (), date(2023, 6, 30)), "weight")
