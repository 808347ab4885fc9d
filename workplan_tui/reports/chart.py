"""A chart as values: what is drawn, and the same in words. What draws it (`exporting`) decides how it looks."""

from __future__ import annotations

from workplan_tui.base.value import Value

PLANNED, REACHED = "planned", "reached"
"""What a series of percents is; one of lights is called by the light's code."""
PERCENTS = "percents"
"""Lines between 0 and 100 percent."""
PARTS = "parts"
"""Columns of one height, the whole, with a part for each series, the last one on top."""


class Series(Value):
    """The figures that belong together."""

    code: str
    name: str
    figures: tuple[int | None, ...]
    """One for each label of the chart; None where nobody knows it, or it is still to come."""


class Chart(Value):
    """One chart."""

    kind: str
    title: str
    labels: tuple[str, ...]
    """What stands below, from left to right."""
    series: tuple[Series, ...]
    words: str
    """Every figure, for who does not see the chart."""


class Figure(Value):
    """One chart, or several small ones, above one caption."""

    caption: str
    charts: tuple[Chart, ...]
