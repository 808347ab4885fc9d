"""The page of an official paper: what the file says, and what LibreOffice prints of it."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.other_programs import libreoffice, lines_of
from workplan_tui import language
from workplan_tui.base.paper_fonts import PaperFonts
from workplan_tui.exporting.office.docx_page import paper_docx
from workplan_tui.reports.paper import (
    Imprint,
    Paper,
    PaperAnnex,
    PaperHeading,
    PaperItem,
    PaperTable,
    PaperText,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONTS = PaperFonts()
LETTERS_OF_A_LINE, LINES_OF_A_PAGE = 28, 22


@pytest.fixture(autouse=True)
def _chinese() -> None:
    language.use(language.CHINESE)


def made(**changes: object) -> Paper:
    """Return a paper that has every part."""
    table = PaperTable(("序号", "任务"), (("1", "完成造林绿化"), ("2", "开工")), (10, 90), frozenset((1,)))
    paper = Paper(
        title="关于重点工作进展情况的通报",
        blocks=(
            PaperHeading("一、总体情况"), PaperText("共2项。"),
            PaperHeading("（一）逾期", 2), PaperItem("1.甲。乙。", "1.甲"),
        ),
        mark="督查通报", number="第5期", issuer="区人民政府", day="2023年7月31日", addressees="各单位：",
        annexes=(PaperAnnex("汇总表", (table,)), PaperAnnex("统计表", (table,))),
        imprint=Imprint("区委办公室", "区人民政府", "2023年7月31日印发"),
    )  # fmt: skip
    return paper.replace(**changes)


def parts_of(data: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {
            name.removeprefix("word/").removesuffix(".xml"): ElementTree.fromstring(file.read(name))
            for name in file.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        }


def value(element: ElementTree.Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(W + name)


def text_of(element: ElementTree.Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def test_the_page_has_the_size_the_margins_and_the_grid_of_the_standard() -> None:
    sections = list(parts_of(paper_docx(made(), FONTS))["document"].iter(f"{W}sectPr"))
    assert len(sections) == 2
    for section in sections:
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert (value(size, "w"), value(size, "h")) == ("11906", "16838")
        told = {
            side: round(int(value(margins, side) or 0) / 56.7) for side in ("top", "bottom", "left", "right")
        }
        assert told == {"top": 37, "bottom": 35, "left": 28, "right": 26}
        grid = section.find(f"{W}docGrid")
        assert (value(grid, "type"), value(grid, "linePitch")) == ("lines", "579")
    assert value(sections[1].find(f"{W}type")) == "evenPage"


def test_every_font_is_named_for_chinese_and_for_latin_letters() -> None:
    parts = parts_of(paper_docx(made(), FONTS.replace(body="仿宋_GB2312")))
    fonts = list(parts["styles"].iter(f"{W}rFonts"))
    assert fonts
    for font in fonts:
        named = {value(font, kind) for kind in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert len(named) == 1, "one font, whatever the letter"
        assert value(font, "hint") == "eastAsia"
        assert not any("heme" in key for key in font.attrib), "a theme's font would win"
    by_style = {value(style, "styleId"): style for style in parts["styles"].iter(f"{W}style")}
    faces = {id: value(style.find(f".//{W}rFonts"), "eastAsia") for id, style in by_style.items()}
    assert (faces["Normal"], faces["Heading1"]) == ("仿宋_GB2312", "黑体")
    assert (faces["Heading2"], faces["PaperTitle"], faces["Footer"]) == ("楷体", "方正小标宋简体", "宋体")
    runs = [run for run in parts["document"].iter(f"{W}r") if text_of(run)]
    assert all(value(run.find(f"{W}rPr/{W}rFonts"), "hint") == "eastAsia" for run in runs), (
        "else quotes are narrow"
    )
    nearest = {
        value(font, "name"): value(font.find(f"{W}altName")) for font in parts["fontTable"].iter(f"{W}font")
    }
    assert nearest["仿宋_GB2312"] == "仿宋"
    assert nearest["方正小标宋简体"] == "宋体"


def test_every_style_that_the_text_names_is_there() -> None:
    parts = parts_of(paper_docx(made(), FONTS))
    known = {value(style, "styleId") for style in parts["styles"].iter(f"{W}style")}
    named = {value(style) for style in parts["document"].iter(f"{W}pStyle")}
    assert {"Heading1", "Heading2", "Cell"} <= named <= known, "an unknown style is that of the body"


def test_letters_of_the_body_are_of_size_three_and_drawn_together() -> None:
    styles = parts_of(paper_docx(made(), FONTS))["styles"]
    by_style = {value(style, "styleId"): style.find(f"{W}rPr") for style in styles.iter(f"{W}style")}
    for id in ("Normal", "Heading1", "Heading2"):
        look = by_style[id]
        assert look is not None
        assert (value(look.find(f"{W}sz")), value(look.find(f"{W}spacing"))) == ("32", "-5")


def test_pages_are_numbered_at_their_outer_edge_and_the_imprint_s_is_not() -> None:
    parts = parts_of(paper_docx(made(), FONTS))
    assert parts["settings"].find(f"{W}evenAndOddHeaders") is not None
    footers = {name: part for name, part in parts.items() if name.startswith("footer")}
    numbered = [part for part in footers.values() if part.find(f".//{W}fldSimple") is not None]
    assert sorted(value(part.find(f".//{W}pPr/{W}jc")) or "" for part in numbered) == ["left", "right"]
    others = [text_of(part) for part in footers.values() if part not in numbered]
    assert others == ["抄送：区委办公室区人民政府2023年7月31日印发"] * 2


def test_a_list_of_numbers_may_end_a_line_behind_a_comma() -> None:
    data = paper_docx(made(blocks=(PaperText("编号：12、14、甲、16。"),)), FONTS)
    assert "编号：12、\u200b14、甲、16。" in text_of(parts_of(data)["document"])


def test_the_template_of_the_library_leaves_nothing_of_its_own() -> None:
    data = paper_docx(made(), FONTS)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = " ".join(file.namelist())
        assert not [word for word in ("thumbnail", "customXml", "stylesWithEffects") if word in names]
        core = file.read("docProps/core.xml").decode()
    assert "python-docx" not in core
    assert "关于重点工作进展情况的通报" in core


def test_what_means_something_to_xml_is_text() -> None:
    hostile = "<w:p/> & ]]> \"'"
    data = paper_docx(
        made(title=hostile, blocks=(PaperText(hostile), PaperItem(hostile, hostile[:3]))), FONTS
    )
    assert text_of(parts_of(data)["document"]).count(hostile) == 3


_PEAK = """
import re, sys
from workplan_tui.base.paper_fonts import PaperFonts
from workplan_tui.exporting.office.docx_page import paper_docx
from workplan_tui.reports.paper import Paper, PaperTable
rows = (("1", "完成造林绿化", "区园林绿化局", "11-30", "推进中", "50/54", "黄"),) * int(sys.argv[1])
table = PaperTable(rows[0], rows, (7, 42, 26, 11, 10, 13, 6))
paper_docx(Paper(title="x", blocks=(table,)), PaperFonts())
print(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1])
"""


@pytest.mark.slow
@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the system tells no peak size of a process"
)
def test_a_long_paper_is_not_held_as_a_tree() -> None:
    short, long = (
        int(subprocess.run([sys.executable, "-c", _PEAK, rows], check=True, capture_output=True).stdout)
        for rows in ("100", "10000")
    )
    assert (long - short) / 1024 < 30, "MiB; the tree of 10,000 rows takes 300"


@pytest.mark.slow
def test_twenty_two_lines_of_twenty_eight_letters_are_printed(tmp_path: Path) -> None:
    plain = Paper(title="题", blocks=(PaperText("永" * 28 * 60),))
    file = tmp_path / "grid.docx"
    file.write_bytes(paper_docx(plain, FONTS))
    second = lines_of(libreoffice(file))[1]
    lines = [line for line in second if "永" in line]
    assert len(lines) == LINES_OF_A_PAGE
    assert Counter(map(len, lines)) == {LETTERS_OF_A_LINE: LINES_OF_A_PAGE}
    assert second[-1] == "—2—"


@pytest.mark.slow
@pytest.mark.parametrize("lines", [5, 30, 52])
def test_the_imprint_stands_at_the_foot_of_an_even_page_without_a_number(tmp_path: Path, lines: int) -> None:
    file = tmp_path / "imprint.docx"
    file.write_bytes(paper_docx(made(blocks=(PaperText("永" * 28 * lines),), annexes=()), FONTS))
    skips_no_page = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
    pages = ["".join(lines) for lines in lines_of(libreoffice(file, skips_no_page))]
    assert len(pages) % 2 == 0
    assert pages[-1] == "抄送：区委办公室区人民政府2023年7月31日印发"
    written = [place for place, text in enumerate(pages[:-1], 1) if text]
    assert [text[-3:] for text in pages[:-1] if text] == [f"—{place}—" for place in written]
    assert len(pages) - len(written) <= 2, "at most one empty page before it"


@pytest.mark.slow
def test_every_part_is_printed_in_its_order(tmp_path: Path) -> None:
    file = tmp_path / "whole.docx"
    file.write_bytes(paper_docx(made(), FONTS))
    pages = ["".join(lines) for lines in lines_of(libreoffice(file))]
    assert pages[0].startswith(
        "督查通报第5期区人民政府2023年7月31日关于重点工作进展情况的通报各单位：一、总体情况共2项。（一）逾期1.甲。乙。"
    )
    assert "附件1：汇总表附件2：统计表区人民政府2023年7月31日" in pages[0]
    assert [page[:6] for page in pages[1:3]] == ["附件1汇总表", "附件2统计表"]
