"""Finding tasks and days: by number, by filter, and the plan as it stood."""

from __future__ import annotations

from workplan_tui.errors import WorkplanError
from workplan_tui.language import tr
from workplan_tui.tui import answers
from workplan_tui.tui.prompt import Prompt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.tui.screens.main import MainScreen


class Finding:
    """The commands of the screen that choose what is shown."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

    def jump(self) -> None:
        """Ask for a task's number, beginning with the digit that was pressed."""
        screen = self._screen
        screen.key_line.ask(Prompt(tr("Task number:"), self._jump, text=screen.pressed))

    async def _jump(self, text: str) -> None:
        screen = self._screen
        screen.key_line.finish()
        task_id = text.strip()
        if task_id not in screen.view.ledger.plan.tasks_by_id:
            screen.say(tr("There is no task {task}.").format(task=task_id), is_alarm=True)
        else:
            screen.go_to(task_id)

    def filter(self) -> None:
        """Filter as typed; Enter keeps it, Esc clears it."""
        screen = self._screen
        screen.key_line.ask(
            Prompt(
                tr("Filter:"),
                self._keep_filter,
                typed=self._filter,
                cancelled=lambda: self._filter(""),
                text=screen.view.filter_text,
            )
        )

    def _filter(self, text: str) -> None:
        try:
            self._screen.show(self._screen.view.filtered_by(text))
        except WorkplanError as error:
            self._screen.key_line.show_right(str(error))  # the last good result stays

    async def _keep_filter(self, text: str) -> None:
        screen = self._screen
        screen.key_line.finish()
        try:
            screen.show(screen.view.filtered_by(text))
        except WorkplanError as error:
            screen.say(str(error), is_alarm=True)
        screen.activate(screen.table)

    def as_of(self) -> None:
        """Ask for the day at which the plan is looked at; nothing typed is today again."""
        label = tr("As of day (06-30; Enter: today):")
        self._screen.key_line.ask(Prompt(label, self._look_at))

    async def _look_at(self, text: str) -> None:
        screen = self._screen
        try:
            day = answers.day_near(screen.store.today())(text) if text.strip() else None
        except WorkplanError as error:
            screen.complain(str(error))
            return
        screen.key_line.finish()
        await screen.desk.do(lambda store: store.reload())
        screen.look_at(day)
