"""A row that a page cuts: its rest begins the next page's table, and is no task of its own."""

from __future__ import annotations

import pytest

from tests.importing.containers import told
from workplan_tui.importing.assemble import import_source
from workplan_tui.importing.neutral_form import Paragraph, Place, Source, plain_table

HEAD = ["序号", "工作任务", "牵头领导", "责任单位", "完成时限"]
FIRST = ["1", "推进一号工程（含管网）", "陆知远", "区财政局", "6月底"]


def read(cut: list[str], rest: list[str]) -> Source:
    pages = [[HEAD, FIRST, cut], [HEAD, rest, ["3", "推进三号工程。", "温岚", "区水务局", "年底前"]]]
    tables = [
        plain_table(rows, (Place(page=page, row=at) for at in range(1, len(rows) + 1)))
        for page, rows in enumerate(pages, 1)
    ]
    return Source((Paragraph("2025年云岭区重点任务分工表"), *tables), "pdf")


@pytest.mark.parametrize(
    ("cut", "rest", "text", "leads", "units"),
    [
        (("建成泵站", "苏禾", "区发展改革委、区财政"), ("2座。", "", "局"),
         "建成泵站2座。", "苏禾", "区发展改革委 区财政局"),
        (("建成泵站2座。", "苏禾", "区农业农村"), ("", "", "局（区乡村振兴局）"),
         "建成泵站2座。", "苏禾", "区农业农村局（区乡村振兴局）"),
        (("建成泵站2座。", "苏禾", "区财政局"), ("", "", "区水务局"),
         "建成泵站2座。", "苏禾", "区财政局 区水务局"),
        (("建成泵站2座（含厂房）", "常务副", "区财政局"), ("，投产。", "区长", ""),
         "建成泵站2座（含厂房），投产。", "常务副区长", "区财政局"),
        (("建成泵站2座。", "苏禾", "区财政局"), ("投产1座。", "", ""),
         "建成泵站2座。投产1座。", "苏禾", "区财政局"),
    ],
)  # fmt: skip
def test_a_cut_row_is_put_together_again(
    cut: tuple[str, ...], rest: tuple[str, ...], text: str, leads: str, units: str
) -> None:
    imported = import_source(read(["2", *cut, "9月底"], ["", *rest, ""]))

    second = told(imported)[1]
    assert [one.number for one in told(imported)] == ["1", "2", "3"]
    assert (second.text, second.leads, second.units) == (text, tuple(leads.split()), tuple(units.split()))
    assert second.due == "9月底"
