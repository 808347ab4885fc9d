"""An adjustment of the plan in the middle of the year: listed, asked, recorded; every past day stays as it was."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended
from workplan_tui.store.disk.files import Files
from workplan_tui.store.plan.kept_plans import PlanCopies, mark_of
from workplan_tui.store.store import Store

Run = Callable[..., Ended]
BASIS = ("--basis", "京兴政办发〔2023〕15号", "--on", "2023-07-01")
JULY = ("--today", "2023-07-05")


def tasks_of(text: str) -> list[str]:
    """Return the blocks of a plan file: its head, then one a task."""
    return text.split("[[tasks]]\n")


@pytest.fixture
def adjusted(plan_file: Path) -> Path:
    """Return the file of an adjusted plan: task 4 is dropped, 2 has another deadline, 5 is split from 3."""
    head, one, two, three, _ = tasks_of(plan_file.read_text(encoding="utf-8"))
    assert "due_on = 2023-11-30" in two
    five = three.split("\n\n")[0].replace("id = 3", "id = 5").replace("启动检验检测中心建设", "推进设备进场")
    blocks = [
        head,
        one,
        two.replace("due_on = 2023-11-30", "due_on = 2023-10-31"),
        three,
        f'{five}\nfrom = ["3"]\n',
    ]
    path = plan_file.parent / "new.toml"
    path.write_text("[[tasks]]\n".join(blocks), encoding="utf-8")
    return path


@pytest.fixture
def revised(workplan: Run, adjusted: Path) -> Run:
    """Return the command where the plan was adjusted from 1 July on, after edits in June."""
    assert workplan("--today", "2023-06-05", "set", "4", "in_progress").code == 0
    assert workplan("--today", "2023-06-06", "extend", "2", "2023-12-15", "-m", "资金未到位").code == 0
    ended = workplan(*JULY, "revise", str(adjusted), *BASIS, "--yes")
    assert ended.code == 0, ended
    return workplan


def test_what_changes_is_listed_and_nothing_is_done_unasked(
    workplan: Run, adjusted: Path, plan_file: Path
) -> None:
    before = plan_file.read_bytes()
    ended = workplan(*JULY, "revise", str(adjusted), *BASIS)
    assert ended.code == 2
    assert ended.out.splitlines() == [
        "added: 5 推进设备进场 (split from 3)",
        "adjusted: 2 完成造林绿化2970亩 (deadline 2023-11-30 -> 2023-10-31)",
        "dropped: 4 加大医药健康专班统筹力度",
    ]
    assert "Add --yes" in ended.err
    assert plan_file.read_bytes() == before
    assert not list(plan_file.parent.glob("*.journal"))


def test_the_file_is_replaced_and_both_editions_are_kept(
    revised: Run, adjusted: Path, plan_file: Path
) -> None:
    assert plan_file.read_bytes() == adjusted.read_bytes()
    kept = sorted(path.stem for path in plan_file.with_suffix(".journal").glob("plans/*.toml"))
    assert mark_of(adjusted.read_bytes()) in kept
    assert len(kept) == 2
    (op,) = json.loads(revised("--json", "log").out)[-1]["ops"]
    assert (op["op"], op["basis"], op["due"], op["dropped"], op["added"]) == (
        "revise",
        BASIS[1],
        ["2"],
        ["4"],
        ["5"],
    )


def test_doctor_finds_no_fault_in_a_task_that_an_adjustment_dropped(revised: Run) -> None:
    ended = revised(*JULY, "doctor")
    assert ended.code == 0, ended
    assert "4" not in ended.out.split()


def test_a_task_taken_out_by_hand_is_a_fault_until_that_is_accepted(revised: Run, plan_file: Path) -> None:
    assert revised(*JULY, "set", "3", "in_progress").code == 0
    blocks = tasks_of(plan_file.read_text(encoding="utf-8"))
    plan_file.write_text(
        "[[tasks]]\n".join(one for one in blocks if "id = 3\n" not in one).replace('from = ["3"]\n', ""),
        encoding="utf-8",
    )
    assert "former id" in revised(*JULY, "doctor").out
    assert revised(*JULY, "revise", "--accept", "-m", "按会议纪要删去", "--yes").code == 0
    assert revised(*JULY, "doctor").code == 0


def test_an_earlier_day_has_the_plan_of_then(revised: Run) -> None:
    ids = [task["id"] for task in json.loads(revised("--as-of", "2023-06-30", "list", "--json").out)]
    assert ids == ["1", "2", "3", "4"]
    assert [task["id"] for task in json.loads(revised(*JULY, "list", "--json").out)] == ["1", "2", "3", "5"]
    assert "2023-12-15" in revised("--as-of", "2023-06-30", "show", "2").out
    shown = json.loads(revised(*JULY, "show", "2", "--json").out)
    assert shown["due_on"] == "2023-10-31"
    assert "in progress" in revised("--as-of", "2023-06-30", "show", "4").out
    refused = revised("--as-of", "2023-06-30", "show", "5")
    assert (refused.code, "There is no task 5" in refused.err) == (2, True)


def test_changes_reads_like_the_annex_of_the_notice(revised: Run) -> None:
    told = revised(*JULY, "changes", "--since", "2023-06-30").out.splitlines()
    assert told[-4:] == [
        "Plan adjusted on 2023-07-01 (京兴政办发〔2023〕15号)",
        "  added: 5 推进设备进场 (split from 3)",
        "  adjusted: 2 完成造林绿化2970亩 (deadline 2023-11-30 -> 2023-10-31)",
        "  dropped: 4 加大医药健康专班统筹力度",
    ]
    rows = json.loads(revised(*JULY, "changes", "--since", "2023-06-30", "--json").out)
    assert [(row["id"], row["adjustment"]) for row in rows if "adjustment" in row] == [
        ("2", "adjusted"), ("5", "added"), ("4", "dropped"),
    ]  # fmt: skip
    assert "adjusted" not in revised(*JULY, "changes", "--since", "2023-07-01").out


def test_a_printed_bulletin_can_be_had_again_after_an_adjustment_that_is_dated_back(
    workplan: Run, adjusted: Path
) -> None:
    assert workplan("--today", "2023-07-03", "set", "4", "in_progress").code == 0
    printed = workplan("--today", "2023-07-03", "bulletin", "--number", "1")
    assert printed.code == 0, printed
    assert workplan(*JULY, "revise", str(adjusted), *BASIS, "--yes").code == 0
    again = workplan(*JULY, "bulletin", "--again", "1")
    assert again.out == printed.out


def test_what_was_recorded_of_a_dropped_task_is_still_told(revised: Run) -> None:
    assert "in progress" in revised(*JULY, "log", "4").out
    assert "in progress" in revised(*JULY, "show", "4").out


def test_a_dropped_task_of_which_nothing_was_recorded_says_since_when(workplan: Run, adjusted: Path) -> None:
    workplan(*JULY, "revise", str(adjusted), *BASIS, "--yes")
    ended = workplan(*JULY, "show", "4")
    assert ended.code == 2
    assert "no longer in the plan since 2023-07-01" in ended.err
    assert "加大医药健康专班统筹力度" in ended.err


def test_it_is_not_undone_and_the_former_edition_can_be_put_back(revised: Run, plan_file: Path) -> None:
    ended = revised("undo", "--yes")
    assert ended.code == 1
    assert "put the former edition back" in ended.err
    (former,) = (
        path
        for path in plan_file.with_suffix(".journal").glob("plans/*.toml")
        if "id = 4" in path.read_text("utf-8")
    )
    assert revised(*JULY, "revise", str(former), "--yes").code == 0
    assert "id = 4" in plan_file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--on", "2023-08-01"), "still to come"),
        (("--on", "2023-06-01"), "adjusted from 2023-07-01 on already"),
        (("--on", "soon"), "no day"),
    ],
)
def test_a_day_that_cannot_be_is_refused(
    revised: Run, adjusted: Path, words: tuple[str, ...], said: str
) -> None:
    text = adjusted.read_text(encoding="utf-8").replace('leads = ["石银峰"]', 'leads = ["新任"]')
    adjusted.write_text(text, encoding="utf-8")
    ended = revised(*JULY, "revise", str(adjusted), *words, "--yes")
    assert ended.code in (1, 2)
    assert said in ended.err


def test_the_file_or_accept_and_not_both_or_none(workplan: Run, adjusted: Path) -> None:
    assert workplan("revise").code == 2
    assert workplan("revise", str(adjusted), "--accept").code == 2
    assert workplan("revise", "nowhere.toml").code == 66


def test_a_plan_of_another_id_or_with_faults_is_refused(
    workplan: Run, adjusted: Path, plan_file: Path
) -> None:
    before = plan_file.read_bytes()
    good = adjusted.read_text(encoding="utf-8")
    adjusted.write_text(good.replace('id = "plan-2023"', 'id = "plan-2024"'), encoding="utf-8")
    assert "is of the plan plan-2024" in workplan("revise", str(adjusted), "--yes").err
    adjusted.write_text(good + "\n[[tasks]]\n", encoding="utf-8")
    assert workplan("revise", str(adjusted), "--yes").code == 65
    assert plan_file.read_bytes() == before


def test_a_reworded_text_is_accepted_and_edits_go_on(workplan: Run, plan_file: Path) -> None:
    workplan("note", "1", "x")
    text = plan_file.read_text(encoding="utf-8").replace("增长4.5%以上。", "增长4.5%以上，力争5%。")
    plan_file.write_text(text, encoding="utf-8")
    assert workplan("note", "1", "y").code == 1
    listed = workplan("revise", "--accept")
    assert listed.code == 2
    assert listed.out.startswith("1 地区生产总值增长4.5%以上，力争5%。 (recorded under this number")
    assert workplan("revise", "--accept", "-m", "更正", "--yes").code == 0
    assert workplan("note", "1", "y").code == 0
    assert "another text" not in workplan("list").err


def test_a_file_that_was_changed_by_hand_since_is_noticed_and_listed(revised: Run, plan_file: Path) -> None:
    assert revised(*JULY, "list").err == ""
    text = plan_file.read_text(encoding="utf-8").replace('leads = ["石银峰"]', 'leads = ["新任副区长"]')
    plan_file.write_text(text, encoding="utf-8")
    assert "changed since its last adjustment" in revised(*JULY, "list").err
    assert revised(*JULY, "note", "1", "x").code == 0
    listed = revised(*JULY, "revise", "--accept")
    assert listed.out == "adjusted: 1 地区生产总值增长4.5%以上 (leads 石银峰 -> 新任副区长)\n"
    assert revised(*JULY, "revise", "--accept", "--yes").code == 0
    assert revised(*JULY, "list").err == ""
    assert "石银峰" in revised("--as-of", "2023-07-04", "show", "1").out
    assert "新任副区长" in revised(*JULY, "show", "1").out


def test_ids_that_changed_places_are_not_accepted(workplan: Run, plan_file: Path) -> None:
    workplan("note", "1", "x")
    text = plan_file.read_text(encoding="utf-8")
    for before, now in ((1, 0), (4, 1), (0, 4)):
        text = text.replace(f"[[tasks]]\nid = {before}\n", f"[[tasks]]\nid = {now}\n")
    plan_file.write_text(text, encoding="utf-8")
    ended = workplan("revise", "--accept", "--yes")
    assert ended.code == 1
    assert "An id is one task's for life" in ended.err


def test_where_the_entry_cannot_be_written_the_file_is_put_back(
    workplan: Run, adjusted: Path, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workplan("note", "1", "x")
    before = plan_file.read_bytes()
    (journal,) = plan_file.with_suffix(".journal").glob("*.jsonl")
    size = journal.stat().st_size
    real = Files.fsync

    def failing(self: Files, handle: int) -> None:
        if os.readlink(f"/proc/self/fd/{handle}").endswith(".jsonl"):
            raise OSError(5, "Input/output error")
        real(self, handle)

    with monkeypatch.context() as patched:
        patched.setattr(Files, "fsync", failing)
        ended = workplan(*JULY, "revise", str(adjusted), *BASIS, "--yes")
    assert ended.code == 75
    assert "workplan apply" not in ended.err
    assert plan_file.read_bytes() == before
    assert journal.stat().st_size >= size
    assert [row["ops"][0]["op"] for row in json.loads(workplan("--json", "log").out)][:1] == ["note"]


def test_a_kept_edition_that_is_not_what_its_name_says_is_as_good_as_gone(
    revised: Run, plan_file: Path
) -> None:
    for path in plan_file.with_suffix(".journal").glob("plans/*.toml"):
        if "id = 4" in path.read_text(encoding="utf-8"):
            path.write_text(path.read_text(encoding="utf-8").replace("2970", "2971"), encoding="utf-8")
    ids = [task["id"] for task in json.loads(revised("--as-of", "2023-06-30", "list", "--json").out)]
    assert ids == ["1", "2", "3", "5"]
    assert "not kept here" in revised(*JULY, "changes", "--since", "2023-06-30").out


def test_marks_are_no_paths(tmp_path: Path) -> None:
    copies = PlanCopies(Files(), str(tmp_path))
    assert copies("../../etc/pass") is None
    assert copies("x" * 16) is None


def test_two_programs_that_were_open_see_the_new_plan(revised: Run, plan_file: Path) -> None:
    store = Store.open(str(plan_file), environment=dict(os.environ))
    assert "5" in store.plan.tasks_by_id
    assert len(store.ledger().revisions) == 1


MOVED = "adjusted by 京兴政办发〔2023〕15号: deadline 2023-11-30 -> 2023-10-31"


@pytest.mark.parametrize("verb", ["show", "log", "explain"])
def test_the_history_of_a_task_has_the_adjustment_with_its_document(revised: Run, verb: str) -> None:
    told = revised(*JULY, verb, "2").out
    assert [MOVED in line for line in told.splitlines() if "2023-07-01" in line].count(True) == 1
    assert MOVED not in revised("--as-of", "2023-06-30", verb, "2").out
    assert "15号" not in revised(*JULY, verb, "1").out


def test_the_history_of_what_came_and_went_says_so(revised: Run) -> None:
    assert "added by 京兴政办发〔2023〕15号: split from 3" in revised(*JULY, "log", "5").out
    gone = revised(*JULY, "log", "4")
    assert "dropped by 京兴政办发〔2023〕15号" in gone.out.splitlines()[-1]
    entries = json.loads(revised(*JULY, "--json", "log", "5").out)
    assert [op["op"] for entry in entries for op in entry["ops"]] == ["revise"]


def test_a_task_without_a_history_says_that_there_is_none(revised: Run) -> None:
    ended = revised(*JULY, "log", "1")
    assert (ended.code, ended.out, ended.err) == (0, "", "Nothing is recorded of task 1.\n")
    assert revised("--json", "log", "1").out.strip() == "[]"
