"""`share` by the one account that every test has: its own group, what is said, and what is refused.

Several real accounts try it in `tests/accounts/test_sharing.py`.
"""

from __future__ import annotations

import grp
import json
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.reliability.child import folder_for_all

Run = Callable[..., Any]
GROUP = grp.getgrgid(os.getegid()).gr_name


@pytest.fixture
def plan(plan_file: Path) -> Iterator[Path]:
    """A plan where every account may pass; a test's own folder is closed to the others."""
    with folder_for_all() as folder:
        path = folder / "tasks.toml"
        path.write_bytes(plan_file.read_bytes())
        path.chmod(0o644)
        yield path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_folder_is_made_and_a_second_time_nothing_is_changed(workplan: Run, plan: Path) -> None:
    journal = plan.with_suffix(".journal")
    made = workplan("--plan", str(plan), "share", "--group", GROUP)
    assert (made.code, made.out) == (0, "")
    assert made.err == (
        f"made: {journal}, group {GROUP}, rights 3770\n"
        f"Whoever is of the group {GROUP} can read and record now.\n"
    )
    assert mode(journal) == 0o3770
    assert workplan("--plan", str(plan), "note", "1", "x").code == 0
    again = workplan("--plan", str(plan), "share", "--group", GROUP)
    assert (again.code, f"{journal} is shared with {GROUP} already; nothing was changed." in again.err) == (
        0,
        True,
    )


@pytest.mark.parametrize("before", [0o700, 0o755, 0o777, 0o2775, 0o3777, 0o1700])
def test_rights_of_any_kind_are_repaired_with_what_lies_there(workplan: Run, plan: Path, before: int) -> None:
    journal = plan.with_suffix(".journal")
    workplan("--plan", str(plan), "note", "1", "x")
    journal.chmod(before)
    plan.chmod(0o600)
    for path in journal.iterdir():
        path.chmod(0o600)

    told = json.loads(workplan("--plan", str(plan), "--json", "share", "--group", GROUP).out)

    assert told["left"] == []
    assert (told["group"], told["journal"]) == (GROUP, str(journal))
    changed = {Path(one["path"]).name: (one["is_new"], one["mode"]) for one in told["changed"]}
    assert changed.pop("tasks.journal") == (False, "3770")
    assert changed == dict.fromkeys(
        ("tasks.toml", *(path.name for path in journal.iterdir())), (False, "0640")
    )
    assert (mode(journal), mode(plan)) == (0o3770, 0o640)
    assert workplan("--plan", str(plan), "log").err == ""


def test_a_folder_that_the_group_cannot_enter_is_named_and_left(workplan: Run, plan: Path) -> None:
    plan.parent.chmod(0o700)
    ended = workplan("--plan", str(plan), "share", "--group", GROUP)
    assert ended.code == 1
    assert f"The group {GROUP} cannot enter {plan.parent}, which belongs to " in ended.err
    assert "Whoever is of the group" not in ended.err
    assert (mode(plan.parent), mode(plan.with_suffix(".journal"))) == (0o700, 0o3770)


def test_a_folder_in_one_that_anyone_may_write_is_told(workplan: Run, plan: Path) -> None:
    plan.parent.chmod(0o777)
    ended = workplan("--plan", str(plan), "share", "--group", GROUP)
    assert (ended.code, "may put another folder in the place" in ended.err) == (1, True)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ("--group", "no-such-group"),
            2,
            "This host has no group no-such-group. Root makes one: groupadd no-such-group",
        ),
        (("--group", ""), 2, "--group is empty"),
        ((), 2, "--group"),
        (("--group", GROUP, "--read-only"), 77, "Opened read-only"),
        (("--group", GROUP, "--as-of", "2023-06-01"), 2, "leave --as-of out"),
        (("--group", GROUP, "--plan", "built-in"), 2, "is nobody's to share"),
    ],
)
def test_what_cannot_be_shared_is_one_sentence_and_changes_nothing(
    workplan: Run, plan: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    ended = workplan("--plan", str(plan), "share", *words)
    assert (ended.code, ended.out, ended.err.count("\n")) == (code, "", 1)
    assert said in ended.err
    assert not plan.with_suffix(".journal").exists()


@pytest.mark.parametrize("call", ["make_folder", "chmod", "open_folder", "list_folder"])
def test_a_disk_that_refuses_is_one_sentence(
    workplan: Run, plan: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(f"workplan_tui.store.disk.files.Files.{call}", refuse)
    ended = workplan("--plan", str(plan), "share", "--group", GROUP)
    assert (ended.code, ended.err.count("\n")) == (75, 1)
    assert "could not be shared: Input/output error." in ended.err
