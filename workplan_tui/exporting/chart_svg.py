"""Charts as SVG that stands inside a page: no script, no font, no colour that alone says something.

Lines of planned and done are told apart by dashes and named at their end, parts of columns have their counts;
every figure is in the description.
"""

from __future__ import annotations

from html import escape
from math import ceil

from workplan_tui.exporting.chart_looks import DARK, FAINT, INK, LIGHTS_S_COLOURS, PERCENT_STEP
from workplan_tui.reports.chart import PERCENTS, PLANNED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.reports.chart import Chart, Series

WIDTH, SMALL_WIDTH, HEIGHT = 720, 440, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 92, 24, 28
_HUNDRED = 100
_COLUMN = 0.6
"""Share of the room of a column that is drawn."""
_LINE = 12
"""Height of a line of letters."""
_SIGN = 6.5
"""Width of a figure, about."""


def chart_svg(chart: Chart, width: int = WIDTH) -> str:
    """Return the drawing, with its title and all figures as words."""
    parts = _lines(chart, width) if chart.kind == PERCENTS else _columns(chart, width)
    return (
        f'<svg viewBox="0 0 {width} {HEIGHT}" width="{width}" role="img" '
        f'font-family="sans-serif" font-size="11" fill="#{INK}">'
        f"<title>{escape(chart.title)}</title><desc>{escape(chart.words)}</desc>"
        f"{''.join(_labels(chart, width))}{''.join(parts)}</svg>"
    )


def _room(width: int, count: int) -> float:
    """Return how wide each of so many columns may be."""
    return (width - _LEFT - _RIGHT) / max(count, 1)


def _x(at: int, width: int, count: int) -> float:
    """Return the middle of the room of one of so many columns."""
    return _LEFT + _room(width, count) * (at + 0.5)


def _y(percent: int) -> float:
    return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * min(max(percent, 0), _HUNDRED) / _HUNDRED


def _labels(chart: Chart, width: int) -> Iterator[str]:
    count, longest = len(chart.labels), max(map(len, chart.labels), default=0)
    step = ceil((longest + 1) * _SIGN / _room(width, count))
    for at in range(0, count, step):
        x, label = _x(at, width, count), chart.labels[at]
        yield f'<text x="{x:.1f}" y="{HEIGHT - 10}" text-anchor="middle">{escape(label)}</text>'


def _lines(chart: Chart, width: int) -> Iterator[str]:
    for percent in range(0, _HUNDRED + 1, PERCENT_STEP):
        y = _y(percent)
        yield f'<path d="M{_LEFT} {y:.1f}H{width - _RIGHT}" stroke="#{FAINT}" fill="none"/>'
        yield f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{percent}%</text>'
    for series in chart.series:
        yield from _line(series, width)


def _line(series: Series, width: int) -> Iterator[str]:
    known = [(at, percent) for at, percent in enumerate(series.figures) if percent is not None]
    if not known:
        return
    spots = [(_x(at, width, len(series.figures)), _y(percent)) for at, percent in known]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)
    dashes = ' stroke-dasharray="6 4"' if series.code == PLANNED else ""
    yield f'<path d="M{path}" stroke="#{INK}" stroke-width="2" fill="none"{dashes}/>'
    for x, y in spots:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>'
    x, y = spots[-1]
    name = f"{escape(series.name)} {known[-1][1]}%"
    yield f'<text x="{x + 4:.1f}" y="{y - 9:.1f}" text-anchor="end">{name}</text>'


def _columns(chart: Chart, width: int) -> Iterator[str]:
    """Give each column from below, every part as tall as its share."""
    count = len(chart.labels)
    for at in range(count):
        figures = [series.figures[at] or 0 for series in chart.series]
        whole, y = sum(figures) or 1, float(HEIGHT - _BOTTOM)
        for series, figure in zip(chart.series, figures, strict=True):
            tall = (HEIGHT - _TOP - _BOTTOM) * figure / whole
            y -= tall
            if figure:
                yield from _box(_x(at, width, count), _room(width, count), y, tall, series, figure)
    for place, series in enumerate(reversed(chart.series)):
        y = _TOP + 16 * place
        colour = LIGHTS_S_COLOURS[series.code]
        yield f'<rect x="{width - _RIGHT + 12}" y="{y}" width="10" height="10" fill="#{colour}"/>'
        yield f'<text x="{width - _RIGHT + 28}" y="{y + 9}">{escape(series.name)}</text>'


def _box(middle: float, room: float, y: float, tall: float, series: Series, figure: int) -> Iterator[str]:
    """Give a part of a column, with its count where it is tall enough."""
    x, wide = middle - room * _COLUMN / 2, room * _COLUMN
    yield (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}" '
        f'fill="#{LIGHTS_S_COLOURS[series.code]}"><title>{escape(series.name)} {figure}</title></rect>'
    )
    if tall >= _LINE:
        ink = "FFFFFF" if series.code in DARK else INK
        yield (
            f'<text x="{middle:.1f}" y="{y + tall / 2 + 4:.1f}" text-anchor="middle" fill="#{ink}">{figure}</text>'
        )
