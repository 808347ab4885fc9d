"""Filling in a form: its fields are asked for in the key line, the detail shows them all."""

from __future__ import annotations

from workplan_tui.base.errors import WorkplanError
from workplan_tui.language import tr
from workplan_tui.reports.refused import error_words, grouped
from workplan_tui.tui.prompts.prompt import Prompt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.tui.detail.detail import Detail
    from workplan_tui.tui.edits.attempt import Attempt
    from workplan_tui.tui.edits.drafts import Drafts
    from workplan_tui.tui.prompts.form_prompt import FormPrompt
    from workplan_tui.tui.stage import Stage


class OpenForm:
    """The form that is being filled in, if one is."""

    def __init__(self, screen: Stage, drafts: Drafts, detail: Detail) -> None:
        self._screen = screen
        self._drafts = drafts
        self._detail = detail
        self.form: FormPrompt | None = None
        self._make: Callable[[Ledger], FormPrompt]
        self._attempt: Attempt
        self._prompt: Prompt
        """What asks for the current field."""
        self._about: tuple[str, Sequence[Task]]
        """Which kind of form it is, and on which tasks: what a draft of it is found by."""

    def begin(
        self, make: Callable[[Ledger], FormPrompt], form: FormPrompt, kind: str, attempt: Attempt
    ) -> None:
        """Ask for the fields of the form, one after the other; `make` makes it anew of another ledger.

        What was typed in one of this kind on these tasks, and not recorded, stands in it again.
        """
        tasks = attempt.tasks
        self._make, self._attempt, self._about = make, attempt, (kind, tasks)
        draft = self._drafts.begin(kind, tasks, self._typed)
        if draft is not None:
            keys = [field.key for field in form.fields]
            form.typed = {key: text for key, text in draft.typed.items() if key in keys}
            form.place = max(0, min(draft.place, len(keys) - 1))
            form.note = draft.note
        self._ask(form)

    def _typed(self) -> tuple[Mapping[str, str], int]:
        """Return what was typed so far, and in which field the cursor is."""
        form = self.form
        return ({**form.typed, form.current.key: self._prompt.text}, form.place) if form else ({}, 0)

    def _ask(self, form: FormPrompt) -> None:
        self.form = form

        async def entered(text: str) -> None:
            await self._enter(text, is_end=form.is_last)

        async def ended(text: str) -> None:
            await self._enter(text, is_end=True)

        self._prompt = Prompt(
            form.label(),
            entered,
            text=form.typed.get(form.current.key, ""),
            moved=self._move,
            ended=ended,
            ghost=form.current.last if form.current.told_on else "",
            cancelled=self._cancel,
        )
        self._prompt.note = form.note or form.about
        if self._attempt.may_turn:
            self._prompt.turned = self._turn
        self._screen.ask(self._prompt)
        self._detail.show()

    def _move(self, fields: int) -> None:
        prompt, form = self._screen.asking, self.form
        if prompt is not None and form is not None:
            form.typed[form.current.key] = prompt.text
            form.go(fields)
            self._ask(form)

    def _turn(self) -> None:
        """Make the form anew of the tasks with those that are hidden, or without; what was typed stays."""
        form, attempt, (kind, _) = self.form, self._attempt, self._about
        if form is None:
            return
        form.typed[form.current.key] = self._prompt.text
        attempt.turn()
        fresh = self._make(self._screen.view.ledger)
        if not fresh.count:
            attempt.turn()
            self._screen.complain(tr("; ").join(grouped(fresh.refusals)))
            return
        if not any(form.typed.values()):
            self.begin(self._make, fresh, kind, attempt)
            return
        self._about = kind, attempt.tasks
        self._drafts.turn_to(*self._about)
        keys = [field.key for field in fresh.fields]
        fresh.typed, fresh.note = form.typed, form.note
        fresh.place = keys.index(form.current.key) if form.current.key in keys else 0
        self._ask(fresh)

    async def _enter(self, text: str, is_end: bool) -> None:
        form = self.form
        if form is None:
            return
        try:
            form.type(text)
            given = form.answers() if is_end else {}
        except WorkplanError as error:
            self._ask(form)
            self._screen.complain(error_words(error))
            return
        if not is_end:
            form.go(1)
            self._ask(form)
        elif await form.save(given):
            await self.close()
        else:
            self._renew(form)

    async def close(self) -> None:
        """Leave the form, whose answers are recorded: they are no draft any more."""
        await self._drafts.drop(*self._about, self._screen.desk)
        self._leave()

    def _renew(self, form: FormPrompt) -> None:
        """Make the form anew of what is shown now, with what was typed in it.

        A refusal has named what others changed meanwhile: the same again is meant.
        """
        fresh = self._make(self._screen.view.ledger)
        fresh.typed, fresh.place, fresh.note = form.typed, form.place, form.note
        self.form = fresh
        self._detail.show()

    async def _cancel(self) -> None:
        is_draft = self._drafts.leave()
        self._leave()
        await self._drafts.tell(self._screen, is_draft)

    def _leave(self) -> None:
        self.form = None
        if self._screen.asking is not None:
            self._screen.finish()
        self._detail.show()
