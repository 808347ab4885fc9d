"""A new plan from a document, begun on the screen: which document, into which file, then its preview."""

from __future__ import annotations

import asyncio
import os
from datetime import date

from workplan_tui.base.errors import WorkplanError
from workplan_tui.importing.assemble import Imported, NoYear, import_source
from workplan_tui.importing.preview import preview_of
from workplan_tui.importing.source_file import open_source
from workplan_tui.language import tr, trn
from workplan_tui.language.os_words import why_refused
from workplan_tui.reports.refused import error_words
from workplan_tui.store.disk.replace import write_whole
from workplan_tui.store.plan.file import parse_plan
from workplan_tui.store.plan.plan_text import format_plan
from workplan_tui.text.harmless import clean
from workplan_tui.tui.keys.keynames import plain
from workplan_tui.tui.prompts.prompt import Prompt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.importing.neutral_form import Source
    from workplan_tui.model.plan import Plan
    from workplan_tui.tui.importing.written import OpenPreview, Written
    from workplan_tui.tui.prompts.prompt import Submit
    from workplan_tui.tui.stage import Stage


_FIRST_YEAR = 1949


class PlanFromDocument:
    """Makes a plan beside the one that is open, which is not touched."""

    def __init__(self, screen: Stage, say_at_once: Callable[[str], None], preview: OpenPreview) -> None:
        self._screen = screen
        self._say_at_once = say_at_once
        self._preview = preview
        self._last = ""
        """The document that was named last, to be named again after a mistake."""

    def begin(self) -> None:
        """Ask for the document."""
        self._ask(tr("New plan from document (path):"), self._read, self._last)

    def _ask(self, label: str, submit: Submit, text: str = "") -> None:
        async def entered(typed: str) -> None:
            if typed.strip():
                await submit(typed.strip())

        self._screen.ask(Prompt(label, entered, text=text, recall=label))

    async def _read(self, name: str) -> None:
        """Read the document; a mistake is said, and the name stays to be mended."""
        self._last, path = name, _path(name)
        self._say_at_once(tr("reading {file} ...").format(file=clean(name)))
        try:
            source = await asyncio.to_thread(open_source, os.path.abspath(path))
        except FileNotFoundError:
            self._screen.say(tr("There is no file {file}.").format(file=clean(name)), is_alarm=True)
        except OSError as error:
            told = tr("{file} cannot be read: {reason}.")
            self._screen.say(told.format(file=clean(name), reason=why_refused(error)), is_alarm=True)
        except WorkplanError as error:
            self._screen.say(error_words(error), is_alarm=True)
        else:
            await self._import(source, None)

    async def _import(self, source: Source, year: int | None) -> None:
        starts_on = date(year, 1, 1) if year else None
        try:
            imported = await asyncio.to_thread(import_source, source, None, starts_on)
        except NoYear:
            self._ask_year(source)
        except WorkplanError as error:
            self._screen.say(error_words(error), is_alarm=True)
        else:
            self._ask_target(source, imported)

    def _ask_year(self, source: Source) -> None:
        async def entered(typed: str) -> None:
            digits = "".join(map(plain, typed)).removesuffix("年")
            if len(digits) == 4 and digits.isascii() and digits.isdigit() and int(digits) >= _FIRST_YEAR:
                await self._import(source, int(digits))
            else:
                told = tr("{word} is no year: write four digits.").format(word=clean(typed))
                self._screen.say(told, is_alarm=True)

        self._ask(tr("The document names no year. The plan's year:"), entered)

    def _ask_target(self, source: Source, imported: Imported) -> None:
        async def entered(name: str) -> None:
            if os.path.lexists(_path(name)):
                told = tr("{file} exists already: name another file.").format(file=clean(name))
                self._screen.say(told, is_alarm=True)
                return
            self._screen.finish()
            await self._preview(preview_of(imported), source, name, _write, self._tell)

        folder = os.path.dirname(_path(self._last))
        usual = os.path.join(folder, f"{imported.plan.id}.toml")
        self._ask(tr("Write the plan to:"), entered, usual)

    def _tell(self, written: Written | None) -> None:
        if written is None:
            self._screen.say(tr("No plan was written."))
            return
        count = len(written.preview.plan.tasks)
        told = trn(
            "saved: {file}, {count} task. Open it with workplan --plan {file}",
            "saved: {file}, {count} tasks. Open it with workplan --plan {file}",
            count,
        )
        self._screen.say(told.format(file=clean(written.file), count=count))


def _path(name: str) -> str:
    return os.path.expanduser(name)


def _write(plan: Plan, name: str) -> None:
    path = _path(name)
    data = format_plan(plan).encode("utf-8")
    parse_plan(data, path)  # what cannot be opened again is not written
    write_whole(path, data, False)
