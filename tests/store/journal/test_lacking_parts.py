"""What one copy of a journal has that another lacks: put together, nothing of either is lost or doubled."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workplan_tui.store.journal.lacking_parts import parts_lacking

NAMES = ("li-0a1b2c3d-0001.jsonl", "li-0a1b2c3d-0002.jsonl", "wu-0a1b2c3d-0001.jsonl")
LINES = [b"%d" % number for number in range(6)]
JOURNALS = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(LINES), unique=True).map(tuple))


def journal(files: dict[str, tuple[bytes, ...]]) -> dict[str, bytes]:
    return {name: b"".join(line + b"\n" for line in lines) for name, lines in files.items()}


def lines_in(files: dict[str, bytes]) -> set[bytes]:
    return {line for data in files.values() for line in data.splitlines()}


@given(JOURNALS, JOURNALS)
def test_nothing_of_either_side_is_lost_and_a_second_time_brings_nothing(
    source: dict[str, tuple[bytes, ...]], there: dict[str, tuple[bytes, ...]]
) -> None:
    ours, theirs = journal(source), journal(there)

    after = {**theirs, **{part.name: part.data for part in parts_lacking(ours, theirs)}}

    assert lines_in(after) == lines_in(ours) | lines_in(theirs)
    assert all(after[name].startswith(data) for name, data in theirs.items())
    assert parts_lacking(ours, after) == []


def test_the_name_of_what_was_kept_beside_is_not_taken_from_it() -> None:
    name = NAMES[0]
    ours, theirs = {name: b"1\n2\n"}, {name: b"1\n3\n"}
    (first,) = parts_lacking(ours, theirs)
    changed = {**theirs, first.name: b"4\n"}  # of what was kept there, nothing else is left

    (second,) = parts_lacking(ours, changed)

    assert second.data == b"2\n"
    assert second.name not in changed
