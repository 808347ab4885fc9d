"""The edits of the screen: what is asked, the change it becomes, and what is said about it.

A failed edit says what was not saved and leaves the typed text in the prompt.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.errors import WorkplanError
from workplan_tui.language import tr
from workplan_tui.model.entry import Change, note_op, set_op, unflag_op
from workplan_tui.model.refusals import why_no_number, why_not_record
from workplan_tui.model.status import CLOSED, needs_reason, why_not_move
from workplan_tui.reports.operations import describe_ops
from workplan_tui.tui.prompt import Prompt
from workplan_tui.tui.screens.forms import Forms
from workplan_tui.wording import STATUSES, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workplan_tui.model.entry import Op
    from workplan_tui.model.plan import Task
    from workplan_tui.store.store import Recorded, Store
    from workplan_tui.tui.form import Form
    from workplan_tui.tui.screens.main import MainScreen


class Edits:
    """The commands of the screen that write."""

    def __init__(self, screen: MainScreen, actor: str) -> None:
        self._screen = screen
        self._actor = actor

    def report(self) -> None:
        """Ask for progress, values and what is next."""
        self._fill(lambda forms, task: forms.report(task))

    def milestone(self) -> None:
        """Ask when the milestones were met."""
        if self._task.milestones:
            self._fill(lambda forms, task: forms.milestone(task))
        else:
            self._screen.key_line.say(why_no_number(self._task.id, "", [], tr("milestone")), True)

    def flag(self) -> None:
        """Ask for a question that needs coordination."""
        self._fill(lambda forms, task: forms.flag(task))

    def unflag(self) -> None:
        """Ask for the answer to the open questions."""
        refusal = why_not_record(self._screen.view.ledger, unflag_op(self._task.id, ()), self._actor)
        if refusal:
            self._screen.key_line.say(refusal, is_alarm=True)
        else:
            self._fill(lambda forms, task: forms.unflag(task))

    def extension(self) -> None:
        """Ask for a later deadline."""
        self._fill(lambda forms, task: forms.extension(task))

    def light(self) -> None:
        """Ask for a light by hand."""
        self._fill(lambda forms, task: forms.light(task))

    def _fill(self, make: Callable[[Forms, Task], Form]) -> None:
        screen = self._screen
        forms = Forms(screen.view.ledger, screen.store.today(), self._save_form)
        screen.filling.begin(make(forms, self._task))

    async def _save_form(self, ops: Sequence[Op], on: date) -> bool:
        return await self._record(tuple(ops), None, on)

    def status(self) -> None:
        """Ask for the digit of the new status; it is saved at once."""
        task_id = self._task.id
        was = self._screen.view.ledger.status(task_id)
        words = " ".join(f"{n}{status_word(code)}" for n, code in enumerate(STATUSES, start=1))
        label = tr("Task {task}, now {was}: {choices}  Esc").format(
            task=task_id, was=status_word(was), choices=words
        )

        async def chosen(digit: str) -> None:
            await self._chosen(task_id, was, STATUSES[int(digit) - 1])

        self._screen.key_line.ask(Prompt(label, chosen, choices="123456"))

    async def _chosen(self, task_id: str, was: str, wanted: str) -> None:
        refusal = why_not_move(task_id, was, wanted, reason="-")
        if refusal:
            self._screen.key_line.finish()
            self._screen.key_line.say(refusal, is_alarm=True)
        elif needs_reason(was, wanted):
            self._ask_reason(task_id, was, wanted)
        elif wanted == CLOSED and was != CLOSED:
            self._screen.key_line.finish()
            self._fill(lambda forms, task: forms.close(task))
        else:
            await self._set(task_id, was, wanted, None)

    def _ask_reason(self, task_id: str, was: str, wanted: str) -> None:
        async def given(reason: str) -> None:
            if reason.strip():
                await self._set(task_id, was, wanted, reason.strip())

        label = tr("{task} -> {wanted}, reason:").format(task=task_id, wanted=status_word(wanted))
        self._screen.key_line.ask(Prompt(label, given))

    async def _set(self, task_id: str, was: str, wanted: str, reason: str | None) -> None:
        await self._record((set_op(task_id, "status", wanted, reason),), {(task_id, "status"): was})

    def note(self) -> None:
        """Ask for a note."""
        task_id = self._task.id

        async def typed(text: str) -> None:
            if text.strip():
                await self._record((note_op(task_id, text.strip()),), None)

        self._screen.key_line.ask(Prompt(tr("Note on {task}:").format(task=task_id), typed))

    async def undo(self) -> None:
        """Take the newest edit back and name it."""
        recorded = await self._do(lambda store: store.undo(self._actor))
        if recorded:
            self._tell(tr("undone: {what}"), recorded)

    async def redo(self) -> None:
        """Bring what was undone back and name it."""
        recorded = await self._do(lambda store: store.redo(self._actor))
        if recorded:
            self._tell(tr("redone: {what}"), recorded)

    def _tell(self, sentence: str, recorded: Recorded) -> None:
        what = [words for entry in recorded.undone for words in describe_ops(entry.ops)]
        self._screen.key_line.say(sentence.format(what="; ".join(what)))

    async def _record(
        self,
        ops: tuple[Op, ...],
        seen: dict[tuple[str, str], str] | None,
        on: date | None = None,
    ) -> bool:
        def recorded_by(store: Store) -> Recorded:
            return store.record(Change(ops, self._actor, on or store.today(), seen))

        recorded = await self._do(recorded_by)
        if recorded:
            self._screen.key_line.finish()
            self._screen.key_line.say(
                tr("saved: {what}").format(what="; ".join(describe_ops(recorded.entry.ops)))
            )
        return recorded is not None

    async def _do(self, call: Callable[[Store], Recorded]) -> Recorded | None:
        """Run the edit and show its ledger, or say why there is none and keep what was typed."""
        screen = self._screen
        try:
            recorded = await screen.desk.do(call)
        except WorkplanError as error:
            screen.key_line.complain(str(error))
            screen.show_ledger(screen.ledger_now())
            return None
        screen.show_ledger(screen.ledger_now())
        return recorded

    @property
    def _task(self) -> Task:
        screen = self._screen
        return screen.view.ledger.plan.tasks_by_id[screen.table.task_id or ""]
