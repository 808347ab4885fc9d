"""A chart as a part of an office file (DrawingML): the program that opens it draws it, and its looks can be changed.

Its figures stand in it as they are, without a workbook behind them: nothing is linked and nothing is reckoned.
Printed in black it says the same: lines are told apart by dashes and marks, lights by hatching and their counts.
"""

from __future__ import annotations

from math import ceil
from xml.sax.saxutils import escape

from workplan_tui.exporting.chart_looks import DARK, FAINT, INK, LIGHTS_S_COLOURS, PERCENT_STEP
from workplan_tui.exporting.office.drawing_looks import NO_LINE, hatched, letters, line, plain, texts, title
from workplan_tui.reports.chart import PERCENTS, PLANNED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.reports.chart import Chart, Series

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACE = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
)
_POINTS = 8
"""The size of all letters."""
_SIGN_MM, _AXIS_MM = 1.7, 15
"""How wide a figure of that size is, and what stands beside the columns."""
_LABELS, _FIGURES = 1, 2
"""The numbers of the axes."""
_HATCHED = ("amber", "wdUpDiag", "FFF3CC")
"""The light that is hatched, how, and on what ground: printed in black its colour is that of green."""
_BRIGHT = "grey"
"""The light that is paper with an edge."""
_LABEL_MM = 3.5
"""Room that a label standing aslant needs."""
_ASLANT = "-2700000"
"""45 degrees, in 60000ths: where a label has no room LibreOffice breaks it sign by sign, whatever may be left out."""
_PAPER = "FFFFFF"
_THICK, _THIN, _THINNEST = 19050, 9525, 6350
"""Of lines: 1.5, 0.75 and 0.5 points."""
_AXES = f'<c:axId val="{_LABELS}"/><c:axId val="{_FIGURES}"/>'
_PERCENT = '<c:numFmt formatCode="0&quot;%&quot;" sourceLinked="0"/>'


def chart_xml(chart: Chart, font: str, width: float, is_small: bool) -> str:
    """Return the part of a chart so many mm wide; a small one has its title and no legend, another the reverse."""
    plot = _lines(chart, 3 if is_small else 5) if chart.kind == PERCENTS else _columns(chart)
    above, below = "", '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
    if is_small:
        above, below = title(chart.title, _POINTS), ""
    return (
        f'{_HEAD}{_SPACE}<c:chart>{above}<c:autoTitleDeleted val="{0 if is_small else 1}"/>'
        f"<c:plotArea><c:layout/>{plot}{_labels_axis(chart, width)}{_figures_axis(chart)}</c:plotArea>"
        f'{below}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{plain(_PAPER)}{NO_LINE}</c:spPr>{texts(letters(font, _POINTS))}</c:chartSpace>"
    )


def _lines(chart: Chart, mark: int) -> str:
    """Return lines with marks of so many points."""
    series = "".join(
        f"{_named(place, one)}{_line_look(one.code == PLANNED, mark)}{_last_labelled(one.figures)}"
        f'{_data(chart, one)}<c:smooth val="0"/></c:ser>'
        for place, one in enumerate(chart.series)
    )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
        f'<c:marker val="1"/>{_AXES}</c:lineChart>'
    )


def _columns(chart: Chart) -> str:
    """Return columns of one height, each part with its count; parts of nothing say nothing."""
    series = "".join(
        f'{_named(place, one)}<c:spPr>{_filled(one.code)}{line(_THINNEST)}</c:spPr><c:invertIfNegative val="0"/>'
        f'<c:dLbls><c:numFmt formatCode="0;;" sourceLinked="0"/>{_on_column(one.code)}<c:dLblPos val="ctr"/>'
        f"{_shown(1)}</c:dLbls>{_data(chart, one)}</c:ser>"
        for place, one in enumerate(chart.series)
    )
    return (
        f'<c:barChart><c:barDir val="col"/><c:grouping val="percentStacked"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="40"/><c:overlap val="100"/>{_AXES}</c:barChart>'
    )


def _named(place: int, series: Series) -> str:
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:v>{escape(series.name)}</c:v></c:tx>'
    )


def _data(chart: Chart, series: Series) -> str:
    labels = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(label)}</c:v></c:pt>' for at, label in enumerate(chart.labels)
    )
    figures = "".join(
        f'<c:pt idx="{at}"><c:v>{figure}</c:v></c:pt>'
        for at, figure in enumerate(series.figures)
        if figure is not None
    )
    count = f'<c:ptCount val="{len(chart.labels)}"/>'
    return (
        f"<c:cat><c:strLit>{count}{labels}</c:strLit></c:cat>"
        f"<c:val><c:numLit><c:formatCode>General</c:formatCode>{count}{figures}</c:numLit></c:val>"
    )


def _line_look(is_planned: bool, mark: int) -> str:
    dash, sign, fill = ("dash", "diamond", _PAPER) if is_planned else ("solid", "circle", INK)
    drawn = line(_THICK, more=f'<a:prstDash val="{dash}"/><a:round/>')
    return (
        f'<c:spPr>{drawn}</c:spPr><c:marker><c:symbol val="{sign}"/><c:size val="{mark}"/>'
        f"<c:spPr>{plain(fill)}{line(_THIN)}</c:spPr></c:marker>"
    )


def _last_labelled(figures: Sequence[int | None]) -> str:
    """Return the label of the last point that is known, above it."""
    known = [at for at, figure in enumerate(figures) if figure is not None]
    last = (
        f'<c:dLbl><c:idx val="{known[-1]}"/>{_PERCENT}<c:dLblPos val="t"/>{_shown(1)}</c:dLbl>'
        if known
        else ""
    )
    return f"<c:dLbls>{last}{_shown(0)}</c:dLbls>"


def _on_column(code: str) -> str:
    """Return how a count stands on its part: white on the dark ones, else on white ground, as the part may be low."""
    is_dark = code in DARK
    ground = "" if is_dark else f"<c:spPr>{plain(_PAPER)}</c:spPr>"
    return ground + texts(f"<a:defRPr>{plain(_PAPER if is_dark else INK)}</a:defRPr>")


def _filled(code: str) -> str:
    light, pattern, ground = _HATCHED
    if code == light:
        return hatched(pattern, LIGHTS_S_COLOURS[code], ground)
    return plain(_PAPER if code == _BRIGHT else LIGHTS_S_COLOURS[code])


def _labels_axis(chart: Chart, width: float) -> str:
    """Return the axis of the months; where they have no room they stand aslant, and not all of them."""
    room = (width - _AXIS_MM) / max(len(chart.labels), 1)
    longest = max(map(len, chart.labels), default=0)
    is_narrow = (longest + 1) * _SIGN_MM > room
    turned = texts("<a:defRPr/>", f' rot="{_ASLANT}"') if is_narrow else ""
    step = ceil(_LABEL_MM / room)
    return (
        f'<c:catAx><c:axId val="{_LABELS}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr>{line(_THIN)}</c:spPr>{turned}'
        f'<c:crossAx val="{_FIGURES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/><c:tickLblSkip val="{step}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _figures_axis(chart: Chart) -> str:
    """Return the axis of percents; columns of one height need none."""
    is_hidden, grid, most, step = chart.kind != PERCENTS, "", "", ""
    if not is_hidden:
        grid = f"<c:majorGridlines><c:spPr>{line(_THINNEST, FAINT)}</c:spPr></c:majorGridlines>"
        most, step = '<c:max val="100"/>', f'<c:majorUnit val="{PERCENT_STEP}"/>'
    return (
        f'<c:valAx><c:axId val="{_FIGURES}"/><c:scaling><c:orientation val="minMax"/>{most}<c:min val="0"/></c:scaling>'
        f'<c:delete val="{int(is_hidden)}"/><c:axPos val="l"/>{grid}{_PERCENT}<c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr>{NO_LINE}</c:spPr>'
        f'<c:crossAx val="{_LABELS}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _shown(figures: int) -> str:
    """Return what a label says: its figure, if that is 1, and nothing else."""
    others = "".join(f'<c:show{one} val="0"/>' for one in ("CatName", "SerName", "Percent", "BubbleSize"))
    return f'<c:showLegendKey val="0"/><c:showVal val="{figures}"/>{others}'
