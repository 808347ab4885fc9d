"""The edits of the screen: what is asked, the change it becomes, and what is said about it.

A failed edit says what was not saved and leaves the typed text in the prompt.
"""

from __future__ import annotations

import asyncio
from datetime import date
from functools import partial

from workplan_tui.errors import Refused, WorkplanError
from workplan_tui.language import tr
from workplan_tui.model.entry import Change, note_op, set_op
from workplan_tui.model.flags import numbered_flags
from workplan_tui.model.recording.judge import seen_in
from workplan_tui.model.recording.refusals import why_no_number, why_not_record
from workplan_tui.model.status import CLOSED, needs_reason, why_not_move
from workplan_tui.reports.details import question_of
from workplan_tui.reports.operations import describe_later, describe_ops
from workplan_tui.reports.refused import grouped
from workplan_tui.tui.commands.forms import Forms
from workplan_tui.tui.prompts.choice import Choice
from workplan_tui.tui.prompts.prompt import SIGNS, Prompt
from workplan_tui.value import Value
from workplan_tui.wording import STATUSES, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.status import Refusal
    from workplan_tui.store.store import Recorded, Store
    from workplan_tui.tui.commands.dispatch import Runner
    from workplan_tui.tui.prompts.form import Form
    from workplan_tui.tui.screens.main import MainScreen
    from workplan_tui.tui.unsaved import Unsaved


_UNNOTICED = 0.5
"""Seconds an edit may take before something is said."""


class _Aim(Value):
    """What an edit is about, fixed when it is begun: what is highlighted may change before its end."""

    tasks: tuple[Task, ...]
    shown: Ledger
    """What was looked at; it must still be so when the edit is recorded."""


class Edits:
    """The commands of the screen that write."""

    def __init__(self, screen: MainScreen, actor: str, unsaved: Unsaved) -> None:
        self._screen = screen
        self._actor = actor
        self._unsaved = unsaved

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {
            "status": self.status,
            "note": self.note,
            "report": self.report,
            "milestone": self.milestone,
            "flag": self.flag,
            "unflag": self.unflag,
            "extension": self.extension,
            "light": self.light,
            "undo": self.undo,
            "redo": self.redo,
        }

    def report(self) -> None:
        """Ask for progress, values and what is next."""
        self._fill(Forms.report)

    def milestone(self) -> None:
        """Ask when the milestones of one task were met."""
        task = self._tasks[0]
        if len(self._tasks) > 1:
            self._refuse(tr("Milestones are recorded one task at a time: Esc takes the marks away."))
        elif not task.milestones:
            self._refuse(str(why_no_number(task.id, "", [], tr("milestone"))))
        else:
            self._fill(Forms.milestone)

    def flag(self) -> None:
        """Ask for a question that needs coordination."""
        self._fill(Forms.flag)

    def unflag(self) -> None:
        """Ask for the answer to an open question; where one task has several, for which first."""
        aim = self._aim()
        asked = numbered_flags(aim.shown, aim.tasks[0].id) if len(aim.tasks) == 1 else ()
        if len(asked) < 2:
            self._fill(Forms.unflag, aim)
            return
        signs = [f"{number}" for number, _ in asked] if asked[-1][0] < len(SIGNS) - 1 else SIGNS
        by_sign = {sign: flag for sign, (_, flag) in zip(signs, asked, strict=False)}

        async def chosen(sign: str) -> None:
            self._screen.key_line.finish()
            self._fill(lambda forms: forms.unflag(by_sign[sign].entry.id), aim)

        title = tr("Answer which question of {task}?").format(task=aim.tasks[0].id)
        options = {sign: question_of(flag) for sign, flag in by_sign.items()}
        self._screen.key_line.ask(Choice(title, options, chosen))

    def extension(self) -> None:
        """Ask for a later deadline."""
        self._fill(Forms.extension)

    def light(self) -> None:
        """Ask for a light by hand."""
        self._fill(Forms.light)

    def note(self) -> None:
        """Ask for a note."""
        if len(self._tasks) > 1:
            self._fill(Forms.note)
            return
        task_id = self._tasks[0].id

        async def typed(text: str) -> None:
            if text.strip():
                await self._record([note_op(task_id, text.strip())])
            else:
                self._screen.complain(tr("There is nothing to note: type it, or Esc."))

        self._screen.key_line.ask(Prompt(tr("Note on {task}:").format(task=task_id), typed))

    def status(self) -> None:
        """Ask for the digit of the new status; on one task it is saved at once."""
        options = {f"{n}": status_word(code) for n, code in enumerate(STATUSES, start=1)}
        aim = self._aim()
        if len(aim.tasks) == 1:
            title = tr("Task {task}:").format(task=aim.tasks[0].id)
        else:
            title = tr("Marked {count}:").format(count=len(aim.tasks))

        async def chosen(digit: str) -> None:
            await self._chosen(STATUSES[int(digit) - 1], aim)

        self._screen.key_line.ask(Choice(title, options, chosen))

    async def _chosen(self, wanted: str, aim: _Aim) -> None:
        key_line, shown = self._screen.key_line, aim.shown
        if len(aim.tasks) > 1:
            key_line.finish()
            self._fill(Forms.close if wanted == CLOSED else lambda forms: forms.status(wanted), aim)
            return
        task_id = aim.tasks[0].id
        was = shown.status(task_id)
        refusal = why_not_move(task_id, was, wanted, reason="-")
        if wanted == CLOSED and not refusal:
            refusal = why_not_record(shown, set_op(task_id, "status", wanted), self._actor)
        if refusal:
            key_line.finish()
            self._refuse(str(refusal))
        elif needs_reason(was, wanted):
            self._ask_reason(task_id, wanted, shown)
        elif wanted == CLOSED and was != CLOSED:
            key_line.finish()
            self._fill(Forms.close, aim)
        else:
            await self._record([set_op(task_id, "status", wanted)], shown=shown)

    def _ask_reason(self, task_id: str, wanted: str, shown: Ledger) -> None:
        async def given(reason: str) -> None:
            nonlocal shown
            if reason.strip():
                await self._record([set_op(task_id, "status", wanted, reason.strip())], shown=shown)
                shown = self._screen.view.ledger  # a refusal has named the new value: the same again is meant
            else:
                self._screen.complain(tr("A reason is needed, which stays in the journal: type it, or Esc."))

        label = tr("{task} -> {wanted}, reason (needed):").format(task=task_id, wanted=status_word(wanted))
        self._screen.key_line.ask(Prompt(label, given))

    def _fill(self, make: Callable[[Forms], Form], aim: _Aim | None = None) -> None:
        """Ask for a form, unless it is refused whatever is answered."""
        screen, aim = self._screen, aim or self._aim()
        record = self._record if len(aim.tasks) == 1 else self._record_marked
        today = screen.desk.today()

        def form(ledger: Ledger) -> Form:
            by_id = ledger.plan.tasks_by_id
            tasks = [by_id[task.id] for task in aim.tasks if task.id in by_id] or aim.tasks
            return make(Forms(ledger, tasks, today, self._actor, partial(record, shown=ledger)))

        first = form(aim.shown)
        if first.count:
            screen.filling.begin(form, aim.shown)
        else:
            self._refuse_all(first.refusals)

    def _refuse(self, reason: str) -> None:
        self._screen.say(reason, is_alarm=True)

    def _refuse_all(self, refusals: Sequence[Refusal]) -> None:
        if len(refusals) == 1:
            self._refuse(str(refusals[0]))
        else:
            self._screen.telling.say_each(tr("Nothing was saved"), grouped(refusals))

    async def _record_marked(self, ops: Sequence[Op], on: date, shown: Ledger) -> bool:
        """Record what may be; what may not is named and stays marked."""
        ledger = self._screen.view.ledger.at(on)
        refused = {
            refusal.task_id: refusal
            for op in ops
            if (refusal := why_not_record(ledger, op, self._actor)) is not None
        }
        allowed = [op for op in ops if op["task"] not in refused]
        if not allowed:
            self._refuse_all(tuple(refused.values()))
            return False
        if not await self._record(allowed, on, shown):
            return False
        screen = self._screen
        screen.show(screen.view.replace(marked=screen.view.marked & frozenset(refused)))
        if refused:
            saved = len({op["task"] for op in allowed})
            head = tr("saved: {count}; not saved, still marked: {refused}")
            screen.telling.say_each(head.format(count=saved, refused=len(refused)), grouped(refused.values()))
        return True

    async def undo(self) -> None:
        """Take the newest edit back and name it."""
        recorded = await self._do(lambda store: store.undo(self._actor), [{"op": "undo"}])
        if recorded:
            self._tell(tr("undone: {what}"), recorded)

    async def redo(self) -> None:
        """Bring what was undone back and name it."""
        recorded = await self._do(lambda store: store.redo(self._actor), [{"op": "undo"}])
        if recorded:
            self._tell(tr("redone: {what}"), recorded)

    def _tell(self, sentence: str, recorded: Recorded) -> None:
        plan = self._screen.view.ledger.plan
        what = [words for entry in recorded.undone for words in describe_ops(entry.ops, plan)]
        self._screen.say(sentence.format(what=tr("; ").join(what)))

    async def _record(
        self,
        ops: Sequence[Op],
        on: date | None = None,
        shown: Ledger | None = None,
    ) -> bool:
        """Record as one entry; return whether it is durable.

        Refused when what it changes is not what `shown` says, the ledger that was looked at.
        """

        def recorded_by(store: Store) -> Recorded:
            day = on or store.today()
            seen = seen_in(shown.at(day), ops) if shown else None
            id = self._unsaved.id_for(ops, on)
            return store.record(Change(tuple(ops), self._actor, day, seen, id=id))

        recorded = await self._do(recorded_by, ops, on)
        if recorded:
            self._screen.key_line.finish()
            what = describe_ops(recorded.entry.ops, self._screen.view.ledger.plan)
            saved = tr("saved: {what}").format(what=tr("; ").join(what))
            later = (describe_later(fact, self._screen.view.ledger.plan) for fact in recorded.later)
            warnings = (*later, *recorded.doubts)
            self._screen.say("  ".join((saved, *warnings)), is_alarm=bool(warnings))
        return recorded is not None

    async def _do(
        self, call: Callable[[Store], Recorded], ops: Sequence[Op], on: date | None = None
    ) -> Recorded | None:
        """Run the edit and show its ledger, or say why there is none and keep what was typed."""
        screen = self._screen
        try:
            recorded = await self._patiently(screen.desk.do(call))
        except WorkplanError as error:
            screen.complain(str(error))
            if error.entry_line:
                self._unsaved.keep(ops, on, error)
                screen.telling.offer(str(error), error.entry_line)
            elif isinstance(error, Refused):
                self._unsaved.was_refused(ops)
            screen.show_ledger(screen.ledger_now())
            return None
        self._unsaved.was_saved(ops)
        screen.show_ledger(screen.ledger_now())
        return recorded

    async def _patiently(self, edit: Coroutine[None, None, Recorded]) -> Recorded:
        """Wait for the edit, and say so where it takes longer than anybody expects."""
        saving = asyncio.ensure_future(edit)
        done, _ = await asyncio.wait({saving}, timeout=_UNNOTICED)
        if not done:
            self._screen.say(tr("Saving; another program keeps the journal locked, or the disk is slow."))
            self._screen.draw_key_line()
        return await saving

    def _aim(self) -> _Aim:
        return _Aim(self._tasks, self._screen.view.ledger)

    @property
    def _tasks(self) -> tuple[Task, ...]:
        """What an edit is made on: all that is marked, else the highlighted task."""
        screen = self._screen
        wanted = screen.view.marked or {screen.table.task_id}
        return tuple(task for task in screen.view.ledger.plan.tasks if task.id in wanted)
