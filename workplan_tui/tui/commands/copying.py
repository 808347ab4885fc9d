"""Copying a task or the table as text into the clipboard of the terminal's own machine."""

from __future__ import annotations

import re

from workplan_tui.language import tr, trn
from workplan_tui.tui.messages import CopyWanted
from workplan_tui.tui.paragraphs import task_paragraphs
from workplan_tui.tui.present import row_of
from workplan_tui.tui.terminal.clipboard import MOST_BYTES
from workplan_tui.tui.views.columns import column_word
from workplan_tui.wording import light_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.plan import Task
    from workplan_tui.tui.commands.dispatch import Runner
    from workplan_tui.tui.screens.main import MainScreen


_BEGIN_FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What spreadsheets begin to reckon at, whatever the letter's width (OWASP, CSV injection)."""
_PERCENT = re.compile(r"-(/\d+)?")
"""The only text of our own that begins so: a progress nobody knows."""


class Copying:
    """The commands of the screen that copy."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"copy": self.copy, "copy_table": self.copy_table}

    def copy(self) -> None:
        """Copy all that is said of the marked tasks, else of the highlighted one."""
        wanted = self._screen.view.marked or {self._screen.table.task_id}
        tasks = [task for task in self._screen.view.ledger.plan.tasks if task.id in wanted]
        self._copy("\n\n".join(map(self._whole, tasks)), len(tasks))

    def copy_table(self) -> None:
        """Copy the tasks that are shown, as lines with tabs and a heading for a spreadsheet."""
        view = self._screen.view
        by_id = view.ledger.plan.tasks_by_id
        tasks = [by_id[row.task_id] for row in view.rows]
        names = ("id", "light", "status", "progress", "due", "unit", "lead", "title")
        heading = "\t".join(map(column_word, names))
        self._copy("\n".join([heading, *map(self._line, tasks)]) + "\n", len(tasks))

    def _whole(self, task: Task) -> str:
        told = task_paragraphs(self._screen.view.standings, task, is_whole=True)
        return "\n".join(
            tr("{name}: {text}").format(name=one.name, text=one.text) if one.name else one.text
            for one in told
        )

    def _line(self, task: Task) -> str:
        standings = self._screen.view.standings
        row = row_of(standings, task, columns=("lead",))
        cells: Iterable[str] = (
            row.task_id, light_word(row.light), row.status, row.progress,
            str(standings.of(task).due_on or "-"), row.unit, row.lead, row.title,
        )  # fmt: skip
        return "\t".join(map(_as_cell, cells))

    def _copy(self, text: str, count: int) -> None:
        size = len(text.encode())
        if size > MOST_BYTES:
            self._screen.say(
                tr(
                    "Not copied: {size} bytes, and a terminal takes {most}. Filter or mark fewer tasks."
                ).format(size=size, most=MOST_BYTES),
                is_alarm=True,
            )
            return
        self._screen.post_message(CopyWanted(text))
        self._screen.say(
            trn(
                "copied: {count} task, {size} bytes, if the terminal allows it (OSC 52)",
                "copied: {count} tasks, {size} bytes, if the terminal allows it (OSC 52)",
                count,
            ).format(count=count, size=size)
        )


def _as_cell(text: str) -> str:
    """Return the text as a cell that a spreadsheet takes for that text: never a formula or an open quote."""
    text = text.replace("\t", " ")
    if text.startswith(_BEGIN_FORMULAS) and not _PERCENT.fullmatch(text):
        text = f"'{text}"
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if '"' in text else text
