"""What a meeting asks of the screen: an official's sheet, what changed since a day, the counts, who has reported."""

from __future__ import annotations

from datetime import date, timedelta

from workplan_tui.base.errors import UsageError, WorkplanError
from workplan_tui.language import tr
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.grouping import GROUPINGS
from workplan_tui.model.meeting import officials
from workplan_tui.model.standings import Standings
from workplan_tui.model.who import one_meant
from workplan_tui.reports.refused import error_words
from workplan_tui.reports.reporting import asked_table
from workplan_tui.text.harmless import clean
from workplan_tui.tui.pages.text_pages import meeting_page, reporting_page
from workplan_tui.tui.prompts import answers
from workplan_tui.tui.prompts.choice import Choice
from workplan_tui.tui.prompts.prompt import Prompt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from workplan_tui.model.plan import Task
    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.pages.page_line import PageCopy, PageLine
    from workplan_tui.tui.stage import Stage

_A_MONTH = timedelta(days=30)
_REPORTED = f"{len(GROUPINGS) + 1}"
"""The key after those of the groupings."""


class Meeting:
    """The commands of the screen that open a page made of the tasks that are shown."""

    def __init__(
        self,
        screen: Stage,
        open_page: Callable[..., Awaitable[None]],
        copies: Callable[..., Sequence[PageCopy]],
    ) -> None:
        self._screen = screen
        self._open_page = open_page
        self._copies = copies
        """Returns the ways of copying a page."""
        self._since: date | None = None

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"changes": self.changes, "summary": self.summary, "meeting": self.meeting}

    def meeting(self) -> None:
        """Ask whose sheet is wanted, and show it: that of the chosen lead, or of all."""
        standings, look = self._screen.view.standings, self._screen.view.look
        plan = standings.ledger.plan
        known = officials(standings.ledger, plan.tasks)
        chosen = look.key if look.group_by == "lead" and look.key in known else None
        label = tr("Meeting sheet for (Enter: {lead}):").format(lead=clean(chosen or tr("all officials")))

        async def entered(text: str) -> None:
            try:
                leads = [chosen] if chosen else list(known)
                if text.strip():
                    meant = one_meant(plan, text, known)
                    if meant is None:
                        raise UsageError(tr("No official is called {name}.").format(name=clean(text)))
                    leads = [meant]
            except WorkplanError as error:
                self._screen.complain(error_words(error))
                return
            self._screen.finish()
            await self._open_page(lambda width: meeting_page(standings, leads, width))

        self._screen.ask(Prompt(label, entered, told=(tr(", ").join(map(clean, known)),), recall="meeting"))

    def changes(self) -> None:
        """Ask for the day to compare with, and show what moved since."""
        day = self._screen.view.ledger.day
        since = self._since or max(day - _A_MONTH, min(self._screen.view.ledger.plan.starts_on, day))
        label = tr("Changes since day (Enter: {day}):").format(day=since)
        read = answers.day_until(day, self._screen.view.ledger.plan)

        async def entered(text: str) -> None:
            try:
                chosen = read(text) if text.strip() else since
            except WorkplanError as error:
                self._screen.complain(error_words(error))
                return
            self._screen.finish()
            self._since = chosen
            await self._show_changes(chosen)

        self._screen.ask(Prompt(label, entered, recall="changes"))

    async def _show_changes(self, since: date) -> None:
        from workplan_tui.tui.pages.meeting import changes_cells, changes_page

        view, tasks = self._screen.view, self._tasks
        after, narrowed_to = view.standings, view.narrowed_to
        before = Standings(after.ledger.at(since))
        is_dated = not self._screen.desk.is_today_pretended

        def lines(width: int) -> Sequence[PageLine]:
            return changes_page(before, after, tasks, width, is_dated, narrowed_to)

        copies = self._copies(lines, lambda: changes_cells(before, after, tasks), len(tasks))
        await self._open_page(lines, copies)

    def summary(self) -> None:
        """Ask what to count by, and show the counts, or who has reported."""
        options = {f"{n}": aspect_of(by).word for n, by in enumerate(GROUPINGS, start=1)}
        options[_REPORTED] = tr("who has reported")

        async def chosen(digit: str) -> None:
            self._screen.finish()
            if digit == _REPORTED:
                await self._show_reported()
                return
            await self._show_summary(GROUPINGS[int(digit) - 1])

        self._screen.ask(Choice(tr("Counts by"), options, chosen))

    async def _show_summary(self, by: str) -> None:
        from workplan_tui.tui.pages.summary import SummaryPage

        view, tasks = self._screen.view, self._tasks
        page = SummaryPage(view.standings, tasks, by, view.narrowed_to)
        await self._open_page(page.lines, self._copies(page.lines, page.cells, len(tasks)), page)

    async def _show_reported(self) -> None:
        """Show who has reported for which period, or say that the plan asks for no reports."""
        ledger = self._screen.view.ledger
        try:
            table = asked_table(ledger, self._tasks)
        except WorkplanError as error:
            self._screen.say(error_words(error), is_alarm=True)
            return
        await self._open_page(lambda width: reporting_page(table, ledger.plan, width))

    @property
    def _tasks(self) -> list[Task]:
        view = self._screen.view
        return [view.ledger.plan.tasks_by_id[row.task_id] for row in view.rows]
