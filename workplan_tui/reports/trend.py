"""Planned against done over the months, as rows with bars of ASCII signs: of one width in every terminal."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.language.words import light_word
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.day import short_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from workplan_tui.model.plan import Plan
    from workplan_tui.model.trend import Point

_WHOLE_BAR = 40
"""Signs that hundred percent take."""
_DONE, _LEFT, _PLANNED = "#", ".", "|"


def trend_rows(plan: Plan, points: Sequence[Point]) -> list[list[str]]:
    """Return a heading and a row a point: day, planned and done, lights, and a bar of both."""
    head = [
        tr("day"), tr("to finish"), tr("finished"), tr("planned"), tr("reached"), *map(light_word, LIGHTS),
        tr("{done} done, {planned} planned").format(done=_DONE, planned=_PLANNED),
    ]  # fmt: skip
    return [head, *(_row(plan, point) for point in points)]


def _row(plan: Plan, point: Point) -> list[str]:
    done = point.done
    lights = [str(done.by_light.get(light, 0)) if done else "" for light in LIGHTS]
    return [
        short_day(plan, point.day), str(point.due), str(done.finished) if done else "",
        percent(point.expected), percent(done.progress) if done else "", *lights,
        bar(point.expected, done.progress if done else None),
    ]  # fmt: skip


def percent(value: int | None) -> str:
    """Return a percent, or `-` where nobody knows it."""
    return "-" if value is None else f"{value}%"


def bar(expected: int | None, progress: int | None) -> str:
    """Return what is done as a bar of a hundred percent, with a stroke where it should be."""
    signs = [_LEFT] * (_WHOLE_BAR + 1)
    if progress is not None:
        signs[: _places(progress)] = [_DONE] * _places(progress)
    if expected is not None:
        signs[_places(expected)] = _PLANNED
    return "".join(signs)


def group_trend_rows(
    plan: Plan, named: Sequence[tuple[str, Sequence[Point]]], cells: int | None, heading: str
) -> list[list[str]]:
    """Return a row a group with progress/planned for each point that is past, as many of the newest as fit."""
    days = [point.day for point in (named[0][1] if named else ()) if point.done]
    fitting = len(days) if cells is None else max(1, (cells - _NAME_CELLS) // _POINT_CELLS)
    days = days[-fitting:]
    rows = [[heading, *(short_day(plan, day) for day in days)]]
    for name, points in named:
        told = {point.day: point for point in points}
        rows.append([name, *(_measured(told[day]) for day in days)])
    return rows


_NAME_CELLS, _POINT_CELLS = 18, 9


def _measured(point: Point) -> str:
    progress = point.done.progress if point.done else None
    return "/".join("-" if one is None else str(one) for one in (progress, point.expected))


def point_row(point: Point) -> dict[str, Any]:
    """Return what `--json` prints of a point; what is to come has no `finished`, `progress`, `known` and `light`."""
    done = point.done
    return {
        "day": point.day.isoformat(),
        "total": point.total,
        "due": point.due,
        "expected": point.expected,
        "finished": done.finished if done else None,
        "progress": done.progress if done else None,
        "known": done.known if done else None,
        "light": {light: done.by_light.get(light, 0) for light in LIGHTS} if done else None,
    }


def _places(value: int) -> int:
    return round(_WHOLE_BAR * min(max(value, 0), 100) / 100)
