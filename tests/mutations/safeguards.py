"""The list: what keeps each promise of docs/reliability.md, what is left without it, and which tests see that.

A new safeguard gets its line here, or in the list beside that it belongs to, with the test that needed it.
Texts are whole statements, or the whole of a condition, so that a line that is only wrapped anew is found again.
"""

from __future__ import annotations

from tests.mutations.accounts import ACCOUNTS
from tests.mutations.copies import COPIES
from tests.mutations.edits import EDITS
from tests.mutations.mutant import Mutant
from tests.mutations.outgoing import OUTGOING
from tests.mutations.sizes import SIZES
from tests.mutations.terminals import TERMINALS

_APPENDING = "store/journal/appending.py"
_JOURNAL = "store/journal/journal.py"
_OF_WRITER = "store/journal/writer.py"
_QUARANTINE = "store/journal/quarantine.py"
_WRITERS = "store/journal/writers.py"
_TRUST = "store/journal/trust.py"
_OWN = "store/journal/own_files.py"
_NAMED = "store/disk/accounts.py"
_APPLIED = "store/journal/handed_in.py"
_JUDGE = "model/recording/judge.py"
_UNDOING = "model/recording/undo_rules.py"
_CACHE = "store/plan/cache.py"
_RECORDS = "store/disk/keyed_records.py"
_SETTINGS_EDIT = "store/settings/settings_edit.py"

_DURABLE = "store/test_durable_names.py"
_COPIES = "store/test_copies.py"
_COUNTED = "store/test_counted.py"
_STORE = "store/test_store.py"
_SWAPS = "store/test_swaps.py"
_SHARED = "store/test_shared_folder.py"
_PROCESSES = "store/test_processes.py"
_JUDGED = "model/recording/test_judge.py"
_APPLY = "cli/test_apply.py"

_APPEND = (
    Mutant("no end of the file", "store/disk/files.py", "os.O_RDWR | os.O_APPEND | _SAFE)", "os.O_RDWR | _SAFE)",
           _STORE, "torn_last_line"),
    Mutant("a symbolic link is followed", "store/disk/files.py", "os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK",
           "os.O_CLOEXEC | os.O_NONBLOCK", _STORE, "symbolic_link"),
    Mutant("a name that is taken is written", "store/disk/files.py", "os.O_CREAT | os.O_EXCL", "os.O_CREAT",
           _DURABLE, "never_written_over"),
    Mutant("no flush", _APPENDING, "    files.fsync(handle)\n", "", _DURABLE, "an_edit_survives"),
    Mutant("no flush of the folder", _APPENDING, "        flush_folder(files, folder)\n", "", _DURABLE,
           "an_edit_survives"),
    Mutant("no flush of the folder above", _APPENDING, "        flush_parent(files, folder)\n", "",
           _DURABLE, "an_edit_survives"),
    Mutant("no line end before a line after a torn one", _APPENDING,
           'files.pread(handle, 1, start - 1) == b"\\n"', "True", "store/test_sweep.py", "28-torn"),
    Mutant("no line end before a line that begins a sector", _APPENDING, "start % _SECTOR != 0 and ", "",
           _STORE, "begins_a_sector"),
    Mutant("no look whether the file is still the one", _APPENDING,
           "same_file(named, files.fstat(handle))", "True", _COUNTED, "swapped and replaced"),
    Mutant("no look whether the file was cut", _APPENDING, " or named.st_size != start + len(data):", ":",
           _COUNTED, "swapped and cut"),
    Mutant("no reading back", _APPENDING, "if read_all(files, handle, start, len(data)) != data:",
           "if False:",
           _STORE, "something_else"),
    Mutant("cutting back takes others' bytes", _APPENDING,
           "if files.fstat(handle).st_size == start + written:",
           "if True:", _DURABLE, "appended_meanwhile"),
    Mutant("our own bytes are left", _APPENDING, "            files.truncate(handle, start)\n",
           "            pass\n",
           _DURABLE, "taken_back or half_a_line"),
    Mutant("half a line is left", _APPENDING,
           "        _cut_back(files, handle, start, written)\n        raise", "        raise", _DURABLE,
           "half_a_line"),
    Mutant("a new file is kept after its folder's flush failed", _APPENDING, "        if is_new:\n",
           "        if False:\n",
           _DURABLE, "could_not_be_flushed"),
    Mutant("a new file is kept without its mode", _APPENDING, "        drop(files, path)\n        raise",
           "        raise",
           _DURABLE, "mode_could_not_be_set"),
    Mutant("a file with a second name is written", _APPENDING, "if found.st_nlink > 1 or ", "if ", _SWAPS,
           "second_name"),
    Mutant("a file that anyone may write is written", _APPENDING,
           "    if found.st_nlink > 1 or others_can_change:", "    if found.st_nlink > 1:",
           _SHARED, "names_taken and for-all", needs_root=True),
    Mutant("a file of another account is written", _APPENDING,
           "if found.st_uid != os.geteuid() and not has_no_rights(found.st_dev):", "if False:",
           _SHARED, "given_to_another and for-all", needs_root=True),
    Mutant("a file whose flush failed is used again", "store/journal/segment.py",
           "self.is_doubtful = True", "pass",
           _STORE, "flush_failed"),
    Mutant("a flush that fails for want of room gives up", _OWN, "    except Unproven:\n",
           "    except ZeroDivisionError:\n", _DURABLE, "want_of_room"),
    Mutant("a line too long is written", _OWN, "    if len(line) > LONGEST_LINE:", "    if False:",
           _STORE, "longer_than_a_line"),
    Mutant("another id is offered than may be on the disk", _OWN,
           "    refusal.entry_line, refusal.entry_id = format_offer(entry), entry.id\n",
           "    if isinstance(refusal, NotSaved):\n"
           "        refusal.entry_line, refusal.entry_id = format_offer(entry), entry.id\n",
           "store/test_sweep.py", "read_only_after and note"),
)  # fmt: skip

_READING = (
    Mutant("no lock", "store/disk/files.py", "fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)", "pass",
           _PROCESSES, "one-file"),
    Mutant("no look whether the lock is still the one", "store/disk/lock.py",
           "if _is_named(files, handle, path):", "if True:",
           _PROCESSES, "leads_elsewhere"),
    Mutant("a lock that is no file is taken", "store/disk/lock.py", "if not stat.S_ISREG(locked.st_mode):",
           "if False:",
           _PROCESSES, "no_file and fifo"),
    Mutant("nothing is read under the lock", "store/recording.py",
           "            self._read(self._journal.refresh_growing)\n", "", _STORE,
           "before_the_next_was_begun"),
    Mutant("no look at the end of the last line read", "store/journal/segment.py",
           "return read_all(files, handle, start, len(self._anchor)) == self._anchor", "return True",
           _SWAPS, "lengthened"),
    Mutant("what grew before the next number is passed over", _JOURNAL,
           "        self._growing &= set(self._names)\n",
           "        self._growing = set()\n", _STORE, "before_the_next_was_begun"),
    Mutant("a folder's time is trusted at once", _JOURNAL,
           "if time() - found.st_mtime > _COARSEST_CLOCK:", "if True:",
           _DURABLE, "last_tick"),
    Mutant("numbers are ordered as words", _JOURNAL, "self._names = sorted(names, key=_numbered)",
           "self._names = sorted(names)", _DURABLE, "four_digits"),
    Mutant("entries that go away are not told", _JOURNAL,
           "        self._gone.update((id, name) for id in before.seen_ids())\n", "", _SWAPS,
           "says_that_they_are_gone"),
    Mutant("a half view is judged by", "store/recording.py", "self._journal.refuse_half_view(replica)", "pass",
           _SWAPS, "is_no_file"),
    Mutant("a fault of the disk in another's file is passed over", _JOURNAL,
           "if is_own or not is_passed_over:", "if is_own:", _DURABLE, "another_writer_s_file"),
    Mutant("a folder that went away is begun anew", "store/recording.py", "if self._journal.was_there:",
           "if False:",
           _SWAPS, "went_away"),
    Mutant("an id comes before what was read", "store/journal/entry_id.py",
           "    if newest:\n        last_moment",
           "    if False:\n        last_moment", "store/journal/test_entry_id.py", "greater"),
    Mutant("what waits comes after what others made meanwhile", "store/journal/entry_id.py",
           "    step = 1 if is_waiting else 2\n", "    step = 2\n", "store/journal/test_entry_id.py",
           "that_waits"),
    Mutant("what is gone no longer holds the ids in order", _JOURNAL,
           '            if newest > (self.newest_id or ""):\n'
           "                if self._trust.is_shared and newest > last_near_id():\n"
           "                    newest = self._newest_counted(name)\n"
           '                self.newest_id = max(self.newest_id or "", newest) or None\n',
           "            self.newest_id = newest or None\n", _DURABLE, "ever_read"),
    Mutant("no checksum of a plain line", "store/journal/line.py",
           '        and b"%08x" % crc32(line[CHECKSUM_LENGTH:]) == line[_HEAD_END:_VERSION_AT]\n', "",
           _SWAPS, "changed_in_place"),
    Mutant("what is offered on a half view is judged", "store/recording.py",
           "_as_typed(change) if change and self._journal.unreadable else edit.judge()", "edit.judge()",
           "store/test_sweep.py", "read_only_after and reopened"),
)  # fmt: skip

_NAMES = (
    Mutant("two accounts of a home are one writer", _OF_WRITER,
           "            if not is_own_place(folder, self._files):\n", "            if False:\n", _SHARED,
           "home_that_two and for-all and root", needs_root=True),
    Mutant("no flush of what the writer remembers", "store/disk/beside.py", "if is_flushed:", "if False:",
           _DURABLE, "remembers"),
    Mutant("no flush of the folder of what the writer remembers", _OF_WRITER,
           "        flush_folder(self._files, os.path.dirname(self._path))\n", "", _DURABLE, "remembers"),
    Mutant("no flush of folders on the way", "store/disk/file_steps.py", "    flush_parent(files, path)\n", "",
           _DURABLE, "folders_made"),
    Mutant("no flush of a whole file", "store/disk/beside.py", "if is_flushed:", "if False:", _DURABLE,
           "whole_file"),
    Mutant("no flush of a whole file's folder", "store/disk/replace.py",
           "        flush_folder(files, folder)\n", "",
           _DURABLE, "whole_file"),
    Mutant("a whole file replaces another unasked", "store/disk/replace.py", "is_new=not force", "is_new=False",
           "cli/test_import.py", "kept_without_force"),
    Mutant("a whole file replaces what is no file", "store/disk/replace.py", "    if stat.S_ISREG(found.st_mode):\n",
           "    if True:\n",
           "cli/test_import.py", "never_replaced"),
    Mutant("no flush of what was set aside", "store/disk/beside.py", "if is_flushed:", "if False:",
           _DURABLE, "set_aside"),
    Mutant("no flush of the folder of what was set aside", _QUARANTINE,
           "            flush_folder(files, journal_folder)\n", "", _DURABLE, "set_aside"),
    Mutant("half a copy is taken for the whole", _QUARANTINE, 'beside = f"{target}.{os.urandom(4).hex()}"',
           "beside = target", _DURABLE, "half_copied"),
    Mutant("damaged lines are not set aside", "store/recording.py",
           "                set_aside(self._journal.files, self._journal.folder, damages)\n", "                pass\n",
           _STORE, "set_aside"),
)  # fmt: skip

_ACCOUNTS = (
    Mutant("a folder that anyone may rewrite is used", "store/disk/rights.py",
           "return bool(folder.st_mode & stat.S_IWOTH and",
           "return bool(False and", _SHARED, "anyone_may_rewrite"),
    Mutant("a folder of a group is not a shared one", "store/disk/rights.py", "stat.S_IWGRP | stat.S_IWOTH",
           "stat.S_IWOTH",
           _SHARED, "file_made_in_the_name and for-a-group", needs_root=True),
    Mutant("what was read counts whoever has the file now", _TRUST, "if name in self.strangers:", "if False:",
           _SHARED, "counts_no_longer and for-all", needs_root=True),
    Mutant("no look at the owners before files are read", _JOURNAL,
           "        changed |= self._look_at_owners(names())\n", "", "accounts/test_garbage.py",
           "forty_gigabytes and forged", needs_root=True),
    Mutant("the owner of the highest number is the writer", _WRITERS, "_, first = min(its)",
           "_, first = max(its)",
           _SHARED, "owns_his_first_file and for-all", needs_root=True),
    Mutant("root's files do not count", _NAMED, "return {0, folder_owner}",
           "return {folder_owner}",
           _SHARED, "not_root_s and for-all", needs_root=True),
    Mutant("others' files are taken for one's own", _JOURNAL,
           "return [segment for segment in own if self._is_ours(segment)]", "return list(own)",
           _SHARED, "names_taken and for-all", needs_root=True),
    Mutant("no look at who made the quarantine", _QUARANTINE,
           "return stat.S_ISDIR(found.st_mode) and found.st_uid in trusted", "return True",
           _SHARED, "folder_for_damaged and for-all", needs_root=True),
    Mutant("no look at the writer a line names", _TRUST, " if entry.replica == replica]", "]",
           _SHARED, "line_in_the_name and for-all", needs_root=True),
)  # fmt: skip

_RECORDING = (
    Mutant("an edit on a stale view", _JUDGE,
           "        _refuse_stale(then, change, task_id, field, was)\n", "",
           _JUDGED, "stale_view"),
    Mutant("an entry that was overtaken", _JUDGE,
           "        _refuse_overtaken(ledger, change, task_id, field)\n", "",
           _APPLY, "overtaken"),
    Mutant("a report over one that nobody has seen", _JUDGE,
           '        _refuse_second_report(then, change, task_id_of(op))\n', "        pass\n", _JUDGED, "looked_at"),
    Mutant("a claim that is none any more is returned", _JUDGE, "    if change.is_return:", "    if False:",
           _JUDGED, "claim_can_be_returned"),
    Mutant("an undo loses others' values", _UNDOING,
           "    refuse_to_lose(ledger, entry, is_own)\n    return entry", "    return entry", _JUDGED,
           "would_lose"),
    Mutant("an undo handed in loses others' values", _JUDGE,
           "refuse_to_lose(ledger, undoable(ledger, id, is_own), is_own)", "undoable(ledger, id, is_own)",
           _APPLY, "would_lose"),
    Mutant("an undo takes back what is another account's", _UNDOING, "    if not is_own(entry):",
           "    if False:",
           _JUDGED, "accounts_own_could"),
    Mutant("an undo handed in takes back what came after it", _JUDGE, "if change.id and change.id <= id:",
           "if False:", _JUDGED, "handed_in_late"),
    Mutant("an undo passes over what it had not seen", _UNDOING,
           "unknown = heads - Knowledge(late).of(mine, heads) if heads else heads", "unknown = set[str]()",
           _JUDGED, "had_not_seen"),
    Mutant("a redo covers others' values", _UNDOING,
           'return because("would_cover", values=_values(ledger, covered)) if covered else None', "return None",
           _JUDGED, "redo_refuses"),
    Mutant("what is known beside is a conflict", _JUDGE, "    if beside:\n", "    if False:\n", _JUDGED,
           "beside"),
    Mutant("an id may say two things", _JUDGE, "        if known.meaning == said:", "        if True:",
           _APPLY, "something_else"),
    Mutant("a source is recorded twice", _JUDGE, "    if change.source is None:\n", "    if True:\n", _APPLY,
           "same_source_twice"),
    Mutant("an edit that is not saved is judged twice", "store/recording.py", "            if judged is None:\n",
           "            if True:\n", _STORE, "judged_once"),
    Mutant("what a line says it replaces is not looked at", _APPLIED, "actor, on, seen or None, **more)",
           "actor, on, None, **more)", _APPLY, "must_still_be_so"),
    Mutant("an entry of another plan is applied", _APPLIED,
           "entry.version != VERSION or entry.plan != plan.id:",
           "entry.version != VERSION:", _APPLY, "another_plan_or_format"),
    Mutant("an entry of a day to come is applied", _APPLIED, "    if id_moment(entry.id) > latest + SLACK:",
           "    if False:", _APPLY, "wrong_input"),
)  # fmt: skip

_FRONT = (
    Mutant("a plan that changed while it was parsed is kept", _CACHE, "if key and key == _key(",
           "if key or key == _key(",
           "store/plan/test_cache.py", "changed_while"),
    Mutant("a plan just written is kept", _CACHE,
           "    if time.time() - found.st_mtime < _SETTLED_AFTER:", "    if False:",
           "store/plan/test_cache.py", "just_written"),
    Mutant("a cache of another file is believed", _CACHE, "        if kept_key != key or not", "        if not",
           "store/plan/test_cache.py", "changed_plan"),
    Mutant("a cache with another letter is believed", _RECORDS,
           'if checked != b"%08x" % zlib.crc32(told):', "if False:",
           "store/plan/test_cache.py", "another_letter"),
    Mutant("a task with another letter is believed", _RECORDS,
           'if line[:_SUM] != b"%08x" % zlib.crc32(line[_SUM:]):', "if False:",
           "store/plan/test_cache.py", "in_a_task"),
    Mutant("tasks with another letter are believed", _RECORDS,
           "if len(data) != self._size or zlib.crc32(data) != self._sum:", "if False:",
           "store/plan/test_cache.py", "in_a_task"),
    Mutant("a plan that no longer parses is not told", "store/store.py",
           "            self.plan_fault = str(error)\n",
           "            pass\n", _STORE, "no_longer_parses"),
    Mutant("views are written over another program's file", _SETTINGS_EDIT,
           "if not same_file(known, files.stat(target)):",
           "if False:", "store/settings/test_views_file.py", "puts_in_its_place"),
    Mutant("a view takes other tables with it", _SETTINGS_EDIT,
           "    if repr(rest(before)) != repr(rest(after)):",
           "    if False:", "store/settings/test_views_file.py", "another_table"),
    Mutant("a past day is written", "cli/context.py",
           "        if self.as_of is not None and not looks_back:\n            raise",
           "        if False:\n            raise", "cli/test_meeting.py", "as_of_a_day"),
    Mutant("a day to come is written", "cli/recording_verbs.py", "    if on and on > today:", "    if False:",
           "cli/test_set.py", "wrong_words"),
    Mutant("what is saved is called unsaved", "cli/recording_verbs.py",
           "        raise Unprinted(sentence.format(reason=why_refused(error))) from error", "        raise",
           "cli/test_process.py", "called_unsaved"),
    Mutant("damages are not told", "cli/context.py", "        _warn_of_damages(store.damages)\n", "",
           "cli/test_doctor.py", "thousand_damaged"),
    Mutant("a number used twice gives one id", "importing/assemble.py",
           "number and number not in self.used and is_id(number)", "number and is_id(number)",
           "importing/test_outline.py",
           "used_twice"),
    Mutant("a number left out is not told", "importing/texttasks.py",
           "node.number > last + 1 and (last or node in self.task_nodes):", "False:",
           "importing/test_outline.py", "left_out"),
    Mutant("a missing deadline is not told", "importing/texttasks.py",
           "            if len(without) < len(labelled) * _SHARE:",
           "            if False:", "importing/test_outline.py", "deadline_is_missing"),
)  # fmt: skip

MUTANTS = (
    *_APPEND, *_READING, *_NAMES, *_ACCOUNTS, *_RECORDING, *_FRONT,
    *COPIES, *ACCOUNTS, *SIZES, *EDITS, *TERMINALS, *OUTGOING,
)  # fmt: skip
