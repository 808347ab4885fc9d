"""Charts as SVG: valid XML within their frame, that say in words what they show and hold nothing that runs."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from tests.conftest import make_plan
from tests.model.rules.worked_year import JOURNAL, PLAN
from tests.support.hostile import TEXTS
from workplan_tui.exporting.chart_svg import HEIGHT, SMALL_WIDTH, WIDTH, chart_svg
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.trend import trend
from workplan_tui.reports.chart import PERCENTS, Chart
from workplan_tui.reports.trend_figures import lights_chart, percents_chart
from workplan_tui.text.harmless import clean

POINTS = trend(Ledger(PLAN, JOURNAL, date(2023, 9, 15)), PLAN.tasks)
PERCENT, LIGHTS = percents_chart(PLAN, POINTS), lights_chart(PLAN, POINTS)


@pytest.mark.parametrize("chart", [PERCENT, LIGHTS], ids=lambda chart: chart.kind)
@pytest.mark.parametrize("width", [WIDTH, SMALL_WIDTH])
def test_a_chart_lies_within_its_frame(chart: Chart, width: int) -> None:
    root = ElementTree.fromstring(chart_svg(chart, width))
    assert root.get("viewBox") == f"0 0 {width} {HEIGHT}"
    numbers = [
        (float(one.get("x") or one.get("cx") or 0), float(one.get("y") or one.get("cy") or 0))
        for one in root.iter()
    ]
    assert all(0 <= x <= width and 0 <= y <= HEIGHT for x, y in numbers)


@pytest.mark.parametrize("width", [WIDTH, SMALL_WIDTH])
def test_no_label_below_runs_into_the_next(width: int) -> None:
    root = ElementTree.fromstring(chart_svg(PERCENT, width))
    below = [one for one in root.iter("text") if one.get("y") == str(HEIGHT - 10)]
    places = [float(one.get("x") or 0) for one in below]
    assert below[0].text == PERCENT.labels[0]
    assert all(right - left > 5 * 6 for left, right in pairwise(places)), "five figures"
    assert (len(below) == len(PERCENT.labels)) == (width == WIDTH)


def test_planned_and_done_are_lines_of_their_points_told_apart_without_colour() -> None:
    root = ElementTree.fromstring(chart_svg(PERCENT))
    planned, done = (one for one in root.iter("path") if one.get("stroke-width") == "2")
    assert len(re.findall("[ML]", planned.get("d") or "")) == len(POINTS)
    assert len(re.findall("[ML]", done.get("d") or "")) == sum(bool(p.done and p.done.known) for p in POINTS)
    assert (planned.get("stroke-dasharray"), done.get("stroke-dasharray")) == ("6 4", None)
    assert planned.get("stroke") == done.get("stroke")


def test_columns_of_lights_are_of_one_height_and_tell_their_counts() -> None:
    root = ElementTree.fromstring(chart_svg(LIGHTS))
    boxes = [one for one in root.iter("rect") if one.find("title") is not None]
    columns: dict[str, float] = {}
    for box in boxes:
        columns[box.get("x") or ""] = columns.get(box.get("x") or "", 0) + float(box.get("height") or 0)
    assert len(columns) == sum(point.done is not None for point in POINTS)
    assert all(abs(height - (HEIGHT - 52)) < 0.5 for height in columns.values())
    told = [(one.findtext("title") or "").split()[-1] for one in boxes if float(one.get("height") or 0) >= 12]
    counts = [one.text for one in root.iter("text") if (one.text or "").isdigit()]
    assert counts == told


@pytest.mark.parametrize("text", [text for text in TEXTS if "\0" not in text], ids=ascii)
def test_no_text_gets_out_of_its_place(text: str) -> None:
    harmless = clean(text)
    labels = tuple(harmless for _ in PERCENT.labels)
    root = ElementTree.fromstring(chart_svg(PERCENT.replace(title=harmless, words=harmless, labels=labels)))
    assert (root.findtext("title"), root.findtext("desc")) == (harmless, harmless)
    names = {one.tag for one in root.iter()}
    assert names <= {"svg", "title", "desc", "path", "text", "circle", "rect"}


def test_a_plan_without_tasks_has_a_chart_without_lines() -> None:
    plan = make_plan(tasks=())
    points = trend(Ledger(plan, (), date(2023, 6, 1)), ())
    for chart in (percents_chart(plan, points), lights_chart(plan, points)):
        root = ElementTree.fromstring(chart_svg(chart))
        assert not [one for one in root.iter("path") if one.get("stroke-width") == "2"], chart.kind
        assert chart.kind == PERCENTS or not [
            one for one in root.iter("rect") if one.find("title") is not None
        ]
