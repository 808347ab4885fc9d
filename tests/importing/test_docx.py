"""Word files: automatic numbers, tracked changes, merges, and text that hides in wrappers."""

from __future__ import annotations

import pytest

from tests.importing.makers import docx, docx_paragraph
from workplan_tui.importing.assemble import import_source
from workplan_tui.importing.document import read_document
from workplan_tui.importing.neutral_form import Source
from workplan_tui.importing.readers.docx_numbers import chinese, formatted

LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="38"/></w:lvlOverride></w:num>'
)


def numbered(text: str, num: int, level: int = 0) -> str:
    return docx_paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def read(body: str, **parts: str) -> Source:
    return read_document(docx(body, **parts))


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in read(body, **parts).paragraphs]


def test_numbers_go_on_across_interruptions_and_lists_and_begin_where_they_are_told() -> None:
    body = "".join(
        [
            numbered("甲", 2),
            numbered("乙", 2),
            docx_paragraph("间"),
            numbered("丙", 3),
            numbered("丁", 4),
            numbered("戊", 4),
            numbered("己", 2, 1),
        ]
    )

    assert texts(body, numbering=LISTS) == ["1.甲", "2.乙", "间", "3.丙", "38.丁", "39.戊", "39.1己"]


def test_numbers_come_through_styles_and_in_empty_cells() -> None:
    styles = (
        '<w:style w:styleId="a"><w:name w:val="条目"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:name w:val="子条目"/><w:basedOn w:val="a"/></w:style>'
    )
    body = docx_paragraph("经济", '<w:pStyle w:val="a"/>') + docx_paragraph("社会", '<w:pStyle w:val="b"/>')
    row = f"<w:tr><w:tc>{numbered('', 2)}</w:tc><w:tc>{docx_paragraph('任务')}</w:tc></w:tr>"
    table = read(f"{body}<w:tbl>{row}{row}</w:tbl>", numbering=LISTS, styles=styles).tables[0]

    assert texts(body, numbering=LISTS, styles=styles) == ["一、经济", "二、社会"]
    assert [cells[0].text for cells in table.rows] == ["1.", "2."]


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(10, "十"), (21, "二十一"), (101, "一百零一"), (110, "一百一十"), (121, "一百二十一")],
)
def test_numerals_count_beyond_a_hundred(number: int, numeral: str) -> None:
    assert chinese(number) == numeral
    assert formatted(number, "chineseCountingThousand") == numeral


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    body = (
        "<w:p><w:r><w:t>建设社区食堂</w:t></w:r><w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>15</w:t></w:r></w:ins><w:r><w:t>家。</w:t></w:r></w:p>"
    )
    source = read(body)

    assert [block.text for block in source.paragraphs] == ["建设社区食堂15家。"]
    assert dict(source.notes) == {"insertions": "1", "deletions": "1"}


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:smartTag><w:r><w:t>2025年6月30日</w:t></w:r></w:smartTag>", "2025年6月30日"),
        ("<w:sdt><w:sdtContent><w:r><w:t>区水务局</w:t></w:r></w:sdtContent></w:sdt>", "区水务局"),
        ("<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>", "链接"),
        ("<w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>2025</w:t></w:r>", "2021-2025"),
        ("<w:r><w:t>软</w:t><w:softHyphen/><w:t>连</w:t></w:r>", "软连"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "拼",
        ),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r><w:r><w:t>看得见</w:t></w:r>", "看得见"),
        (
            '<w:r><w:t>12万m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>',
            "12万m²",
        ),
        (
            "<w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>",
            "移来",
        ),
    ],
)
def test_text_in_wrappers_is_found(inside: str, text: str) -> None:
    assert texts(f"<w:p>{inside}</w:p>") == [text]


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>责任单位：区水务局</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>1.治理河道。</w:t><w:AlternateContent><w:Choice><w:drawing>{box}</w:drawing></w:Choice>"
        f"<w:Fallback><w:pict>{box}</w:pict></w:Fallback></w:AlternateContent></w:r></w:p>"
    )

    assert texts(body) == ["1.治理河道。", "责任单位：区水务局"]


def test_a_merged_cell_stands_in_all_its_rows_and_a_deleted_row_is_gone() -> None:
    def row(number: str, text: str, merge: str, unit: str, properties: str = "") -> str:
        return (
            f"<w:tr>{properties}<w:tc>{docx_paragraph(number)}</w:tc><w:tc>{docx_paragraph(text)}</w:tc>"
            f"<w:tc><w:tcPr><w:vMerge{merge}/></w:tcPr>{docx_paragraph(unit)}</w:tc></w:tr>"
        )

    begins = ' w:val="restart"'
    head = (
        "<w:tr>"
        + "".join(f"<w:tc>{docx_paragraph(word)}</w:tc>" for word in ("序号", "工作任务", "责任单位"))
        + "</w:tr>"
    )
    body = (
        docx_paragraph("2025年任务表")
        + f"<w:tbl>{head}{row('1', '甲任务', begins, '区水务局')}{row('2', '乙任务', '', '')}"
        + row("9", "删去的", "", "", "<w:trPr><w:del/></w:trPr>")
        + f"<w:sdt><w:sdtContent>{row('3', '丙任务', '', '')}</w:sdtContent></w:sdt></w:tbl>"
    )

    plan = import_source(read(body)).plan

    assert [(task.id, task.text, task.units) for task in plan.tasks] == [
        ("1", "甲任务", ("区水务局",)), ("2", "乙任务", ("区水务局",)), ("3", "丙任务", ("区水务局",)),
    ]  # fmt: skip
