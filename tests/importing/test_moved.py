"""Line breaks, blanks, brackets and the order of labels moved about: the same plan, or a doubt."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importing.text_plan import import_text
from workplan_tui.base.value import Value
from workplan_tui.model.numerals import chinese_numeral

PEOPLE = ("陆知远", "顾清和", "温岚", "常务副区长", "苏禾")
OFFICES = (
    "区发展改革委", "区住房城乡建设委", "区农业农村局（区乡村振兴局）", "望河街道", "区生态环境局", "各镇（街道）",
    "云岭建设投资有限公司", "区人力资源社会保障局", "区委办公室", "区消防救援支队",
)  # fmt: skip
TEXTS = (
    "新增规上企业20家，产值增长5%以上。", "建成口袋公园（含儿童公园）6个。", "改造1-7号楼，一、二期同步开工。",
    "PM2.5年均浓度控制在32微克/立方米以内。", "推行“一业一证”改革，覆盖12个行业。", "完成13.5公里管网改造；新建泵站2座。",
)  # fmt: skip
DAYS = ("2025年12月31日", "2025年9月30日", "6月底前", "三季度末", "持续推进")


class Made(Value):
    """One task as it was meant."""

    text: str
    leads: tuple[str, ...]
    units: tuple[str, ...]
    due: str


def made_plan(chance: random.Random, sizes: list[int]) -> list[list[Made]]:
    return [
        [
            Made(
                chance.choice(TEXTS),
                tuple(chance.sample(PEOPLE, chance.randint(1, 2))),
                tuple(chance.sample(OFFICES, chance.randint(1, 3))),
                chance.choice(DAYS),
            )
            for _ in range(size)
        ]
        for size in sizes
    ]


def labelled(sections: list[list[Made]], chance: random.Random) -> str:
    """Print the plan with labels in any order, names divided as anybody does it."""
    lines = ["2025年云岭区重点工作任务分工方案"]
    number = 0
    for order, tasks in enumerate(sections, 1):
        lines.append(f"{chinese_numeral(order)}、板块{'甲乙丙丁戊'[order - 1]}")
        for task in tasks:
            number += 1
            lines.append(f"{number}.{task.text}")
            mark = chance.choice(["、", "，", "；", "、 "])
            labels = [
                f"牵头领导：{chance.choice(['、', '，', '  ']).join(task.leads)}",
                f"主要责任单位：{mark.join(task.units)}",
                f"完成时限：{task.due}",
            ]
            chance.shuffle(labels)
            lines += labels
    return "\n".join(lines)


def bracketed(sections: list[list[Made]], chance: random.Random) -> str:
    """Print the plan with its duties in brackets."""
    lines = ["2025年云岭区重点工作任务分工方案"]
    number = 0
    for order, tasks in enumerate(sections, 1):
        lines.append(f"{chinese_numeral(order)}、板块{'甲乙丙丁戊'[order - 1]}")
        for task in tasks:
            number += 1
            parts = [
                f"责任领导：{'、'.join(task.leads)}",
                f"责任单位：{'、'.join(task.units)}",
                f"完成时限：{task.due}",
            ]
            chance.shuffle(parts)
            lines.append(f"{number}.{task.text}（{'；'.join(parts)}）")
    return "\n".join(lines)


def moved(text: str, chance: random.Random, breaks: float, blanks: float) -> str:
    """Break lines and put blanks anywhere, below the title."""
    title, _, rest = text.partition("\n")
    letters = []
    for letter in rest:
        letters.append(letter)
        if letter != "\n" and chance.random() < breaks:
            letters.append("\n")
        if letter != "\n" and chance.random() < blanks:
            letters.append(" ")
    return f"{title}\n{''.join(letters)}"


def wrong(text: str, sections: list[list[Made]]) -> list[str]:
    """Return the fields that are wrong without a doubt being told."""
    imported = import_text(text)
    if imported.doubts:
        return []
    meant = [task for tasks in sections for task in tasks]
    plan = imported.plan
    found = [
        Made(
            task.text,
            task.leads,
            task.units,
            task.due_text or (task.due_on.isoformat() if task.due_on else ""),
        )
        for task in plan.tasks
    ]
    full = {"2025年12月31日": "2025-12-31", "2025年9月30日": "2025-09-30"}
    wanted = [task.replace(due=full.get(task.due, task.due)) for task in meant]
    faults = [f"{one} is not {other}" for one, other in zip(found, wanted, strict=False) if one != other]
    if len(found) != len(wanted):
        faults.append(f"{len(found)} tasks, not {len(wanted)}")
    if [len(plan.tasks_of(section.id)) for section in plan.sections] != list(map(len, sections)):
        faults.append("sections")
    return faults


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    sizes=st.lists(st.integers(1, 5), min_size=1, max_size=4),
    breaks=st.sampled_from([0.0, 0.0, 0.02, 0.1]),
    blanks=st.sampled_from([0.0, 0.0, 0.02, 0.1]),
    kind=st.sampled_from([labelled, bracketed]),
)
def test_a_plan_is_the_same_or_doubted(
    seed: int, sizes: list[int], breaks: float, blanks: float, kind: object
) -> None:
    chance = random.Random(seed)
    sections = made_plan(chance, sizes)
    text = labelled(sections, chance) if kind is labelled else bracketed(sections, chance)

    assert wrong(moved(text, chance, breaks, blanks), sections) == []


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6), sizes=st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_nothing_moved_is_read_without_a_doubt(seed: int, sizes: list[int]) -> None:
    chance = random.Random(seed)
    sections = made_plan(chance, sizes)

    for text in (labelled(sections, chance), bracketed(sections, chance)):
        assert import_text(text).warnings == ()
        assert wrong(text, sections) == []
