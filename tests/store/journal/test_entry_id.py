"""Ids of entries: whatever was read before, the next one comes after it and can be read again."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_tui.base.errors import NotSaved
from workplan_tui.store.journal.entry_id import is_entry_id, new_entry_id

MOMENTS = st.integers(0, 2**47 - 2) | st.integers(2**47 - 3, 2**47 - 2)
LAST = "7fffffff-ffff-7fff-bfff-ffffffffffff"


@st.composite
def ids_read(draw: st.DrawFn) -> str:
    """Draw an id the reader accepts: any version and variant, any year up to the last."""
    moment, group = draw(MOMENTS), draw(st.integers(0, 0xFFFF))
    tail = f"{draw(st.integers(0, 2**64 - 1)):016x}"
    return f"{moment >> 16:08x}-{moment & 0xFFFF:04x}-{group:04x}-{tail[:4]}-{tail[4:]}"


@given(ids_read())
def test_the_next_id_is_greater_and_can_be_read_again(newest: str) -> None:
    assert is_entry_id(newest)
    following = new_entry_id(newest)
    assert following > newest
    assert is_entry_id(following)


def test_ids_made_one_after_the_other_ascend_though_the_clock_stands_still(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_685_592_600_000_000_000)
    ids = [new_entry_id(None)]
    for _ in range(10_000):
        ids.append(new_entry_id(ids[-1]))
    assert ids == sorted(set(ids))


def test_an_id_that_leaves_no_room_refuses_the_edit_rather_than_losing_it() -> None:
    assert is_entry_id(LAST)
    with pytest.raises(NotSaved, match=LAST):
        new_entry_id(LAST)


@pytest.mark.parametrize(
    "text",
    ["", "80000000-0000-7000-8000-000000000000", LAST.upper(), LAST[:-1], LAST + "0",
     LAST.replace("-", "f"), "7fffffff+ffff-7fff-bfff-ffffffffffff", "-" * 36],
)  # fmt: skip
def test_what_is_no_id_is_refused(text: str) -> None:
    assert not is_entry_id(text)


@pytest.mark.parametrize(
    "newest",
    [None, "0188a29a-4800-7000-8000-000000000000", "0fffffff-ffff-7010-8000-000000000000",
     "0fffffff-ffff-4010-8000-000000000000",
     "0fffffff-ffff-7ffe-bfff-ffffffffffff", "0fffffff-ffff-7fff-bfff-ffffffffffff"],
    ids=["nothing", "long ago", "ahead", "another kind", "nearly full", "full"],
)  # fmt: skip
def test_an_id_that_waits_comes_before_all_that_others_make_meanwhile(
    newest: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the very same millisecond, too, and where a clock was once ahead of all of them."""
    monkeypatch.setattr(time, "time_ns", lambda: 1_685_592_600_000_000_000)
    for _ in range(200):
        waiting, others = new_entry_id(newest, is_waiting=True), new_entry_id(newest)
        assert (newest or "") < waiting < others
