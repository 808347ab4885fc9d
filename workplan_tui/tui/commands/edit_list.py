"""One's own recent edits as a list, any of which is taken back as long as nothing was built upon it."""

from __future__ import annotations

from datetime import date
from functools import partial

from workplan_tui.base.errors import WorkplanError
from workplan_tui.language import tr
from workplan_tui.reports.history import moment
from workplan_tui.reports.own_edits import MOST_LISTED, edit_words, why_not_words
from workplan_tui.reports.refused import error_words
from workplan_tui.tui.pages.page_line import PageAction, plain_line, strong_line, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from workplan_tui.model.entry import Entry
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.reason import Reason
    from workplan_tui.tui.pages.page_line import LinesFor, PageLine
    from workplan_tui.tui.stage import Stage

_INDENT = 2


class EditList:
    """The page of what the account recorded last."""

    def __init__(
        self,
        screen: Stage,
        open_page: Callable[[LinesFor], Awaitable[None]],
        take_back: Callable[[Entry], Awaitable[None]],
    ) -> None:
        self._screen = screen
        self._open_page = open_page
        self._take_back = take_back
        """Asks whether the entry is to be taken back, and does it."""

    async def list(self) -> None:
        """Show the newest first; Enter asks whether one is to be taken back, or says why it cannot be."""
        screen = self._screen
        try:
            found = await screen.desk.do(lambda store: store.taking_back.own_edits(MOST_LISTED))
        except WorkplanError as error:
            screen.complain(error_words(error))
            return
        if not found:
            screen.say(tr("There is nothing of yours to undo."))
            return
        ledger = screen.desk.ledger(date.max)
        actions = [self._action(entry, reason) for entry, reason in found]

        def lines(width: int) -> list[PageLine]:
            told = [strong_line(tr("What you recorded last")), plain_line("")]
            for (entry, reason), action in zip(found, actions, strict=True):
                told += _edit_lines(entry, reason, action, ledger, width)
            return told

        await self._open_page(lines)

    def _action(self, entry: Entry, reason: Reason | None) -> PageAction:
        if reason is None:
            return PageAction("enter", tr("Enter takes it back"), partial(self._take_back, entry))

        async def say_why() -> None:
            self._screen.say(why_not_words(reason), is_alarm=True)

        return PageAction("enter", tr("built upon; Enter says by what"), say_why)


def _edit_lines(
    entry: Entry, reason: Reason | None, action: PageAction, ledger: Ledger, width: int
) -> list[PageLine]:
    text = f"{moment(entry.at)}  {edit_words(entry, ledger)}"
    told = [plain_line(line, action=action) for line in wrapped(text, width)]
    if reason is not None:
        why = wrapped(why_not_words(reason), width - _INDENT)
        told += [plain_line(" " * _INDENT + line, action=action) for line in why]
    return told
