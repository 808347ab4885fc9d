"""Every family in every container: invented documents, each rendered in all the forms offices use."""

from __future__ import annotations

import pytest

from tests.importing import makers
from tests.importing.containers import LINES, ROWS, told
from tests.importing.invented import LETTERS, TABLES, TEXTS
from workplan_tui.base.errors import PlanWrong
from workplan_tui.importing.assemble import import_source
from workplan_tui.importing.document import read_document


@pytest.mark.parametrize("container", LINES)
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_read_alike_from_every_container(name: str, container: str) -> None:
    document = TEXTS[name]

    imported = import_source(read_document(LINES[container](document.text)))

    assert told(imported) == list(document.tasks)
    assert len(imported.doubts) == document.doubts, imported.warnings


@pytest.mark.parametrize("container", ROWS)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read_alike_from_every_container(name: str, container: str) -> None:
    document = TABLES[name]
    if container in document.not_in:
        return

    imported = import_source(read_document(ROWS[container](document.rows, document.before)))

    assert told(imported) == list(document.tasks)
    assert len(imported.doubts) == document.doubts, imported.warnings


@pytest.mark.parametrize("container", LINES)
@pytest.mark.parametrize("letter", LETTERS)
def test_a_covering_letter_is_refused_in_every_container(letter: str, container: str) -> None:
    with pytest.raises(PlanWrong, match=r"covering letter|No task was found"):
        import_source(read_document(LINES[container](letter)))


@pytest.mark.parametrize("lines_a_page", [18, 26, 34])
def test_a_table_over_many_pages_keeps_its_sections_and_rows(lines_a_page: int) -> None:
    rows = [["序号", "工作任务", "牵头领导", "责任单位", "完成时限"]]
    wanted = []
    for section in "一二三":
        rows.append([f"{section}、{section * 2}板块"])
        for _ in range(14):
            number = len(wanted) + 1
            text = f"推进第{number}号工程建设，完成投资{number}亿元，并同步实施周边道路与绿化配套工程。"
            rows.append([str(number), text, "陆知远", "区发展改革委、区住房城乡建设委", "2025年12月"])
            wanted.append((str(number), f"{section * 2}板块", text))

    imported = import_source(read_document(makers.pdf_of_rows(rows, "云岭区2025年重点工程", lines_a_page)))

    assert [(one.number, one.section, one.text) for one in told(imported)] == wanted
    assert {one.units for one in told(imported)} == {("区发展改革委", "区住房城乡建设委")}
    assert imported.doubts == ()
