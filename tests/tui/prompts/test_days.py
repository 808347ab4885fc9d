"""A day is typed on the screen as on the command line."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_plan
from tests.tui.conftest import Opened
from workplan_tui.base.errors import UsageError
from workplan_tui.tui.prompts import answers


@pytest.mark.parametrize(
    "text", ["05-31", "5-31", "20230531", "2023/5/31", "2023年5月31日", "5月底", "上月底"]
)
async def test_the_day_that_is_looked_at(opened: Opened, text: str) -> None:
    async with opened() as screen:
        await screen.press("t")
        await screen.type(text)
        await screen.press("enter")
        assert screen.screen.day == date(2023, 5, 31)


@pytest.mark.parametrize("text", ["2024-01-31", "20240131", "2024年1月31日", "2024年1月底"])
async def test_the_day_of_a_form(opened: Opened, text: str) -> None:
    async with opened() as screen:
        await screen.press("x")
        await screen.type(text)
        await screen.press("enter", *"rain", "enter")
        assert screen.ops()[0]["value"] == "2024-01-31"


async def test_the_day_of_a_filter(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("slash")
        await screen.type("时限:11月底")
        assert screen.text("keys").endswith("1/4")


async def test_what_is_no_day_is_told_with_what_is_one(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("t", *"soon", "enter")
        assert screen.says("soon is no day; write it as 2023-06-30, 06-30, 20230630, yesterday, month-end.")


def test_once_the_plans_year_is_over_a_second_enter_means_it() -> None:
    read = answers.day_until(date(2024, 1, 8), make_plan())

    with pytest.raises(UsageError, match=r"01-05 is read as 2023-01-05.*Enter again"):
        read("01-05")

    assert read("01-05") == date(2023, 1, 5)
    assert read("昨天") == date(2024, 1, 7)
    assert answers.day_near(date(2024, 1, 8), make_plan())("01-05") == date(2023, 1, 5)
