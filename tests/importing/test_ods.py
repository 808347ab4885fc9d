"""An OpenDocument sheet that LibreOffice 7.4.7 saved (`ledger.ods`): merges, days, a hidden sheet."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.importing.containers import told
from tests.importing.invented import t
from workplan_tui.importing.assemble import import_source
from workplan_tui.importing.document import read_document
from workplan_tui.importing.readers.refusals import Unreadable

LEDGER = Path(__file__).parent / "ledger.ods"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def test_what_is_merged_fills_its_rows_and_the_hidden_sheet_stays_out() -> None:
    imported = import_source(read_document(LEDGER.read_bytes()))

    assert told(imported) == [
        t("1", "基础设施", "改造管网12公里", "", "区住建局", "区水务局 区财政局", "2026-06-30"),
        t("2", "基础设施", "新建口袋公园8个", "", "区住建局", "各街道", "9月底"),
        t("3", "公共服务", "新建幼儿园2所", "", "区教育局", "", "2026-08-31"),
        t("4", "公共服务", "新增社区卫生服务站4家", "", "区卫健局", "各街道", "11月底"),
    ]
    assert imported.doubts == ()
    assert ("hidden_sheet", "选项") in imported.notes


def test_a_row_repeated_beyond_the_limit_is_refused() -> None:
    sheet = (
        f'<c xmlns:table="{OFFICE}:table:1.0" xmlns:text="{OFFICE}:text:1.0"><table:table table:name="一">'
        '<table:table-row table:number-rows-repeated="900000"><table:table-cell><text:p>一</text:p>'
        "</table:table-cell></table:table-row></table:table></c>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", sheet)

    with pytest.raises(Unreadable) as refused:
        read_document(stream.getvalue())

    assert refused.value.code == "cells"
