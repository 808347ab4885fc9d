"""What an invented document is rendered in, and what was read from it."""

from __future__ import annotations

from collections.abc import Callable

from tests.importing import makers
from tests.importing.invented import Told
from workplan_tui.importing.assemble import Imported
from workplan_tui.model.plan import Task

LINES: dict[str, Callable[[str], bytes]] = {
    "text": str.encode,
    "gb18030": lambda text: text.encode("gb18030"),
    "utf-16": lambda text: text.encode("utf-16"),
    "docx": makers.docx_of_lines,
    "html": makers.page_of_lines,
    "pdf": makers.pdf_of_lines,
    "ofd": makers.ofd_of_lines,
}
ROWS: dict[str, Callable[..., bytes]] = {
    "docx": makers.docx_of_rows,
    "xlsx": makers.xlsx_of_rows,
    "html": makers.page_of_rows,
    "markdown": makers.marked_of_rows,
    "csv": makers.separated_of_rows,
    "csv-gb18030": lambda rows, before: makers.separated_of_rows(rows, before, encoding="gb18030"),
    "tsv": lambda rows, before: makers.separated_of_rows(rows, before, mark="\t"),
    "json": makers.json_of_rows,
    "cells": makers.cells_of_rows,
    "spaced": makers.spaced_of_rows,
    "pdf": makers.pdf_of_rows,
    "ofd": makers.ofd_of_rows,
}


def told(imported: Imported) -> list[Told]:
    """Return what was read in the form of `invented`."""
    titles = {section.id: section.title for section in imported.plan.sections}
    plan_title = imported.plan.title
    return [
        Told(
            number=task.id,
            section="" if titles[task.section] == plan_title else titles[task.section],
            text=task.text,
            leads=task.leads,
            units=task.units,
            support=task.supporting_units,
            due=due_words(task),
        )
        for task in imported.plan.tasks
    ]


def due_words(task: Task) -> str:
    return task.due_text or (task.due_on.isoformat() if task.due_on else "")
