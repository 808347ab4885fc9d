"""Reminders 催办 on the screen: looked at first, copied, and recorded when they are sent."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.reports.reminder import remind_ops, reminders
from workplan_tui.tui.edits.attempt import Attempt, attempt_on
from workplan_tui.tui.pages.page_line import PageAction, plain_line
from workplan_tui.tui.pages.text_pages import reminder_page
from workplan_tui.tui.prompts.prompt import TURN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.edits.recorder import Recorder
    from workplan_tui.tui.pages.page_line import LinesFor, PageLine
    from workplan_tui.tui.stage import Stage

_SENT = "1"


class Reminding:
    """The command of the screen that reminds units of what is marked, else of all that is shown."""

    def __init__(
        self,
        screen: Stage,
        recorder: Recorder,
        open_page: Callable[[LinesFor, Sequence[PageAction]], Awaitable[None]],
        copy_text: Callable[[str, int, str], None],
    ) -> None:
        self._screen = screen
        self._recorder = recorder
        self._open_page = open_page
        self._copy_text = copy_text

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"remind": self.remind}

    async def remind(self) -> None:
        """Show the texts; on their page a key copies them, and one records that they were sent."""
        view = self._screen.view
        if view.marked - view.hidden_marks:
            await self._show(attempt_on(view, None))
            return
        shown = {row.task_id for row in view.rows}
        await self._show(Attempt([task for task in view.ledger.plan.tasks if task.id in shown], view.ledger))

    async def _show(self, attempt: Attempt) -> None:
        screen = self._screen
        made = reminders(screen.view.standings, attempt.tasks)
        if not made:
            screen.say(tr("Nobody needs a reminder."))
            return

        async def copy() -> None:
            text = "\n\n".join(one.text for one in made)
            self._copy_text(text, sum(len(one.chased) for one in made), "reminders.txt")

        async def sent() -> None:
            await self._recorder.record(remind_ops(made), attempt)

        actions = [PageAction("copy", tr("{key} copy").format(key=screen.keymap.name("copy")), copy)]
        if screen.read_only_reason is None and any(one.unit for one in made):
            actions.append(PageAction(_SENT, tr("{key} sent: record it").format(key=_SENT), sent))
        hidden = attempt.hidden_words

        async def turn() -> None:
            attempt.turn()
            await self._show(attempt)

        if attempt.may_turn:
            actions.append(PageAction(TURN, "", turn))

        def lines(width: int) -> Sequence[PageLine]:
            return [*map(plain_line, [hidden, ""] if hidden else []), *reminder_page(made, width)]

        await self._open_page(lines, actions)
