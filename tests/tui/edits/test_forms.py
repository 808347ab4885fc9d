"""Forms: what they will change is read before it is saved, and a mistake is mended where it was made."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.tui.conftest import Driven, Opened
from workplan_tui import language
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.decide import decide_op
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.tui.detail.paragraphs import more_below
from workplan_tui.tui.drawing.paragraph import DetailParagraph


def detail(screen: Driven) -> list[str]:
    return [row.strip() for row in screen.rows("detail")]


async def mark_with_one_closed(screen: Driven) -> None:
    """Mark all 121 tasks, of which one is suspended and cannot become done."""
    await screen.press("5", "enter", *"s5", *"why", "enter", "home", "asterisk")


async def test_a_form_for_many_says_how_many_lists_them_and_scrolls(opened: Opened) -> None:
    async with opened((80, 24), real=True) as screen:
        await mark_with_one_closed(screen)
        await screen.press(*"s3")
        assert detail(screen)[0] == "done: 120 of 121 tasks"
        assert "left out suspended; it can only become in progress: 5" in detail(screen)
        assert screen.rows("keys")[0].startswith(" reason (may stay empty; Enter saves 120 tasks):")
        assert detail(screen)[-1].endswith("more: PgDn shows them")
        listed: list[str] = []
        for _ in range(40):
            listed += [row.split()[0] for row in detail(screen)[:-1] if row[:1].isdigit()]
            await screen.press("pagedown")
        assert [*dict.fromkeys(listed), "121"] == [str(n) for n in range(1, 122) if n != 5]
        assert detail(screen)[-1].startswith("121 ")
        await screen.press(*"x", "enter")
        assert len(screen.ops()) == 120
        assert screen.screen.view.marked == {"5"}


async def test_refusals_are_told_once_for_each_reason_whole(opened: Opened) -> None:
    async with opened((80, 24), real=True) as screen:
        await screen.press("space", *"s5", *"a", "enter", *"s3", "space", "space", *"s3", "enter", "asterisk")
        await screen.press("x", *"2024-06-30", "enter", *"rain", "enter")
        told = "\n".join([*detail(screen), screen.rows("keys")[0]])
        assert "; Task" not in told
        assert "done; only what is still worked on can be extended: 2, 3" in told
        await screen.press("down")
        assert "only what is still worked on" not in screen.text("detail")


async def test_what_is_refused_whatever_is_answered_is_refused_before_anything_is_typed(
    opened: Opened,
) -> None:
    async with opened() as screen:
        await screen.press(*"s3", "x")
        assert "only what is still worked on can be extended" in screen.rows("keys")[0]
        assert screen.screen.open_form.form is None
        await screen.press("asterisk", "F")
        assert "Nothing was saved. no open question to answer: 1-4" in screen.rows("keys")[0]
        assert screen.screen.open_form.form is None


async def test_a_deadline_that_is_not_later_is_told_when_its_field_is_left(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("x", *"2023-01-01", "enter")
        assert "2023-01-01 is not later than 2023-12-31." in screen.rows("keys")[0]
        await screen.press("ctrl+u", *"2024-01-31", "enter")
        assert "reason (needed; Enter saves):" in screen.rows("keys")[0]


async def test_an_empty_report_goes_to_its_first_field(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("p", "ctrl+d")
        assert "there is nothing to report" in screen.rows("keys")[0]
        await screen.press(*"40", "ctrl+d")
        assert screen.ops() == [{"op": "report", "task": "1", "percent": 40}]


async def test_a_light_by_hand_asks_for_its_reason_in_the_words_of_the_screen(opened: Opened) -> None:
    async with opened() as screen:
        await screen.screen.dispatch.run("light")
        await screen.press(*"red", "enter", *"2023-01-01", "enter")
        assert "2023-01-01 is past." in screen.rows("keys")[0]
        await screen.press("ctrl+u", "enter")
        assert "reason (needed, but for none; Enter saves):" in screen.rows("keys")[0]
        await screen.press("enter")
        assert screen.rows("keys")[0].strip() == "A light set by hand needs a reason."
        await screen.press(*"why", "enter")
        assert screen.ops()[0]["reason"] == "why"


async def test_a_light_that_the_status_hides_is_said_on_the_screen(opened: Opened) -> None:
    async with opened((200, 40)) as screen:
        await screen.press("s", "3")
        await screen.screen.dispatch.run("light")
        await screen.press(*"red", "enter", "enter", *"why", "enter")
        assert screen.ops()[-1]["value"] == "red"
        assert "task 1 is done, which decides its light" in screen.rows("keys")[0]


async def test_an_answer_names_its_question_on_the_screen(opened: Opened) -> None:
    async with opened((200, 40)) as screen:
        await screen.press("f", "ctrl+u", *"why", "ctrl+d")
        assert screen.ops()[-1]["op"] == "flag"
        await screen.press("F", *"so", "ctrl+d")
        assert "question answered: why (so)" in screen.rows("keys")[0]


@pytest.mark.parametrize("keys", ["s5", "s6"])
async def test_a_reason_that_is_needed_is_called_so(keys: str, opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*keys)
        assert "reason (needed):" in screen.rows("keys")[0]
        await screen.press("escape", "asterisk", *keys)
        assert "reason (needed; Enter saves 4 tasks):" in screen.rows("keys")[0]
        await screen.press("escape", "n")
        assert "note (needed; Enter saves 4 tasks):" in screen.rows("keys")[0]


async def test_the_field_that_is_asked_for_is_in_sight(opened: Opened) -> None:
    async with opened((60, 20), real=True) as screen:
        await screen.press("4", "enter", "p", *"5", "enter")
        await screen.type("主体工程完成百分之七十，" * 8)
        while not screen.screen.open_form.form.is_last:
            assert any(row.startswith(">") for row in detail(screen)), detail(screen)
            await screen.press("tab")
        assert any(row.startswith("> day") for row in detail(screen)), detail(screen)
        for _ in range(5):
            await screen.press("up")
        assert detail(screen)[0].startswith(("Report", "> percent"))


@pytest.mark.parametrize("width", [60, 80])
async def test_a_prompt_owns_its_line(width: int, opened: Opened) -> None:
    async with opened((width, 24), real=True) as screen:
        await screen.press(*"o5o5", "slash", *"unit:sw -is:overdue", "enter", "asterisk", "x", *"2027-01-31")
        assert "2024" not in screen.rows("keys")[0]
        assert ": 2027-01-31" in screen.rows("keys")[0]
        await screen.press("enter", "enter", *"x" * (width - 45))
        assert f": {'x' * (width - 45)}" in screen.rows("keys")[0]


async def test_a_report_shows_last_values_and_tells_none_of_them_again(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("down", "p", *"40", "enter", *"1485", "enter")
        await screen.type("已完成一半")
        await screen.press("enter", "enter", "enter", "enter")
        assert screen.ops() == [
            {"op": "report", "task": "2", "percent": 40, "progress": "已完成一半"},
            {"op": "set", "task": "2", "field": "target:1", "value": 1485, "was": None, "sees": []},
        ]
        await screen.press("p")
        shown = screen.text("detail")
        assert "40" in shown and "1485" in shown and "已完成一半" in shown  # noqa: PT018
        await screen.press("enter", "enter", "enter", "enter", "enter", "enter")
        assert "there is nothing to report" in screen.rows("keys")[0]
        assert len(screen.entries()) == 1


async def report_in_august(screen: Driven) -> None:
    """Let the task have a report of an earlier day."""
    other = screen.other()
    op = report_op("2", percent=40, progress="截至8月底完成一半", problem="管线迁改未批")
    other.record(Change((op,), "b", date(2023, 5, 31)))
    await screen.look()


async def test_what_was_told_last_is_a_hint_with_its_day_and_nobody_tells_it_again(opened: Opened) -> None:
    async with opened() as screen:
        await report_in_august(screen)
        await screen.press("down", "p", "ctrl+d")
        assert "there is nothing to report" in screen.rows("keys")[0]
        assert len(screen.entries()) == 1
        await screen.press("down", "down")
        assert "progress made (of 05-31, Right keeps it" in screen.rows("keys")[0]
        assert "截至8月底完成一半" in screen.rows("keys")[0]
        assert "(of 05-31) 截至8月底完成一半" in screen.text("detail")
        await screen.press("up", "up", *"55", "ctrl+d")
        assert screen.all_ops()[-1] == {"op": "report", "task": "2", "percent": 55}


async def test_a_chinese_form_has_the_brackets_of_chinese(opened: Opened) -> None:
    language.use(language.CHINESE)
    async with opened(real=True) as screen:
        await report_in_august(screen)
        await screen.press("2", "enter", "p")
        told = screen.text("detail") + screen.text("keys")
        assert "一般公共预算收入（104亿元）" in told
        assert "进展 05-31填：截至8月底完成一半" in told
        assert "(" not in told


async def test_a_key_takes_the_last_text_into_the_field_where_it_can_be_mended(opened: Opened) -> None:
    async with opened() as screen:
        await report_in_august(screen)
        await screen.press("down", "p", "down", "down", "right", "backspace", "x", "ctrl+d")
        assert screen.all_ops()[-1] == {"op": "report", "task": "2", "progress": "截至8月底完成一x"}


async def test_a_problem_that_is_solved_is_cleared_in_the_form(opened: Opened) -> None:
    async with opened() as screen:
        await report_in_august(screen)
        await screen.press("down", "p", "down", "down", "down")
        assert "- solved" in screen.rows("keys")[0]
        await screen.press("-", "ctrl+d")
        assert screen.all_ops()[-1] == {"op": "report", "task": "2", "problem": ""}
        assert "problem: solved" in screen.text("keys")
        await screen.press("p")
        assert "管线迁改未批" not in screen.text("detail").partition("2023-05-31 b ")[0]


async def test_nothing_told_is_nothing_to_take_away(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("p", "down", "down", "down")
        await screen.type("无")
        await screen.press("ctrl+d")
        assert "there is nothing to report" in screen.rows("keys")[0]
        assert screen.entries() == []


async def test_ctrl_d_saves_a_form_without_asking_for_the_rest(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("down", "p", *"40", "ctrl+d")
        assert screen.ops() == [{"op": "report", "task": "2", "percent": 40}]
        assert screen.screen.key_line.prompt is None


async def test_ctrl_d_goes_to_the_first_field_that_is_wrong_and_keeps_the_rest(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("x", "down", *"why", "ctrl+d")
        assert screen.entries() == []
        assert "Something must be written here" in screen.rows("keys")[0]
        assert "> new deadline" in screen.text("detail")
        await screen.press(*"2024-01-31", "ctrl+d")
        assert [op["reason"] for op in screen.ops()] == ["why"]


async def test_ctrl_d_means_nothing_where_one_thing_is_asked(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("n", *"abc", "ctrl+d")
        assert screen.entries() == []
        await screen.press("enter")
        assert screen.ops() == [{"op": "note", "task": "1", "text": "abc"}]


async def test_a_field_that_is_wrong_is_told_and_the_form_goes_on(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("p", *"140", "enter")
        assert "0 to 100" in screen.rows("keys")[0]
        await screen.press("backspace", "enter")
        assert "percent 14" in screen.text("detail")
        await screen.press("escape")
        assert screen.entries() == []
        assert "地区生产总值" in screen.text("detail")


async def test_a_form_goes_back_to_a_field(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("f", *"ab", "enter", *"wrong", "up", "c", "enter")
        await screen.press(*["backspace"] * 5, "enter", "enter")
        assert screen.ops() == [{"op": "flag", "task": "1", "text": "abc"}]


async def test_a_field_that_was_passed_by_is_asked_for_again(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("f", "tab", "tab", "enter")
        assert "Something must be written here" in screen.rows("keys")[0]
        await screen.press(*"why", "enter", "enter", "enter")
        assert screen.ops() == [{"op": "flag", "task": "1", "text": "why"}]


async def test_a_wrong_field_that_was_passed_by_is_shown(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("p", *"140", *["tab"] * 5, "enter")
        assert "0 to 100" in screen.rows("keys")[0]
        await screen.press("backspace")
        assert "percent (0-100): 14" in screen.rows("keys")[0]
        assert screen.entries() == []


async def test_a_paste_shows_the_prompt_that_a_message_hides(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("p", *"140", "enter")
        await screen.type("9")
        assert "1409" in screen.rows("keys")[0]


async def test_a_milestone_that_was_met_has_its_day_once_in_its_form(opened: Opened) -> None:
    async with opened((200, 50), real=True) as screen:
        await screen.press("1", "1", "enter", "m", *"2023-04-06", "ctrl+d")
        await screen.press("m")
        row = next(row for row in screen.rows("detail") if "完成项目规划实施方案" in row)
        assert row == " > 完成项目规划实施方案 (due 2023-03-31) 2023-04-06"


async def test_the_line_that_counts_what_is_hidden_is_painted_over_what_stood_there(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened((80, 24)) as screen:
        pane = screen.screen.panes.detail
        pane.show([DetailParagraph("", f"fact {n}") for n in range(12)], is_same=False)
        painted: list[int] = []
        monkeypatch.setattr(pane, "refresh_lines", lambda *lines: painted.extend(lines))
        pane.show([DetailParagraph("", f"field {n}") for n in range(12)], is_same=False, foot=more_below)
        assert detail(screen)[-1].endswith("more: PgDn shows them")
        assert painted == [*range(pane.size.height)]


def told_on_may_31(screen: Driven, *ops: dict[str, Any]) -> None:
    """Let another account have recorded this for an earlier day."""
    screen.other().record(Change(ops, "b", date(2023, 5, 31)))


HINTED = [
    ([set_op("1", "due_on", "2024-01-31", "雨季停工")], ("x", "down"), "reason", "雨季停工"),
    (
        [set_op("1", "light", "red", "领导批示", until="2023-12-01")],
        ("f9", *"by hand", "enter"),
        "light",
        "red",
    ),
    ([set_op("1", "light", "red", "领导批示")], ("f9", *"by hand", "enter", "up"), "light", "red"),
    ([flag_op("1", "占道", "蔡小军")], ("f",), "question", "占道"),
    ([flag_op("1", "占道", "蔡小军")], ("f", "down"), "to whom", "蔡小军"),
    ([decide_op("1", "报市级联审", "区科委", date(2023, 7, 1))], ("d",), "decision", "报市级联审"),
]


@pytest.mark.parametrize(("ops", "keys", "field", "told"), HINTED, ids=lambda one: str(one)[:24])
async def test_every_form_shows_what_was_said_last_with_its_day(
    ops: list[dict[str, Any]], keys: tuple[str, ...], field: str, told: str, opened: Opened
) -> None:
    async with opened() as screen:
        told_on_may_31(screen, *ops)
        await screen.look()
        await screen.press(*keys)
        line = screen.rows("keys")[0]
        assert line.startswith(f" {field} (")
        assert "of 05-31, Right keeps it" in line
        assert told in line
        assert f"(of 05-31) {told}" in screen.text("detail")
        assert screen.says("what was said then, which does not count now")


async def test_what_was_said_last_is_never_recorded_unless_it_is_taken_over(opened: Opened) -> None:
    async with opened() as screen:
        told_on_may_31(screen, set_op("1", "due_on", "2024-01-31", "雨季停工"))
        await screen.look()
        await screen.press("x", *"2024-02-28", "enter", "enter")
        assert len(screen.entries()) == 1, "a reason is needed"
        await screen.press("right", "enter")
        assert screen.all_ops()[-1]["reason"] == "雨季停工"


async def test_a_light_by_hand_names_its_choices_beside_what_was_said_last(opened: Opened) -> None:
    async with opened() as screen:
        told_on_may_31(screen, set_op("1", "light", "red", "领导批示"))
        await screen.look()
        await screen.press("f9", *"by hand", "enter")
        assert "red, amber, green, none; of 05-31" in screen.rows("keys")[0]


async def test_of_several_tasks_nothing_was_said_last(opened: Opened) -> None:
    async with opened() as screen:
        told_on_may_31(screen, set_op("1", "due_on", "2024-01-31", "雨季停工"))
        await screen.look()
        await screen.press("asterisk", "x", "down")
        assert "05-31" not in screen.rows("keys")[0]
