"""The ledger as an official paper (docx): section by section, task by task, to be printed and read."""

from __future__ import annotations

from datetime import date

from workplan_tui.exporting.ledger_columns import words_of
from workplan_tui.exporting.office.docx_page import paper_docx
from workplan_tui.language import tr
from workplan_tui.reports.official import day_words
from workplan_tui.reports.paper import Imprint, Paper, PaperHeading, PaperItem, PaperText, numbered
from workplan_tui.reports.trend_annex import trend_annexes
from workplan_tui.reports.trend_figures import GROUPS
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.exporting.formats import Options
    from workplan_tui.exporting.ledger_columns import Cell
    from workplan_tui.exporting.view import View
    from workplan_tui.model.plan import Task
    from workplan_tui.reports.paper import PaperBlock

_SHOWN_ABOVE = ("id", "section", "text")
"""Columns that are the heading and the first paragraph of a task."""
_LONG = ("goal", "told", "problem", "flag", "next")
"""Columns with texts of people, a paragraph each; the others share one."""


def render(view: View, options: Options) -> bytes:
    """Return the docx file."""
    return paper_docx(_paper(view, options.progress), options.fonts)


def _paper(view: View, progress: Callable[[int, int], None]) -> Paper:
    blocks: list[PaperBlock] = []
    section: int | None = None
    by_section = view.sort_by == "id"
    for place, task in enumerate(view.tasks):
        progress(place, len(view.tasks))
        if by_section and task.section != section:
            section = task.section
            blocks.append(PaperHeading(clean(view.plan.sections_by_id[section].title)))
        blocks += _task(view, task)
    issuer = clean(view.plan.issuer or "")
    return Paper(
        title=view.title,
        notes=view.heading,
        blocks=_numbered_headings(blocks),
        annexes=trend_annexes(view.standings, view.tasks, GROUPS, progress),
        imprint=Imprint("", issuer, tr("as of {day}").format(day=day_words(view.day))) if issuer else None,
    )


def _task(view: View, task: Task) -> list[PaperBlock]:
    """Return the task with its number and text, then what else is asked for of it, as far as there is any."""
    number, text, title = f"{clean(task.number)}.", clean(task.text), clean(task.title)
    bold = number + (title if text.startswith(title) else "")
    found: list[PaperBlock] = [PaperItem(number + text, bold=bold)]
    short: list[str] = []
    long: list[str] = []
    for column in view.columns:
        words = "" if column.code in _SHOWN_ABOVE else _words(column.value(view.standings, task))
        if words:
            told = long if column.code in _LONG else short
            told.append(tr("{what}: {words}").format(what=column.word, words=words))
    lines = [tr("; ").join(short), *long] if short else long
    return [*found, *(PaperText(tr("{facts}.").format(facts=line)) for line in lines)]


def _words(cell: Cell) -> str:
    """Return the value as a letter has it, as a clause: the sentence around it has the stop."""
    if isinstance(cell, date):
        return day_words(cell)
    return words_of(cell).replace("\n", tr("; ")).rstrip("。．.；;")


def _numbered_headings(blocks: list[PaperBlock]) -> tuple[PaperBlock, ...]:
    """Return the blocks with numbers before the headings; tasks have their own."""
    headings = iter(numbered([block for block in blocks if isinstance(block, PaperHeading)]))
    return tuple(next(headings) if isinstance(block, PaperHeading) else block for block in blocks)
