"""The counts of the page: by light, status and pace, and the sections with a bar for each."""

from __future__ import annotations

from workplan_tui.exporting.html.charts import stacked_bar
from workplan_tui.exporting.html.markup import Markup, element, joined
from workplan_tui.language import tr
from workplan_tui.language.words import light_word, pace_word, status_word
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.rules.progress import FINISHED
from workplan_tui.reports.summary import share_words, summary_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from workplan_tui.exporting.view import View


def count_parts(view: View) -> Markup:
    """Return the tables of counts, which are those of `workplan summary`."""
    counted = summary_row(view.standings, view.tasks, "section")
    tables = (
        _shares(tr("Light"), counted["light"], light_word, LIGHTS),
        _shares(tr("Status"), counted["status"], status_word, ()),
        _shares(tr("Pace"), counted["pace"], pace_word, ()),
        _sections(counted),
    )
    return element("div", *tables, class_="counts")


def _shares(
    title: str, counts: Mapping[str, int], word: Callable[[str], str], coloured: Iterable[str]
) -> Markup:
    total = sum(counts.values())
    rows = [
        _row(
            element("span", word(code), class_=f"light {code}") if code in coloured else word(code),
            str(count),
            share_words(count, total),
        )
        for code, count in counts.items()
    ]
    head = _head((title, tr("tasks"), tr("share")))
    return element(
        "table", head, element("tbody", *rows, _row(tr("total"), str(total), share_words(total, total)))
    )


def _sections(counted: Mapping[str, Any]) -> Markup:
    """Return each section's finished tasks and lights, as figures and as bars: to one scale, the total to its own."""
    groups = counted["groups"]
    most = max((group["total"] for group in groups), default=0)
    rows = [_section(group["name"], group, most) for group in groups]
    rows.append(_section(tr("total"), counted, counted["total"]))
    head = _head(
        (
            tr("Section"),
            tr("tasks"),
            tr("finished"),
            tr("share"),
            tr("Needs coordination"),
            tr("finished, lights"),
        )
    )
    return element("table", head, element("tbody", *rows))


def _section(name: str, counts: Mapping[str, Any], scale: int) -> Markup:
    finished, whole = sum(counts["status"][status] for status in FINISHED), counts["total"]
    parts = [("done", tr("finished"), finished), ("open", tr("open"), whole - finished)]
    lights = [(code, light_word(code), counts["light"][code]) for code in LIGHTS]
    numbers = (str(whole), str(finished), share_words(finished, whole), str(counts["flagged"]))
    return _row(name, *numbers, bars=joined((stacked_bar(parts, scale), stacked_bar(lights, scale))))


def _head(words: Iterable[str]) -> Markup:
    return element("thead", element("tr", *(element("th", word, scope="col") for word in words)))


def _row(name: str, *numbers: str, bars: Markup | None = None) -> Markup:
    cells = [element("td", name), *(element("td", number, class_="number") for number in numbers)]
    if bars is not None:
        cells.append(element("td", bars))
    return element("tr", *cells)
