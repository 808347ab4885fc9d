"""What keeps an edit from meaning something else than was meant, and from ending without a word."""

from __future__ import annotations

from tests.mutations.mutant import Mutant

_JUDGE = "model/recording/judge.py"
_STORE = "store/store.py"
_INTERRUPTS = "cli/interrupts.py"

_INTERRUPTED = "cli/test_interrupts.py"
_APPLY = "cli/test_apply.py"
_UNDO = "cli/test_undo.py"
_JUDGED = "model/recording/test_judge.py"
_IN_STORE = "store/test_store.py"
_OWN_EDITS = "model/recording/test_own_edits.py"
_PRIVATE = "store/settings/private_file.py"
_TYPED = "store/settings/test_private_files.py"

EDITS = (
    Mutant("Ctrl+C breaks a write off", _INTERRUPTS,
           "if self._store is None or not self._store.has_begun_writing:", "if True:", _INTERRUPTED,
           "middle and fsync"),
    Mutant("Ctrl+C waits before anything is written", _INTERRUPTS,
           "if self._store is None or not self._store.has_begun_writing:",
           "if self._store is None:", _INTERRUPTED,
           "before_the_write", is_dear=True),
    Mutant("what was interrupted is not told", _INTERRUPTS,
           'warn(tr("Interrupted; nothing was saved."))', "pass", _INTERRUPTED, "before_the_write"),
    Mutant("an edit goes to another plan than was looked at", _JUDGE, "    if plan.id != change.aim.plan_id:",
           "    if False:", "tui/edits/test_stale_edits.py", "typed_for_another_plan", is_dear=True),
    Mutant("an edit goes to another task of the same number", _JUDGE,
           "        if task and was not in (None, task.text):", "        if False:", _IN_STORE,
           "aimed_at_another"),
    Mutant("the plan is not looked at again before an edit", _STORE,
           "            if change.aim is not None:\n                self._reload_plan()\n", "", _IN_STORE,
           "aimed_at_another"),
    Mutant("what was taken back is called recorded", _JUDGE,
           "if known.meaning == said and ledger.stands(known):",
           "if known.meaning == said:", _APPLY, "taken_back_is_not_called"),
    Mutant("a source that was undone is called recorded", _JUDGE,
           "if _says(entry, change) and ledger.stands(entry)", "if _says(entry, change)", _APPLY,
           "was_undone"),
    Mutant("a source of the same name is the same", _JUDGE,
           "if _says(entry, change) and ledger.stands(entry)",
           "if ledger.stands(entry)", _APPLY, "same_name"),
    Mutant("what waits in vain covers what others set", "store/recording.py",
           "new_entry_id(self._journal.newest_id, is_waiting=True)",
           'new_entry_id(self._journal.newest_id)[:8] + "-ffff-7000-8000-000000000000"', _IN_STORE,
           "waited_in_vain"),
    Mutant("an old edit is taken back unasked", "store/taking_back.py",
           "return abs(now - datetime.fromisoformat(entry.at)) <= _RECENT", "return True", _UNDO,
           "older_than_an_hour and undo"),
    Mutant("an undo takes back what another account recorded", "model/recording/undo_rules.py",
           "if not entry.is_undo and is_own(entry))", "if not entry.is_undo)", _UNDO, "actors_name"),
    Mutant("a redo goes into another past", "model/recording/undo_rules.py",
           "        if not entry.is_undo:\n            raise Refused(",
           "        if False:\n            raise Refused(",
           _UNDO, "redo_is_refused"),
    Mutant("a question is taken back under its answer", "model/recording/undo_rules.py",
           "    dealt = _dealt_with(ledger, entry)\n", "    dealt: list[Fact] = []\n", _OWN_EDITS, "was_answered"),
    Mutant("any end of an id means an edit", "model/recording/undo_rules.py",
           "is_end = len(mark) >= _SHORTEST_MARK", "is_end = True", _OWN_EDITS, "end_of_an_id"),
    Mutant("one refusal hides the others", _JUDGE,
           "Refused(Refusals(tuple(found.values())) if len(found) > 1 else refusal)", "Refused(refusal)",
           "cli/test_strangers.py", "every_task_that_is_refused"),
    Mutant("an edit reaches what a filter hides", "tui/edits/attempt.py",
           "wanted = view.marked - view.hidden_marks or {task_id}", "wanted = view.marked or {task_id}",
           "tui/edits/test_hidden_marks.py", "never_reaches", is_dear=True),
    Mutant("two screens write over each other's drafts", _PRIVATE, "        lock.__enter__()\n", "        pass\n",
           _TYPED, "keep_all_their_drafts"),
    Mutant("a process number used again hides a draft", "store/disk/process.py",
           "_told(files, int(parts[1])) == process", 'bool(_told(files, int(parts[1])))', _TYPED, "hides_no_draft"),
    Mutant("a draft that never fits drives the others out", "store/settings/drafts_file.py",
           "if len(_encoded({key: draft})) <= _MOST_BYTES", "if True", _TYPED, "could_not_be_put"),
    Mutant("what others may read is a draft", _PRIVATE, "not _is_safe(found, _OTHERS)", "False",
           "tui/edits/test_drafts.py", "accounts_alone"),
    Mutant("a draft of what is recorded stays", "tui/edits/drafts.py",
           "        self._forget(self._key(kind, tasks))\n        await self.keep(desk)\n",
           "        self._forget(self._key(kind, tasks))\n", "tui/edits/test_drafts.py",
           "told_at_the_start_and_listed", is_dear=True),
    Mutant("a value that stays in force over the edit is not told", _JUDGE,
           "if newest is not None and newest.entry.on > change.on:", "if False:", "tui/edits/test_stale_edits.py",
           "later_dated", is_dear=True),
)  # fmt: skip
