"""A folder that others may put another one in the place of is not used as if it were safe."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.accounts.office import LI, Office
from tests.reliability.accounts import command
from tests.reliability.ground import Ground, note
from workplan_tui.base.errors import NoPermission


@pytest.mark.parametrize("mode", [0o777, 0o775])
def test_a_shared_folder_in_one_that_others_may_write_refuses_every_edit(office: Office, mode: int) -> None:
    office.record(LI, "甲")
    os.chown(office.folder, 0, 65534)
    office.folder.chmod(mode)

    with pytest.raises(NoPermission, match=r"may put another folder in the place .*chmod"):
        office.open().record(note("乙"))
    code, _, said = office.run(LI, "note", "1", "丙")
    assert code == 77
    assert str(office.folder) in said
    office.folder.chmod(mode | stat.S_ISVTX)
    office.record(LI, "丁")
    assert office.seen_by(LI) == ["甲", "丁"]


def test_one_of_the_folders_further_up_is_looked_at_too(office: Office) -> None:
    inner = office.folder / "a" / "b"
    inner.mkdir(parents=True)
    office.journal.rename(inner / "2023.journal")
    (office.folder / "a").chmod(0o777)

    code, _, said = office.run(LI, "--journal", inner / "2023.journal", "note", "1", "丙")

    assert code == 77
    assert f"write {office.folder / 'a'}" in said


def test_ones_own_folder_in_one_that_others_may_write_is_used_and_it_is_said(tmp_path: Path) -> None:
    place = Ground(tmp_path)
    place.open().record(note("一"))
    assert place.open().damages == ()
    tmp_path.chmod(0o777)

    (doubt,) = place.open().damages

    assert "what is shown may be forged" in doubt
    code, told, _ = command(None, place.home, "--plan", place.plan, "doctor")
    assert (code, str(tmp_path) in told, "mode 0777" in told) == (1, True, True)
    place.open().record(note("二"))
    tmp_path.chmod(0o775)  # the group of root, which is root's alone
    assert place.open().damages == ()
