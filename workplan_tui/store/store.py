"""The store: the one door both front ends use to read the ledger and to record a change.

It brings the pure model and the disk together: lock, read what others appended, judge, append,
flush, and only then say "saved". It shows nothing and decides no rule.
"""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from functools import cached_property

from workplan_tui.errors import NoPermission, NotSaved, WorkplanError
from workplan_tui.harmless import clean
from workplan_tui.language import tr
from workplan_tui.model.entry import Change, Entry
from workplan_tui.model.fold.fact import set_field
from workplan_tui.model.recording.judge import already_recorded, judged, later_facts
from workplan_tui.model.recording.undoing import (
    newest_redoable,
    newest_undoable,
    redo_of,
    undo_of,
    undone_by,
)
from workplan_tui.model.status import DONE
from workplan_tui.oswords import refused_of, why_refused
from workplan_tui.store.file_steps import is_folder, make_folders
from workplan_tui.store.files import Files
from workplan_tui.store.journal.entry_id import day_of_id, new_entry_id
from workplan_tui.store.journal.fold import Fold
from workplan_tui.store.journal.journal import Journal
from workplan_tui.store.journal.line import FIRST_PREV, format_offer, parse_line
from workplan_tui.store.journal.own_entries import own_entries
from workplan_tui.store.journal.quarantine import set_aside
from workplan_tui.store.journal.replica import state_folder
from workplan_tui.store.journal.writer import Writer
from workplan_tui.store.place import journal_folder, why_not_lasting, why_not_writable
from workplan_tui.store.plan.cache import cached_plan
from workplan_tui.store.surroundings import doubts_about_place
from workplan_tui.store.turn import Turn
from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workplan_tui.model.entry import Op
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.recording.claim_doubts import ClaimDoubt

_RECENT = timedelta(hours=1)
"""What was recorded longer ago is taken back only on being told so."""


class Recorded(Value):
    """What became durable, and how things stand with it."""

    entry: Entry
    store: Store
    undone: tuple[Entry, ...] = ()
    """What an undo took back, or what a redo brought back."""
    is_new: bool = True
    """False when the journal had it already and nothing was written."""
    later: tuple[Fact, ...] = ()
    """Later-dated values and reports that stay in force over the change."""
    claims: tuple[ClaimDoubt, ...] = ()
    """Each claim that the figures speak against."""
    doubts: tuple[str, ...] = ()
    """One sentence for each thing about the folder that may lose or hide the entry."""

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger with the entry in it, worked out when somebody looks."""
        return self.store.ledger(max(self.entry.on, self.store.today()))


class _Judged(Value):
    """What may be recorded, and what is to be said about it."""

    ops: tuple[Op, ...]
    on: date
    undone: tuple[Entry, ...] = ()
    later: tuple[Fact, ...] = ()
    claims: tuple[ClaimDoubt, ...] = ()


class Store:
    """One plan and its journal. Not for two threads at once: each front end keeps one at the door."""

    def __init__(
        self,
        plan_path: str,
        plan: Plan,
        journal: Journal,
        environment: Mapping[str, str],
        asked_read_only: bool = False,
        pretended_today: date | None = None,
    ) -> None:
        self.plan_path = plan_path
        self.plan = plan
        self.plan_fault: str | None = None
        """Why a plan file that changed meanwhile is not used; the last good plan is."""
        self.has_begun_writing = False
        """Whether an entry may have reached the disk: from then on an edit is ended, not broken off."""
        self._plan_seen = _stamp(journal.files, plan_path)
        self._journal = journal
        self._environment = environment
        self._writer = Writer(environment, journal.files, journal.folder)
        self._asked_read_only = asked_read_only
        self.refusal: str | None = None
        """Why whoever opened it lets nothing be recorded; None where edits are welcome."""
        self._pretended_today = pretended_today
        self._fold = Fold(journal)

    @classmethod
    def open(
        cls,
        plan_path: str,
        journal_dir: str | None = None,
        *,
        read_only: bool = False,
        today: date | None = None,
        environment: Mapping[str, str] = os.environ,
        files: Files | None = None,
    ) -> Store:
        """Read plan and journal; raise `PlanWrong`, `NoPlan` or `NoPermission`. Writes nothing."""
        files = files or Files()
        plan = cached_plan(plan_path, environment, files)
        try:
            folder = journal_folder(plan_path, plan.id, journal_dir, environment, files)
        except OSError as error:
            raise _cannot_read(journal_dir or plan_path, error) from error
        journal = Journal(folder, files)
        store = cls(plan_path, plan, journal, environment, read_only, today)
        store._read()
        return store

    @property
    def journal_dir(self) -> str:
        """The journal folder, which exists from the first entry on."""
        return self._journal.folder

    @property
    def read_only_reason(self) -> str | None:
        """Why every edit is refused, or None when edits are possible."""
        if self.refusal:
            return self.refusal
        if self._asked_read_only:
            return tr("Opened read-only: nothing can be changed.")
        try:
            return why_not_writable(self.journal_dir, self._journal.files)
        except OSError:
            return None  # a moment's fault is no lasting reason: the edit itself will tell

    @property
    def damages(self) -> tuple[str, ...]:
        """One sentence for each thing in the journal that could not be read."""
        found = [
            tr("{file} line {line} (byte {offset}): {reason}; it does not count, the rest is read.").format(
                file=clean(d.file), line=d.line, offset=d.offset, reason=d.reason
            )
            for d in self._journal.damages
        ]
        found += [
            tr("{file} could not be read: {reason}.").format(file=clean(name), reason=reason)
            for name, reason in self._journal.unreadable.items()
        ]
        if self._journal.is_no_folder:
            sentence = tr("{folder} is no folder: nothing recorded is shown, and no edit can be saved.")
            found.append(sentence.format(folder=clean(self.journal_dir)))
        found += doubts_about_place(self.journal_dir, self._journal.files)
        found += self._journal.doubts
        found += [_rival(counted, other) for _, (counted, other) in sorted(self._fold.rivals.items())]
        if not self.is_today_pretended:
            found += [_ahead(id) for id in self._journal.unsettled()[-1:]]  # the last one settles all
        return (*found, self.plan_fault) if self.plan_fault else tuple(found)

    @property
    def lost(self) -> tuple[Entry, ...]:
        """What this account saved here and the journal has no longer, unless somebody settled it."""
        if not self._writer.lost(self._journal):
            return ()
        try:
            self._read()  # another program of this account may have written since, and remembered it
        except WorkplanError:
            return ()
        lines = self._writer.lost(self._journal, is_looked_at=True)
        if not lines:
            return ()
        from workplan_tui.model.inspection.settled import settled_marks  # only where something is gone

        settled = settled_marks(self.ledger(date.max))
        entries = map(parse_line, lines)
        return tuple(entry for entry in entries if entry.id not in settled)

    @property
    def unsettled_ids(self) -> list[str]:
        """The ids at which a clock was ahead, and which nobody has settled."""
        return self._journal.unsettled()

    @property
    def newest_id(self) -> str | None:
        """The greatest id of all entries read so far."""
        return self._journal.newest_id

    def today(self) -> date:
        """Return the day it is in the plan's time zone, or the pretended one."""
        return self._pretended_today or datetime.now(self.plan.clock_zone()).date()

    @property
    def is_today_pretended(self) -> bool:
        """Whether the times of recording belong to another calendar than the days."""
        return self._pretended_today is not None

    def ledger(self, day: date | None = None) -> Ledger:
        """Return the ledger of what has been read so far, as of `day` (today)."""
        return self._fold.ledger(self.plan, day or self.today())

    def reload(self) -> bool:
        """Read what other processes changed; return whether anything did."""
        changed = self._reload_plan()
        return self._read() or changed

    def record(self, change: Change) -> Recorded:
        """Judge the change and make it durable; raise a `WorkplanError` when nothing was saved."""

        def judge() -> _Judged | Entry:
            if change.aim is not None:
                self._reload_plan()
            is_about_entries = change.id or change.source or any("task" not in op for op in change.ops)
            if is_about_entries:
                ledger = self.ledger(date.max)
                known = already_recorded(ledger, change)
                if known:
                    return known
            else:
                ledger = self._fold.ledger_about(self.plan, change)
            ops = judged(ledger, change, lambda entry: self._is_own(entry))
            later = later_facts(ledger, change)
            return _Judged(ops, change.on, later=later, claims=_doubted_claims(ledger, change))

        return self._append(change.actor, judge, change)

    @cached_property
    def _is_own(self) -> Callable[[Entry], bool]:
        """What says whether an entry is of the account that records here: root may record for another."""
        if os.geteuid() != 0:
            return own_entries(0)
        from workplan_tui.store.as_owner import AsOwner  # root alone can

        try:
            return own_entries(AsOwner(self._journal.files, self.journal_dir, self._environment).owner())
        except OSError as error:
            raise _cannot_read(self.journal_dir, error) from error

    def newest_undoable(self) -> Entry:
        """Return what `undo` takes back: the account's newest standing entry; `Refused` if there is none."""
        self._read()
        return newest_undoable(self.ledger(date.max), self._is_own)

    def newest_redoable(self) -> Entry:
        """Return the undo that `redo` takes back; `Refused` if there is none, or something came after it."""
        self._read()
        return newest_redoable(self.ledger(date.max), self._is_own)

    def is_recent(self, entry: Entry) -> bool:
        """Return whether the entry was recorded within the last hour, by this computer's clock."""
        try:
            age = datetime.now(self.plan.clock_zone()) - datetime.fromisoformat(entry.at)
        except (ValueError, TypeError):
            return False  # no time of recording, or one without its offset
        return abs(age) <= _RECENT

    def undo(self, actor: str, entry_id: str | None = None) -> Recorded:
        """Take back the entry, which is this account's, or the account's newest standing one.

        The undo holds from the first day the mistake did, so that no day shows it any more.
        """

        def take_back() -> _Judged:
            entry, op = undo_of(self.ledger(date.max), self._is_own, entry_id)
            return _Judged((op,), entry.on, (entry,))

        return self._append(actor, take_back)

    def redo(self, actor: str, undo_id: str | None = None) -> Recorded:
        """Take back the undo, which is this account's, or the account's newest standing one."""

        def take_back() -> _Judged:
            ledger = self.ledger(date.max)
            undo, op = redo_of(ledger, self._is_own, undo_id)
            return _Judged((op,), undo.on, undone_by(ledger, undo))

        return self._append(actor, take_back)

    def _append(
        self, actor: str, judge: Callable[[], _Judged | Entry], change: Change | None = None
    ) -> Recorded:
        if reason := self.read_only_reason:
            raise NoPermission(reason)
        id = change.id if change and change.id else new_entry_id(self._journal.newest_id, is_waiting=True)
        try:
            return self._append_as_owner(actor, judge, change)
        except (NotSaved, NoPermission) as error:
            if not error.entry_line:
                self._offer(error, id, actor, judge, change)
            raise

    def _append_as_owner(
        self, actor: str, judge: Callable[[], _Judged | Entry], change: Change | None
    ) -> Recorded:
        try:
            if os.geteuid() != 0:
                return self._append_now(actor, judge, change, self._environment)
            from workplan_tui.store.as_owner import AsOwner  # root alone can

            with AsOwner(self._journal.files, self.journal_dir, self._environment) as environment:
                return self._append_now(actor, judge, change, environment)
        except PermissionError as error:
            raise NoPermission(self._sentence(error)) from error
        except OSError as error:
            raise NotSaved(self._sentence(error)) from error

    def _append_now(
        self,
        actor: str,
        judge: Callable[[], _Judged | Entry],
        change: Change | None,
        environment: Mapping[str, str],
    ) -> Recorded:
        writer = self._writer_in(environment)
        writer.make_room()
        self._make_folder()
        with Turn(self._journal.files, self.journal_dir, state_folder(environment)) as turn:
            self._read(self._journal.refresh_growing)
            replica = writer.replica(self._journal)
            self._journal.refuse_half_view(replica)
            set_aside(self._journal.files, self.journal_dir, self._journal.own_damages)
            answer = judge()
            if isinstance(answer, Entry):
                return Recorded(answer, self, is_new=False)
            entry = self._entry(replica, actor, answer.ops, answer.on)
            if change:
                entry = entry.replace(id=change.id or entry.id, source=change.source)
            is_first = self._journal.is_empty
            self.has_begun_writing = True
            entry = self._journal.append(replica, entry)
            writer.keep_up(self._journal)
        self._fold.follow(self.plan)
        doubts: tuple[str, ...] = ()
        if is_first and (why := why_not_lasting(self.journal_dir, self.plan_path, self._journal.files)):
            doubts = (*doubts, why)
        if turn.doubt:
            doubts = (*doubts, turn.doubt)
        return Recorded(entry, self, answer.undone, later=answer.later, claims=answer.claims, doubts=doubts)

    def _writer_in(self, environment: Mapping[str, str]) -> Writer:
        """Return the writer that keeps its memory there: root's own, or the owner's for whom root records."""
        if environment is self._environment:
            return self._writer
        return Writer(environment, self._journal.files, self.journal_dir)

    def _entry(self, replica: str, actor: str, ops: tuple[Op, ...], on: date) -> Entry:
        return Entry(
            id=new_entry_id(self._journal.newest_id, replica),
            seq=0,
            prev=FIRST_PREV,
            at=datetime.now(self.plan.clock_zone()).isoformat(timespec="seconds"),
            on=on,
            replica=replica,
            actor=actor,
            plan=self.plan.id,
            ops=ops,
        )

    def _offer(
        self,
        error: WorkplanError,
        id: str,
        actor: str,
        judge: Callable[[], _Judged | Entry],
        change: Change | None,
    ) -> None:
        """Add the entry that could not even be tried to the error: nothing typed is lost.

        It says what it replaces, and its id was made before the wait: what others recorded in the
        meantime is not covered when it is handed in. The error has no id to try again with, because
        nothing can have reached the disk. Where a file could not be read nobody can tell what it
        replaces: it is offered as it was typed, and judged when it is handed in.
        """
        try:
            answer = _as_typed(change) if change and self._journal.unreadable else judge()
            if isinstance(answer, Entry):
                return
            entry = self._entry("unsaved", actor, answer.ops, answer.on)
            source = change.source if change else None
            error.entry_line = format_offer(entry.replace(id=id, source=source))
        except (WorkplanError, UnicodeEncodeError):
            return  # what would be refused anyway is not offered

    def _read(self, refresh: Callable[[], bool] | None = None) -> bool:
        try:
            changed = (refresh or self._journal.refresh)()
            self._fold.follow(self.plan)
            return changed
        except OSError as error:
            raise _cannot_read(self.journal_dir, error) from error

    def _reload_plan(self) -> bool:
        seen = _stamp(self._journal.files, self.plan_path)
        if seen == self._plan_seen:
            return False
        self._plan_seen = seen
        try:
            self.plan = cached_plan(self.plan_path, self._environment, self._journal.files)
            self.plan_fault = None
        except WorkplanError as error:
            self.plan_fault = str(error)
        return True

    def _make_folder(self) -> None:
        folder, files = self.journal_dir, self._journal.files
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
            folder=clean(self.journal_dir), reason=refused_of(error)
        )


def _as_typed(change: Change) -> _Judged:
    """Return the change unjudged, with what was shown when it was typed as what it replaces."""
    seen = change.seen or {}
    places = [(str(op.get("task")), str(set_field(op))) for op in change.ops]
    known = zip(change.ops, places, strict=True)
    return _Judged(
        tuple({**op, "was": seen[place]} if place in seen else op for op, place in known), change.on
    )


def _doubted_claims(ledger: Ledger, change: Change) -> tuple[ClaimDoubt, ...]:
    if not any(op.get("value") == DONE for op in change.ops):
        return ()
    from workplan_tui.model.recording.claim_doubts import claim_doubts  # only a claim needs the rules

    return claim_doubts(ledger, change)


def _ahead(id: str) -> str:
    return tr(
        "Entry {id} claims to be made on {day}, a later day than this computer's clock says: one of the clocks "
        "is or was wrong. Set it, or give the day with --on; `workplan doctor --settle {id}` ends this warning."
    ).format(id=id, day=day_of_id(id))


def _rival(counted: Entry, other: Entry) -> str:
    return tr(
        "Entry {id} stands twice: what {writer} says under it counts, what {other} says does not."
    ).format(id=clean(counted.id), writer=clean(counted.replica), other=clean(other.replica))


def _stamp(files: Files, path: str) -> tuple[int, int, int] | None:
    try:
        found = files.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _cannot_read(path: str, error: OSError) -> WorkplanError:
    kind = NoPermission if isinstance(error, PermissionError) else NotSaved
    return kind(
        tr("The journal folder {folder} cannot be read: {reason}.").format(
            folder=clean(path), reason=why_refused(error)
        )
    )
