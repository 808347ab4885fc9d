"""Every honest account is counted whatever its name, and no other one can write in its stead."""

from __future__ import annotations

import os
from types import SimpleNamespace
from typing import Any

import pytest

from tests.accounts.office import (
    CHINESE,
    HYPHENED,
    LI,
    NAMELESS,
    NUMBERED,
    PLAIN,
    UIDS,
    USER,
    WANG,
    Office,
    line_like,
    put,
)
from tests.reliability.accounts import in_container
from tests.reliability.child import in_child
from tests.reliability.ground import note, texts
from workplan_tui.base.errors import NotSaved
from workplan_tui.store.disk.files import Files


@pytest.mark.parametrize(
    "account",
    [HYPHENED, PLAIN, NUMBERED, CHINESE, USER, NAMELESS],
    ids=["hyphen", "plain", "uid", "zh", "user", "none"],
)
def test_what_any_account_saved_counts_for_everybody(office: Office, account: str | int) -> None:
    for other in (PLAIN, USER):  # what the name looks like without its odd signs is another account
        office.record(other, "别人")

    office.record(account, "甲")
    office.record(account, "乙")

    for reader in (account, LI, "root"):
        assert office.seen_by(reader) == ["别人", "别人", "甲", "乙"]
        assert office.doubts_of(reader) == ""
    assert len({path.name for path in office.segments}) <= 3


@pytest.mark.parametrize("inside", [0, 1000])
def test_what_is_saved_in_a_rootless_container_counts_outside_and_inside(office: Office, inside: int) -> None:
    office.record(WANG, "外")
    home = office.home_of(LI)

    def work() -> list[str]:
        office.open(home=home).record(note("内"))
        return texts(office.open(home=home))

    assert in_container(work, UIDS[LI], inside) == ["外", "内"]
    assert office.seen_by(WANG) == office.seen_by(LI) == ["外", "内"]
    assert office.doubts_of(WANG) == ""


@pytest.mark.parametrize(("account", "word"), [(HYPHENED, PLAIN), (CHINESE, USER), (NAMELESS, str(NAMELESS))])
def test_a_file_under_a_name_of_before_counts_now(office: Office, account: str | int, word: str) -> None:
    entry = office.record(WANG, "甲")
    replica = f"{word}-0a1b2c3d"
    put(office, account, f"{replica}-0001.jsonl", line_like(entry, "旧", replica=replica))

    assert office.seen_by(LI) == ["甲", "旧"]


@pytest.mark.parametrize(("hers", "his"), [("0001", "0002"), ("0002", "0001")])
def test_an_account_with_a_like_name_cannot_lengthen_what_another_wrote(
    office: Office, hers: str, his: str
) -> None:
    entry = office.record(PLAIN, "甲")
    (path,) = office.segments
    path.rename(path.with_name(f"{entry.replica}-{hers}.jsonl"))
    forged = f"{entry.replica}-{his}.jsonl"
    put(office, HYPHENED, forged, line_like(entry, "伪", seq=2))

    assert office.seen_by(LI) == ["甲"]
    assert forged in office.doubts_of(LI)


@pytest.mark.parametrize("word", [str(NAMELESS), f"uid-{NAMELESS}", f"uid-{UIDS[HYPHENED]}"])
def test_a_file_in_the_name_of_an_account_that_goes_by_its_number_does_not_count(
    office: Office, word: str
) -> None:
    entry = office.record(LI, "甲")
    replica = f"{word}-00000000"
    put(office, WANG, f"{replica}-0001.jsonl", line_like(entry, "伪", replica=replica))

    assert office.seen_by(LI) == ["甲"]


@pytest.mark.parametrize("first", [0, NAMELESS], ids=["restored", "brought"])
def test_a_writer_of_another_host_is_lengthened_only_by_who_has_its_first_file(
    office: Office, first: int
) -> None:
    entry = office.record(LI, "甲")
    replica = "zhaozyx-0a1b2c3d"
    path = put(office, LI, f"{replica}-0001.jsonl", line_like(entry, "外", replica=replica))
    os.chown(path, first, 65534)
    put(office, WANG, f"{replica}-0002.jsonl", line_like(entry, "伪", replica=replica, seq=2))

    assert office.seen_by(LI) == ["甲", "外"]


def test_what_root_restored_of_another_host_is_nobodys_to_begin(office: Office) -> None:
    entry = office.record(LI, "甲")
    replica = "zhaozyx-0a1b2c3d"
    path = put(office, LI, f"{replica}-0002.jsonl", line_like(entry, "外", replica=replica))
    os.chown(path, 0, 0)
    put(office, WANG, f"{replica}-0001.jsonl", line_like(entry, "伪", replica=replica, seq=2))

    assert office.seen_by(LI) == ["甲", "外"]


@pytest.mark.parametrize("account", [NAMELESS, NUMBERED, LI, HYPHENED, CHINESE])
def test_what_root_restored_is_lengthened_by_its_writer_and_by_nobody_else(
    office: Office, account: str | int
) -> None:
    entry = office.record(account, "甲")
    (first,) = office.segments
    os.chown(first, 0, 0)
    put(office, WANG, f"{entry.replica}-0002.jsonl", line_like(entry, "伪", seq=2))

    office.record(account, "乙")

    assert office.seen_by(LI) == office.seen_by(account) == ["甲", "乙"]


def test_what_would_count_for_nobody_is_not_called_saved(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workplan_tui.store.journal.replica.account_word", lambda uid: WANG)
    home = office.home_of(LI)

    def work() -> tuple[str, str | None]:
        with pytest.raises(NotSaved) as refused:
            office.open(home=home).record(note("甲"))
        return str(refused.value), refused.value.entry_line

    said, offered = in_child(work, LI)

    assert f"would be {LI}" in said
    assert "甲" in str(offered)
    assert office.segments == []


class Squashed(Files):
    """A disk that gives every new file to another account, as shares of other hosts do."""

    def lstat(self, path: str) -> Any:
        """Return what the other host says."""
        return self._said(super().lstat(path)) if path.endswith(".jsonl") else super().lstat(path)

    def fstat(self, handle: int) -> Any:
        """Return what the other host says."""
        return self._said(super().fstat(handle))

    def _said(self, found: os.stat_result) -> Any:
        told = {name: getattr(found, name) for name in dir(found) if name.startswith("st_")}
        return SimpleNamespace(**{**told, "st_uid": UIDS[WANG]})


def test_a_line_that_lies_in_a_file_of_another_account_after_all_is_not_called_saved(office: Office) -> None:
    home = office.home_of(LI)

    def work() -> tuple[str, str | None]:
        with pytest.raises(NotSaved) as refused:
            office.open(Squashed(), home).record(note("甲"))
        return str(refused.value), refused.value.entry_id

    said, id = in_child(work, LI)

    assert f"would be {WANG}" in said
    assert str(id) in office.segments[0].read_text(encoding="utf-8")
