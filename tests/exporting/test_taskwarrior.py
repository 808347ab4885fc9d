"""Tasks for taskwarrior: what the array says, and what the program makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.exporting.sample import attacked_view, entries_told, make_view
from tests.model.entries import status_entry
from tests.support.hostile import TEXTS
from tests.support.other_programs import needed, output_of
from workplan_tui import language
from workplan_tui.exporting.formats import format_of, render
from workplan_tui.exporting.view import View
from workplan_tui.text.harmless import clean

DONE = (*entries_told(), status_entry(9, "1", "done"), status_entry(10, "3", "cancelled"))


def data_of(view: View) -> bytes:
    return render(format_of("taskwarrior"), view)


def rows_of(view: View) -> dict[str, dict[str, object]]:
    return {row["description"].split()[0]: row for row in json.loads(data_of(view))}


def test_a_deadline_is_the_last_second_of_its_day() -> None:
    rows = rows_of(make_view())
    assert rows["2"]["due"] == "20231130T155959Z", "23:59:59 in Beijing"
    assert (rows["2"]["status"], rows["2"]["priority"], rows["2"]["project"]) == (
        "pending",
        "M",
        "主要预期目标",
    )


def test_what_is_done_or_cancelled_has_ended() -> None:
    rows = rows_of(make_view(entries=DONE))
    assert [rows[id]["status"] for id in "1234"] == ["completed", "pending", "deleted", "pending"]
    assert rows["1"]["end"] == "20230601T040000Z"


def test_an_id_is_made_of_plan_and_task_and_stays() -> None:
    ids = [row["uuid"] for row in rows_of(make_view()).values()]
    assert ids == [row["uuid"] for row in rows_of(make_view(entries=DONE)).values()]
    assert len(set(ids)) == 4
    assert ids[1] == "77be6f9d-458b-5afb-a9d0-6be375786ab3"


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_no_text_becomes_a_tag_of_two_words(text: str) -> None:
    rows = json.loads(data_of(attacked_view(text)))
    assert rows[0]["description"] == f"1 {clean(text)}"
    assert all(tag.replace("_", "").isalnum() for row in rows for tag in row["tags"])


def test_taskwarrior_takes_it_twice_and_has_each_task_once(tmp_path: Path) -> None:
    task = needed("task", "taskwarrior")
    language.use(language.CHINESE)
    (tmp_path / ".taskrc").write_text(f"data.location={tmp_path}/data\nconfirmation=off\n")
    for entries in (entries_told(), DONE):
        (tmp_path / "plan.json").write_bytes(data_of(make_view(entries=entries)))
        output_of(tmp_path, task, "import", str(tmp_path / "plan.json"))

    told = {row["description"]: row for row in json.loads(output_of(tmp_path, task, "export"))}

    assert len(told) == 4
    kept = told["2 完成造林绿化2970亩"]
    assert (kept["due"], kept["status"], "黄" in kept["tags"]) == ("20231130T155959Z", "pending", True)
    assert told["1 地区生产总值增长4.5%以上"]["status"] == "completed"
