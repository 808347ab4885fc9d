"""The store: the one door both front ends use to read the ledger and to record a change.

It brings the pure model and the disk together: lock, read what others appended, judge, append,
flush, and only then say "saved". It shows nothing and decides no rule.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from functools import cached_property

from workplan_tui.base.errors import NoPermission, NotSaved, Refused, WorkplanError
from workplan_tui.language import tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.model.entry import Change, Entry
from workplan_tui.model.recording.judge import judged
from workplan_tui.model.recording.judged import Judged
from workplan_tui.model.sealing import refuse_sealed
from workplan_tui.store.damages import damage_sentences
from workplan_tui.store.disk.files import Files
from workplan_tui.store.journal.fold import Fold
from workplan_tui.store.journal.journal import Journal
from workplan_tui.store.journal.line import parse_line
from workplan_tui.store.journal.writer import Writer
from workplan_tui.store.place import journal_folder, why_not_writable
from workplan_tui.store.plan.cache import cached_plan
from workplan_tui.store.recorded import Recorded
from workplan_tui.store.recording import Recording
from workplan_tui.store.sealing.door import door, is_archive
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.recording.adjusting import Adjustment
    from workplan_tui.store.journal.records import Damage
    from workplan_tui.store.plan.kept_plans import PlanCopies
    from workplan_tui.store.recording import Judge
    from workplan_tui.store.sealing.closing import WantedSeal
    from workplan_tui.store.taking_back import TakingBack


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
        self._newest = plan
        self._looked_at: date | None = None
        self._marked: tuple[tuple[int, int, int] | None, str] | None = None
        """The mark of the plan file, and of which state of it."""
        self.plan_fault: str | None = None
        """Why a plan file that changed meanwhile is not used; the last good plan is."""
        self._plan_seen = _stamp(journal.files, plan_path)
        self._journal = journal
        self._environment = environment
        self._writer = Writer(environment, journal.files, journal.folder)
        self._asked_read_only = asked_read_only
        self.refusal: str | None = None
        """Why whoever opened it lets nothing be recorded; None where edits are welcome."""
        self.plan_refusal: str | None = None
        """Why whoever opened it lets the plan itself not be adjusted."""
        self.archive_path: str | None = None
        """The archive of a sealed year that all of it is read from; None where it lies on the disk."""
        self._pretended_today = pretended_today
        self._fold = Fold(journal, lambda mark: self._copies(mark))
        self._recording = Recording(journal, self._writer, self._fold, environment, self._planned, self._read)

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
        is_for_one_edit: bool = False,
    ) -> Store:
        """Read plan and journal; raise `PlanWrong`, `NoPlan` or `NoPermission`. Writes nothing but caches.

        For one edit not more of the journal is read than the edit is judged by, as far as an index tells.
        """
        archive_path = plan_path if is_archive(plan_path) else None
        plan_path, files = door(plan_path, files)
        plan = cached_plan(plan_path, environment, files)
        try:
            folder = journal_folder(plan_path, plan.id, journal_dir, environment, files)
        except OSError as error:
            raise _cannot_read(journal_dir or plan_path, error) from error
        journal = Journal(folder, files, environment if is_for_one_edit else None)
        store = cls(plan_path, plan, journal, environment, read_only, today)
        store.archive_path = archive_path
        if archive_path:
            store.refusal = tr("This is the archive of a sealed year: nothing can be changed.")
        store._read()
        return store

    @property
    def plan(self) -> Plan:
        """The edition of the plan that holds on the day looked at, with the names of that day."""
        if self._looked_at is not None:
            return self.ledger(self._looked_at).plan
        if not self._newest.successions:
            return self._newest
        from workplan_tui.model.succession import plan_at

        return plan_at(self._newest, self.today(), self._newest)

    @property
    def written_plan(self) -> Plan:
        """The plan as the file has it."""
        return self._newest

    def look_at(self, day: date) -> None:
        """Let `plan` be the edition of that day from now on."""
        self._looked_at = day

    @property
    def journal_dir(self) -> str:
        """The journal folder, which exists from the first entry on."""
        return self._journal.folder

    def refuse_kept(self, *paths: str) -> None:
        """Refuse files to be handed out that would stand in the place of the plan or in its journal."""
        from workplan_tui.store.kept_files import refuse_kept  # only who hands files out

        for path in paths:
            refuse_kept(path, self.archive_path or self.plan_path, self.journal_dir, self._journal.files)

    @property
    def has_begun_writing(self) -> bool:
        """Whether an entry may have reached the disk: from then on an edit is ended, not broken off."""
        return self._recording.has_begun_writing

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
        found = damage_sentences(self._journal, self._fold.rivals, self._unsettled_damages())
        return (*found, self.plan_fault) if self.plan_fault else tuple(found)

    def _unsettled_damages(self) -> Iterator[Damage]:
        damages = self._journal.damages
        if not damages:
            return
        from workplan_tui.model.inspection.settled import is_file_settled, place_mark, settled_marks

        marks = settled_marks(self.ledger(date.max))
        for one in damages:
            is_known = place_mark(one.file, one.offset, one.length) in marks
            if not is_known and not is_file_settled(one.file, one.offset, marks):
                yield one

    @property
    def ahead(self) -> Entry | None:
        """The last entry that a clock dated ahead and nobody has settled; settling it settles all."""
        ids = [] if self.is_today_pretended else self._journal.unsettled()[-1:]
        return self.ledger(date.max).find(ids[0]) if ids else None

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
    def newest_id(self) -> str | None:
        """The greatest id of all entries read so far."""
        return self._journal.newest_id

    @property
    def is_plan_unrecorded(self) -> bool:
        """Whether the file is no longer what the last adjustment made it: somebody changed it by hand."""
        revisions = self.ledger(date.max).revisions
        if not revisions:
            return False
        if self._marked is None or self._marked[0] != self._plan_seen:
            from workplan_tui.store.plan.file import read_bytes
            from workplan_tui.store.plan.kept_plans import mark_of

            try:
                self._marked = self._plan_seen, mark_of(read_bytes(self.plan_path, self._journal.files))
            except WorkplanError:
                return False  # what is wrong with the file is said elsewhere
        return self._marked[1] != revisions[-1].edition

    def plan_hash(self) -> str:
        """Return the SHA-256 of the plan file, in hex; `NotSaved` where it is no longer what was read."""
        from hashlib import sha256  # only who prints an issue names its plan

        from workplan_tui.store.plan.file import read_bytes

        data = read_bytes(self.plan_path, self._journal.files)
        if _stamp(self._journal.files, self.plan_path) != self._plan_seen:
            raise NotSaved(tr("The plan was changed meanwhile; try again."))
        return sha256(data).hexdigest()

    def today(self) -> date:
        """Return the day it is in the plan's time zone, or the pretended one."""
        return self._pretended_today or datetime.now(self._newest.clock_zone()).date()

    def pretend(self, today: date) -> None:
        """Let it be that day from now on."""
        self._pretended_today = today

    @property
    def is_today_pretended(self) -> bool:
        """Whether the times of recording belong to another calendar than the days."""
        return self._pretended_today is not None

    def ledger(self, day: date | None = None) -> Ledger:
        """Return the ledger of what has been read so far, as of `day` (today)."""
        return self._fold.ledger(self._newest, day or self.today())

    def ledger_about(self, change: Change) -> Ledger:
        """Return a ledger of the change's day that is right about its tasks, and says nothing of others."""
        return self._fold.ledger_about(self._newest, change).at(change.on)

    def reload(self) -> bool:
        """Read what other processes changed; return whether anything did."""
        changed = self._reload_plan()
        return self._read() or changed

    def record(self, change: Change) -> Recorded:
        """Judge the change and make it durable; raise a `WorkplanError` when nothing was saved."""

        def judge() -> Judged:
            if change.aim is not None:
                self._reload_plan()
            is_about_entries = change.id or change.source or any("task" not in op for op in change.ops)
            ledger = (
                self.ledger(date.max) if is_about_entries else self._fold.ledger_about(self._newest, change)
            )
            return judged(ledger, change, lambda entry: self.is_own(entry))

        return self.append(change.actor, judge, change)

    @cached_property
    def _copies(self) -> PlanCopies:
        """The kept editions of the plan, of which few plans have any."""
        from workplan_tui.store.plan.kept_plans import PlanCopies

        return PlanCopies(self._journal.files, self._journal.folder)

    @cached_property
    def taking_back(self) -> TakingBack:
        """Undo and redo, which few commands are."""
        from workplan_tui.store.taking_back import TakingBack

        return TakingBack(self)

    @cached_property
    def is_own(self) -> Callable[[Entry], bool]:
        """What says whether an entry is of the account that records here: root may record for another."""
        from workplan_tui.store.journal.own_entries import own_entries  # few edits take anything back

        if os.geteuid() != 0:
            return own_entries(0)
        from workplan_tui.store.disk.as_owner import AsOwner  # root alone can

        try:
            return own_entries(AsOwner(self._journal.files, self.journal_dir, self._environment).owner())
        except OSError as error:
            raise _cannot_read(self.journal_dir, error) from error

    def edited_plan(self, wanted: Plan) -> bytes:
        """Return the plan file changed into `wanted`, all else in it as it was; `Refused` where that cannot be."""
        from workplan_tui.store.plan.file import read_bytes
        from workplan_tui.store.plan.plan_edit import edited

        return edited(read_bytes(self.plan_path, self._journal.files), wanted, self.plan_path)

    def editions(self, data: bytes, name: str, wanted: Adjustment) -> tuple[Plan, Plan]:
        """Return the newest edition and the one in the bytes of the file, which may follow it; else `Refused`."""
        from workplan_tui.model.plan_changes import why_not_edition  # a plan is seldom adjusted
        from workplan_tui.store.plan.file import parse_plan

        if self.plan_refusal:
            raise Refused(self.plan_refusal)
        new, last = parse_plan(data, name), self.ledger(date.max).revisions
        if why := why_not_edition(self._newest, new, wanted.on, last[-1].on if last else None):
            raise Refused(why)
        return self._newest, new

    def revise(self, data: bytes, wanted: Adjustment) -> Recorded:
        """Put another edition of the plan in the place of the file and record it; `WorkplanError` where it may not be.

        The file is replaced under the lock before the entry is written, and put back where that fails: what a
        crash leaves between the two is a file that was changed by hand, which `accept` records.
        """
        from workplan_tui.model.recording.adjusting import edition_op  # a plan is seldom adjusted
        from workplan_tui.store.disk.replace import write_whole
        from workplan_tui.store.plan.file import parse_plan, read_bytes
        from workplan_tui.store.plan.kept_plans import mark_of

        path, files = self._journal.files.real_path(self.plan_path), self._journal.files
        self._reload_plan()
        former = read_bytes(path, files)
        plan = parse_plan(data, self.plan_path)
        is_replaced = False

        def judge() -> Judged:
            nonlocal is_replaced
            if read_bytes(path, files) != former:
                raise NotSaved(tr("The plan was changed meanwhile; try again."))
            op = edition_op(self.unsealed(), plan, (mark_of(former), mark_of(data)), wanted)
            for edition in (former, data):
                self._copies.keep(edition)
            is_replaced = True
            write_whole(path, data, True, files)
            self._reload_plan()
            return Judged((op,), wanted.on)

        try:
            return self.append(wanted.actor, judge)
        except BaseException as error:
            if isinstance(error, WorkplanError):
                error.entry_line = None  # a line alone adjusts no plan
            if is_replaced:
                write_whole(path, former, True, files)
                self._reload_plan()
            raise

    def accept(self, wanted: Adjustment) -> Recorded:
        """Record that the file as it stands is the plan, and that its ids mean the tasks that they meant."""
        from workplan_tui.model.recording.adjusting import accept_op  # a plan is seldom adjusted
        from workplan_tui.store.plan.file import read_bytes

        def judge() -> Judged:
            self._reload_plan()
            data = read_bytes(self.plan_path, self._journal.files)
            ledger = self.unsealed()
            return Judged((accept_op(ledger, self._copies.keep(data), wanted),), wanted.on)

        return self.append(wanted.actor, judge)

    def checkpoint(self, actor: str, reason: str = "") -> Recorded:
        """Record what every file of the journal holds, so that it shows when one is changed later."""
        from workplan_tui.model.operations.checkpoint import files_op  # one in a month
        from workplan_tui.store.journal.witnesses import kept_files

        def judge() -> Judged:
            self.unsealed()
            kept = kept_files(self._journal.files, self.journal_dir)
            return Judged((files_op(kept, self.plan_hash(), reason),), self.today())

        return self.append(actor, judge)

    def seal(self, wanted: WantedSeal) -> Recorded:
        """Write the archive of the year and freeze the journal; `WorkplanError` where the year stays open.

        The archive is made, and signed, before the lock is taken: whoever is asked for a pass phrase keeps
        nobody waiting. Under the lock it is only compared whether the journal is still what went into it.
        """
        from hashlib import sha256

        from workplan_tui.model.operations.seal import seal_op  # once a year
        from workplan_tui.store.journal.witnesses import kept_files
        from workplan_tui.store.sealing.closing import contents_of, put_archive
        from workplan_tui.store.sealing.year_archive import SIGNATURE, SUMS, packed, sums_of

        files = self._journal.files
        try:
            kept = contents_of(files, self.plan_path, self.journal_dir)
        except OSError as error:
            raise _cannot_read(self.journal_dir, error) from error
        self.reload()
        self.unsealed()
        contents = {**kept, **wanted.papers(self.ledger(wanted.day))}
        contents[SUMS] = sums_of(contents)
        if wanted.sign is not None:
            contents[SIGNATURE] = wanted.sign(contents[SUMS])
        data = packed(contents)

        def judge() -> Judged:
            self.unsealed()
            if contents_of(files, self.plan_path, self.journal_dir) != kept:
                raise NotSaved(tr("Plan or journal were changed meanwhile; try again."))
            put_archive(files, wanted.path, data, wanted.force)
            held = kept_files(files, self.journal_dir)
            day, archive_hash = wanted.day.isoformat(), sha256(data).hexdigest()
            op = seal_op(held, self.plan_hash(), archive_hash, day, wanted.accepted, wanted.reason)
            return Judged((op,), self.today())

        try:
            return self.append(wanted.actor, judge)
        except WorkplanError as error:
            error.entry_line = None  # a line alone seals nothing
            raise

    def unsealed(self) -> Ledger:
        """Return the ledger of all days; `Refused` where the year is sealed."""
        ledger = self.ledger(date.max)
        refuse_sealed(ledger)
        return ledger

    def append(self, actor: str, judge: Judge, change: Change | None = None) -> Recorded:
        """Make durable what `judge` makes of the journal under the lock; a `WorkplanError` where nothing was saved."""
        if reason := self.read_only_reason:
            raise NoPermission(reason)
        appended = self._recording.append(actor, judge, change)
        self._journal.keep_indexes()
        said = appended.judged
        return Recorded(
            appended.entry,
            self._shown_after,
            said.undone,
            said.known is None,
            said.later,
            said.claims,
            appended.doubts,
        )

    def _shown_after(self, entry: Entry) -> Ledger:
        return self.ledger(max(entry.on, self.today()))

    def _read(self, refresh: Callable[[], bool] | None = None) -> bool:
        try:
            changed = (refresh or self._journal.refresh)()
            self._fold.follow(self._newest)
            return changed
        except OSError as error:
            raise _cannot_read(self.journal_dir, error) from error

    def _planned(self) -> tuple[str, Plan]:
        """Return the plan's path and the plan, which an edit may have read again."""
        return self.plan_path, self._newest

    def _reload_plan(self) -> bool:
        seen = _stamp(self._journal.files, self.plan_path)
        if seen == self._plan_seen:
            return False
        self._plan_seen = seen
        try:
            self._newest = cached_plan(self.plan_path, self._environment, self._journal.files)
            self.plan_fault = None
        except WorkplanError as error:
            self.plan_fault = str(error)
        return True


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
