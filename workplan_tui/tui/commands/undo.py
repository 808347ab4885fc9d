"""Undo and redo on the screen: what was recorded in this very window, without a question.

An account can have several windows and commands: what was recorded elsewhere, or long ago, is taken
back only when somebody says so, having read what it is. So is a second edit within a second: a key that
is held down, or letters of an input method that came one by one, would take back the day.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from time import monotonic

from workplan_tui.base.errors import WorkplanError
from workplan_tui.language import tr
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.model.recording.undo_rules import undone_by
from workplan_tui.reports.history import describe_entry, moment
from workplan_tui.reports.refused import error_words
from workplan_tui.text.harmless import clean
from workplan_tui.tui.prompts.question import Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from typing import TypeAlias

    from workplan_tui.model.entry import Entry
    from workplan_tui.store.store import Store
    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.edits.recorder import Recorder
    from workplan_tui.tui.stage import Stage

    Asked: TypeAlias = tuple[str, str]
    """A question, and the same for a line that has no room for it."""
    Found: TypeAlias = tuple[Entry, bool, bool]
    """What is to be taken back, whether the screen recorded it, and whether anything after it has gone."""

AT_ONCE = 1.0
"""Seconds within which nobody has read what the undo before took back."""


class UndoCommands:
    """The commands of the screen that take back and bring back."""

    def __init__(self, screen: Stage, recorder: Recorder) -> None:
        self._screen = screen
        self._recorder = recorder
        self._undone_at = float("-inf")

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"undo": self.undo, "redo": self.redo}

    async def undo(self) -> None:
        """Take this screen's last edit back and name it; ask before any other, and before a second one."""
        is_at_once = monotonic() - self._undone_at < AT_ONCE
        elsewhere = tr("Recorded elsewhere: {what}. Take it back?"), tr("Recorded elsewhere: take it back?")
        old = tr("Over an hour ago: {what}. Take it back?"), tr("Over an hour ago: take it back?")
        again = tr("Undo once more: {what}. Take it back too?"), tr("Undo once more: take that back too?")
        newest = self._newest(self._recorder.recorded_ids, lambda store: store.newest_undoable())
        await self._choose(newest, elsewhere, old, again if is_at_once else None, tr("undo"))

    async def redo(self) -> None:
        """Bring back what this screen undid last and name it; ask before anything else."""
        elsewhere = tr("Undone elsewhere: {what}. Bring it back?"), tr("Undone elsewhere: bring it back?")
        old = tr("Over an hour ago: {what}. Bring it back?"), tr("Over an hour ago: bring it back?")
        newest = self._newest(self._recorder.undo_ids, lambda store: store.newest_redoable())
        await self._choose(newest, elsewhere, old, None, tr("redo"))

    async def _newest(self, own_ids: Iterable[str], newest: Callable[[Store], Entry]) -> Found:
        """Return the newest of the screen's own that stands, else the account's; whether it is own; and
        whether something newer of the screen's own has gone from the journal: an older file was put back.
        """
        desk = self._screen.desk
        ledger = desk.ledger(date.max)
        has_gone = False
        for id in reversed(list(own_ids)):
            entry = ledger.find(id)
            if entry is not None and ledger.stands(entry):
                return entry, True, has_gone
            has_gone = has_gone or entry is None
        return await desk.do(newest), False, has_gone

    async def _choose(
        self,
        newest: Awaitable[Found],
        elsewhere: Asked,
        old: Asked,
        again: Asked | None,
        yes: str,
    ) -> None:
        """Take the entry back, or ask: where it was recorded elsewhere or long ago, or else with `again`."""
        screen = self._screen
        try:
            chosen, is_own, has_gone = await newest
        except WorkplanError as error:
            screen.complain(error_words(error))
            return
        if has_gone:
            asked = (
                tr("What was saved after it is gone from the journal: {what}. Go on?"),
                tr("What came after it is gone: go on?"),
            )
        elif not is_own:
            asked = elsewhere
        elif not await screen.desk.do(lambda store: store.is_recent(chosen)):
            asked = old
        elif again is not None:
            asked = again
        else:
            await self._take_back(chosen)
            return
        what = self._words(chosen)
        by = tr("{what}, recorded {at} by {actor}").format(
            what=what, at=moment(chosen.at), actor=clean(chosen.actor)
        )

        async def meant(_digit: str) -> None:
            screen.finish()
            await self._take_back(chosen)

        question, short = asked
        screen.ask(
            Question(
                question.format(what=what),
                {"1": yes},
                meant,
                short=short,
                about=[by],
            )
        )

    async def _take_back(self, entry: Entry) -> None:
        saving, words = self._recorder, self._words(entry)
        sentence = tr("redone: {what}") if entry.is_undo else tr("undone: {what}")
        change = Change((undo_op((entry.id,)),), saving.actor, entry.on)
        kept = tr("redo of {what}") if entry.is_undo else tr("undo of {what}")
        recorded = await saving.do(change, kept.format(what=words), entry.id)
        if recorded is None:
            return
        if entry.is_undo:
            saving.undo_ids[:] = [id for id in saving.undo_ids if id != entry.id]
        else:
            saving.undo_ids.append(recorded.entry.id)
            self._undone_at = monotonic()
        self._screen.say(sentence.format(what=words))

    def _words(self, entry: Entry) -> str:
        """Return what the entry did; of an undo, what it took back."""
        ledger = self._screen.desk.ledger(date.max)
        described = partial(describe_entry, plan=ledger.plan)
        return tr("; ").join(map(described, undone_by(ledger, entry) if entry.is_undo else [entry]))
