"""The plan adjusted 调整 on the screen: which file, by which document, from when; looked at, then recorded."""

from __future__ import annotations

import asyncio
import os

from workplan_tui.base.errors import WorkplanError
from workplan_tui.language import tr
from workplan_tui.reports.refused import error_words
from workplan_tui.text.harmless import clean
from workplan_tui.tui.pages.page_line import PageAction
from workplan_tui.tui.prompts import answers
from workplan_tui.tui.prompts.prompt import Prompt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import date

    from workplan_tui.model.recording.adjusting import Adjustment
    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.pages.page_line import LinesFor
    from workplan_tui.tui.prompts.prompt import Submit
    from workplan_tui.tui.stage import Stage

_RECORD = "1"


class Revising:
    """The command of the screen that puts another edition in the place of the plan."""

    def __init__(
        self,
        screen: Stage,
        actor: str,
        open_page: Callable[[LinesFor, Sequence[PageAction]], Awaitable[None]],
    ) -> None:
        self._screen = screen
        self._actor = actor
        self._open_page = open_page
        self._file = self._basis = ""
        """What was typed last, offered again after a mistake."""

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"revise": self.begin}

    def begin(self) -> None:
        """Ask for the file of the next edition."""

        async def entered(typed: str) -> None:
            if typed.strip():
                self._file = typed.strip()
                await self._read()

        self._ask(tr("The adjusted plan (path of the file):"), entered, self._file)

    async def _read(self) -> None:
        """Read the file; what is wrong with it is said, and its name stays to be mended."""
        from workplan_tui.store.plan.file import read_bytes  # a plan is seldom adjusted

        try:
            data = await asyncio.to_thread(read_bytes, os.path.abspath(os.path.expanduser(self._file)))
        except WorkplanError as error:
            self._screen.complain(error_words(error))
            return
        self._ask_basis(data)

    def _ask_basis(self, data: bytes) -> None:
        async def entered(typed: str) -> None:
            self._basis = typed.strip()
            self._ask_day(data)

        self._ask(tr("By which document, its number (Enter: none):"), entered, self._basis)

    def _ask_day(self, data: bytes) -> None:
        today = self._screen.desk.today()
        read = answers.day_until(today, self._screen.view.ledger.plan)

        async def entered(typed: str) -> None:
            try:
                day = read(typed) if typed.strip() else today
            except WorkplanError as error:
                self._screen.complain(error_words(error))
                return
            await self._show(data, day)

        self._ask(tr("From which day on (Enter: {day}):").format(day=today), entered)

    def _ask(self, label: str, submit: Submit, text: str = "") -> None:
        self._screen.ask(Prompt(label, submit, text=text, recall=label))

    async def _show(self, data: bytes, day: date) -> None:
        from workplan_tui.model.recording.adjusting import Adjustment
        from workplan_tui.tui.pages.adjustment import adjustment_page

        screen, wanted = self._screen, Adjustment(self._actor, day, self._basis)
        try:
            former, now = await screen.desk.do(lambda store: store.editions(data, self._file, wanted))
        except WorkplanError as error:
            screen.complain(error_words(error))
            return
        screen.finish()

        async def record() -> None:
            await self._record(data, wanted)

        told = tr("{key} record it, from {day} on").format(key=_RECORD, day=day)
        await self._open_page(
            lambda width: adjustment_page(former, now, wanted, width), [PageAction(_RECORD, told, record)]
        )

    async def _record(self, data: bytes, wanted: Adjustment) -> None:
        screen = self._screen
        try:
            recorded = await screen.desk.do(lambda store: store.revise(data, wanted))
        except WorkplanError as error:
            screen.show_now()
            screen.say(error_words(error), is_alarm=True)
            return
        self._file = self._basis = ""
        screen.show_now()
        said = tr("saved: the plan {plan} adjusted from {day} on").format(
            plan=clean(screen.view.ledger.plan.title), day=wanted.on
        )
        screen.say("  ".join((said, *recorded.doubts)), is_alarm=bool(recorded.doubts))
