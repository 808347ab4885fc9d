"""What comes, how it went, what is to be told 日程, 趋势, 应报: pages made of the tasks that are shown."""

from __future__ import annotations

from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from workplan_tui.model.plan import Task
    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.pages.page_line import LinesFor, PageAction
    from workplan_tui.tui.stage import Stage


class Outlook:
    """The commands that open the calendar, the trend, and what is owed."""

    def __init__(
        self, screen: Stage, open_page: Callable[[LinesFor, Sequence[PageAction]], Awaitable[None]]
    ) -> None:
        self._screen = screen
        self._open_page = open_page

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"calendar": self.calendar, "trend": self.trend, "owed": self.owed}

    async def calendar(self) -> None:
        """Show what is due in the next 30 days, by week; on the page the same key shows all that is open."""
        await self._show_calendar(is_whole=False)

    async def _show_calendar(self, is_whole: bool) -> None:
        from workplan_tui.model.coming import SPAN
        from workplan_tui.tui.pages.coming import calendar_page
        from workplan_tui.tui.pages.page_line import PageAction

        standings, tasks = self._screen.view.standings, self._tasks

        async def turn() -> None:
            await self._show_calendar(not is_whole)

        words = tr("{key} the next {days} days") if is_whole else tr("{key} all that is open")
        words = words.format(key=self._screen.keymap.name("calendar"), days=SPAN.days)
        actions = [PageAction("calendar", words, turn)]
        await self._open_page(lambda width: calendar_page(standings, tasks, width, is_whole), actions)

    async def trend(self) -> None:
        """Show planned against done, month by month."""
        from workplan_tui.tui.pages.coming import trend_page

        standings, tasks = self._screen.view.standings, self._tasks
        await self._open_page(lambda width: trend_page(standings, tasks, width), ())

    async def owed(self) -> None:
        """Show what the user's own unit still has to tell; on the page the same key shows every unit's."""
        await self._show_owed(is_mine=self._screen.view.unit is not None)

    async def _show_owed(self, is_mine: bool) -> None:
        from workplan_tui.tui.pages.owed import owed_page
        from workplan_tui.tui.pages.page_line import PageAction

        view, tasks = self._screen.view, self._tasks
        unit = view.unit if is_mine else None

        async def turn() -> None:
            await self._show_owed(not is_mine)

        actions = []
        if view.unit is not None:
            words = tr("{key} all units") if is_mine else tr("{key} my unit")
            actions.append(PageAction("owed", words.format(key=self._screen.keymap.name("owed")), turn))
        await self._open_page(lambda width: owed_page(view.ledger, tasks, unit, width), actions)

    @property
    def _tasks(self) -> list[Task]:
        view = self._screen.view
        return [view.ledger.plan.tasks_by_id[row.task_id] for row in view.rows]
