"""Pages of text: an official's sheet for a meeting, who has reported, and reminders that are recorded when sent."""

from __future__ import annotations

from datetime import date

from tests.conftest import PLAN_TOML
from tests.tui.commands.clipboard import copied
from tests.tui.commands.pages import page
from tests.tui.conftest import Driven, Opened, store_in
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.decide import decide_op
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.tui.views.preferences import Preferences


def keys_of_page(screen: Driven) -> str:
    return screen.app.screen.query_one("KeyLine").render_line(0).text  # type: ignore[no-any-return]


def record(screen: Driven, on: str, *ops: object) -> None:
    store_in(screen.folder).record(Change(ops, "a", date.fromisoformat(on)))  # type: ignore[arg-type]


async def test_the_sheet_of_an_official_leads_to_his_tasks(opened: Opened) -> None:
    async with opened() as screen:
        record(screen, "2023-06-20", flag_op("1", "land?", "蔡小军"))
        record(screen, "2023-06-21", decide_op("3", "batch", "区科委", date(2023, 6, 25)))
        await screen.look()
        await screen.press("M", *"cxj", "enter")
        lines = page(screen)
        assert lines[0] == "蔡小军, for the meeting of 2023-06-30"
        assert lines[1].startswith("leads 2 tasks: finished 0, red 0, amber 2; questions 1, decisions open 1")
        assert "asked by a on 2023-06-20, 10 days ago: land?" in lines
        assert "2023-06-21 batch (区科委, by 2023-06-25): not carried out, 5 days over" in lines
        await screen.press("end", "enter")
        assert screen.task_id == "3"


async def test_all_sheets_stand_below_one_another_and_a_stranger_is_told(opened: Opened) -> None:
    async with opened((120, 60)) as screen:
        await screen.press("M", *"nobody", "enter")
        assert "No official is called nobody." in screen.text("keys") + screen.text("detail")
        await screen.press("ctrl+u", "enter")
        titles = [line for line in page(screen) if "for the meeting of" in line]
        assert [title.split(",")[0] for title in titles] == ["石银峰", "常务副区长", "蔡小军"]


async def test_the_branch_of_a_lead_is_whose_sheet_enter_shows(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("g", "3", "left", "down", "down", "M")
        assert "Meeting sheet for (Enter: 常务副区长):" in screen.rows("keys")[0]
        await screen.press("enter")
        assert page(screen)[0] == "常务副区长, for the meeting of 2023-06-30"


async def test_who_has_a_sheet_is_listed_while_it_is_asked(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("M")
        assert screen.text("detail").startswith("石银峰, 常务副区长, 蔡小军")


async def test_where_an_item_of_a_sheet_goes_on_it_stands_below_its_title(opened: Opened) -> None:
    """How far it is begins a line of its own where the line of the title has no room for it."""
    async with opened((60, 30)) as screen:
        record(screen, "2023-06-20", flag_op("1", "land?", "蔡小军"))
        await screen.look()
        await screen.press("M", *"cwfqz", "enter")
        pane = screen.app.screen.query_one("#page-pane")
        lines = [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]
        (far,) = [n for n, line in enumerate(lines) if line.startswith("   progress ")]
        assert lines[far - 1].startswith(" 2 ")


async def test_the_calendar_tells_what_it_leaves_out_and_shows_it_at_the_same_key(opened: Opened) -> None:
    async with opened((60, 30)) as screen:
        text = PLAN_TOML.replace("due_on = 2023-06-30", "due_on = 2023-06-20")
        (screen.folder / "tasks.toml").write_text(text, encoding="utf-8")
        await screen.look()
        await screen.press("W")
        lines = page(screen)
        head = " ".join(lines[:2]).strip()
        assert head == "2023-06-30 to 2023-07-30: 0 steps are due; 1 missed before, 5 to come later"
        assert keys_of_page(screen).split("  ")[0].strip().startswith("W all that is open")
        await screen.press("W")
        lines = page(screen)
        assert lines[0] == "6 steps are open, 1 past the day"
        steps = [line for line in lines if line[:2].isdigit() and " to " not in line]
        assert len(steps) == 6
        assert keys_of_page(screen).split("  ")[0].strip().startswith("W the next 30 days")
        await screen.press("W")
        assert "0 steps are due" in page(screen)[0]
        await screen.press("escape")
        assert len(screen.app.screen_stack) == 1


async def test_in_a_narrow_terminal_what_a_page_can_do_stays_among_its_keys(opened: Opened) -> None:
    """At 60 columns the key that records reminders was hidden behind that which every page has."""
    async with opened((60, 20), real=True) as screen:
        await screen.press("R")
        assert "1 sent: record it" in keys_of_page(screen)
        assert "Esc closes" in keys_of_page(screen)


async def test_who_has_reported_is_a_page_that_leads_to_what_is_missing(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("S", "8")
        assert "the plan asks for no reports" in screen.text("keys") + screen.text("detail")
        plan = screen.folder / "tasks.toml"
        plan.write_text(PLAN_TOML + '\n[reporting]\nevery = "month"\nby_day = 5\n', encoding="utf-8")
        record(
            screen,
            "2023-05-20",
            report_op("1", percent=20),
            report_op("2", percent=20),
            report_op("4", percent=9),
        )
        await screen.look()
        await screen.press("S", "8")
        lines = page(screen)
        assert lines[:2] == [
            "not reported for 2023-05 (by 2023-06-05): 1", "区经济和信息化局        3 启动检验检测中心建设",
        ]  # fmt: skip
        assert lines[3].split() == ["reported", "/", "owed", "2023-04", "2023-05", "2023-06"]
        assert lines[8].split() == ["total", "0/4", "3/4", "0/4"]
        await screen.press("enter")
        assert screen.task_id == "3"


async def test_reminders_are_looked_at_and_recorded_only_when_sent(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("R")
        assert page(screen)[0] == "区发展改革委:"
        assert "y copy" in keys_of_page(screen)
        assert "1 sent: record it" in keys_of_page(screen)
        await screen.press("escape")
        assert screen.entries() == []
        await screen.press("R", "1")
        assert {op["op"] for op in screen.ops()} == {"remind"}
        assert "saved: " in screen.rows("keys")[0]
        await screen.press("u")
        assert "undone" in screen.rows("keys")[0]


async def test_reminders_of_marked_tasks_are_of_these_and_are_copied(opened: Opened) -> None:
    async with opened() as screen:
        texts = copied(screen)
        await screen.press("2", "enter", "space", "R")
        assert page(screen)[0] == "区园林绿化局:"
        await screen.press("y")
        assert "copied: 1 task" in screen.rows("keys")[0]
        (text,) = texts
        assert text.startswith("区园林绿化局:\nAs of 2023-06-30, 1 task of")
        assert len(text.splitlines()) == 4
        assert screen.entries() == []


async def test_who_only_reads_has_no_key_that_records(opened: Opened) -> None:
    async with opened(read_only=True) as screen:
        await screen.press("R")
        assert "record it" not in keys_of_page(screen)
        await screen.press("1")
        assert screen.entries() == []


async def test_what_my_unit_owes_leads_to_its_tasks_and_turns_to_all_units(opened: Opened) -> None:
    async with opened(preferences=Preferences(unit="园林局")) as screen:
        await screen.press("O")
        lines = page(screen)
        assert lines[0] == "2023-06-30: what 园林局 still has to tell"
        assert lines[1].startswith("The plan asks for no reports ([reporting])")
        assert "区园林绿化局: 1 task" in lines
        assert "no value of target 1, 造林绿化 (2970亩)" in lines
        assert "O all units" in keys_of_page(screen)
        await screen.press("O")
        assert page(screen)[0] == "2023-06-30: what the units still have to tell"
        assert "区发展改革委: 1 task" in page(screen)
        await screen.press("O", "enter")
        assert screen.task_id == "2"


async def test_without_a_unit_all_units_are_listed_with_the_reports_they_owe(opened: Opened) -> None:
    async with opened() as screen:
        text = PLAN_TOML + '\n[reporting]\nevery = "month"\n'
        (screen.folder / "tasks.toml").write_text(text, encoding="utf-8")
        await screen.look()
        await screen.press("O")
        lines = page(screen)
        assert "no report for 2023-04, 2023-05" in lines
        assert "report for 2023-06 by 2023-07-05" in lines
        assert "all units" not in keys_of_page(screen)
