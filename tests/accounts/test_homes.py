"""Nothing is read or written through another account's home."""

from __future__ import annotations

import os

import pytest

from tests.accounts.office import LI, WANG, Office
from tests.reliability.child import in_child


def test_root_with_another_accounts_home_writes_through_none_of_its_links(office: Office) -> None:
    home = office.home_of(LI)
    precious = office.folder / "precious"
    precious.mkdir(mode=0o700)
    os.utime(office.plan, (1_700_000_000, 1_700_000_000))

    def lay_traps() -> None:
        for part in (".cache", ".local/state", ".config"):
            (home / part).mkdir(parents=True)
            (home / part / "workplan").symlink_to(precious)

    in_child(lay_traps, LI)

    assert office.run("root", "list", home=home)[0] == 0
    code, _, said = office.run("root", "note", "1", "甲", home=home)

    assert code == 77
    assert "another account's place" in said
    assert list(precious.iterdir()) == []


@pytest.mark.parametrize("part", [".cache", ".local/state"])
def test_root_leaves_nothing_in_another_accounts_home(office: Office, part: str) -> None:
    home = office.home_of(LI)
    in_child(lambda: (home / part / "workplan").mkdir(parents=True), LI)
    os.utime(office.plan, (1_700_000_000, 1_700_000_000))

    office.run("root", "list", home=home)
    office.run("root", "note", "1", "甲", home=home)

    assert list((home / part / "workplan").iterdir()) == []
    assert office.run(LI, "note", "1", "乙")[0] == 0
    assert office.seen_by(LI) == ["乙"]


def test_an_account_whose_cache_is_a_link_of_its_own_goes_on_using_it(office: Office) -> None:
    home = office.home_of(LI)
    os.utime(office.plan, (1_700_000_000, 1_700_000_000))

    def link() -> None:
        (home / "big").mkdir()
        (home / ".cache").symlink_to(home / "big")

    in_child(link, LI)
    assert office.run(LI, "list")[0] == 0
    assert [path.suffix for path in (home / "big" / "workplan").iterdir()] == [".json"]


def test_a_link_of_another_account_in_the_cache_is_not_followed(office: Office) -> None:
    home = office.home_of(LI)
    os.utime(office.plan, (1_700_000_000, 1_700_000_000))
    elsewhere = office.home_of(LI) / "elsewhere"
    in_child(elsewhere.mkdir, LI)
    home.chmod(0o777)
    in_child(lambda: (home / ".cache").symlink_to(elsewhere), WANG)

    assert office.run(LI, "list")[0] == 0
    assert list(elsewhere.iterdir()) == []
