"""Saved views in the user's own settings file: nothing else in it changes, and nothing is ever lost."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from tests.reliability.child import ACCOUNTS, folder_for_all, in_child
from workplan_tui.base.errors import NoPermission, NotSaved, Refused, UsageError
from workplan_tui.store.disk.files import Files
from workplan_tui.store.settings import settings_edit
from workplan_tui.store.settings.view_text import with_view, without_view
from workplan_tui.store.settings.views_file import forget_view, save_view

OWN = """\
# 我的设置
actor = "swj"   # who I am
weights = [ 1,
  2, # two
]

[[views]]  # water
name = '水务'     # the office's
# only the late
filter = "单位:水务"
note = "kept"

[theme]  # mine
views = "not these"
dark = true
"""

PAIRS = {"filter": 'a "b" \\ 、', "group": "unit", "sort": "due", "reversed": True, "columns": None}


def written(folder: Path, text: str = OWN) -> Path:
    path = folder / "config.toml"
    path.write_bytes(text.encode())
    return path


def test_a_new_view_is_added_at_the_end_and_all_else_stays(tmp_path: Path) -> None:
    path = written(tmp_path)
    views = save_view(str(path), "迟", PAIRS)
    text = path.read_text(encoding="utf-8")
    assert text.startswith(OWN)
    assert views == tomli.loads(text)["views"]
    assert views[1] == {
        "name": "迟",
        "filter": PAIRS["filter"],
        "group": "unit",
        "sort": "due",
        "reversed": True,
    }


def test_a_view_of_the_same_name_changes_in_its_place(tmp_path: Path) -> None:
    path = written(tmp_path)
    save_view(str(path), "水务", {"filter": "x", "group": "unit", "note": None})
    assert path.read_text(encoding="utf-8") == OWN.replace('"单位:水务"', '"x"').replace(
        "# the office's\n", "# the office's\n" + 'group = "unit"\n'
    ).replace('note = "kept"\n', "")


def test_forgetting_takes_the_view_and_the_blank_line_above_it(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert forget_view(str(path), "水务") == []
    text = path.read_text(encoding="utf-8")
    start, end = OWN.index("\n[[views]]"), OWN.index("\n[theme]")
    assert text == OWN[:start] + OWN[end:]


@given(
    st.lists(st.sampled_from(["a", "b", "水 务", 'q"', "[x]"]), max_size=6),
    st.sampled_from(["", "\n", "# only a comment\n", OWN, OWN.replace("\n", "\r\n"), OWN[:-1]]),
)
def test_adding_and_forgetting_leaves_every_other_byte(names: list[str], text: str) -> None:
    once = list(dict.fromkeys(names))
    changed = text
    for name in once:
        changed = with_view(changed, name, PAIRS)
    assert changed.startswith(text)
    assert ("\r\n" in changed) == ("\r\n" in text)
    for name in reversed(once):
        again = with_view(changed, name, PAIRS)
        assert again == changed
        changed = without_view(changed, name)
    assert changed in (text, text + "\n")


@given(st.permutations(["a", "b", "c"]), st.permutations(["a", "b", "c"]))
def test_views_come_and_go_in_any_order(there: list[str], back: list[str]) -> None:
    text = OWN
    for name in there:
        text = with_view(text, name, {"filter": name})
    for n, name in enumerate(back):
        text = without_view(text, name)
        left = [view["name"] for view in tomli.loads(text)["views"]]
        assert left == ["水务", *(one for one in there if one in back[n + 1 :])]
    assert text == OWN


@pytest.mark.parametrize(
    "text",
    ["views = []\n", 'views = [{name = "a"}]\n', '[views]\nname = "a"\n', "views = 3\n", "views.a = 1\n"],
)
def test_views_written_otherwise_are_refused_and_left(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(Refused, match=r"\[\[views\]\]"):
        save_view(str(path), "a", PAIRS)
    assert path.read_bytes() == text.encode()


def test_a_layout_in_which_another_table_would_go_with_the_view_is_refused(tmp_path: Path) -> None:
    text = '[[views]]\nname = "a"\n[other]\nx = 1\n[views.more]\ny = 1\n'
    path = written(tmp_path, text)
    with pytest.raises(Refused, match="alone"):
        forget_view(str(path), "a")
    assert path.read_bytes() == text.encode()


@pytest.mark.parametrize("data", [b"actor = ", b'a = "\xb7"\n', b"x" * 70_000])
def test_a_file_that_cannot_be_used_is_left_as_it_is(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=r"config\.toml"):
        save_view(str(path), "a", PAIRS)
    assert path.read_bytes() == data


def test_a_file_that_would_grow_too_large_is_left_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, "#" * 65_530 + "\n")
    with pytest.raises(Refused, match="64 KiB"):
        save_view(str(path), "a", PAIRS)
    assert path.stat().st_size == 65_531


def test_letters_that_no_file_can_keep_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path)
    with pytest.raises(Refused, match="characters"):
        save_view(str(path), "\udc80", PAIRS)
    assert path.read_bytes() == OWN.encode()


def test_an_unknown_view_cannot_be_forgotten(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nobody"):
        forget_view(str(written(tmp_path)), "nobody")


def test_a_first_settings_file_is_made_with_its_folder_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "config" / "workplan" / "config.toml"
    views = save_view(str(path), "a", PAIRS)
    assert tomli.loads(path.read_text(encoding="utf-8")) == {"views": views}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_is_kept_whatever_the_umask(tmp_path: Path, mode: int) -> None:
    path = written(tmp_path)
    path.chmod(mode)
    before = os.umask(0o077)
    try:
        save_view(str(path), "a", PAIRS)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    (tmp_path / "home").mkdir()
    target = written(tmp_path / "dotfiles")
    link = tmp_path / "home" / "config.toml"
    link.symlink_to("../dotfiles/config.toml")
    save_view(str(link), "a", PAIRS)
    assert os.readlink(link) == "../dotfiles/config.toml"
    assert "a" in [view["name"] for view in tomli.loads(target.read_text(encoding="utf-8"))["views"]]
    assert os.listdir(tmp_path / "dotfiles") == ["config.toml"]


class FailingFiles(Files):
    """Fails one kind of call, as a full or a broken disk does; or dies there as a crash does."""

    def __init__(self, call: str, error: BaseException) -> None:
        self.call, self.error = call, error

    def __getattribute__(self, name: str) -> Any:
        if name not in ("call", "error", "__class__") and name == self.call:
            error = self.error

            def fail(*_words: object) -> None:
                raise error

            return fail
        return super().__getattribute__(name)


STEPS = ("create", "chmod", "write", "fsync", "rename")


@pytest.mark.parametrize("call", STEPS)
def test_a_full_disk_is_one_sentence_and_loses_nothing(tmp_path: Path, call: str) -> None:
    path = written(tmp_path)
    full = FailingFiles(call, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    with pytest.raises(NotSaved, match="No space left"):
        save_view(str(path), "a", PAIRS, full)
    assert path.read_bytes() == OWN.encode()
    assert os.listdir(tmp_path) == ["config.toml"]


@pytest.mark.parametrize("call", STEPS)
def test_a_crash_at_any_step_leaves_the_whole_old_file(tmp_path: Path, call: str) -> None:
    path = written(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        save_view(str(path), "a", PAIRS, FailingFiles(call, KeyboardInterrupt()))
    assert path.read_bytes() == OWN.encode()
    assert save_view(str(path), "a", PAIRS)[1]["name"] == "a"


@pytest.mark.parametrize("error", [errno.EACCES, errno.EROFS])
def test_a_file_that_may_not_be_written_is_refused_although_its_folder_could_be(
    tmp_path: Path, error: int
) -> None:
    path = written(tmp_path)
    locked = FailingFiles("open_appending", PermissionError(error, os.strerror(error)))
    with pytest.raises(NoPermission, match=r"config\.toml"):
        save_view(str(path), "a", PAIRS, locked)
    assert path.read_bytes() == OWN.encode()


def test_a_read_only_file_in_a_folder_that_may_be_written_is_left_as_it_is() -> None:
    account = ACCOUNTS[0] if os.geteuid() == 0 else None
    with folder_for_all() as folder:
        folder.chmod(0o777)
        path = written(folder)
        path.chmod(0o444)

        def work() -> str:
            with pytest.raises(NoPermission) as refusal:
                save_view(str(path), "a", PAIRS)
            return str(refusal.value)

        assert "config.toml" in in_child(work, account)
        assert path.read_bytes() == OWN.encode()


def test_a_file_that_another_program_puts_in_its_place_is_not_overwritten(tmp_path: Path) -> None:
    path = written(tmp_path)

    class Swapping(Files):
        is_done = False

        def flock(self, handle: int) -> None:
            if not self.is_done:
                self.is_done = True
                (tmp_path / "new").write_text("new = true\n")
                os.rename(tmp_path / "new", path)
            super().flock(handle)

    save_view(str(path), "a", PAIRS, Swapping())
    assert path.read_text(encoding="utf-8").startswith("new = true\n")
    assert [view["name"] for view in tomli.loads(path.read_text(encoding="utf-8"))["views"]] == ["a"]


def test_two_screens_that_save_at_once_both_keep_their_views(tmp_path: Path) -> None:
    from threading import Thread

    path = written(tmp_path)
    writers = [
        Thread(target=lambda k=k: [save_view(str(path), f"{k}{n}", PAIRS) for n in range(15)]) for k in "abc"
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    names = {view["name"] for view in tomli.loads(path.read_text(encoding="utf-8"))["views"]}
    assert names == {"水务", *(f"{k}{n}" for k in "abc" for n in range(15))}


def test_a_file_that_stays_locked_is_refused_after_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings_edit, "LONGEST_WAIT", 0.05)
    path = written(tmp_path)
    with path.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(NotSaved, match=r"config\.toml"):
            save_view(str(path), "a", PAIRS)
    assert path.read_bytes() == OWN.encode()


def test_where_files_cannot_be_locked_views_are_saved_all_the_same(tmp_path: Path) -> None:
    path = written(tmp_path)
    save_view(str(path), "a", PAIRS, FailingFiles("flock", OSError(errno.ENOLCK, "no locks")))
    assert b'name = "a"' in path.read_bytes()


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.toml")
    with pytest.raises(NotSaved):
        save_view(str(tmp_path / "config.toml"), "a", PAIRS)
