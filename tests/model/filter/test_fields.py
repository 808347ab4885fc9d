"""Fields of a filter: what each finds on a small ledger, and each mistake at its place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.conftest import make_plan
from tests.model.entries import make_entry, status_entry
from workplan_tui import language
from workplan_tui.model.filter.language import FilterError, parse_filter
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Task
from workplan_tui.model.standings import Standings

TODAY = date(2023, 6, 25)
WORD_ID = Task("a1", 2, "修路。", ("翟杨",), ("区公路分局",), date(2023, 6, 20))
PLAN = make_plan((*make_plan().tasks, WORD_ID), reporting={"every": "month"})
STANDINGS = Standings(
    Ledger(
        PLAN,
        (
            status_entry(1, "1", "done", on=date(2023, 5, 1)),
            make_entry(2, {"op": "report", "task": "2", "percent": 20}, on=date(2023, 6, 20)),
            make_entry(3, {"op": "flag", "task": "3", "text": "请协调用地", "to": "常务副区长"}),
            status_entry(4, "4", "paused", on=date(2023, 3, 4)),
        ),
        TODAY,
    )
)


def found(text: str, unit: str | None = "区科委") -> str:
    """Return the ids that the filter finds."""
    asked = parse_filter(text, unit)
    assert parse_filter(str(asked), unit) == asked
    return " ".join(task.id for task in PLAN.tasks if asked.matches(STANDINGS, task))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("编号:1", "1"), ("id:1..3", "1 2 3"), ("id:2-3,a1", "2 3 a1"), ("编号：>3", "4"), ("id:01", "1"),
        ('id:"1"', "1"), ("id:99", ""),
        ("板块:1", "1 2"), ("板块:二", "3 4 a1"), ("section:集群", "3 4 a1"), ("section:>=2", "3 4 a1"),
        ("section:1..2", "1 2 3 4 a1"), ('section:"二"', ""), ("板块:cyjq", "3 4 a1"), ("板块:9", ""),
        ("牵头:石银峰", "1 4"), ("领导:蔡", "2 3"), ("lead:sy", "1 4"), ("lead:shiyin,翟", "1 4 a1"),
        ("单位:科委", "4"), ("unit:科委、公路", "4 a1"), ('unit:"区科委","各部门"', "4"), ("unit:QKW", "4"),
        ("单位:造林", ""), ("单位:发改委", "1"),
        ("单位:经信局", "3"), ("unit:园林局", "2"), ("经信局 or 公路局", "3 a1"),
        ('单位:"经信局"', "3"), ("文字:用地", "3"), ("words:常务", "3"), ("文字:科委", ""),
        ("用地", "3"), ('"协调用地"', "3"),
        ("状态:已完成", "1"), ("status:3", "1"), ("status:not_started", "2 3 a1"),
        ("status:done,not-started", "1 2 3 a1"), ('status:"paused"', "4"), ('状态:"已完成"', "1"),
        ("灯:红", "2 3 4 a1"), ("light:green", "1"), ("灯:红灯、绿", "1 2 3 4 a1"), ("light:grey", ""),
        ("灯:yellow,gray", ""), ("light:green,yellow", "1"), ("is:节点未完成", ""), ("is:欠序时", "2"),
        ("进度:100", "1"), ("进度:20%", "2"), ("progress:<50", "2"), ("progress<50", "2"),
        ("progress:>=20", "1 2"), ("progress:≥２０", "1 2"), ("进度:..99", "2"), ("-progress:<50", "1 3 4 a1"),
        ("expected:>90", "a1"), ("序时:40..60", "1 2 4"), ("expected:0,100", "3 a1"),
        ("时限:2023-06-20", "a1"), ("due:2023-06", "a1"), ("due:2023", "1 2 3 4 a1"), ("due:<2023-11", "a1"),
        ("due:>2023-06", "1 2 3 4"), ("due:<=2023-11-30", "2 a1"), ("due:2023-11..2023-12", "1 2 3 4"),
        ("due:2023/11/30", "2"), ("时限：..2023-06-30", "a1"), ("due:7d", ""), ("due:<0d", "a1"),
        ("due:158d", "2"), ("due:<=158天", "2 a1"), ("due:>158d", "1 3 4"),
        ("updated:7d", "2"), ("updated:>30d", "1 4"), ("更新:>7d", "1 3 4"), ("updated:2023-06", "2 3"),
        ("时限:06-20", "a1"), ("due:20230620", "a1"), ("due:6月20日", "a1"), ("due:6月", "a1"), ("due:二季度", "a1"),
        ("due:6月底", ""), ("时限:11月底", "2"), ("due:year-end", "1 3 4"), ("due:5天前", "a1"), ("due:<昨天", "a1"),
        ("due:上周..月底", "a1"), ("due:下半年", "1 2 3 4"), ("due:去年", ""), ("due:02-29", ""),
        ("due:today..158d", "2"), ("updated:本周", "2"),
        ("updated:06-20..today", "2"), ("updated:>this-month", ""), ("updated:<本月", "1 4"),
        ("更新:今天", ""), ("updated:20d..60d", "1 3"), ("-updated:>0d", "a1"),
        ("标记:用地", "3"), ("flag:副区长", "3"), ("flag:qxt", "3"), ("flag:科委", ""),
        ("is:逾期", "a1"), ("is:overdue", "a1"), ("is:滞后", "2"), ("is:未报", "3 4 a1"),
        ("is:未填报", "3 4 a1"), ("is:无期限", ""), ("is:临期", "3"),
        ("is:due-soon", "3"), ("is:due_soon", "3"), ("is:久未更新", "4 a1"), ("is:需协调", "3"),
        ("is:待核", "1"), ("is:to-verify,flagged", "1 3"), ("is:我的", "2 4"), ("is:mine,overdue", "2 4 a1"),
        ("单位:科委 or is:逾期", "4 a1"), ("(灯:红 or is:待核) -板块:一", "3 4 a1"), ("-单位:科委 -灯:红", "1"),
        ('"is:逾期"', ""),
    ],
)  # fmt: skip
def test_a_field_finds(text: str, ids: str) -> None:
    assert found(text) == ids


def test_mine_are_my_units_tasks_and_every_units() -> None:
    assert found("is:mine", "区公路分局") == "2 4 a1"
    assert found("is:mine", "公路") == "2 4 a1", (
        "a part of the name, its pinyin and a short name mean it, too"
    )
    assert found("is:mine", "glfj") == found("is:mine", "公路局") == "2 4 a1"
    assert found("is:mine", "水务") == "2 4", "what every unit is to do is anybody's"
    assert found("mine") == found("我的") == found("is:mine")


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("造林 ligth:red", 3, "at letter 4: do you mean light:? There is no ligth:"),
        ("单元:水务", 0, "do you mean 单位:?"),
        ("xyz:1", 0, "the fields are id, section, lead"),
        (":1", 0, "at letter 1: the fields are"),
        ("unit:", 5, "at letter 6: write for instance unit:水务; nothing stands after unit:"),
        ("unit: 水务", 5, "nothing stands after unit:"),
        ("unit:a,", 7, "at letter 8: write"),
        ("unit:,a", 5, "at letter 6: write"),
        ("a or unit:()", 10, "at letter 11: write"),
        ('unit:""', 5, "at letter 6: nothing stands between the quotes"),
        ('unit:"a', 5, "at letter 6: this quote"),
        ('unit:"a"b', 8, "at letter 9: a blank or a comma is missing"),
        ('unit:a"b"', 6, "at letter 7: a blank or a comma is missing"),
        ("单位:水务状态:done", 5, "at letter 6: a blank is missing before 状态:"),
        ("单位:a,b状态：done", 6, "at letter 7: a blank is missing before 状态:"),
        ("unit:10:30", 7, "at letter 8: put the value in quotes"),
        ("unit:<3", 5, "at letter 6: write for instance unit:水务; unit:<3 cannot be read"),
        ("status:dnoe", 7, "at letter 8: do you mean status:done? There is no status:dnoe"),
        ("状态:done,已完城", 8, "at letter 9: status: takes not_started"),
        ("灯:blue", 2, "light: takes red, amber, green, grey; there is no light:blue"),
        ('light:"blue"', 6, "there is no light:blue"),
        ("is:overdeu", 3, "do you mean is:overdue?"),
        ("is:mine", 3, 'say which unit is yours: --unit NAME, $WORKPLAN_UNIT, or unit = "NAME" in config.toml; mine'),
        ("造林 mine", 3, "at letter 4: say which unit is yours"),
        ("状态:滞后", 3, "at letter 4: do you mean is:behind? There is no status:滞后"),
        ("灯:逾期", 2, "do you mean is:overdue?"),
        ("is:红", 3, "do you mean light:red?"),
        ("progress:half", 9, "write for instance progress:<50"),
        ("progress:1.5", 9, "at letter 10: write for instance progress:<50; progress:1.5 cannot be read"),
        ("progress:..", 9, "progress:.. cannot be read"),
        ("progress:>", 9, "progress:> cannot be read"),
        ("progress:80..20", 9, "at letter 10: write 20..80; 80..20 runs backwards"),
        ("progress:10,x", 12, "at letter 13: write for instance progress:<50; progress:x cannot"),
        ("progress:" + "9" * 4000, 9, "cannot be read"),
        ("due:2023-02-30", 4, "due:2023-02-30 cannot be read"),
        (
            "due:02-30",
            4,
            "at letter 5: write a day as 2023-06-30, 06-30, 20230630, yesterday, month-end, a month as 2023-06, "
            "or 7d; due:02-30 cannot be read",
        ),
        ("due:6月初", 4, "due:6月初 cannot be read"),
        ("due:06-30..05-01", 4, "write 05-01..06-30; 06-30..05-01 runs backwards"),
        ("due:7d..06-30", 4, "must be dates, or both be numbers of days"),
        ("due:2023-6-1-1", 4, "cannot be read"),
        ("due:-7d", 4, "due:-7d cannot be read"),
        ("due:999999d", 4, "cannot be read"),
        ("due:30d..7d", 4, "write 7d..30d; 30d..7d runs backwards"),
        ("due:7d..2023-12-31", 4, "must be dates, or both be numbers of days"),
        ("id:3-1", 3, "at letter 4: write 1..3; 3-1 runs backwards"),
        ("板块:3..1", 3, "runs backwards"),
        ("板块:>x", 3, "write for instance section:2"),
    ],
)  # fmt: skip
def test_a_mistake_is_pointed_at_with_what_would_be_right(text: str, place: int, told: str) -> None:
    with pytest.raises(FilterError) as caught:
        parse_filter(text)
    assert caught.value.place == place
    assert told in str(caught.value)


def test_fields_and_values_are_named_in_the_language_in_use() -> None:
    language.use(language.CHINESE)
    with pytest.raises(FilterError, match="红、黄、绿、灰"):
        parse_filter("light:blue")


def test_words_alone_work_out_no_standing_and_fields_of_the_plan_neither() -> None:
    class Unwilling(Standings):
        def of(self, task: Task) -> Any:
            raise AssertionError("nobody asked how the task stands")

    unwilling = Unwilling(STANDINGS.ledger)
    for text in (
        "造林 -水务",
        "sthj",
        "单位:科委",
        "板块:二",
        "编号:1",
        "状态:done",
        "时限:7d",
        "更新:7d",
        "标记:a",
    ):
        asked = parse_filter(text)
        assert [asked.matches(unwilling, task) for task in PLAN.tasks]
    with pytest.raises(AssertionError):
        parse_filter("灯:红").matches(unwilling, PLAN.tasks[0])
