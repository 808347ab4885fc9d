"""The store: what it says is saved is saved, and nobody is fooled by a stale view."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.reliability.faults import FaultyFiles
from tests.reliability.same_disk import SameDisk
from tests.store.conftest import journal_files
from tests.support.error_words import refuses
from workplan_tui.base.errors import Locked, Moved, NoPermission, NotSaved, Refused, UsageError
from workplan_tui.model.entry import Aim, Change
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.recording.judge import judged
from workplan_tui.model.recording.judged import Judged
from workplan_tui.store.disk import lock as lock_module
from workplan_tui.store.disk.files import Files
from workplan_tui.store.journal import journal as journal_module
from workplan_tui.store.journal.handed_in import read_change
from workplan_tui.store.journal.line import parse_line
from workplan_tui.store.store import Store

JUNE = date(2023, 6, 1)
Opened = Callable[..., Store]


def status_change(task: str, status: str, actor: str = "swj", **more: object) -> Change:
    """Return the change that sets one status."""
    reason = str(more.pop("reason", "")) or None
    return Change((set_op(task, "status", status, reason),), actor, JUNE, **more)  # type: ignore[arg-type]


def test_an_edit_is_there_when_another_process_opens_the_plan(open_store: Opened) -> None:
    open_store().record(status_change("1", "in_progress"))
    assert open_store().ledger().status("1") == "in_progress"


def test_reading_writes_nothing(open_store: Opened, tmp_path: Path) -> None:
    open_store().ledger()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tasks.toml"]


def test_another_process_edit_is_seen_by_reload(open_store: Opened) -> None:
    watching, other = open_store(), open_store()
    other.record(status_change("2", "in_progress"))
    assert watching.reload()
    assert watching.ledger().status("2") == "in_progress"
    assert not watching.reload()


def test_an_edit_made_on_a_stale_view_is_refused_and_names_the_new_value(open_store: Opened) -> None:
    stale, other = open_store(), open_store()
    other.record(status_change("1", "in_progress", actor="chen"))
    before = journal_files(other)[0].read_bytes()
    with refuses(Refused, match="in progress by chen"):
        stale.record(status_change("1", "done", seen={("1", "status"): "not_started"}))
    assert journal_files(other)[0].read_bytes() == before


def test_a_change_to_many_tasks_is_one_line_and_one_undo(open_store: Opened) -> None:
    store = open_store()
    store.record(Change(tuple(set_op(t, "status", "in_progress") for t in "134"), "swj", JUNE))
    assert len(journal_files(store)[0].read_bytes().splitlines()) == 1
    store.taking_back.undo("swj")
    assert {store.ledger().status(task) for task in "134"} == {"not_started"}


def test_one_refused_task_refuses_the_whole_change(open_store: Opened) -> None:
    store = open_store()
    ops = (set_op("1", "status", "in_progress"), set_op("2", "status", "closed"))
    with refuses(Refused, match="Task 2"):
        store.record(Change(ops, "swj", JUNE))
    assert not journal_files(store)


def test_an_unknown_task_is_refused(open_store: Opened) -> None:
    with refuses(UsageError, match="999"):
        open_store().record(status_change("999", "done"))


def test_entries_of_one_writer_are_a_chain(open_store: Opened) -> None:
    first = open_store().record(status_change("1", "in_progress")).entry
    second = open_store().record(status_change("2", "in_progress")).entry
    assert (first.seq, second.seq) == (1, 2)
    assert second.id > first.id
    assert second.prev in journal_files(open_store())[0].read_text().splitlines()[0]


def test_a_torn_last_line_is_isolated_by_the_next_append_and_reported(open_store: Opened) -> None:
    store = open_store()
    store.record(status_change("1", "in_progress"))
    path = journal_files(store)[0]
    whole = path.read_bytes()
    path.write_bytes(whole + '{"crc":"12345678","v":1,"id":"未完'.encode()[:-1])
    again = open_store()
    assert "unfinished last line" in again.damages[0]
    again.record(status_change("2", "in_progress"))
    assert path.read_bytes().startswith(whole)
    assert [again.ledger().status(task) for task in "12"] == ["in_progress", "in_progress"]
    assert "checksum" in open_store().damages[0]


def test_an_empty_line_is_no_damage(open_store: Opened) -> None:
    store = open_store()
    store.record(status_change("1", "in_progress"))
    path = journal_files(store)[0]
    path.write_bytes(b"\n" + path.read_bytes() + b"\n\r\n")
    open_store().record(status_change("2", "in_progress"))
    again = open_store()
    assert again.damages == ()
    assert [again.ledger().status(task) for task in "12"] == ["in_progress", "in_progress"]


def test_a_line_that_begins_a_sector_brings_its_own_line_end(open_store: Opened) -> None:
    store = open_store()
    store.record(status_change("1", "in_progress"))
    path = journal_files(store)[0]
    before = path.read_bytes() + b"\n" * (-path.stat().st_size % 512)
    path.write_bytes(before)
    open_store().record(status_change("2", "in_progress"))
    assert path.read_bytes().startswith(before + b'\n{"crc"')
    assert open_store().damages == ()


def test_a_damaged_line_is_set_aside_and_all_after_it_is_read(open_store: Opened) -> None:
    store = open_store()
    for task in "123":
        store.record(status_change(task, "in_progress"))
    path = journal_files(store)[0]
    lines = path.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b"in_progress", b"in_pr0gress", 1)
    path.write_bytes(b"".join(lines))
    again = open_store()
    assert [again.ledger().status(task) for task in "123"] == ["in_progress", "not_started", "in_progress"]
    assert f"{path.name} line 2" in again.damages[0]
    again.record(status_change("4", "in_progress"))
    copies = list((path.parent / "quarantine").iterdir())
    assert [copy.read_bytes() + b"\n" for copy in copies] == [lines[1]]


def test_what_goes_away_under_a_running_program_is_no_longer_counted(open_store: Opened) -> None:
    store = open_store()
    for status in ("in_progress", "done"):
        store.record(status_change("1", status))
        store.ledger()
    path = journal_files(store)[0]
    lines = path.read_bytes().splitlines(keepends=True)
    beside = path.with_suffix(".other")
    beside.write_bytes(lines[0])
    beside.rename(path)
    assert store.reload()
    assert store.ledger().status("1") == "in_progress"
    path.unlink()
    assert store.reload()
    assert store.ledger().status("1") == "not_started"


def test_another_plan_under_the_same_name_counts_none_of_the_old_entries(
    open_store: Opened, plan_file: Path
) -> None:
    store = open_store()
    store.record(status_change("1", "in_progress"))
    assert store.ledger().status("1") == "in_progress"
    text = plan_file.read_text(encoding="utf-8")
    plan_file.write_text(text.replace("plan-2023", "plan-2024x"), encoding="utf-8")
    assert store.reload()
    assert store.ledger().status("1") == "not_started"
    store.record(status_change("1", "done"))
    plan_file.write_text(text, encoding="utf-8")
    store.reload()
    assert store.ledger().status("1") == "in_progress"


def test_a_failed_fsync_puts_the_same_entry_into_a_new_segment(open_store: Opened) -> None:
    open_store(files=SameDisk()).record(status_change("1", "in_progress"))
    counted = FaultyFiles()
    open_store(files=counted).record(status_change("2", "in_progress"))
    fsync_at = counted.calls.index("fsync") + 1
    store = open_store(files=FaultyFiles({fsync_at: errno.EIO}))
    entry = store.record(status_change("3", "in_progress")).entry
    assert [path.name[-10:] for path in journal_files(store)] == ["0001.jsonl", "0002.jsonl"]
    assert entry.id in journal_files(store)[1].read_text()
    assert open_store().ledger().status("3") == "in_progress"


def test_a_file_whose_flush_failed_is_not_written_again_by_the_same_program(open_store: Opened) -> None:
    class Failing(Files):
        is_failing = False

        def fsync(self, handle: int) -> None:
            self.fail(errno.EIO)
            super().fsync(handle)

        def create(self, path: str, mode: int = 0o640) -> int:
            self.fail(errno.EMFILE)
            return super().create(path, mode)

        def fail(self, number: int) -> None:
            if self.is_failing:
                raise OSError(number, os.strerror(number))

    files = Failing()
    store = open_store(files=files)
    store.record(status_change("1", "in_progress"))
    whole = journal_files(store)[0].read_bytes()
    files.is_failing = True
    with pytest.raises(NotSaved):
        store.record(status_change("2", "in_progress"))
    files.is_failing = False
    store.record(status_change("3", "in_progress"))
    assert journal_files(store)[0].read_bytes() == whole
    assert [open_store().ledger().status(task) for task in "123"] == [
        "in_progress", "not_started", "in_progress",
    ]  # fmt: skip


def test_a_disk_that_wrote_something_else_is_not_believed(open_store: Opened) -> None:
    class Lying(Files):
        lies = 0

        def write(self, handle: int, data: bytes) -> int:
            if self.lies:
                self.lies -= 1
                data = bytes(len(data))
            return super().write(handle, data)

    files = Lying()
    store = open_store(files=files)
    store.record(status_change("1", "in_progress"))
    files.lies = 1
    store.record(status_change("2", "in_progress"))
    assert [open_store().ledger().status(task) for task in "12"] == ["in_progress", "in_progress"]
    assert open_store().damages == ()


def test_a_segment_that_is_full_is_followed_by_the_next(
    open_store: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "LARGEST_SEGMENT", 1000)
    for count in range(6):
        open_store().record(Change((note_op("1", f"第{count}次"),), "swj", JUNE))
    store = open_store()
    assert len(journal_files(store)) > 1
    assert [entry.seq for entry in store.ledger().entries] == [1, 2, 3, 4, 5, 6]


def test_an_entry_longer_than_a_line_is_refused_before_anything_is_written(open_store: Opened) -> None:
    store = open_store()
    with refuses(Refused, match="65536"):
        store.record(Change((note_op("1", "长" * 30_000),), "swj", JUNE))
    assert not journal_files(store)


def test_text_that_is_no_utf8_is_refused(open_store: Opened) -> None:
    with refuses(UsageError, match="UTF-8"):
        open_store().record(Change((note_op("1", "\udcff"),), "swj", JUNE))


def test_read_only_refuses_with_its_reason(open_store: Opened) -> None:
    store = open_store(read_only=True)
    with pytest.raises(NoPermission, match="read-only"):
        store.record(status_change("1", "done"))


def test_a_journal_name_that_is_a_file_is_refused(open_store: Opened, tmp_path: Path) -> None:
    (tmp_path / "tasks.journal").write_text("")
    with pytest.raises((NotSaved, Refused)):
        open_store().record(status_change("1", "done"))


def test_a_symbolic_link_in_place_of_the_segment_is_never_followed(
    open_store: Opened, tmp_path: Path
) -> None:
    store = open_store()
    store.record(status_change("1", "in_progress"))
    path = journal_files(store)[0]
    elsewhere = tmp_path / "elsewhere"
    path.rename(elsewhere)
    kept = elsewhere.read_bytes()
    path.symlink_to(elsewhere)
    with pytest.raises(NotSaved):
        open_store().record(status_change("2", "in_progress"))
    assert elsewhere.read_bytes() == kept


def test_a_plan_that_no_longer_parses_leaves_the_last_good_one(open_store: Opened, plan_file: Path) -> None:
    store = open_store()
    plan_file.write_text("schema = ", encoding="utf-8")
    assert store.reload()
    assert store.plan.id == "plan-2023"
    assert store.damages
    store.record(status_change("1", "in_progress"))
    assert store.ledger().status("1") == "in_progress"


def test_undo_takes_exactly_the_newest_edit_back_and_redo_returns_it(open_store: Opened) -> None:
    store = open_store()
    store.record(status_change("1", "in_progress"))
    store.record(status_change("1", "done"))
    store.taking_back.undo("swj")
    assert store.ledger().status("1") == "in_progress"
    store.taking_back.undo("swj")
    assert store.ledger().status("1") == "not_started"
    store.taking_back.redo("swj")
    store.taking_back.redo("swj")
    assert store.ledger().status("1") == "done"
    with pytest.raises(Refused):
        store.taking_back.redo("swj")


def test_undo_takes_back_what_the_account_recorded_under_another_name(open_store: Opened) -> None:
    store = open_store()
    store.record(status_change("1", "in_progress", actor="chen"))
    assert store.taking_back.undo("swj").undone[0].actor == "chen"


def test_no_name_gives_an_account_what_another_one_recorded(
    open_store: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    with monkeypatch.context() as patch:
        patch.setattr("workplan_tui.store.journal.replica._account", lambda: "chen")
        entry = store.record(status_change("1", "in_progress", actor="chen")).entry
    with refuses(Refused, match="nothing of yours"):
        store.taking_back.undo("chen")
    with refuses(Refused, match="another account"):
        store.taking_back.undo("chen", entry.id)
    assert store.ledger().status("1") == "in_progress"


@pytest.mark.parametrize(
    ("old", "new"),
    [('id = "plan-2023"', 'id = "plan-2024"'), ("地区生产总值增长4.5%以上。", "完成老旧小区改造12个。")],
)
def test_an_edit_aimed_at_another_plan_is_refused_though_nobody_has_looked_at_it_yet(
    open_store: Opened, plan_file: Path, old: str, new: str
) -> None:
    store = open_store()
    aim = Aim(store.plan.id, {task.id: task.text for task in store.plan.tasks})
    text = plan_file.read_text(encoding="utf-8")
    plan_file.write_text(text.replace(old, new), encoding="utf-8")
    with refuses(Moved, match=r"plan-2024|完成老旧小区改造12个"):
        store.record(status_change("1", "done").replace(aim=aim))
    assert not journal_files(store)
    again = Aim(store.plan.id, {task.id: task.text for task in store.plan.tasks})
    assert store.record(status_change("1", "done").replace(aim=again)).is_new


def test_what_was_recorded_within_the_hour_is_recent(open_store: Opened) -> None:
    store = open_store()
    entry = store.record(status_change("1", "in_progress")).entry
    assert store.taking_back.is_recent(entry)
    for at in ("2023-06-01T12:00:00+08:00", "2199-06-01T12:00:00+08:00", "2023-06-01T12:00:00", "yesterday"):
        assert not store.taking_back.is_recent(entry.replace(at=at))


def test_undo_of_a_back_dated_edit_clears_every_day_it_held(open_store: Opened) -> None:
    store = open_store()
    store.record(status_change("1", "in_progress"))
    store.taking_back.undo("swj")
    assert store.ledger(JUNE).status("1") == "not_started"


def test_undo_refuses_when_somebody_else_edited_since(
    open_store: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    store.record(status_change("1", "in_progress"))
    with monkeypatch.context() as patch:
        patch.setattr("workplan_tui.store.journal.replica._account", lambda: "chen")
        home = {"HOME": str(Path(store.plan_path).parent / "chen")}
        Store.open(store.plan_path, environment=home).record(status_change("1", "done", actor="chen"))
    store.reload()
    with refuses(Refused, match="chen"):
        store.taking_back.undo("swj")
    assert store.ledger().status("1") == "done"


def test_closing_needs_another_person_than_the_claimant(open_store: Opened) -> None:
    store = open_store()
    store.record(status_change("1", "done"))
    with refuses(Refused, match="swj"):
        store.record(status_change("1", "closed"))
    store.record(status_change("1", "closed", actor="duchashi"))
    assert store.ledger().status("1") == "closed"


def test_the_day_is_the_plans_not_the_machines(open_store: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    assert open_store().record(status_change("1", "done")).entry.at.endswith("+08:00")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_opens_read_only(open_store: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "tasks.journal"
    folder.mkdir(mode=0o500)
    assert open_store().read_only_reason


def test_an_edit_sees_the_file_another_writer_began_since(plan_file: Path, tmp_path: Path) -> None:
    """Also in a folder that had been left alone so long that nobody needs to list it again."""
    mine = Store.open(str(plan_file), environment={"HOME": str(tmp_path / "a")})
    mine.record(Change((set_op("1", "status", "in_progress"),), "a", mine.today()))
    folder = plan_file.with_suffix(".journal")
    os.utime(folder, (1, 1))
    mine.reload()
    mine.record(Change((note_op("1", "x"),), "a", mine.today()))

    other = Store.open(str(plan_file), environment={"HOME": str(tmp_path / "b")})
    other.record(Change((set_op("1", "status", "done"),), "b", other.today()))

    seen = {("1", "status"): "in_progress"}
    with refuses(Refused, match="changed meanwhile"):
        mine.record(Change((set_op("1", "status", "suspended", "x"),), "a", mine.today(), seen))


def test_what_was_added_to_a_file_before_the_next_was_begun_is_seen_under_the_lock(
    open_store: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process fills its last file and begins the next between our look and our edit."""
    other = open_store()
    other.record(status_change("1", "in_progress", actor="chen"))
    stale = open_store()
    stale.ledger()
    other.record(status_change("1", "cancelled", actor="chen", reason="no"))
    monkeypatch.setattr(journal_module, "LARGEST_SEGMENT", 700)
    for text in ("a" * 200, "b" * 200):
        other.record(Change((note_op("2", text),), "chen", JUNE))
    assert len(journal_files(other)) > 1

    with refuses(Refused, match="cancelled by chen"):
        stale.record(status_change("1", "done", seen={("1", "status"): "in_progress"}))


@pytest.mark.parametrize(
    ("mine", "others"),
    [
        (
            Change((set_op("1", "status", "in_progress", "bad"),), "chen", JUNE, is_return=True),
            set_op("1", "status", "closed"),
        ),
        (
            Change((set_op("2", "due_on", "2024-03-31", "r"),), "chen", JUNE),
            set_op("2", "due_on", "2024-06-30", "r"),
        ),
        (Change((report_op("1", percent=50),), "chen", JUNE), report_op("1", percent=80)),
    ],
)
def test_a_line_that_waited_in_vain_is_refused_when_others_were_first(
    open_store: Opened, monkeypatch: pytest.MonkeyPatch, mine: Change, others: Any
) -> None:
    store = open_store()
    store.record(status_change("1", "done"))

    def locked(*_: object) -> None:
        open_store().record(Change((others,), "li", JUNE))
        raise Locked("locked")

    waiting = open_store()
    with monkeypatch.context() as patch:
        patch.setattr("workplan_tui.store.turn.held", _once(locked, lock_module.held))
        with pytest.raises(Locked) as refused:
            waiting.record(mine)
    line = str(refused.value.entry_line).encode()

    later = open_store()
    with pytest.raises(Refused):
        later.record(read_change(line, later.plan, "chen", JUNE, later.newest_id))


def _once(first: Callable[..., object], then: Callable[..., object]) -> Callable[..., object]:
    calls: list[object] = []

    def call(*arguments: object) -> object:
        calls.append(arguments)
        return first(*arguments) if len(calls) == 1 else then(*arguments)

    return call


def test_an_undo_that_met_a_lock_is_offered_as_the_undo_it_would_have_been(
    open_store: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    entry = store.record(status_change("1", "in_progress")).entry

    def locked(*_: object) -> None:
        raise Locked("locked")

    with monkeypatch.context() as patch:
        patch.setattr("workplan_tui.store.turn.held", locked)
        with pytest.raises(Locked) as refused:
            store.taking_back.undo("swj")
    line = str(refused.value.entry_line).encode()
    again = open_store()
    again.record(read_change(line, again.plan, "swj", JUNE, again.newest_id))

    assert again.ledger().status("1") == "not_started"
    assert not again.ledger().stands(entry)


@pytest.mark.parametrize("is_locked", [False, True], ids=["after it was judged", "before"])
def test_an_edit_that_cannot_be_appended_is_judged_once_and_offered_as_it_was_judged(
    open_store: Opened, monkeypatch: pytest.MonkeyPatch, is_locked: bool
) -> None:
    first = open_store().record(status_change("1", "in_progress")).entry
    store, made = open_store(), []

    def counted(*arguments: Any) -> Judged:
        made.append(judged(*arguments))
        return made[-1]

    def fails(*_: object) -> None:
        raise Locked("locked") if is_locked else OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("workplan_tui.store.store.judged", counted)
    place = "store.turn.held" if is_locked else "store.journal.journal.Journal._refuse_uncounted"
    monkeypatch.setattr(f"workplan_tui.{place}", fails)
    with pytest.raises(NotSaved) as refused:
        store.record(status_change("1", "done"))

    (once,) = made
    offered = parse_line(str(refused.value.entry_line).encode())
    assert offered.ops == once.ops
    assert once.ops[0]["sees"] == [first.id]
    assert refused.value.entry_id is None
