"""Planned against done by month on the page, and how the lights stood: drawn, and described for who hears it."""

from __future__ import annotations

from workplan_tui.exporting.chart_svg import SMALL_WIDTH, chart_svg
from workplan_tui.exporting.html.markup import Markup, element
from workplan_tui.language import tr
from workplan_tui.reports.trend_figures import GROUPS, charted_trend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.exporting.view import View
    from workplan_tui.reports.chart import Figure


def trend_part(view: View, told: Callable[[int, int], None]) -> Markup:
    """Return the section with the charts; nothing where no trend is drawn (`charted_trend`)."""
    trend = charted_trend(view.standings, view.tasks, GROUPS, told)
    if trend is None:
        return Markup("")
    return element("section", element("h2", tr("Trend")), *map(_figure, trend.figures), class_="trend")


def _figure(figure: Figure) -> Markup:
    """Return the charts above each other; of several each has its name."""
    caption = element("figcaption", figure.caption)
    if len(figure.charts) == 1:
        return element("figure", caption, Markup(chart_svg(figure.charts[0])))
    charts = (
        element("figure", element("figcaption", chart.title), Markup(chart_svg(chart, SMALL_WIDTH)))
        for chart in figure.charts
    )
    return element("figure", caption, *charts, class_="group")
