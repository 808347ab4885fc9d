"""One thing changed in the text of a plan, and every other byte as it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import PLAN_TOML, make_plan
from tests.support.error_words import refuses
from tests.support.program import REAL_PLAN
from workplan_tui.base.errors import Refused, UsageError
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Milestone, Plan, Target, Task
from workplan_tui.model.plan_edits import broken_down, changed, free_id, with_task, without_tasks
from workplan_tui.store.plan.file import parse_plan
from workplan_tui.store.plan.plan_edit import edited

REAL = REAL_PLAN.read_bytes()
FRESH = Task("122", 4, "做好绿化补植。", (), ("区园林绿化局",), date(2023, 11, 30), came_from=("45",))
STEP, FIGURE = Milestone(0, date(2023, 6, 30), "完成招投标"), Target(0, "开工栋数", ">=", 7.0, None, "栋")


def lines_lost(before: bytes, after: bytes) -> list[bytes]:
    """Return the lines of the text that are not in the other any more, in order."""
    left, lost = iter(after.splitlines()), []
    rest = list(left)
    at = 0
    for line in before.splitlines():
        if line in rest[at:]:
            at = rest.index(line, at) + 1
        else:
            lost.append(line)
    return lost


@given(st.data())
def test_any_small_change_gives_the_plan_that_was_wanted_and_keeps_every_other_line(
    data: st.DataObject,
) -> None:
    """A property: of the real plan with a remark put anywhere a line begins outside of its tables' first lines."""
    text = REAL.decode("utf-8")
    starts = [at for at in range(len(text)) if text.startswith("\n[[tasks", at)]
    for at in sorted(data.draw(st.lists(st.sampled_from(starts), max_size=3, unique=True)), reverse=True):
        text = f"{text[:at]}\n# 备注：核对过{text[at:]}"
    before = text.encode("utf-8")
    plan = parse_plan(before, "p")
    ids = [task.id for task in plan.tasks]
    wanted = plan
    if data.draw(st.booleans()):
        wanted = with_task(wanted, FRESH.replace(section=data.draw(st.sampled_from([1, 4, 6]))))
    if data.draw(st.booleans()):
        late = [task.id for task in plan.tasks if task.due_on and task.due_on > STEP.due_on]
        wanted = broken_down(wanted, data.draw(st.sampled_from(late)), [STEP], [FIGURE])
    gone = data.draw(st.lists(st.sampled_from(ids), max_size=3, unique=True))
    wanted = without_tasks(wanted, gone)
    after = edited(before, wanted, "p")
    assert parse_plan(after, "p") == wanted
    if not gone:
        assert lines_lost(before, after) == []


def test_what_is_dropped_takes_its_steps_and_figures_along_and_nothing_else() -> None:
    plan = parse_plan(PLAN_TOML.encode(), "p")
    after = edited(PLAN_TOML.encode(), without_tasks(plan, ["3"]), "p").decode()
    begin, end = PLAN_TOML.index("[[tasks]]\nid = 3"), PLAN_TOML.index("[[tasks]]\nid = 4")
    assert after == PLAN_TOML[:begin] + PLAN_TOML[end:]


def test_line_ends_of_another_system_stay() -> None:
    data = PLAN_TOML.replace("\n", "\r\n").encode()
    plan = parse_plan(data, "p")
    after = edited(data, broken_down(plan, "2", [STEP]), "p")
    assert after.count(b"\n") == after.count(b"\r\n")
    assert parse_plan(after, "p").tasks_by_id["2"].milestones == (STEP.replace(id=1),)


def test_a_file_without_a_line_end_gets_one_before_what_is_added() -> None:
    data = PLAN_TOML.rstrip().encode()
    plan = parse_plan(data, "p")
    assert (
        parse_plan(edited(data, with_task(plan, FRESH.replace(section=2, came_from=())), "p"), "p")
        .tasks[-1]
        .id
        == "122"
    )


@pytest.mark.parametrize(
    "milestones", ["milestones = []", 'milestones = [{id = 1, due_on = 2023-03-01, text = "x"}]']
)
def test_a_text_that_cannot_be_changed_so_is_refused(milestones: str) -> None:
    text = PLAN_TOML.replace(
        'leads = ["常务副区长", "蔡小军"]', f'leads = ["常务副区长", "蔡小军"]\n{milestones}'
    )
    assert text != PLAN_TOML
    plan = parse_plan(text.encode(), "p")
    with refuses(Refused, match="change it in an editor"):
        edited(text.encode(), broken_down(plan, "2", [STEP]), "p")


def test_ids_of_tasks_that_were_are_never_given_again() -> None:
    from tests.model.entries import make_entry
    from workplan_tui.model.operations.note import note_op

    plan = make_plan()
    assert free_id(Ledger(plan, [])) == "5"
    assert free_id(Ledger(plan, [make_entry(1, note_op("77", "x"))])) == "78"


def test_what_cannot_be_in_a_plan_is_refused() -> None:
    plan = make_plan()
    with refuses(UsageError, match="no section 9"):
        with_task(plan, FRESH.replace(section=9))
    with refuses(Refused, match="no task left"):
        without_tasks(plan, ["1", "2", "3", "4"])
    with refuses(Refused, match="not before that"):
        broken_down(plan, "2", [STEP.replace(due_on=date(2023, 11, 30))])


def test_steps_and_figures_are_numbered_on() -> None:
    task = broken_down(make_plan(), "3", [STEP, STEP], [FIGURE]).tasks_by_id["3"]
    assert [one.id for one in task.milestones] == [1, 2, 3, 4]
    assert [one.id for one in task.targets] == [1]


def test_a_new_task_stands_behind_those_of_its_section() -> None:
    plan: Plan = with_task(make_plan(), FRESH.replace(section=1))
    assert [task.id for task in plan.tasks] == ["1", "2", "122", "3", "4"]


def test_a_value_changes_in_its_place_a_key_comes_behind_those_before_it_and_one_goes() -> None:
    before = PLAN_TOML.replace("due_on = 2023-11-30", "due_on = 2023-11-30  # 原文\ndue_text = '11月底前'")
    plan = parse_plan(before.encode(), "p")
    wanted = changed(plan, "2", due_on=date(2023, 10, 31), supporting_units=("区科委",))
    after = edited(before.encode(), wanted, "p").decode()
    assert after == before.replace(
        "due_on = 2023-11-30  # 原文\ndue_text = '11月底前'\n",
        'due_on = 2023-10-31  # 原文\nsupporting_units = ["区科委"]\n',
    )
