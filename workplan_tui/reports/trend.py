"""Planned against done over the months, as rows with bars of ASCII signs: of one width in every terminal."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.language.words import light_word
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.day import short_day
from workplan_tui.text.cells import cell_len

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from workplan_tui.model.plan import Plan
    from workplan_tui.model.trend import Point

_LONGEST_BAR = 40
"""Signs that hundred percent take; where there is less room than for its heading, no bar stands."""
_GAPS = (2, 1)
"""Blanks before a column, and so many where a bar has no room otherwise (`reports.columns.tabled`)."""
_DONE, _LEFT, _PLANNED = "#", ".", "|"


def trend_rows(plan: Plan, points: Sequence[Point], cells: int | None = None) -> list[list[str]]:
    """Return a heading and a row a point: day, planned and done, lights, and a bar of both that fits `cells`.

    Where there is less room no bar stands, then no grey, no green: a column is whole or not there.
    """
    rows = figure_rows(plan, points)
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    told = tr("{done} done, {planned} planned").format(done=_DONE, planned=_PLANNED)
    whole = _LONGEST_BAR
    if cells is not None:
        rooms = (cells - sum(widths) - gap * len(widths) - 1 for gap in _GAPS)
        whole = min(whole, next((room for room in rooms if room >= cell_len(told) - 1), 0))
    if cells is not None and not whole:
        fitting = len(widths)
        while fitting > len(widths) - len(LIGHTS) and sum(widths[:fitting]) + fitting - 1 > cells:
            fitting -= 1
        return [row[:fitting] for row in rows]
    bars = [bar(point.expected, point.done.progress if point.done else None, whole) for point in points]
    return [[*row, last] for row, last in zip(rows, (told, *bars), strict=True)]


def figure_rows(plan: Plan, points: Sequence[Point]) -> list[list[str]]:
    """Return the same without bars."""
    head = [
        tr("day"), tr("to finish"), tr("finished"), tr("planned"), tr("reached"), *map(light_word, LIGHTS),
    ]  # fmt: skip
    return [head, *(_figures(plan, point) for point in points)]


def _figures(plan: Plan, point: Point) -> list[str]:
    done = point.done
    lights = [str(done.by_light.get(light, 0)) if done else "" for light in LIGHTS]
    return [
        short_day(plan, point.day), str(point.due), str(done.finished) if done else "",
        percent(point.expected), percent(done.progress) if done else "", *lights,
    ]  # fmt: skip


def percent(value: int | None) -> str:
    """Return a percent, or `-` where nobody knows it."""
    return "-" if value is None else f"{value}%"


def bar(expected: int | None, progress: int | None, whole: int) -> str:
    """Return what is done as a bar of so many signs, with a stroke, which is one more, where it should be."""
    signs = [_LEFT] * (whole + 1)
    if progress is not None:
        done = _places(progress, whole)
        signs[:done] = [_DONE] * done
    if expected is not None:
        signs[_places(expected, whole)] = _PLANNED
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


def _places(value: int, whole: int) -> int:
    return round(whole * min(max(value, 0), 100) / 100)
