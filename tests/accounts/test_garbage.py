"""What another account lays there costs nobody's time and hides nothing."""

from __future__ import annotations

import os
import time
from datetime import date

import pytest

from tests.accounts.office import LI, QUICK, WANG, Office, line_like, put, seconds_of_edit
from tests.reliability.child import in_child
from tests.reliability.ground import JUNE, note, texts
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.set import set_op
from workplan_tui.store.disk.files import Files
from workplan_tui.store.journal.entry_id import new_entry_id
from workplan_tui.store.journal.line import format_line


class Counting(Files):
    """Counts what is read."""

    bytes_read = 0

    def pread(self, handle: int, length: int, offset: int) -> bytes:
        """Read, and count."""
        data = super().pread(handle, length, offset)
        self.bytes_read += len(data)
        return data


def bytes_read(office: Office, account: str) -> int:
    """Return how many bytes the account reads for an edit."""
    home = office.home_of(account)

    def work() -> int:
        files = Counting()
        office.open(files, home).record(note("读"))
        return files.bytes_read

    return in_child(work, account)


@pytest.mark.parametrize(
    "name", [f"{WANG}-00000000-0001.jsonl", f"{LI}-00000000-0001.jsonl"], ids=["own", "forged"]
)
def test_a_file_of_forty_gigabytes_that_take_no_disk_costs_nothing(office: Office, name: str) -> None:
    office.record(LI, "甲")
    path = put(office, WANG, name, b"")
    in_child(lambda: os.truncate(path, 40 << 30), WANG)

    assert bytes_read(office, LI) < (4 << 20 if name.startswith(WANG) else 1 << 14)
    assert seconds_of_edit(office, LI, "乙") < QUICK
    assert name in office.doubts_of(LI)
    code, told, _ = office.run(LI, "doctor")
    assert code == 1
    assert name in told


def test_another_accounts_garbage_costs_no_time_and_no_copies(office: Office) -> None:
    office.record(LI, "甲")
    for number in range(20):
        put(office, WANG, f"{WANG}-{number:08x}-0001.jsonl", b"x\n" * 4200)

    assert seconds_of_edit(office, LI, "乙") < QUICK
    assert not (office.journal / "quarantine").exists()
    assert office.seen_by(LI) == ["甲", "乙"]


def test_garbage_that_looks_like_lines_is_given_up_and_what_others_wrote_is_read(office: Office) -> None:
    his = office.record(WANG, "丙")
    put(office, WANG, f"{his.replica}-0001.jsonl", b'{"crc":"00000000","v":1,\n' * 30_000)
    put(office, WANG, f"{his.replica}-0001.jsonl", line_like(his, "后", seq=2))
    office.record(LI, "甲")

    assert seconds_of_edit(office, LI, "乙") < QUICK
    assert office.seen_by(LI) == ["丙", "甲", "乙"]
    office.record(WANG, "丁")  # goes to a new number: everybody reads it
    assert office.seen_by(LI) == ["丙", "甲", "乙", "丁"]


def test_a_hundred_and_nine_empty_files_with_the_next_numbers_stop_nobody(office: Office) -> None:
    hers = office.record(LI, "甲")
    for number in range(2, 111):
        put(office, WANG, f"{hers.replica}-{number:04d}.jsonl", b"")
    office.file_of(LI).chmod(0o666)  # from now on others could write it: a new number is begun

    office.record(LI, "乙")

    assert office.seen_by(WANG) == ["甲", "乙"]
    assert (office.journal / f"{hers.replica}-0111.jsonl").exists()


def test_a_later_name_that_another_account_took_hides_nothing_under_the_lock(office: Office) -> None:
    hers = office.record(LI, "甲")
    put(office, WANG, f"{hers.replica}-0002.jsonl", b"")
    os.utime(office.journal, (1_700_000_000, 1_700_000_000))
    store = office.open()
    office.record(LI, "乙")

    store.record(note("丙"))

    assert texts(store) == ["甲", "乙", "丙"]


def test_seventeen_hundred_values_that_nobody_saw_stop_nobody(office: Office) -> None:
    his = office.record(WANG, "丙")
    lines, id, in_force = [], his.id, ""
    for number in range(1700):
        id = new_entry_id(id, his.replica)
        op = {**set_op("1", "status", "in_progress"), "was": "not_started", "sees": []}
        on = date(2023, 5, 1) if number else date(2023, 5, 31)  # so that the first one is in force
        lines.append(format_line(his.replace(id=id, on=on, seq=number + 2, ops=(op,))))
        in_force = id if number == 0 else in_force
    put(office, WANG, f"{his.replica}-0001.jsonl", b"".join(lines))
    home = office.home_of(LI)

    def set_all() -> tuple[str, float, list[str]]:
        began = time.process_time()
        store = office.open(home=home)
        ops = (set_op("1", "status", "done"), set_op("2", "status", "done"))
        entry = store.record(Change(ops, "li", JUNE)).entry
        return office.open(home=home).ledger().status("1"), time.process_time() - began, entry.ops[0]["sees"]

    status, seconds, sees = in_child(set_all, LI)

    assert status == "done"
    assert seconds < QUICK
    assert in_force in sees
    assert 200 < len(sees) < 1001
    assert office.run(LI, "list")[0] == office.run(LI, "show", "1")[0] == 0
