"""Copying a task or the table as text into the clipboard of the terminal's own machine."""

from __future__ import annotations

import asyncio
import os

from workplan_tui.base.errors import Refused, WorkplanError
from workplan_tui.exporting.guard import never_formula
from workplan_tui.exporting.ledger_columns import column_of
from workplan_tui.exporting.separated import cells_of, headings_of
from workplan_tui.language import tr, trn
from workplan_tui.reports.refused import error_words
from workplan_tui.store.disk.replace import write_whole
from workplan_tui.text.harmless import clean
from workplan_tui.tui.detail.paragraphs import task_paragraphs
from workplan_tui.tui.messages import CopyWanted
from workplan_tui.tui.pages.page_line import PageCopy
from workplan_tui.tui.prompts.prompt import Prompt
from workplan_tui.tui.terminal.clipboard import MOST_BYTES_OF_MOSH, most_bytes
from workplan_tui.tui.terminal.surroundings import surroundings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.message import Message

    from workplan_tui.model.plan import Task
    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.pages.page_line import LinesFor
    from workplan_tui.tui.stage import Stage


_COPIED = ("id", "light", "status", "progress", "due", "unit", "lead", "title")
"""The columns of a copied table where nobody chose others."""
_COPIED_CELLS = 100
"""How wide a page is when it is copied as text."""


class Copies:
    """The commands of the screen that copy."""

    def __init__(self, screen: Stage, send: Callable[[Message], object]) -> None:
        self._screen = screen
        self._send = send

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"copy": self.copy, "copy_table": self.copy_table}

    def copy(self) -> None:
        """Copy all that is said of the marked tasks, else of the highlighted one."""
        wanted = self._screen.view.marked or {self._screen.task_id}
        tasks = [task for task in self._screen.view.ledger.plan.tasks if task.id in wanted]
        self.copy_text("\n\n".join(map(self._whole, tasks)), len(tasks), "tasks.txt")

    def copy_table(self) -> None:
        """Copy the tasks that are shown, as cells that a spreadsheet can order: the columns chosen, else the usual."""
        view = self._screen.view
        by_id = view.ledger.plan.tasks_by_id
        tasks = [by_id[row.task_id] for row in view.rows]
        codes = _COPIED if view.columns is None else ("id", *view.columns, "title")
        columns = [column_of(code) for code in codes]
        lines = [headings_of(columns), *(cells_of(columns, view.standings, task) for task in tasks)]
        text = "".join("\t".join(map(as_cell, line)) + "\n" for line in lines)
        self.copy_text(text, len(tasks), "tasks.tsv")

    def _whole(self, task: Task) -> str:
        told = task_paragraphs(self._screen.view.standings, task, is_whole=True)
        return "\n".join(
            tr("{name}: {text}").format(name=one.name, text=one.text) if one.name else one.text
            for one in told
        )

    def of_page(
        self, lines_for: LinesFor, rows: Callable[[], Sequence[Sequence[str]]], count: int
    ) -> tuple[PageCopy, PageCopy]:
        """Return the ways of copying a page on so many tasks: as text, and its rows as cells."""

        def text() -> str:
            told = ("".join(part for part, _ in line.parts).rstrip() for line in lines_for(_COPIED_CELLS))
            return self.tried("\n".join(told) + "\n", count, "page.txt")

        def cells() -> str:
            lines = ("\t".join(as_cell(never_formula(cell)) for cell in row) for row in rows())
            return self.tried("\n".join(lines) + "\n", count, "page.tsv")

        keymap = self._screen.keymap
        return (
            PageCopy("copy", tr("{key} copy").format(key=keymap.name("copy")), text),
            PageCopy("copy_table", tr("{key} cells").format(key=keymap.name("copy_table")), cells),
        )

    def copy_text(self, text: str, count: int, file_name: str) -> None:
        """Copy a text on so many tasks, and say so; what would not arrive whole may go into a file."""
        told = self.tried(text, count, file_name)
        if told:
            self._screen.say(told)

    def tried(self, text: str, count: int, file_name: str) -> str:
        """Copy the text and return what is to be said; nothing where a file is asked for."""
        size, most = len(text.encode()), most_bytes(surroundings(os.environ))
        if size > most:
            self._offer_file(text, size, most, file_name)
            return ""
        self._send(CopyWanted(text))
        return trn(
            "copied: {count} task, {size} bytes, if the terminal allows it (OSC 52)",
            "copied: {count} tasks, {size} bytes, if the terminal allows it (OSC 52)",
            count,
        ).format(count=count, size=size)

    def _offer_file(self, text: str, size: int, most: int, file_name: str) -> None:
        """Ask for a file that takes what would not arrive whole."""

        async def named(name: str) -> None:
            path = os.path.expanduser(name.strip())
            try:
                await self._screen.desk.do(lambda store: store.refuse_kept(path))
                if os.path.lexists(path):
                    raise Refused(tr("{file} exists already; type another name.").format(file=clean(path)))
                await asyncio.to_thread(write_whole, path, text.encode(), False)
            except WorkplanError as error:
                self._screen.complain(error_words(error))
                return
            self._screen.finish()
            told = tr("saved as a file: {file}, {size} bytes")
            self._screen.say(told.format(file=clean(os.path.abspath(path)), size=size))

        if most == MOST_BYTES_OF_MOSH:
            label = tr("mosh hands on {most} of {size} bytes; save as:")
        else:
            label = tr("Only {most} of {size} bytes go; save as:")
        label = label.format(most=most, size=size)
        self._screen.ask(Prompt(label, named, text=file_name, is_offered=True, recall="copy"))


def as_cell(text: str) -> str:
    """Return the text as one cell between tabs: no open quote swallows those behind it."""
    text = text.replace("\t", " ")
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if '"' in text else text
