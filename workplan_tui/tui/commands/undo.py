"""Undo and redo on the screen: what was recorded in this very window, without a question.

An account can have several windows and commands: what was recorded elsewhere, or long ago, or before
something that was taken back elsewhere, is taken back only when somebody says so, having read what it is.
So is a second edit within a second: a key that is held down, or letters of an input method that came one by
one, would take back the day. Any other edit of one's own is taken back from the list (`edit_list`).
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
from workplan_tui.tui.commands.edit_list import EditList
from workplan_tui.tui.prompts.question import Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from typing import TypeAlias

    from workplan_tui.model.entry import Entry
    from workplan_tui.store.store import Store
    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.edits.recorder import Recorder
    from workplan_tui.tui.pages.page_line import LinesFor
    from workplan_tui.tui.stage import Stage

    Asked: TypeAlias = tuple[str, str]
    """A question, and the same for a line that has no room for it."""
    Found: TypeAlias = tuple[Entry, str]
    """What is to be taken back, and what stands before it."""

AT_ONCE = 1.0
"""Seconds within which nobody has read what the undo before took back."""
_OWN, _ELSEWHERE, _GONE, _TAKEN = "own", "elsewhere", "gone", "taken"
"""What is taken back is the screen's own newest; was recorded elsewhere; or the screen's own newest has gone from the
journal, as an older file was put back; or was taken back elsewhere."""


class UndoCommands:
    """The commands of the screen that take back and bring back."""

    def __init__(
        self,
        screen: Stage,
        recorder: Recorder,
        open_page: Callable[[LinesFor], Awaitable[None]],
        previous: Callable[[], str],
    ) -> None:
        self._screen = screen
        self._recorder = recorder
        self._previous = previous
        """Says which command ran before."""
        self._undone_at = float("-inf")
        self._taken_ids: set[str] = set()
        """What this very screen took back."""
        self._offers_list = False
        """Whether the last redo had nothing to bring back, so that the same key lists one's own edits."""
        self._edit_list = EditList(screen, open_page, self._ask_for)

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"undo": self.undo, "redo": self.redo, "own_edits": self._edit_list.list}

    async def undo(self) -> None:
        """Take this screen's last edit back and name it; ask before any other, and before a second one."""
        is_at_once = monotonic() - self._undone_at < AT_ONCE
        elsewhere = tr("Recorded elsewhere: {what}. Take it back?"), tr("Recorded elsewhere: take it back?")
        old = tr("Over an hour ago: {what}. Take it back?"), tr("Over an hour ago: take it back?")
        again = tr("Undo once more: {what}. Take it back too?"), tr("Undo once more: take that back too?")
        newest = self._newest(self._recorder.recorded_ids, lambda store: store.taking_back.newest_undoable())
        try:
            chosen, before = await newest
        except WorkplanError as error:
            self._screen.complain(error_words(error))
            return
        await self._choose(chosen, before, elsewhere, old, again if is_at_once else None, tr("undo"))

    async def redo(self) -> None:
        """Bring back what this screen undid last and name it; ask before anything else.

        Where there is nothing to bring back the same key once more lists one's own edits.
        """
        offered, self._offers_list = self._offers_list and self._previous() == "redo", False
        if offered:
            await self._edit_list.list()
            return
        elsewhere = tr("Undone elsewhere: {what}. Bring it back?"), tr("Undone elsewhere: bring it back?")
        old = tr("Over an hour ago: {what}. Bring it back?"), tr("Over an hour ago: bring it back?")
        newest = self._newest(self._recorder.undo_ids, lambda store: store.taking_back.newest_redoable())
        try:
            chosen, before = await newest
        except WorkplanError as error:
            self._offers_list = True
            told = tr("{why} {key} again lists your own edits, to take any of them back.")
            key = self._screen.keymap.name("redo")
            self._screen.complain(told.format(why=error_words(error), key=key))
            return
        await self._choose(chosen, before, elsewhere, old, None, tr("redo"))

    async def _newest(self, own_ids: Iterable[str], newest: Callable[[Store], Entry]) -> Found:
        """Return the newest of the screen's own that stands, else the account's, and what stands before it."""
        desk = self._screen.desk
        ledger = desk.ledger(date.max)
        before = ""
        for id in reversed(list(own_ids)):
            entry = ledger.find(id)
            if entry is not None and ledger.stands(entry):
                return entry, before or _OWN
            if entry is None:
                before = _GONE
            elif id not in self._taken_ids:
                before = before or _TAKEN
        return await desk.do(newest), before if before == _GONE else _ELSEWHERE

    async def _choose(
        self,
        chosen: Entry,
        before: str,
        elsewhere: Asked,
        old: Asked,
        again: Asked | None,
        yes: str,
    ) -> None:
        """Take the entry back, or ask: where it was recorded elsewhere or long ago, or else with `again`."""
        if before == _GONE:
            asked = (
                tr("What was saved after it is gone from the journal: {what}. Go on?"),
                tr("What came after it is gone: go on?"),
            )
        elif before == _TAKEN:
            asked = (
                tr("Something newer was undone or redone elsewhere. Go on with: {what}?"),
                tr("Newer was undone or redone elsewhere: go on?"),
            )
        elif before == _ELSEWHERE:
            asked = elsewhere
        elif not await self._screen.desk.do(lambda store: store.taking_back.is_recent(chosen)):
            asked = old
        elif again is not None:
            asked = again
        else:
            await self._take_back(chosen)
            return
        self._ask(chosen, asked, yes)

    async def _ask_for(self, entry: Entry) -> None:
        """Ask before an edit of the list is taken back."""
        self._ask(entry, (tr("Take back: {what}?"), tr("Take that back?")), tr("undo"))

    def _ask(self, chosen: Entry, asked: Asked, yes: str) -> None:
        screen, what = self._screen, self._words(chosen)
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
            self._taken_ids.difference_update(entry.taken_back_ids)
        else:
            saving.undo_ids.append(recorded.entry.id)
            self._taken_ids.add(entry.id)
            self._undone_at = monotonic()
        self._screen.say(sentence.format(what=words))

    def _words(self, entry: Entry) -> str:
        """Return what the entry did; of an undo, what it took back."""
        ledger = self._screen.desk.ledger(date.max)
        described = partial(describe_entry, plan=ledger.plan)
        return tr("; ").join(map(described, undone_by(ledger, entry) if entry.is_undo else [entry]))
