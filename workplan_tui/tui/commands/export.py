"""What is shown as a file for another program: asks the format and the file, writes it, and says where."""

from __future__ import annotations

import asyncio
import os

from workplan_tui.base.errors import Refused, WorkplanError
from workplan_tui.exporting.formats import FORMATS, Options, render
from workplan_tui.exporting.view import View
from workplan_tui.language import tr
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.standings import Standings
from workplan_tui.reports.refused import error_words
from workplan_tui.store.disk.replace import write_whole
from workplan_tui.text.harmless import clean
from workplan_tui.tui.prompts.choice import Choice
from workplan_tui.tui.prompts.prompt import SIGNS, Prompt
from workplan_tui.tui.views.present import branch_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.base.paper_fonts import PaperFonts
    from workplan_tui.exporting.formats import Format
    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.stage import Stage
    from workplan_tui.tui.views.table_view import TableView


class Export:
    """The command of the screen that hands out what is shown; `workplan export` makes the same file."""

    def __init__(self, screen: Stage, say_at_once: Callable[[str], None], fonts: PaperFonts) -> None:
        self._screen = screen
        self._say_at_once = say_at_once
        self._options = Options(fonts=fonts)

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"export": self.export}

    def export(self) -> None:
        """Ask for the format."""
        by_sign = dict(zip(SIGNS, FORMATS, strict=False))

        async def chosen(sign: str) -> None:
            self._ask_file(by_sign[sign])

        self._screen.ask(Choice(tr("Export"), {sign: one.code for sign, one in by_sign.items()}, chosen))

    def _ask_file(self, wanted: Format) -> None:
        """Ask for the file; the name of one that is there replaces it the second time."""
        view = exported(self._screen.view)
        confirmed = ""

        async def named(name: str) -> None:
            nonlocal confirmed
            path = os.path.expanduser(name.strip())
            if not path:
                return
            is_meant = path == confirmed
            confirmed = path
            await self._write(wanted, view, path, is_meant)

        label = tr("Write {format} to:").format(format=wanted.code)
        usual = f"{clean(view.plan.id)}-{view.day}.{wanted.ending}"
        self._screen.ask(Prompt(label, named, text=usual, is_offered=True, recall=label))

    async def _write(self, wanted: Format, view: View, path: str, is_meant: bool) -> None:
        try:
            await self._screen.desk.do(lambda store: store.refuse_kept(path))
            if os.path.lexists(path) and not is_meant:
                raise Refused(tr("{file} exists already: Enter again replaces it.").format(file=clean(path)))
            self._say_at_once(tr("writing {file} ...").format(file=clean(path)))
            data = await asyncio.to_thread(render, wanted, view, self._options)
            await asyncio.to_thread(write_whole, path, data, is_meant)
        except WorkplanError as error:
            self._screen.complain(error_words(error))
            return
        self._screen.finish()
        told = tr("saved: {file} ({view})")
        self._screen.say(told.format(file=clean(os.path.abspath(path)), view=view.heading_line))


def exported(shown: TableView) -> View:
    """Return what is shown as a view to hand out: the same tasks in the same order, with the same columns."""
    plan = shown.ledger.plan
    branch = ""
    if shown.key is not None:
        branch = tr("{name}: {text}").format(
            name=aspect_of(shown.group_by).word, text=branch_name(shown.standings, shown.group_by, shown.key)
        )
    return View(
        standings=Standings(shown.ledger),
        tasks=tuple(plan.tasks_by_id[row.task_id] for row in shown.rows),
        filter_text=shown.filter_text,
        branch=branch,
        sort_by=shown.sort_by,
        is_reversed=shown.is_reversed,
        chosen=shown.columns,
    )
