"""Charts of an official page: what the file holds of them, and what LibreOffice makes of it."""

from __future__ import annotations

import zipfile
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.docx_charts import WP, C, charts_of, parts, shown
from tests.support.hostile import TEXTS, obeyed
from tests.support.other_programs import libreoffice, pages_of
from workplan_tui import language
from workplan_tui.base.paper_fonts import PaperFonts
from workplan_tui.exporting.office.docx_body import TEXT_WIDTH
from workplan_tui.exporting.office.docx_page import paper_docx
from workplan_tui.reports.chart import PARTS, PERCENTS, PLANNED, REACHED, Chart, Figure, Series
from workplan_tui.reports.paper import Paper, PaperAnnex, PaperText
from workplan_tui.text.harmless import clean

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONTS = PaperFonts()
EMU_PER_TWENTIETH = 635
"""Of a point."""
DAYS = ("01-31", "02-28", "03-31", "04-30")
PERCENT = Chart(
    PERCENTS,
    "进度",
    DAYS,
    (Series(PLANNED, "序时进度", (25, 50, 75, 100)), Series(REACHED, "实际进度", (None, 31, 64, None))),
    "序时进度：01-31 25%",
)
LIGHTS = Chart(
    PARTS,
    "红黄绿灯",
    DAYS[:2],
    tuple(
        Series(light, name, counts)
        for light, name, counts in (
            ("grey", "灰", (9, 2)), ("green", "绿", (0, 4)), ("amber", "黄", (0, 2)), ("red", "红", (0, 1)),
        )
    ),
    "01-31：灰 9",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _chinese() -> None:
    language.use(language.CHINESE)


def made(*figures: Figure, annexes: tuple[PaperAnnex, ...] = (), fonts: PaperFonts = FONTS) -> bytes:
    return paper_docx(Paper(title="题", blocks=(PaperText("文。"), *figures), annexes=annexes), fonts)


def value(element: ElementTree.Element, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get("val")


def test_each_chart_is_a_part_that_holds_its_labels_names_and_figures() -> None:
    for chart in (PERCENT, LIGHTS):
        data = made(Figure("图1　x", (chart,)))
        (found,) = charts_of(data)
        assert found.labels == list(chart.labels)
        assert found.figures == {one.name: list(one.figures) for one in chart.series}
        ((_, part),) = shown(data)
        assert not [one for one in part.iter() if one.tag in (f"{C}f", f"{C}externalData")], (
            "nothing to fetch"
        )


def test_the_text_names_the_charts_in_its_order_with_words_for_who_does_not_see_them() -> None:
    charts = tuple(
        PERCENT.replace(
            title=f"板块{place}", words=f"第{place}个", series=(Series(PLANNED, str(place), (place,)),)
        )
        for place in range(5)
    )
    annexes = (
        PaperAnnex("甲", (Figure("图1", charts[1:4]),)), PaperAnnex("乙", (Figure("图1", charts[4:]),))
    )  # fmt: skip
    found = list(shown(made(Figure("图1", charts[:1]), annexes=annexes)))
    assert [part.findtext(f".//{C}ser/{C}tx/{C}v") for _, part in found] == list("01234")
    told = [one for inline, _ in found if (one := inline.find(f"{WP}docPr")) is not None]
    assert [one.get("descr") for one in told] == [f"板块{place}：第{place}个" for place in range(5)]
    assert [one.get("id") for one in told] == list("12345"), "each number once"


def test_a_caption_follows_on_the_same_page() -> None:
    data = made(Figure("图1　甲", (PERCENT,)), Figure("图2　乙", (PERCENT,) * 3))
    body = ElementTree.fromstring(parts(data)["word/document.xml"])
    styles = [
        (value(one, f"{W}pPr/{W}pStyle") or one[0][0].get(f"{W}val"), len(list(one.iter(f"{WP}inline"))))
        for one in body.iter(f"{W}p")
    ]
    assert styles[-5:] == [("Figure", 1), ("Caption", 0), ("Figure", 2), ("Figure", 1), ("Caption", 0)]
    sheet = ElementTree.fromstring(parts(data)["word/styles.xml"])
    look = {one.get(f"{W}styleId"): one for one in sheet.iter(f"{W}style")}["Figure"]
    assert look.find(f"{W}pPr/{W}keepNext") is not None
    assert not [one for one in look.iter(f"{W}spacing") if one.get(f"{W}lineRule") == "exact"], "cuts it off"


@pytest.mark.parametrize("count", [1, 2, 6, 7, 12])
def test_charts_in_a_line_are_as_wide_as_the_text_at_most(count: int) -> None:
    body = ElementTree.fromstring(parts(made(Figure("图1", (PERCENT,) * count)))["word/document.xml"])
    lines = [list(one.iter(f"{WP}extent")) for one in body.iter(f"{W}p")]
    widths = [sum(int(one.get("cx") or 0) for one in line) for line in lines if line]
    assert sum(map(len, lines)) == count
    assert all(0 < width <= TEXT_WIDTH * EMU_PER_TWENTIETH for width in widths)


def test_lines_and_lights_are_told_apart_in_black() -> None:
    ((_, lines),) = shown(made(Figure("图1", (PERCENT,))))
    looks = [
        (value(one, f"{C}spPr/{A}ln/{A}prstDash"), value(one, f"{C}marker/{C}symbol"))
        for one in lines.iter(f"{C}ser")
    ]
    assert looks == [("dash", "diamond"), ("solid", "circle")]
    ((_, columns),) = shown(made(Figure("图1", (LIGHTS,))))
    tones = []
    for series in columns.iter(f"{C}ser"):
        look = series.find(f"{C}spPr")
        assert look is not None
        colour = look.find(f"{A}solidFill/{A}srgbClr")
        tones.append(None if colour is None else _brightness(colour.get("val") or ""))
        assert value(series, f"{C}dLbls/{C}showVal") == "1"
    assert tones[2] is None, "amber is hatched"
    plain = sorted(tone for tone in tones if tone is not None)
    assert all(right - left > 0.15 for left, right in pairwise(plain))


def _brightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_the_letters_are_of_the_body_s_font() -> None:
    ((_, part),) = shown(made(Figure("图1", (PERCENT,)), fonts=FONTS.replace(body='仿宋_"GB2312')))
    names = {one.get("typeface") for kind in ("latin", "ea", "cs") for one in part.iter(f"{A}{kind}")}
    assert names == {'仿宋_"GB2312'}


def test_where_labels_have_no_room_they_stand_aslant_and_some_are_left_out() -> None:
    many = tuple(f"{year}-{month:02}-28" for year in range(23, 26) for month in range(1, 13))
    told = {}
    for name, labels, count in (
        ("few", DAYS, 1),
        ("many", many, 1),
        ("small", DAYS * 3, 2),
        ("least", DAYS * 3, 7),
    ):
        chart = PERCENT.replace(labels=labels, series=(Series(PLANNED, "x", (50,) * len(labels)),))
        part = next(shown(made(Figure("图1", (chart,) * count))))[1]
        axis = part.find(f".//{C}catAx")
        assert axis is not None
        turned = axis.find(f"{C}txPr/{A}bodyPr")
        told[name] = (turned is not None and turned.get("rot"), value(axis, f"{C}tickLblSkip"))
    assert told == {
        "few": (False, "1"),
        "many": ("-2700000", "1"),
        "small": ("-2700000", "1"),
        "least": ("-2700000", "2"),
    }


def test_the_same_paper_is_the_same_bytes() -> None:
    figure = Figure("图1", (PERCENT, LIGHTS))
    assert made(figure) == made(figure)


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_no_text_of_the_data_is_obeyed(text: str) -> None:
    harmless = clean(text)
    chart = PERCENT.replace(
        title=harmless, words=harmless, labels=(harmless,), series=(Series(PLANNED, harmless, (1,)),)
    )
    data = made(Figure(harmless, (chart, chart)))
    for inline, part in shown(data):
        told = inline.find(f"{WP}docPr")
        assert told is not None
        assert (told.get("name"), told.get("descr")) == (harmless, f"{harmless}：{harmless}")
        names = [one.text or "" for one in part.iter() if one.tag in (f"{C}v", f"{A}t")]
        assert names.count(harmless) >= 3
        assert not obeyed("".join(names))
    for name, content in parts(data).items():
        assert b"External" not in content or not name.endswith(".rels")


def test_nothing_known_is_a_chart_without_points() -> None:
    empty = PERCENT.replace(labels=(), series=(Series(PLANNED, "x", ()),))
    ((_, part),) = shown(made(Figure("图1", (empty,))))
    assert not list(part.iter(f"{C}pt"))


@pytest.mark.slow
def test_libreoffice_draws_them_below_each_other_with_their_captions(tmp_path: Path) -> None:
    file = tmp_path / "charts.docx"
    small = tuple(PERCENT.replace(title=f"板块{name}") for name in "甲乙丙")
    file.write_bytes(
        made(Figure("图1　进度", (PERCENT,)), Figure("图2　灯", (LIGHTS,)), Figure("图3　板块", small))
    )
    pages = pages_of(libreoffice(file))
    text = "".join(pages)
    assert text.index("图1进度") < text.index("图2灯") < text.index("图3板块")
    for words in ("100%", "64%", *DAYS, "序时进度", "实际进度", "灰", "板块甲", "板块乙", "板块丙"):
        assert words in text, words
    captions = [page for page in pages if "图3板块" in page]
    assert "板块丙" in captions[0], "on one page"


@pytest.mark.slow
def test_libreoffice_reads_the_figures_as_they_are(tmp_path: Path) -> None:
    """What it has read it writes in its own format: each chart with a table of its data."""
    file = tmp_path / "charts.docx"
    file.write_bytes(made(Figure("图1", (PERCENT,)), Figure("图2", (LIGHTS,))))
    with zipfile.ZipFile(libreoffice(file, "odt")) as odt:
        tables = [
            _table(ElementTree.fromstring(odt.read(name)))
            for name in sorted(odt.namelist())
            if name.startswith("Object ") and name.endswith("/content.xml")
        ]
    for table, chart in zip(tables, (PERCENT, LIGHTS), strict=True):
        assert table[0][1:] == [one.name for one in chart.series]
        assert [row[0] for row in table[1:]] == list(chart.labels)
        for place, one in enumerate(chart.series, start=1):
            assert [row[place] for row in table[1:]] == [
                "NaN" if figure is None else str(figure) for figure in one.figures
            ]


def _table(root: ElementTree.Element) -> list[list[str]]:
    return [
        ["".join(cell.itertext()) for cell in row if cell.tag.endswith("}table-cell")]
        for row in root.iter()
        if row.tag.endswith("}table-row")
    ]
