"""The drafts as a list: one that nobody remembers is lost as well."""

from __future__ import annotations

from functools import partial

from workplan_tui.language import tr
from workplan_tui.tui.edits.drafts_page import drafts_page
from workplan_tui.tui.pages.page_line import PageAction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from workplan_tui.tui.commands.edits import Edits
    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.edits.drafts import Draft, Drafts
    from workplan_tui.tui.pages.page_line import LinesFor
    from workplan_tui.tui.stage import Stage


class KeptDrafts:
    """The command of the screen that lists what was typed and not recorded."""

    def __init__(
        self,
        screen: Stage,
        drafts: Drafts,
        edits: Edits,
        open_page: Callable[[LinesFor], Awaitable[None]],
    ) -> None:
        self._screen = screen
        self._drafts = drafts
        self._edits = edits
        self._open_page = open_page

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"drafts": self.list}

    async def list(self) -> None:
        """Show every draft of the plan; Enter opens what it was typed in."""
        plan = self._screen.view.ledger.plan
        found = [
            (draft, PageAction("enter", tr("Enter goes on with it"), partial(self._resume, draft)))
            for draft in self._drafts.listed()
        ]
        if not found:
            self._screen.say(tr("There is no draft: all that was typed is recorded."))
            return
        await self._open_page(lambda width: drafts_page(found, plan, width))

    async def _resume(self, draft: Draft) -> None:
        reason = self._screen.read_only_reason
        if reason:
            self._screen.say(reason, is_alarm=True)
        else:
            await self._edits.resume(draft)
