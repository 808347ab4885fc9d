"""Calendars: the bytes read back, and read by the programs that people have."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.conftest import make_plan, make_task
from tests.exporting.sample import attacked_view, entries_told, make_view
from tests.model.entries import status_entry
from tests.support.hostile import TEXTS, obeyed
from tests.support.other_programs import needed, output_of
from workplan_tui import language
from workplan_tui.exporting.formats import Options, format_of, render
from workplan_tui.exporting.ics import files
from workplan_tui.exporting.view import View

DONE = (*entries_told(), status_entry(9, "1", "done"), status_entry(10, "3", "cancelled"))
KHAL = """\
[calendars]
[[plan]]
path = {folder}
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


def ics_of(view: View) -> bytes:
    return render(format_of("ics"), view)


def read_back(view: View) -> dict[str, object]:
    """Return every event and to-do by its id, and by the way that none stands twice."""
    found = Calendar.from_ical(ics_of(view)).subcomponents
    by_id = {str(one["uid"]): one for one in found}
    assert len(by_id) == len(found)
    return by_id


def test_each_deadline_and_milestone_is_an_all_day_event_and_a_to_do() -> None:
    told = read_back(make_view())
    kinds = [f"{task}.{part}.{kind}" for task, parts in (("1", ["due"]), ("2", ["due"]), ("3", ["due", "1", "2"]),
             ("4", ["due"])) for part in parts for kind in ("event", "todo")]  # fmt: skip
    assert list(told) == [f"plan-2023.{one}@workplan" for one in kinds]
    assert b"DUE;VALUE=DATE:20231130\r\n" in ics_of(make_view())
    event, todo = told["plan-2023.3.1.event@workplan"], told["plan-2023.3.1.todo@workplan"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2023, 6, 30), date(2023, 7, 1))
    assert (todo["due"].dt, todo["status"]) == (date(2023, 6, 30), "COMPLETED")
    assert todo["completed"].dt == datetime(2023, 6, 29, 4, tzinfo=UTC)


def test_a_to_do_says_how_its_task_stands() -> None:
    told = read_back(make_view(entries=DONE))
    states = {task: told[f"plan-2023.{task}.due.todo@workplan"]["status"] for task in "1234"}
    assert states == {"1": "COMPLETED", "2": "NEEDS-ACTION", "3": "CANCELLED", "4": "NEEDS-ACTION"}
    assert told["plan-2023.3.2.todo@workplan"]["status"] == "CANCELLED"
    assert told["plan-2023.2.due.todo@workplan"]["percent-complete"] == 50
    assert told["plan-2023.3.due.event@workplan"]["status"] == "CANCELLED"
    assert "status" not in told["plan-2023.2.due.event@workplan"]


def test_a_later_file_has_the_same_ids_and_the_same_view_the_same_bytes() -> None:
    assert list(read_back(make_view())) == list(read_back(make_view(entries=DONE)))
    assert ics_of(make_view()) == ics_of(make_view())


def test_a_task_without_a_deadline_has_its_milestones_only() -> None:
    task = make_plan().tasks[2].replace(due_on=None)
    ids = read_back(make_view(make_plan((task,)), ()))
    assert [id.split(".")[2] for id in ids] == ["1", "1", "2", "2"]


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_no_text_becomes_a_line_of_its_own(text: str) -> None:
    data = ics_of(attacked_view(text))
    lines = data.split(b"\r\n")
    assert (lines[0], lines[-2:]) == (b"BEGIN:VCALENDAR", [b"END:VCALENDAR", b""])
    assert data.count(b"\nBEGIN:VEVENT\r") == data.count(b"\nBEGIN:VTODO\r") == 6
    assert b"\nBEGIN:VALARM" not in data
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    unfolded = data.decode().replace("\r\n ", "").replace("\r\n", "\n")
    assert obeyed(unfolded) == []
    assert len(Calendar.from_ical(data).subcomponents) == 12


def test_a_folder_has_one_of_them_a_file() -> None:
    made = dict(files(make_view(), Options()))
    assert len(made) == 12
    for name, data in made.items():
        (only,) = Calendar.from_ical(data).subcomponents
        assert name == f"{only['uid']}.ics"


def test_khal_imports_the_events_and_renews_them(tmp_path: Path) -> None:
    khal = needed("khal", "khal")
    language.use(language.CHINESE)
    folder = tmp_path / "plan"
    folder.mkdir()
    config = tmp_path / ".config" / "khal" / "config"
    config.parent.mkdir(parents=True)
    config.write_text(KHAL.format(folder=folder))
    for entries in (entries_told(), DONE):
        (tmp_path / "all.ics").write_bytes(ics_of(make_view(entries=entries)))
        output_of(tmp_path, khal, "import", "--batch", "-a", "plan", "all.ics")

    assert len(list(folder.iterdir())) == 6, "events only, each once"
    told = output_of(tmp_path, khal, "list", "2023-06-30", "2d")
    assert "节点：启动招投标（任务3）" in told


def test_calcurse_imports_events_with_their_days_and_to_dos_without(tmp_path: Path) -> None:
    calcurse = needed("calcurse", "calcurse")
    (tmp_path / "all.ics").write_bytes(ics_of(make_view()))
    told = output_of(tmp_path, calcurse, "-D", str(tmp_path / "cc"), "-i", str(tmp_path / "all.ics"))
    assert "6 events / 6 todos / 0 skipped" in told
    assert "06/30/2023 [1]" in (tmp_path / "cc" / "apts").read_text()
    assert "2023" not in "".join(line[:5] for line in (tmp_path / "cc" / "todo").read_text().splitlines())


def test_todoman_lists_the_to_dos_with_their_days_and_ticks_one_off(tmp_path: Path) -> None:
    todoman = needed("todoman", "todoman")
    folder = tmp_path / "plan"
    folder.mkdir()
    for name, data in files(make_view(), Options()):
        (folder / name).write_bytes(data)
    config = tmp_path / ".config" / "todoman" / "config.py"
    config.parent.mkdir(parents=True)
    config.write_text(f'path = "{tmp_path}/plan*"\ndate_format = "%Y-%m-%d"\n')

    listed = output_of(tmp_path, todoman, "list", "--sort", "due").splitlines()
    assert len(listed) == 5, "the milestone that was met is done"
    ticked = next(line for line in listed if "2023-11-30" in line).split()
    output_of(tmp_path, todoman, "done", ticked[ticked.index("]") + 1])

    todo = Calendar.from_ical((folder / "plan-2023.2.due.todo@workplan.ics").read_bytes()).subcomponents[0]
    assert todo["status"] == "COMPLETED"


def test_a_task_that_nobody_spoke_of_is_as_old_as_the_plan() -> None:
    told = read_back(make_view(make_plan((make_task(),)), ()))
    assert told["plan-2023.1.due.todo@workplan"]["dtstamp"].dt == datetime(2023, 3, 3, 4, tzinfo=UTC)
