"""Every count of the bulletin is that of `summary`: read back out of the printed text, over random ledgers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import JUNE, make_entry
from workplan_tui import language
from workplan_tui.exporting.paper_markdown import paper_markdown
from workplan_tui.language.words import light_word, pace_word, status_word
from workplan_tui.model.bulletin import Bulletin
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.rules.pace import PACES
from workplan_tui.model.shares import share
from workplan_tui.model.standings import Standings
from workplan_tui.reports.bulletin.json_row import bulletin_row
from workplan_tui.reports.bulletin.whole import bulletin_paper
from workplan_tui.reports.summary import tally_row

PLAN = make_plan()
TASKS = st.sampled_from([task.id for task in PLAN.tasks])
OPS = st.one_of(
    st.builds(
        lambda task, status: set_op(task, "status", status),
        TASKS,
        st.sampled_from(("in_progress", "done", "closed", "suspended", "cancelled", "迎检中")),
    ),
    st.builds(
        lambda task, percent, problem: report_op(task, percent=percent, problem=problem),
        TASKS,
        st.integers(0, 100),
        st.sampled_from((None, "苗木未到。", "#1 |*x*| 占地")),
    ),
    st.builds(
        lambda task, days: set_op(task, "due_on", str(JUNE + timedelta(days=days))),
        TASKS,
        st.integers(-60, 200),
    ),
    st.builds(lambda task: set_op(task, "milestone:1", "2023-06-01"), TASKS),
    st.builds(lambda task, to: flag_op(task, "占地需会商", to), TASKS, st.sampled_from((None, "常务副区长"))),
)
DAYS = st.integers(0, 300).map(lambda days: date(2023, 3, 1) + timedelta(days=days))


@st.composite
def journals(draw: st.DrawFn) -> list[Entry]:
    drawn = draw(st.lists(st.tuples(OPS, DAYS), max_size=14))
    return [make_entry(number, op, on=on) for number, (op, on) in enumerate(drawn, 1)]


def printed(told: Bulletin, since: str = "") -> str:
    return paper_markdown(bulletin_paper(told, 5, date(2023, 7, 1), since)).replace("\\", "")


def paragraph(text: str, start: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(start))


def counts_read(text: str) -> dict[str, Any]:
    """Return every count that a reader finds in the Chinese text."""
    opening, lights = paragraph(text, "方案共"), paragraph(text, "亮灯情况")
    paces = {pace: re.search(rf"{pace_word(pace)}(\d+)项，占(<?\d+)%", opening) for pace in PACES}
    statuses = ("done", "closed", "suspended", "cancelled")
    return {
        "total": int(re.search(r"方案共(\d+)项任务", opening)[1]),
        "pace": {pace: int(found[1]) if found else 0 for pace, found in paces.items()},
        "shares": {pace: found[2] for pace, found in paces.items() if found},
        "status": {
            status: int(found[1]) if (found := re.search(rf"{status_word(status)}(\d+)项", opening)) else 0
            for status in statuses
        },
        "light": {
            light: int(found[1]) if (found := re.search(rf"{light_word(light)}灯(\d+)项", lights)) else 0
            for light in ("red", "amber", "green", "grey")
        },
        "flagged": int(re.search(r"需协调任务(\d+)项", lights)[1]),
    }


def section_of(text: str, heading: str) -> list[str]:
    """Return the lines below a heading, up to the next one of any level."""
    lines = text.splitlines()
    start = next((at for at, line in enumerate(lines) if line.startswith("#") and heading in line), None)
    if start is None:
        return []
    end = next((at for at in range(start + 1, len(lines)) if lines[at].startswith("#")), len(lines))
    return [line for line in lines[start + 1 : end] if line]


@settings(deadline=None)
@given(journals(), DAYS)
def test_every_count_in_the_text_is_that_of_the_summary(entries: list[Entry], day: date) -> None:
    language.use(language.CHINESE)
    standings = Standings(Ledger(PLAN, entries, day))
    text, row = printed(Bulletin(standings)), tally_row(standings, PLAN.tasks)
    read = counts_read(text)

    assert read["total"] == row["total"] == sum(read["pace"].values())
    assert read["pace"] == row["pace"]
    assert read["light"] == row["light"]
    assert read["flagged"] == row["flagged"]
    assert read["status"] == {code: row["status"][code] for code in read["status"]}
    assert read["shares"] == {
        pace: str(share(row["pace"][pace], row["total"])) for pace in PACES if row["pace"][pace]
    }
    for pace in PACES:
        below = section_of(text, f"）{pace_word(pace)}")
        said = re.match(r"(\d+)项，占全部任务的", below[0]) if below else None
        assert (int(said[1]) if said else 0) == row["pace"][pace]
    for pace in ("overdue", "behind"):
        lines = section_of(text, f"）{pace_word(pace)}（{row['pace'][pace]}项）")
        assert len(lines) == row["pace"][pace], "each late task by name"
        assert all("责任单位：" in line and ("原因：" in line or "未填报原因" in line) for line in lines)
    sums = paragraph(text, "| 合计 |").strip("| ").split(" | ")
    paces = [str(row["pace"][pace]) for pace in PACES]
    assert sums[1:3] == [str(row["total"]), paces[0]]
    assert sums[4:] == [*paces[1:], str(row["light"]["red"]), str(row["light"]["amber"])]
    ledger_rows = [line for line in text.splitlines() if re.match(r"\| \d+ \|.*/", line)]
    assert len(ledger_rows) <= row["total"]


@settings(deadline=None)
@given(journals(), DAYS, DAYS)
def test_what_moved_is_the_difference_of_two_summaries(entries: list[Entry], first: date, last: date) -> None:
    language.use(language.CHINESE)
    before, after = (Standings(Ledger(PLAN, entries, day)) for day in (first, last))
    line = paragraph(printed(Bulletin(after, before), "上期"), "与上期相比")
    was, now = tally_row(before, PLAN.tasks), tally_row(after, PLAN.tasks)
    for pace in PACES:
        found = re.search(rf"{pace_word(pace)}(增加|减少)(\d+)项", line)
        moved = (int(found[2]) if found[1] == "增加" else -int(found[2])) if found else 0
        assert moved == now["pace"][pace] - was["pace"][pace]


@settings(deadline=None, max_examples=30)
@given(journals(), DAYS)
def test_the_rows_for_programs_say_the_same(entries: list[Entry], day: date) -> None:
    standings = Standings(Ledger(PLAN, entries, day))
    row = bulletin_row(Bulletin(standings), 5)
    assert {key: row[key] for key in ("total", "status", "light", "pace", "flagged")} == tally_row(
        standings, PLAN.tasks
    )
    kinds = [late["kind"] for late in row["late"]]
    assert {pace: kinds.count(pace) for pace in ("overdue", "behind")} == {
        pace: row["pace"][pace] for pace in ("overdue", "behind")
    }
    assert len({asked["id"] for asked in row["questions"]}) == row["flagged"]
