"""The edits of the screen: what is asked and the change it becomes. How it is recorded is `edits.recorder`."""

from __future__ import annotations

from datetime import date
from functools import partial

from workplan_tui.language import tr
from workplan_tui.language.words import status_word
from workplan_tui.model.codes import STATUSES
from workplan_tui.model.decisions import numbered_decisions
from workplan_tui.model.entry import Change
from workplan_tui.model.flags import numbered_flags
from workplan_tui.model.fold.fact import task_id_of
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.registry import why_not_record
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.set_target import why_no_number
from workplan_tui.model.recording.odd_moves import odd_moves
from workplan_tui.model.status import CLOSED, needs_reason, why_not_move
from workplan_tui.reports.details import question_of
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.reports.operations import describe_op
from workplan_tui.reports.refused import grouped, refusal_words, why_words
from workplan_tui.text.harmless import clean
from workplan_tui.tui.edits.attempt import Attempt, attempt_on
from workplan_tui.tui.edits.forms import FORMS, Forms, trial_closing
from workplan_tui.tui.prompts.choice import Choice
from workplan_tui.tui.prompts.prompt import SIGNS, Prompt
from workplan_tui.tui.prompts.question import Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from workplan_tui.model.entry import Op
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.numbered import Numbered
    from workplan_tui.model.status import Refusal
    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.edits.drafts import Draft, Drafts
    from workplan_tui.tui.edits.open_form import OpenForm
    from workplan_tui.tui.edits.recorder import Recorder
    from workplan_tui.tui.keyline.message_line import MessageLine
    from workplan_tui.tui.prompts.form_prompt import FormPrompt
    from workplan_tui.tui.prompts.prompt import Submit
    from workplan_tui.tui.stage import Stage

_TEN = 10
"""From this number on a question's own number is more than one key."""


class Edits:
    """The commands of the screen that write on tasks."""

    def __init__(
        self,
        screen: Stage,
        recorder: Recorder,
        open_form: OpenForm,
        drafts: Drafts,
        messages: MessageLine,
        fill_plan: Callable[[str, Attempt], Awaitable[None]],
    ) -> None:
        self._screen = screen
        self._recorder = recorder
        self._open_form = open_form
        self._drafts = drafts
        self._messages = messages
        self._fill_plan = fill_plan
        """Opens the form of a change of the plan."""

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group: its form, where nothing is asked before."""
        return {
            **{command: partial(self._fill, command, make) for command, make in FORMS.items()},
            "status": self.status,
            "note": self.note,
            "milestone": self.milestone,
            "unflag": self.unflag,
            "carry_out": self.carry_out,
        }

    async def resume(self, draft: Draft) -> None:
        """Open what the draft was typed in, on its tasks: it stands there again. Nothing is recorded yet."""
        key, ledger = draft.key, self._screen.view.ledger
        by_id = ledger.plan.tasks_by_id
        tasks = [by_id[id] for id in key.task_ids if id in by_id]
        if not tasks:
            told = tr("Not in the plan any more: {tasks}. What was typed stays on the page of drafts.")
            self._refuse(told.format(tasks=format_ids(map(clean, ledger.plan.numbers_of(key.task_ids)))))
            return
        if len(tasks) == 1:
            self._screen.go_to(tasks[0].id)
        kind, _, more = key.kind.partition(" ")
        attempt = Attempt(tasks, ledger)
        self._drafts.move(draft, tasks)
        match kind:
            case "note":
                self._note(attempt)
            case "status":
                make = Forms.close if more == CLOSED else lambda forms: forms.status(more)
                self._fill(key.kind, make, attempt)
            case "milestone":
                self._fill(kind, Forms.milestone, attempt)
            case "unflag":
                self._fill(key.kind, lambda forms: forms.unflag(more or None), attempt)
            case "carry_out":
                self._fill(key.kind, lambda forms: forms.carry_out(more or None), attempt)
            case _ if kind in FORMS:
                self._fill(kind, FORMS[kind], attempt)
            case _:
                await self._fill_plan(kind, attempt)

    def milestone(self) -> None:
        """Ask when the milestones of one task were met."""
        tasks = self._begun().tasks
        task = tasks[0]
        if len(tasks) > 1:
            self._refuse(tr("Milestones are recorded one task at a time: Esc takes the marks away."))
        elif not task.milestones:
            self._refuse(
                refusal_words(
                    why_no_number(task.id, "", [], "milestone").in_plan(self._screen.view.ledger.newest_plan)
                )
            )
        else:
            self._fill("milestone", Forms.milestone, Attempt(tasks, self._screen.view.ledger))

    def unflag(self) -> None:
        """Ask for the answer to an open question; where one task has several, for which first."""
        self._fill_one(
            "unflag", Forms.unflag, numbered_flags, question_of, tr("Answer which question of {task}?")
        )

    def carry_out(self) -> None:
        """Ask how a decision was carried out; where one task has several, which one first."""
        self._fill_one(
            "carry_out", Forms.carry_out, numbered_decisions, lambda fact: describe_op(fact.op, None),
            tr("Which decision of {task} was carried out?"),
        )  # fmt: skip

    def _fill_one(
        self,
        kind: str,
        make: Callable[[Forms, str | None], FormPrompt],
        found: Callable[[Ledger, str], Numbered],
        words: Callable[[Fact], str],
        title: str,
        attempt: Attempt | None = None,
    ) -> None:
        """Ask for a form about the one thing that is open on each task; of several on one task, which."""
        begun = attempt or self._begun()
        several = found(begun.shown, begun.tasks[0].id) if len(begun.tasks) == 1 else ()
        if len(several) < 2:
            self._fill(kind, lambda forms: make(forms, None), begun)
            return
        signs = [f"{number}" for number, _ in several] if several[-1][0] < _TEN else SIGNS
        by_sign = {sign: fact for sign, (_, fact) in zip(signs, several, strict=False)}

        async def chosen(sign: str) -> None:
            self._screen.finish()
            id = by_sign[sign].entry.id
            self._fill(f"{kind} {id}", lambda forms: make(forms, id), begun)

        def turned() -> None:
            begun.turn()
            self._fill_one(kind, make, found, words, title, begun)

        options = {sign: words(fact) for sign, fact in by_sign.items()}
        self._choose(title.format(task=begun.tasks[0].number), options, chosen, begun, turned)

    def _choose(
        self,
        title: str,
        options: Mapping[str, str],
        chosen: Submit,
        begun: Attempt,
        turned: Callable[[], None],
    ) -> None:
        """Ask for one of the options; say what is marked and hidden, which a key takes in."""
        choice = Choice(title, options, chosen)
        if begun.may_turn:
            choice = Question(title, options, chosen, about=[begun.hidden_words])
            choice.turned = turned
        self._screen.ask(choice)

    def note(self) -> None:
        """Ask for a note."""
        self._note(self._begun())

    def _note(self, attempt: Attempt) -> None:
        if len(attempt.tasks) > 1 or attempt.may_turn:
            self._fill("note", Forms.note, attempt)
            return
        task_id = attempt.tasks[0].id

        async def typed(text: str) -> None:
            if not text.strip():
                self._screen.complain(tr("There is nothing to note: type it, or Esc."))
            elif await self._recorder.record([note_op(task_id, text.strip())], attempt):
                await self._drafts.drop(kind, attempt.tasks, self._screen.desk)

        kind = "note"
        self._ask(
            Prompt(tr("Note on {task}:").format(task=attempt.tasks[0].number), typed), kind, "text", attempt
        )

    def _ask(self, prompt: Prompt, kind: str, field: str, attempt: Attempt) -> None:
        """Open the prompt with what was typed in it, or in that field of a form, before and not recorded."""
        screen = self._screen

        async def cancelled() -> None:
            await self._drafts.tell(screen, self._drafts.leave())

        draft = self._drafts.begin(kind, attempt.tasks, lambda: ({field: prompt.text}, 0))
        if draft is not None:
            prompt.text = draft.typed.get(field, "")
            prompt.place, prompt.note = len(prompt.text), draft.note
        prompt.cancelled = cancelled
        screen.ask(prompt)

    def status(self) -> None:
        """Ask for the digit of the new status; on one task it is saved at once."""
        self._ask_status(self._begun())

    def _ask_status(self, attempt: Attempt) -> None:
        options = {f"{n}": status_word(code) for n, code in enumerate(STATUSES, start=1)}
        if len(attempt.tasks) == 1:
            title = tr("Task {task}:").format(task=attempt.tasks[0].number)
        else:
            title = tr("Marked {count}:").format(count=len(attempt.tasks))

        async def chosen(digit: str) -> None:
            await self._chosen(STATUSES[int(digit) - 1], attempt)

        def turned() -> None:
            attempt.turn()
            self._ask_status(attempt)

        self._choose(title, options, chosen, attempt, turned)

    async def _chosen(self, wanted: str, attempt: Attempt) -> None:
        screen, shown = self._screen, attempt.shown
        kind = f"status {wanted}"
        if len(attempt.tasks) > 1:
            screen.finish()
            self._fill(kind, Forms.close if wanted == CLOSED else lambda forms: forms.status(wanted), attempt)
            return
        task_id = attempt.tasks[0].id
        was = shown.status(task_id)
        refusal = why_not_move(task_id, was, wanted, reason="-")
        if wanted == CLOSED and not refusal:
            refusal = why_not_record(shown, trial_closing(shown.plan, task_id), self._recorder.actor)
        if refusal:
            screen.finish()
            self._refuse(refusal_words(refusal.in_plan(shown.newest_plan)))
        elif needs_reason(was, wanted) and attempt.may_turn:
            screen.finish()
            self._fill(kind, lambda forms: forms.status(wanted), attempt)
        elif needs_reason(was, wanted):
            self._ask_reason(wanted, kind, attempt)
        elif wanted == CLOSED and was != CLOSED:
            screen.finish()
            self._fill(kind, Forms.close, attempt)
        else:
            await self._record_move(set_op(task_id, "status", wanted), attempt)

    async def _record_move(self, op: Op, attempt: Attempt) -> None:
        """Record it at once, unless it speaks against what was told: then ask first."""
        screen, today = self._screen, self._screen.desk.today()
        odd = odd_moves(attempt.shown.at(today), Change((op,), self._recorder.actor, today))
        if not odd:
            await self._recorder.record([op], attempt)
            return

        async def meant(_digit: str) -> None:
            screen.finish()
            await self._recorder.record([op], attempt)

        told = why_words(odd[0])
        screen.ask(
            Question(told, {"1": tr("record")}, meant, about=[told], short=tr("Record it all the same?"))
        )

    def _ask_reason(self, wanted: str, kind: str, attempt: Attempt) -> None:
        task_id = attempt.tasks[0].id

        async def given(reason: str) -> None:
            if not reason.strip():
                self._screen.complain(tr("A reason is needed, which stays in the journal: type it, or Esc."))
                return
            if await self._recorder.record([set_op(task_id, "status", wanted, reason.strip())], attempt):
                await self._drafts.drop(kind, attempt.tasks, self._screen.desk)
            attempt.shown = (
                self._screen.view.ledger
            )  # a refusal has named the new value: the same again is meant

        label = tr("{task} -> {wanted}, reason (needed):").format(
            task=attempt.tasks[0].number, wanted=status_word(wanted)
        )
        self._ask(Prompt(label, given), kind, "reason", attempt)

    def _fill(self, kind: str, make: Callable[[Forms], FormPrompt], attempt: Attempt | None = None) -> None:
        """Ask for a form, unless it is refused whatever is answered."""
        screen, begun = self._screen, attempt or self._begun()
        today, actor = screen.desk.today(), self._recorder.actor

        def form(ledger: Ledger) -> FormPrompt:
            by_id = ledger.plan.tasks_by_id
            tasks = [by_id[task.id] for task in begun.tasks if task.id in by_id] or begun.tasks
            begun.shown = ledger
            return make(
                Forms(
                    ledger, tasks, today, actor, partial(self._record, attempt=begun),
                    hidden=begun.hidden_ids, about=begun.hidden_words,
                )
            )  # fmt: skip

        first = form(begun.shown)
        if first.count:
            self._open_form.begin(form, first, kind, begun)
        else:
            self._refuse_all(first.refusals)

    def _refuse(self, reason: str) -> None:
        self._screen.say(reason, is_alarm=True)

    def _refuse_all(self, refusals: Sequence[Refusal]) -> None:
        if len(refusals) == 1:
            self._refuse(refusal_words(refusals[0]))
        else:
            self._messages.say_each(tr("Nothing was saved"), grouped(refusals))

    async def _record(self, ops: Sequence[Op], on: date, attempt: Attempt) -> bool:
        """Record it; of several tasks what may be: what may not is named and stays marked."""
        if len(attempt.tasks) == 1:
            return await self._recorder.record(ops, attempt, on)
        ledger = self._screen.view.ledger.at(on)
        refused = {
            refusal.task_id: refusal
            for op in ops
            if (refusal := why_not_record(ledger, op, self._recorder.actor)) is not None
        }
        allowed = [op for op in ops if task_id_of(op) not in refused]
        if not allowed:
            self._refuse_all(tuple(refused.values()))
            return False
        if not await self._recorder.record(allowed, attempt, on):
            return False
        if refused:
            saved = len({task_id_of(op) for op in allowed})
            head = tr("saved: {count}; not saved, still marked: {refused}")
            self._messages.say_each(head.format(count=saved, refused=len(refused)), grouped(refused.values()))
        return True

    def _begun(self) -> Attempt:
        return attempt_on(self._screen.view, self._screen.task_id)
