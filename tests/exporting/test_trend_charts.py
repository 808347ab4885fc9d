"""Charts: valid XML within their frame, that say in words what they show and hold nothing that runs."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from tests.conftest import make_plan
from tests.model.rules.worked_year import JOURNAL, PLAN
from tests.support.hostile import TEXTS
from workplan_tui.exporting.trend_charts import HEIGHT, WIDTH, lights_svg, trend_svg
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.trend import trend

POINTS = trend(Ledger(PLAN, JOURNAL, date(2023, 9, 15)), PLAN.tasks)


@pytest.mark.parametrize("draw", [trend_svg, lights_svg])
def test_a_chart_lies_within_its_frame(draw: object) -> None:
    svg = draw(PLAN, POINTS, "x")  # type: ignore[operator]
    root = ElementTree.fromstring(svg)
    assert root.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    numbers = [
        (float(one.get("x") or one.get("cx") or 0), float(one.get("y") or one.get("cy") or 0))
        for one in root.iter()
    ]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in numbers)


def test_planned_and_done_are_lines_of_their_points_told_apart_without_colour() -> None:
    root = ElementTree.fromstring(trend_svg(PLAN, POINTS, "x"))
    planned, done = (one for one in root.iter("path") if one.get("stroke-width") == "2")
    assert len(re.findall("[ML]", planned.get("d") or "")) == len(POINTS)
    assert len(re.findall("[ML]", done.get("d") or "")) == sum(bool(p.done and p.done.known) for p in POINTS)
    assert (planned.get("stroke-dasharray"), done.get("stroke-dasharray")) == ("6 4", None)
    assert planned.get("stroke") == done.get("stroke")


def test_more_percent_stand_higher_and_what_is_drawn_is_said() -> None:
    svg = trend_svg(PLAN, POINTS, "x")
    told = ElementTree.fromstring(svg).findtext("desc") or ""
    for point in POINTS:
        assert f"{point.day:%m-%d} {point.expected}%" in told


def test_columns_of_lights_are_of_one_height() -> None:
    root = ElementTree.fromstring(lights_svg(PLAN, POINTS, "x"))
    boxes = [one for one in root.iter("rect") if one.find("title") is not None]
    columns: dict[str, float] = {}
    for box in boxes:
        columns[box.get("x") or ""] = columns.get(box.get("x") or "", 0) + float(box.get("height") or 0)
    assert len(columns) == sum(point.done is not None for point in POINTS)
    assert all(abs(height - (HEIGHT - 52)) < 0.5 for height in columns.values())


@pytest.mark.parametrize("text", [text for text in TEXTS if "\0" not in text], ids=ascii)
def test_no_title_gets_out_of_its_place(text: str) -> None:
    from workplan_tui.text.harmless import clean

    root = ElementTree.fromstring(trend_svg(PLAN, POINTS, clean(text)))
    assert root.findtext("title") == clean(text)
    names = {one.tag for one in root.iter()}
    assert names <= {"svg", "title", "desc", "path", "text", "circle", "rect"}


def test_a_plan_without_tasks_has_a_chart_without_lines() -> None:
    plan = make_plan(tasks=())
    points = trend(Ledger(plan, (), date(2023, 6, 1)), ())
    for draw in (trend_svg, lights_svg):
        ElementTree.fromstring(draw(plan, points, "x"))
