"""What each container is told by, and what of it is read: by the bytes, whatever the name."""

from __future__ import annotations

import pytest

from tests.importing import makers
from workplan_tui.importing.assemble import import_source
from workplan_tui.importing.document import read_document
from workplan_tui.importing.import_words import note_words
from workplan_tui.importing.letters import mend
from workplan_tui.importing.neutral_form import Source
from workplan_tui.importing.readers.decoding import decode
from workplan_tui.importing.readers.file_kinds import kind_of

PLAN = "2025年方案\n一、水利\n1.疏浚河道9公里。\n责任单位：区水务局\n完成时限：9月底\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (makers.docx_of_lines(PLAN), "docx"),
        (makers.xlsx_of_rows([["一", "二"]]), "xlsx"),
        (makers.ofd_of_lines(PLAN), "ofd"),
        (makers.pdf_of_lines(PLAN), "pdf"),
        (makers.page_of_lines(PLAN), "html"),
        (b'  [{"a": 1}]', "json"),
        ("[责任单位：区教委] 方案".encode(), "text"),
        ("{注} 方案".encode("gb18030"), "text"),
        (PLAN.encode("utf-16"), "text"),
        (b"GIF89a....", "image"),
        (makers.zipped({"a.docx": b"x"}), "zip"),
    ],
)
def test_a_document_is_told_by_its_bytes(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
def test_every_encoding_gives_the_same_letters(encoding: str) -> None:
    assert decode(PLAN.encode(encoding)).text == PLAN


def test_a_few_bad_bytes_are_named_by_their_lines_and_are_doubted() -> None:
    data = PLAN.encode().replace("河道".encode(), "河".encode() + b"\xe9\x81" + "道".encode())
    source = read_document(data)

    assert source.notes == (("bad_bytes", "3"),)
    assert "line 3" in note_words(*source.notes[0])


def test_radicals_and_full_width_figures_become_letters() -> None:
    assert mend("⽉⻓⻔２０２５％．⺟\u00ad软") == "月长门2025%.母软"


def tasks(source: Source) -> list[tuple[str, tuple[str, ...]]]:
    return [(task.text, task.units) for task in import_source(source).plan.tasks]


def test_a_page_s_menus_scripts_and_hidden_parts_are_no_text() -> None:
    page = (
        "<html><head><meta charset=gb2312><title>标题</title><script>var a='1.甲';</script></head><body>"
        "<div class='nav'>1.首页 责任单位：无</div><div style='display: none'>9.看不见</div><h1>2025年方案</h1>"
        "<p>1.疏浚<b>河道</b>9公里&nbsp;。</p><p>责任单位：区水务局&#12289;各镇</p><div id=footer>2.版权</div></body></html>"
    )

    assert tasks(read_document(page.encode("gb18030"))) == [("疏浚河道9公里。", ("区水务局", "各镇"))]


def test_markdown_marks_are_taken_out_and_escaped_pipes_stay() -> None:
    text = "# 2025年表\n\n| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 1 | **建设**[园区](http://x)（一期\\|二期） | 区工信局<br>区科委 |\n"

    assert tasks(read_document(text.encode())) == [("建设园区（一期|二期）", ("区工信局", "区科委"))]


def test_json_of_sections_with_english_keys_is_read() -> None:
    text = (
        '{"title":"2025年任务","sections":[{"name":"民生","tasks":[{"no":1,"content":"新建学校1所",'
        '"lead_department":"区教委","support_departments":["区财政局"],"deadline":"2025-08-31"}]}]}'
    )
    plan = import_source(read_document(text.encode())).plan
    (task,) = plan.tasks

    assert (plan.title, plan.sections[0].title) == ("2025年任务", "民生")
    assert (task.units, task.supporting_units, str(task.due_on)) == (("区教委",), ("区财政局",), "2025-08-31")


def test_page_numbers_of_a_text_are_no_words() -> None:
    text = "2025年方案\n一、水利\n1.疏浚河道\n- 1 -\n9公里。\n责任单位：区水务局\n第 2 页 共 2 页\n2.加固堤防。\n责任单位：区水务局\n"

    assert [words for words, _ in tasks(read_document(text.encode()))] == ["疏浚河道9公里。", "加固堤防。"]


def test_letters_of_an_ofd_are_ordered_by_their_place_and_unseen_ones_left_out() -> None:
    page = (
        makers.ofd_text(20, 50, "责任单位：区水务局")
        + makers.ofd_text(20, 30, "2025年方案")
        + makers.ofd_text(20, 40, "1.疏浚河道。")
    )
    unseen = makers.ofd_text(20, 60, "2.看不见").replace("<ofd:TextObject", '<ofd:TextObject Visible="false"')

    assert tasks(read_document(makers.ofd([page + unseen]))) == [("疏浚河道。", ("区水务局",))]


def test_headers_and_footers_of_pages_are_left_out() -> None:
    pages = []
    for number, lines in enumerate(
        (
            ["2025年方案", "一、水利", "1.疏浚河道并加固两岸堤防工程，完成"],
            ["投资3亿元。", "责任单位：区水务局"],
        ),
        1,
    ):
        page = makers.PdfPage()
        page.text(200, 40, "云岭区政府文件", 10)
        for at, line in enumerate(lines):
            page.text(90, 90 + 20 * at, line)
        page.text(290, 800, f"— {number} —", 10)
        pages.append(page)

    assert tasks(read_document(makers.pdf(pages))) == [
        ("疏浚河道并加固两岸堤防工程，完成投资3亿元。", ("区水务局",))
    ]
