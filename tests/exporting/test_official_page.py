"""`export docx`: the view as an official page, whatever its texts hold."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.exporting.sample import attacked_view, make_view
from tests.support.hostile import TEXTS, obeyed
from tests.support.other_programs import libreoffice, lines_of
from workplan_tui.base.paper_fonts import PaperFonts
from workplan_tui.exporting.formats import Options, format_of, render
from workplan_tui.exporting.view import View

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(view: View, **options: object) -> bytes:
    return render(format_of("docx"), view, Options(**options))  # type: ignore[arg-type]


def paragraphs(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        body = ElementTree.fromstring(file.read("word/document.xml"))
    found = ("".join(text.text or "" for text in each.iter(f"{W}t")) for each in body.iter(f"{W}p"))
    return [text for text in found if text]


def test_it_says_what_was_asked_for_and_every_task_by_section() -> None:
    found = paragraphs(made(make_view()))
    assert found[:4] == [
        "2023年重点工作分工方案", "as of 2023-06-30", "4 of 4 tasks", "1. 主要预期目标",
    ]  # fmt: skip
    assert found[found.index("2.完成造林绿化2970亩，实施“新智造100”工程。") + 1 :][:6] == [
        "Lead officials: 常务副区长, 蔡小军; Responsible units: 区园林绿化局, 相关属地; Deadline: 2023-11-30; "
        "Percent/expected: 50/54; Light: amber.",
        "Goals by stage: 造林绿化 1485 / 2970亩  50%.",
        "Progress so far: 完成整地.",
        "Problems: 苗木未到.",
        "Needs coordination: 2023-06-01 swj to 常务副区长: 占地需会商.",
        "Next step: 栽植.",
    ]


def test_it_shows_the_columns_and_the_order_that_were_asked_for() -> None:
    view = make_view()
    narrow = view.replace(tasks=view.tasks[::-1], sort_by="light", chosen=("unit",), filter_text="单位:区")
    found = paragraphs(made(narrow))
    assert "filter: 单位:区" in found
    assert next(text for text in found if text[1:2] == ".").startswith("4.")
    assert not any("Light:" in text for text in found)
    assert not any("主要预期目标" in text for text in found), "no headings where sections are mixed"


def test_the_same_view_is_the_same_bytes() -> None:
    data = made(make_view())
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}, (
            "no part says when it was made"
        )
    assert made(make_view()) == data


def test_the_fonts_are_those_of_the_settings() -> None:
    data = made(make_view(), fonts=PaperFonts(body="仿宋_GB2312"))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert 'w:eastAsia="仿宋_GB2312"' in file.read("word/styles.xml").decode()


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_of_the_data_is_obeyed(text: str) -> None:
    data = made(attacked_view(text))
    found = paragraphs(data)
    assert not obeyed("".join(found))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        links = [name for name in file.namelist() if name.endswith(".rels")]
        assert not any(b"External" in file.read(name) for name in links)


@pytest.mark.slow
def test_libreoffice_opens_it_without_repair(tmp_path: Path) -> None:
    file = tmp_path / "ledger.docx"
    file.write_bytes(made(make_view()))
    pages = ["".join(lines) for lines in lines_of(libreoffice(file))]
    assert pages[0].startswith(
        "2023年重点工作分工方案asof2023-06-304of4tasks1.主要预期目标1.地区生产总值增长4.5%以上"
    )
    assert pages[-1] == "区人民政府asof2023-06-30"
