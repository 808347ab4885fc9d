"""What a bulletin says, against what an office would write of the same facts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_plan
from tests.model.entries import make_entry
from workplan_tui import language
from workplan_tui.exporting.paper_markdown import paper_markdown
from workplan_tui.model.bulletin import Bulletin
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.standings import Standings
from workplan_tui.reports.bulletin.whole import bulletin_paper

DAY = date(2023, 7, 31)
ENTRIES = (
    make_entry(1, report_op("2", percent=30, problem="苗木未到。", next="补订苗木"), on=date(2023, 7, 20)),
    make_entry(2, set_op("4", "status", "done"), on=date(2023, 7, 30)),
    make_entry(3, set_op("1", "due_on", "2023-07-10"), on=date(2023, 6, 1)),
    make_entry(4, flag_op("2", "占地需会商", "常务副区长"), on=date(2023, 7, 21)),
)


@pytest.fixture(autouse=True)
def _chinese() -> None:
    language.use(language.CHINESE)


def told(*entries: Entry, before: date | None = None) -> Bulletin:
    plan = make_plan()
    former = Standings(Ledger(plan, entries, before)) if before else None
    return Bulletin(Standings(Ledger(plan, entries, DAY)), former)


def lines(
    bulletin: Bulletin, number: int | None = 5, since: str = "", required: list[str] | None = None
) -> list[str]:
    text = paper_markdown(bulletin_paper(bulletin, number, date(2023, 8, 1), since, required))
    return [line for line in text.splitlines() if line]


def test_a_late_task_is_named_with_unit_reason_and_percent_against_schedule() -> None:
    found = lines(told(*ENTRIES))
    assert (
        "**1.完成造林绿化2970亩（任务2）**。责任单位：区园林绿化局、相关属地；时限2023年11月30日；"
        "进度30%、序时63%，落后33个百分点。原因：苗木未到。下一步：补订苗木。"
    ) in found
    assert (
        "**1.地区生产总值增长4.5%以上（任务1）**。责任单位：区发展改革委；时限2023年7月10日；已逾期21天；"
        "未填报进度，序时100%。未填报原因。"
    ) in found
    assert (
        "**1.启动检验检测中心建设（任务3）**。责任单位：区经济和信息化局；时限2023年12月31日；"
        "未填报进度，序时33%；节点2023年6月30日未完成：启动招投标。未填报原因。"
    ) in found


def test_a_question_is_told_with_whom_it_is_put_to_and_since_when() -> None:
    assert (
        "**1.完成造林绿化2970亩（任务2）**。区园林绿化局、相关属地自2023年7月21日起提请常务副区长协调：占地需会商。"
    ) in lines(told(*ENTRIES))


def test_its_parts_stand_in_the_order_of_such_papers() -> None:
    found = lines(told(*ENTRIES))
    assert found[:4] == [
        "# 督查通报",
        "第5期",
        "区人民政府  2023年8月1日",
        "## 关于《2023年重点工作分工方案》任务进展情况的通报",
    ]
    headings = [line for line in found if line.startswith("### ")]
    assert headings == [
        "### 一、总体情况", "### 二、分类进展", "### 三、进展滞后任务", "### 四、需协调事项", "### 五、工作要求",
    ]  # fmt: skip
    assert found[-3:] == ["---", "抄送：区委办公室，区人大常委会办公室", "区人民政府　2023年8月1日印发"]


def test_what_there_is_none_of_is_not_told() -> None:
    found = lines(told(make_entry(1, set_op("3", "milestone:1", "2023-06-01"))))
    assert not any("需协调事项" in line for line in found)
    assert "没有逾期、欠序时或时间节点已过未完成的任务。" in found


def test_requirements_of_the_office_replace_the_usual_ones() -> None:
    found = lines(told(*ENTRIES), required=["会后五个工作日内报送整改措施。"])
    assert found[found.index("### 五、工作要求") + 1] == "1.会后五个工作日内报送整改措施。"
    assert not any("进展滞后任务的牵头单位" in line for line in found)
    assert "### 五、工作要求" not in lines(told(*ENTRIES), required=[])


def test_what_was_finished_since_the_last_issue_is_named() -> None:
    found = lines(told(*ENTRIES, before=date(2023, 6, 30)), since="第4期（截至2023年6月30日）")
    moved = next(line for line in found if line.startswith("与第4期（截至2023年6月30日）相比："))
    assert "已办结增加1项" in moved
    assert "期间新办结：加大医药健康专班统筹力度（任务4）。" in moved


def test_a_paper_without_a_number_leaves_room_for_it() -> None:
    assert lines(told(*ENTRIES), number=None)[1] == "第　期"
