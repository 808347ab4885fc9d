"""Small changes of the plan on the screen: asked in a form, looked at side by side, recorded as an adjustment."""

from __future__ import annotations

from datetime import date
from functools import partial

from workplan_tui.base.errors import WorkplanError
from workplan_tui.language import tr
from workplan_tui.reports.refused import error_words
from workplan_tui.text.harmless import clean
from workplan_tui.tui.edits.attempt import Attempt, attempt_on
from workplan_tui.tui.edits.plan_forms import PLAN_FORMS, PlanForms
from workplan_tui.tui.pages.page_line import PageAction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.recording.adjusting import Adjustment
    from workplan_tui.store.store import Store
    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.edits.open_form import OpenForm
    from workplan_tui.tui.edits.plan_forms import WantedPlan
    from workplan_tui.tui.pages.page_line import LinesFor
    from workplan_tui.tui.prompts.form_prompt import FormPrompt
    from workplan_tui.tui.stage import Stage

_RECORD = "1"
_OF_ONE = ("plan_split", "plan_break_down")
"""What is done to one task at a time."""


class Planning:
    """The commands of the screen that change the plan without an editor."""

    def __init__(
        self,
        screen: Stage,
        actor: str,
        open_form: OpenForm,
        open_page: Callable[[LinesFor, Sequence[PageAction]], Awaitable[None]],
    ) -> None:
        self._screen = screen
        self._actor = actor
        self._open_form = open_form
        self._open_page = open_page

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {command: partial(self._begin, command) for command in PLAN_FORMS}

    async def _begin(self, command: str) -> None:
        attempt = attempt_on(self._screen.view, self._screen.task_id)
        if command == "plan_add" and self._screen.task_id is not None:
            ledger = self._screen.view.ledger
            attempt = Attempt([ledger.plan.tasks_by_id[self._screen.task_id]], ledger)
        await self.fill(command, attempt)

    async def fill(self, command: str, attempt: Attempt) -> None:
        """Ask what the command needs to know, unless the plan cannot be changed or these are not its tasks."""
        screen = self._screen
        if why := await screen.desk.do(lambda store: store.plan_refusal):
            screen.say(why, is_alarm=True)
        elif command in _OF_ONE and len(attempt.tasks) > 1:
            screen.say(tr("This is done to one task at a time: Esc takes the marks away."), is_alarm=True)
        elif command == "plan_merge" and len(attempt.tasks) < 2:
            screen.say(tr("Mark the tasks that are merged first, two at least: Space."), is_alarm=True)
        else:
            today, show = screen.desk.today(), partial(self._show, command, attempt)

            def form(ledger: Ledger) -> FormPrompt:
                return PLAN_FORMS[command](PlanForms(ledger, attempt.tasks, today, show))

            self._open_form.begin(form, form(screen.view.ledger), command, attempt)

    async def _show(self, command: str, attempt: Attempt, asked: WantedPlan) -> None:
        """Show both editions side by side; one key records the new one."""
        from workplan_tui.model.recording.adjusting import Adjustment  # a plan is seldom adjusted
        from workplan_tui.tui.pages.adjustment import adjustment_page

        screen, wanted = self._screen, Adjustment(self._actor, asked.on, asked.basis)

        def edited(store: Store) -> tuple[bytes, Plan, Plan]:
            data = store.edited_plan(asked.build(store.ledger(date.max)))
            return (data, *store.editions(data, store.plan_path, wanted))

        try:
            data, former, now = await screen.desk.do(edited)
        except WorkplanError as error:
            screen.complain(error_words(error))
            return
        told = tr("{key} record it, from {day} on").format(key=_RECORD, day=wanted.on)
        await self._open_page(
            lambda width: adjustment_page(former, now, wanted, width),
            [PageAction(_RECORD, told, partial(self._record, data, wanted))],
        )

    async def _record(self, data: bytes, wanted: Adjustment) -> None:
        screen = self._screen
        try:
            recorded = await screen.desk.do(lambda store: store.revise(data, wanted))
        except WorkplanError as error:
            screen.complain(error_words(error))
            return
        await self._open_form.close()
        screen.show_now()
        said = tr("saved: the plan {plan} adjusted from {day} on").format(
            plan=clean(screen.view.ledger.plan.title), day=wanted.on
        )
        screen.say("  ".join((said, *recorded.doubts)), is_alarm=bool(recorded.doubts))
