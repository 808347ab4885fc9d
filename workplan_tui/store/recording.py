"""Recording: lock, read what others appended, judge, append, flush, and only then say "saved".

It decides no rule: whoever calls brings the judge, who is asked under the lock.
"""

from __future__ import annotations

import os
from datetime import datetime

from workplan_tui.base.errors import NoPermission, NotSaved, WorkplanError
from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.language.os_words import refused_of
from workplan_tui.model.entry import Change, Entry
from workplan_tui.model.fold.fact import set_field, task_id_of
from workplan_tui.model.recording.judged import Judged
from workplan_tui.settings.folders import state_folder
from workplan_tui.store.disk.file_steps import is_folder, make_folders
from workplan_tui.store.journal.entry_id import new_entry_id
from workplan_tui.store.journal.line import FIRST_PREV, format_offer
from workplan_tui.store.journal.writer import Writer
from workplan_tui.store.place import why_not_lasting
from workplan_tui.store.turn import Turn
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from workplan_tui.model.plan import Plan
    from workplan_tui.store.journal.fold import Fold
    from workplan_tui.store.journal.journal import Journal

    Judge: TypeAlias = Callable[[], Judged]
    """Says what is to be recorded; raises where it may not be."""


class _Edit:
    """An edit on its way: it is judged once, under the lock if that is got, and keeps what it became."""

    def __init__(self, actor: str, judge: Judge, change: Change | None) -> None:
        self.actor = actor
        self.change = change
        self.judged: Judged | None = None
        """What it became; None as long as nobody has judged it."""
        self._judge = judge

    def judge(self) -> Judged:
        """Judge it; a `WorkplanError` where it may not be recorded."""
        self.judged = self._judge()
        return self.judged


class Appended(Value):
    """What stands in the journal now."""

    entry: Entry
    judged: Judged
    doubts: tuple[str, ...] = ()
    """One sentence for each thing about the folder that may lose or hide the entry."""


class Recording:
    """Appends to one journal what a judge lets through; says what was not saved, and offers it again."""

    def __init__(
        self,
        journal: Journal,
        writer: Writer,
        fold: Fold,
        environment: Mapping[str, str],
        planned: Callable[[], tuple[str, Plan]],
        read: Callable[[Callable[[], bool] | None], bool],
    ) -> None:
        self.has_begun_writing = False
        """Whether an entry may have reached the disk."""
        self._journal = journal
        self._writer = writer
        self._fold = fold
        self._environment = environment
        self._planned = planned
        self._read = read

    def append(self, actor: str, judge: Judge, change: Change | None = None) -> Appended:
        """Judge under the lock and make the entry durable; a `WorkplanError` where nothing was saved."""
        id = change.id if change and change.id else new_entry_id(self._journal.newest_id, is_waiting=True)
        edit = _Edit(actor, judge, change)
        try:
            return self._append_as_owner(edit)
        except (NotSaved, NoPermission) as error:
            if not error.entry_line:
                self._offer(error, id, edit)
            raise

    def _append_as_owner(self, edit: _Edit) -> Appended:
        try:
            if os.geteuid() != 0:
                return self._append_now(edit, self._environment)
            from workplan_tui.store.disk.as_owner import AsOwner  # root alone can

            with AsOwner(self._journal.files, self._journal.folder, self._environment) as environment:
                return self._append_now(edit, environment)
        except PermissionError as error:
            raise NoPermission(self._sentence(error)) from error
        except OSError as error:
            raise NotSaved(self._sentence(error)) from error

    def _append_now(self, edit: _Edit, environment: Mapping[str, str]) -> Appended:
        writer = self._writer_in(environment)
        writer.make_room()
        self._make_folder()
        with Turn(self._journal.files, self._journal.folder, state_folder(environment)) as turn:
            self._read(self._journal.refresh_growing)
            replica = writer.replica(self._journal)
            self._journal.refuse_half_view(replica)
            if damages := self._journal.own_damages:
                from workplan_tui.store.journal.quarantine import set_aside  # most journals are whole

                set_aside(self._journal.files, self._journal.folder, damages)
            judged = edit.judge()
            if judged.known:
                return Appended(judged.known, judged)
            entry = self._entry(replica, edit, judged)
            if edit.change:
                entry = entry.replace(id=edit.change.id or entry.id)
            is_first = self._journal.is_empty
            self.has_begun_writing = True
            entry = self._journal.append(replica, entry)
            writer.keep_up(self._journal)
        plan_path, plan = self._planned()
        self._fold.follow(plan)
        fleeting = why_not_lasting(self._journal.folder, plan_path, self._journal.files) if is_first else None
        doubts = tuple(doubt for doubt in (fleeting, turn.doubt) if doubt)
        return Appended(entry, judged, doubts)

    def _writer_in(self, environment: Mapping[str, str]) -> Writer:
        """Return the writer that keeps its memory there: root's own, or the owner's for whom root records."""
        if environment is self._environment:
            return self._writer
        return Writer(environment, self._journal.files, self._journal.folder)

    def _entry(self, replica: str, edit: _Edit, judged: Judged) -> Entry:
        _, plan = self._planned()
        return Entry(
            id=new_entry_id(self._journal.newest_id, replica),
            seq=0,
            prev=FIRST_PREV,
            at=datetime.now(plan.clock_zone()).isoformat(timespec="seconds"),
            on=judged.on,
            replica=replica,
            actor=edit.actor,
            plan=plan.id,
            ops=judged.ops,
            source=edit.change.source if edit.change else None,
        )

    def _offer(self, error: WorkplanError, id: str, edit: _Edit) -> None:
        """Add the entry that could not even be tried to the error: nothing typed is lost.

        It is the entry it became when it was judged, else it is judged now. It says what it replaces, and
        its id was made before the wait: what others recorded in the meantime is not covered when it is
        handed in. The error has no id to try again with, because nothing can have reached the disk.
        Where a file could not be read nobody can tell what it replaces: it is offered as it was typed,
        and judged when it is handed in.
        """
        try:
            change, judged = edit.change, edit.judged
            if judged is None:
                judged = _as_typed(change) if change and self._journal.unreadable else edit.judge()
            if not judged.known:
                error.entry_line = format_offer(self._entry("unsaved", edit, judged).replace(id=id))
        except (WorkplanError, UnicodeEncodeError):
            return  # what would be refused anyway is not offered

    def _make_folder(self) -> None:
        folder, files = self._journal.folder, self._journal.files
        if is_folder(files, folder):
            return
        if self._journal.was_there:
            raise NotSaved(
                tr(
                    "Not saved: the journal folder {folder} has gone since it was opened. "
                    "Put it back, or start the program again to begin an empty one."
                ).format(folder=clean(folder))
            )
        try:
            make_folders(files, folder)
            is_there = is_folder(files, folder)
        except (FileExistsError, NotADirectoryError):
            is_there = False
        if not is_there:
            raise NotSaved(
                tr("Not saved: {folder} is no folder. Move it away or use --journal DIR.").format(
                    folder=clean(folder)
                )
            )

    def _sentence(self, error: OSError) -> str:
        return tr("Not saved: the journal in {folder} could not be written: {reason}.").format(
            folder=clean(self._journal.folder), reason=refused_of(error)
        )


def _as_typed(change: Change) -> Judged:
    """Return the change unjudged, with what was shown when it was typed as what it replaces."""
    seen = change.seen or {}
    places = [(task_id_of(op), str(set_field(op))) for op in change.ops]
    known = zip(change.ops, places, strict=True)
    return Judged(
        tuple({**op, "was": seen[place]} if place in seen else op for op, place in known), change.on
    )
