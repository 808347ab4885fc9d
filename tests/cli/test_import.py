"""`import`: a plan from a text; never over a file that is there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
SOURCE = Path(__file__).parents[1] / "importing" / "source.txt"


def test_the_plan_is_written_and_every_repair_counted_on_stderr(workplan: Run, tmp_path: Path) -> None:
    target = tmp_path / "new.toml"
    ended = workplan("import", str(SOURCE), "-o", str(target))
    assert (ended.code, ended.out) == (0, "")
    assert "repaired: Th read as 生: 33\n" in ended.err
    assert "121 tasks" in ended.err
    assert len(workplan("--plan", str(target), "list").out.splitlines()) == 121


def test_the_plan_can_be_given_an_id(workplan: Run, tmp_path: Path) -> None:
    target = tmp_path / "new.toml"
    workplan("import", str(SOURCE), "-o", str(target), "--id", "daxing-2023")
    assert '\nid = "daxing-2023"\n' in target.read_text(encoding="utf-8")


def test_a_file_that_is_there_is_kept_without_force(workplan: Run, tmp_path: Path) -> None:
    target = tmp_path / "new.toml"
    target.write_text("mine", encoding="utf-8")
    ended = workplan("import", str(SOURCE), "-o", str(target))
    assert ended.code == 1
    assert "--force" in ended.err
    assert target.read_text(encoding="utf-8") == "mine"
    assert workplan("import", str(SOURCE), "-o", str(target), "--force").code == 0
    assert target.read_text(encoding="utf-8") != "mine"


def test_a_source_that_is_missing_is_told(workplan: Run, tmp_path: Path) -> None:
    ended = workplan("import", "nowhere.txt", "-o", str(tmp_path / "new.toml"))
    assert ended.code == 66
    assert "nowhere.txt" in ended.err


def test_a_source_that_is_not_utf8_is_told(workplan: Run, tmp_path: Path) -> None:
    (tmp_path / "gbk.txt").write_bytes("牵头领导".encode("gbk"))
    ended = workplan("import", str(tmp_path / "gbk.txt"), "-o", str(tmp_path / "new.toml"))
    assert (ended.code, ended.out) == (65, "")
    assert not (tmp_path / "new.toml").exists()


@pytest.mark.parametrize("kind", ["pipe", "link", "device"])
def test_what_is_no_regular_file_is_never_replaced(workplan: Run, tmp_path: Path, kind: str) -> None:
    target, before = tmp_path / "target", tmp_path / "kept"
    before.write_text("kept", encoding="utf-8")
    if kind == "pipe":
        os.mkfifo(target)
    elif kind == "link":
        target.symlink_to(before)
    else:
        target = Path("/dev/full")
    mode = target.lstat().st_mode

    ended = workplan("import", str(SOURCE), "-o", str(target), "--force")

    assert (ended.code, "is no regular file" in ended.err) == (1, True)
    assert (target.lstat().st_mode, before.read_text(encoding="utf-8")) == (mode, "kept")


def test_a_notice_is_not_replaced_by_its_own_plan(workplan: Run, tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    shutil.copy2(SOURCE, notice)
    ended = workplan("import", str(notice), "-o", str(notice), "--force")
    assert (ended.code, notice.read_bytes()) == (2, SOURCE.read_bytes())


def test_a_plan_is_never_given_an_id_it_would_be_refused_for(workplan: Run, tmp_path: Path) -> None:
    ended = workplan("import", str(SOURCE), "-o", str(tmp_path / "x.toml"), "--id", "../../x")
    assert (ended.code, (tmp_path / "x.toml").exists()) == (2, False)


def test_a_plan_that_is_replaced_stays_as_closed_as_it_was(workplan: Run, tmp_path: Path) -> None:
    target = tmp_path / "x.toml"
    target.touch(0o600)
    assert workplan("import", str(SOURCE), "-o", str(target), "--force").code == 0
    assert target.stat().st_mode & 0o777 == 0o600
