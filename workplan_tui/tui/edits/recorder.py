"""From an edit that was typed to a durable entry, or to a sentence that says why there is none.

A failed edit is told, its text stays in the prompt, and it is kept until it is saved after all.
"""

from __future__ import annotations

import asyncio
from datetime import date
from functools import partial

from workplan_tui.base.errors import Moved, WorkplanError
from workplan_tui.language import tr
from workplan_tui.language.words import status_word
from workplan_tui.model.entry import Change
from workplan_tui.model.recording.judge import seen_in
from workplan_tui.model.recording.odd_figures import not_begun
from workplan_tui.model.status import NOT_STARTED
from workplan_tui.reports.claims import doubt_words, stranger_words
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.reports.operations import describe_later, describe_saved
from workplan_tui.reports.refused import error_words
from workplan_tui.text.cells import CUT, cell_len, cut
from workplan_tui.tui.edits.attempt import aim_at
from workplan_tui.tui.prompts.question import Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence

    from workplan_tui.model.entry import Op
    from workplan_tui.store.recorded import Recorded
    from workplan_tui.tui.detail.detail import Detail
    from workplan_tui.tui.edits.attempt import Attempt
    from workplan_tui.tui.edits.drafts import Drafts
    from workplan_tui.tui.edits.unsaved import UnsavedEdits
    from workplan_tui.tui.keyline.message_line import MessageLine
    from workplan_tui.tui.stage import Stage

_UNNOTICED = 0.5
"""Seconds an edit may take before something is said."""
_TITLES = ((60, True), (40, True), (24, True), (16, True), (10, True), (24, False), (16, False), (10, False))
"""Cells of a title, and whether its unit is said, until a saved line has room for what was done."""
_WHERE_NONE_FITS = 2
"""Which of them stands at the head of a text that the line has no room for anyway."""


class Recorder:
    """Records what the commands of the screen ask for."""

    def __init__(
        self,
        screen: Stage,
        actor: str,
        *,
        detail: Detail,
        messages: MessageLine,
        drafts: Drafts,
        unsaved: UnsavedEdits,
        recorded: Callable[[Iterable[str]], None],
    ) -> None:
        self._screen = screen
        self.actor = actor
        self._detail = detail
        self._messages = messages
        self._drafts = drafts
        self._unsaved = unsaved
        self._recorded = recorded
        """Told on which tasks something was recorded."""
        self.recorded_ids: list[str] = []
        """What was recorded on this very screen, oldest first."""
        self.undo_ids: list[str] = []
        """What was undone on it since, oldest first: a new edit begins another past."""
        self.failure: WorkplanError | None = None
        """Why the last edit was not saved."""

    async def record(self, ops: Sequence[Op], attempt: Attempt, on: date | None = None) -> bool:
        """Record as one entry; return whether it is durable.

        Refused when what it changes is not what the attempt's ledger says.
        """
        screen = self._screen
        day = on or screen.desk.today()
        seen = seen_in(attempt.shown.at(day), ops)
        change = Change(tuple(ops), self.actor, day, seen, aim=attempt.aim)
        what = tr("; ").join(describe_saved(change, attempt.shown.plan, attempt.shown.find))
        again = partial(self.record, ops, attempt, on)
        recorded = await self.do(change, what, attempt, lambda error: self._ask(error, attempt, again))
        if recorded is None:
            return False
        self.recorded_ids.append(recorded.entry.id)
        self.undo_ids.clear()
        screen.finish()
        self._recorded(recorded.entry.task_ids)
        plan = screen.view.ledger.plan
        told = [
            *(describe_later(fact, plan) for fact in recorded.later),
            *(doubt_words(one, plan) for one in recorded.claims),
        ]
        told += self._still_words(plan.numbers_of(not_begun(screen.view.ledger.at(day), change)))
        told += stranger_words(plan, recorded.entry, screen.view.unit)
        warnings = (*told, *recorded.doubts)
        screen.say("  ".join((self._saved(recorded, bool(warnings)), *warnings)), is_alarm=bool(warnings))
        return True

    def _still_words(self, numbers: Sequence[str]) -> list[str]:
        """Return how to move what has a percent and was not begun: a question would take keys typed ahead."""
        if not numbers:
            return []
        said = tr("{tasks} still {status}: {key} 2 moves it.")
        key = self._screen.keymap.name("status")
        return [said.format(status=status_word(NOT_STARTED), tasks=format_ids(numbers), key=key)]

    def _saved(self, recorded: Recorded, has_more: bool) -> str:
        """Return what was saved, its titles so far shortened that the line says what was done."""
        ledger, room = self._screen.view.ledger, self._messages.room
        told = []
        for cells, with_unit in _TITLES:
            what = describe_saved(
                recorded.entry, ledger.plan, ledger.find, partial(_shortened, cells), with_unit
            )
            told.append(tr("saved: {what}").format(what=tr("; ").join(what)))
            if has_more or cell_len(told[-1]) <= room:
                return told[-1]
        return told[_WHERE_NONE_FITS]

    def _ask(self, error: Moved, attempt: Attempt, again: Callable[[], Awaitable[bool]]) -> None:
        """Ask whether what was typed is meant for what stands in the place now; it stays typed."""
        screen = self._screen
        prompt = screen.asking
        typed_in = prompt if prompt is not None and not prompt.choices else None

        def back() -> None:
            if typed_in is not None:
                screen.ask(typed_in)
            self._detail.show()

        async def meant(_digit: str) -> None:
            screen.finish()
            back()
            plan = screen.view.ledger.plan
            by_id = plan.tasks_by_id
            attempt.aim = aim_at(plan, [by_id[task.id] for task in attempt.tasks if task.id in by_id])
            attempt.shown = screen.view.ledger
            if typed_in is not None:
                await (typed_in.ended or typed_in.submit)(typed_in.text)
            else:
                await again()

        screen.ask(
            Question(
                tr("The plan has changed: record it on what stands there now?"),
                {"1": tr("record")},
                meant,
                short=tr("Record it all the same?"),
                about=[error_words(error)],
                cancelled=back,
            )
        )

    async def do(
        self,
        change: Change,
        what: str,
        attempt: object,
        moved: Callable[[Moved], None] | None = None,
    ) -> Recorded | None:
        """Record the change and show its ledger, or say why not and keep what was typed."""
        screen = self._screen
        try:
            record = self._unsaved.trying(change, what, attempt, self._drafts.hand_in())
            recorded = await self._patiently(screen.desk.do(record))
        except WorkplanError as error:
            self.failure = error
            screen.show_now()
            if isinstance(error, Moved) and moved is not None:
                moved(error)
                return None
            if error.entry_line:
                self._drafts.mark_unsaved()
                self._messages.tell_unsaved(error_words(error), screen.keymap.name("quit"))
            else:
                screen.complain(error_words(error), is_refusal=True)
            return None
        self._unsaved.told(recorded.entry.id)
        self._drafts.drop_edit(recorded.entry.id)
        screen.show_now()
        return recorded

    async def _patiently(self, edit: Coroutine[None, None, Recorded]) -> Recorded:
        """Wait for the edit, and say so where it takes longer than anybody expects."""
        saving = asyncio.ensure_future(edit)
        done, _ = await asyncio.wait({saving}, timeout=_UNNOTICED)
        if not done:
            self._messages.say_at_once(
                tr("Saving; another program keeps the journal locked, or the disk is slow.")
            )
        return await saving


def _shortened(cells: int, title: str) -> str:
    return title if cell_len(title) <= cells else f"{cut(title, cells).removesuffix(CUT).rstrip()}{CUT}"
