"""Planned against done by month on the page, and how the lights stood: drawn, and described for who hears it."""

from __future__ import annotations

from workplan_tui.exporting.html.markup import Markup, element
from workplan_tui.exporting.trend_charts import lights_svg, trend_svg
from workplan_tui.language import tr
from workplan_tui.model.trend import trend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.exporting.view import View

MOST_TASKS = 2000
"""Every month is read from the journal anew: of more tasks the page would take longer to make than to read."""


def trend_part(view: View) -> Markup:
    """Return the section with both charts; nothing for a view of no tasks, or of more than are drawn."""
    if not 0 < len(view.tasks) <= MOST_TASKS:
        return Markup("")
    points = trend(view.ledger, view.tasks)
    planned = trend_svg(view.plan, points, tr("Planned and reached, in percent"))
    lights = lights_svg(view.plan, points, tr("Lights by month"))
    return element(
        "section",
        element("h2", tr("Trend")),
        element("figure", element("figcaption", tr("Planned and reached, in percent")), Markup(planned)),
        element("figure", element("figcaption", tr("Lights by month")), Markup(lights)),
        class_="trend",
    )
