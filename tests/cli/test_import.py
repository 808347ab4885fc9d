"""`import`: a plan from a text; never over a file that is there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workplan_tui.store.plan.file import parse_plan

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


def test_a_source_without_a_task_is_told(workplan: Run, tmp_path: Path) -> None:
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


CASES = Path(__file__).parents[1] / "importing" / "cases"


def test_a_doubtful_plan_is_written_only_when_that_is_accepted(workplan: Run, tmp_path: Path) -> None:
    target = tmp_path / "new.toml"
    source = str(CASES / "label-missing-in-one-task.txt")

    refused = workplan("--lang", "en", "import", source, "-o", str(target))
    assert (refused.code, refused.out, target.exists()) == (1, "", False)
    assert "line 7: Task 2 names no lead; others do." in refused.err
    assert "not saved: 2 doubts" in refused.err

    assert workplan("import", source, "-o", str(target), "--accept-doubts").code == 0
    assert len(workplan("--plan", str(target), "list").out.splitlines()) == 4


def test_what_was_found_stands_beside_what_the_document_claims(workplan: Run, tmp_path: Path) -> None:
    ended = workplan(
        "--lang", "en", "import", str(CASES / "xlsx-supervision-ledger.xlsx"), "-o", str(tmp_path / "a")
    )

    assert "found tasks: 3" in ended.err
    assert "the document itself claims 3 tasks" in ended.err
    assert "hidden sheet left out: 选项" in ended.err


def test_pasted_cells_are_read_from_standard_input(surroundings: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "new.toml"
    cells = "1\t完成甲任务并验收\t区教委、区科委\t2025年6月底\n2\t完成乙任务的前期工作\t区水务局\t9月底\n"

    ended = subprocess.run(
        [sys.executable, "-m", "workplan_tui", "import", "-", "-o", str(target), "--accept-doubts"],
        input=cells.encode(), capture_output=True, env=surroundings, cwd=tmp_path, check=False,
    )  # fmt: skip

    assert ended.returncode == 0, ended.stderr
    assert 'units = ["区教委", "区科委"]' in target.read_text(encoding="utf-8")


def test_columns_told_by_hand_are_kept_for_next_year(workplan: Run, tmp_path: Path) -> None:
    sheet, target, profile = tmp_path / "a.csv", tmp_path / "a.toml", tmp_path / "profile.toml"
    sheet.write_text(
        "项,干什么,谁来干,啥时候\n1,拆除违建3处,区城管局,2025年8月底\n2,种树500棵,区林业局,4月底\n",
        encoding="utf-8",
    )
    told = ("--map", "任务=B", "--map", "单位=谁来干", "--map", "时限=啥时候")

    assert workplan("import", str(sheet), "-o", str(target)).code == 65
    assert workplan("import", str(sheet), "-o", str(target), *told, "--profile", str(profile)).code == 0
    assert (
        profile.read_text(encoding="utf-8")
        == '[columns]\n"任务" = "B"\n"单位" = "谁来干"\n"时限" = "啥时候"\n'
    )
    again = workplan("import", str(sheet), "-o", str(tmp_path / "b.toml"), "--profile", str(profile))
    assert again.code == 0
    assert (tmp_path / "b.toml").read_bytes() == target.read_bytes()


def test_what_is_no_profile_is_not_written_over(workplan: Run, tmp_path: Path, plan_file: Path) -> None:
    sheet, before = tmp_path / "a.csv", plan_file.read_bytes()
    sheet.write_text("项,干什么,谁来干\n1,拆除违建3处,区城管局\n2,种树500棵,区林业局\n", encoding="utf-8")
    told = ("--map", "任务=B", "--map", "单位=C", "--accept-doubts", "--year", "2025")
    ended = workplan("import", str(sheet), "-o", str(tmp_path / "b.toml"), *told, "--profile", str(plan_file))
    assert (ended.code, "is no profile" in ended.err) == (65, True)
    assert plan_file.read_bytes() == before
    assert not (tmp_path / "b.toml").exists()


@pytest.mark.parametrize("word", ["任务", "=C", "什么=C", "任务="])
def test_a_wrong_map_is_told(workplan: Run, tmp_path: Path, word: str) -> None:
    ended = workplan("import", str(SOURCE), "-o", str(tmp_path / "x.toml"), "--map", word)
    assert (ended.code, (tmp_path / "x.toml").exists()) == (2, False)


def test_a_later_plan_keeps_the_ids_of_an_earlier_one(workplan: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "2025.toml", tmp_path / "2026.toml"
    labels = "责任单位：区教委\n完成时限：年底\n"
    before = f"2025年任务方案\n一、民生\n1.新增学位100个。\n{labels}2.举办运动会。\n{labels}"
    after = f"2026年任务方案\n一、民生\n1.新建书房3个。\n{labels}2.新增学位200个。\n{labels}"
    (tmp_path / "a.txt").write_text(before, encoding="utf-8")
    (tmp_path / "b.txt").write_text(after, encoding="utf-8")
    assert workplan("import", str(tmp_path / "a.txt"), "-o", str(old)).code == 0

    ended = workplan("--lang", "en", "import", str(tmp_path / "b.txt"), "-o", str(new), "--onto", str(old))

    assert ended.code == 0
    for line in ("new: task 1, 新建书房3个", "gone: task 2, 举办运动会", "changed: task 2, text"):
        assert line in ended.err
    tasks = parse_plan(new.read_bytes(), "new").tasks
    assert [(task.id, task.number) for task in tasks] == [("3", "1"), ("1", "2")]


def test_a_document_of_few_of_the_tasks_is_doubtful_or_keeps_the_others(
    workplan: Run, tmp_path: Path
) -> None:
    old, new = tmp_path / "2025.toml", tmp_path / "adjusted.toml"
    labels = "责任单位：区教委\n完成时限：2025年12月31日\n"
    whole = "".join(f"{number}.建设第{number}所学校。\n{labels}" for number in range(1, 6))
    (tmp_path / "a.txt").write_text(f"2025年任务方案\n一、民生\n{whole}", encoding="utf-8")
    part = f"2025年任务方案\n一、民生\n1.建设第4所学校。\n{labels.replace('12月31日', '10月31日')}"
    (tmp_path / "b.txt").write_text(part, encoding="utf-8")
    assert workplan("import", str(tmp_path / "a.txt"), "-o", str(old), "--accept-doubts").code == 0
    asked = ("--lang", "en", "import", str(tmp_path / "b.txt"), "-o", str(new))

    ended = workplan(*asked, "--onto", str(old))
    assert ended.code == 1
    assert "4 of the 5 tasks of" in ended.err
    assert "--keep-others" in ended.err
    assert not new.exists()
    assert workplan(*asked, "--keep-others").code == 2

    ended = workplan(*asked, "--onto", str(old), "--keep-others")
    assert ended.code == 0, ended
    before, after = (parse_plan(path.read_bytes(), "x").tasks for path in (old, new))
    assert [task.id for task in after] == ["1", "2", "3", "4", "5"]
    assert [task.due_on != was.due_on for task, was in zip(after, before, strict=True)] == [
        False, False, False, True, False,
    ]  # fmt: skip

    assert workplan(*asked, "--onto", str(old), "--accept-doubts", "--force").code == 0
    ended = workplan("--lang", "en", "--plan", str(old), "revise", str(new), "--basis", "1号")
    assert ended.out.startswith("4 of the 5 tasks would be dropped.")


@pytest.mark.parametrize("year", ["25", "二〇二五", "20255"])
def test_a_wrong_year_is_told(workplan: Run, tmp_path: Path, year: str) -> None:
    assert workplan("import", str(SOURCE), "-o", str(tmp_path / "x.toml"), "--year", year).code == 2


def test_what_cannot_be_read_is_told_with_the_reason(workplan: Run, tmp_path: Path) -> None:
    picture = tmp_path / "scan.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 200)
    ended = workplan("--lang", "en", "import", str(picture), "-o", str(tmp_path / "x.toml"))
    assert ended.code == 65
    assert "it is a picture" in ended.err


def test_a_year_that_the_document_lacks_is_given(workplan: Run, tmp_path: Path) -> None:
    notice, target = tmp_path / "notice.txt", tmp_path / "new.toml"
    notice.write_text(
        "重点工作任务分工方案\n1.新增托位300个。\n责任单位：区卫生健康委\n完成时限：11月底\n",
        encoding="utf-8",
    )
    refused = workplan("import", str(notice), "-o", str(target))
    assert (refused.code, target.exists()) == (65, False)
    assert "--year" in refused.err
    assert workplan("import", str(notice), "-o", str(target), "--year", "2026").code == 0
    text = target.read_text(encoding="utf-8")
    assert "due_on = 2026-11-30" in text
    assert "ends_on = 2026-12-31" in text
