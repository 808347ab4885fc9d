"""Names are divided where offices divide them, and nowhere else."""

from __future__ import annotations

import pytest

from workplan_tui.importing.name_doubts import odd_names, odd_people
from workplan_tui.importing.name_roles import roles
from workplan_tui.importing.name_words import is_empty
from workplan_tui.importing.names import divide, divide_people


@pytest.mark.parametrize(
    ("value", "names"),
    [
        (
            "区农业农村局（区乡村振兴局、区畜牧局），区水务局；各镇、街道",
            ["区农业农村局（区乡村振兴局、区畜牧局）", "区水务局", "各镇、街道"],
        ),
        ("区农业农村局 区文旅局 柳渡镇政府", ["区农业农村局", "区文旅局", "柳渡镇政府"]),
        ("区农业农村局、区卫生健康委等", ["区农业农村局", "区卫生健康委"]),
        ("区财政局、区审计局等有关部门", ["区财政局", "区审计局"]),
        ("区经济 和信息化局", ["区经济和信息化局"]),
        ("区政府 办公室", ["区政府办公室"]),
        ("区 教 委", ["区教委"]),
        ("区数据局\n区工信局", ["区数据局", "区工信局"]),
        ("区科技局和区工信局", ["区科技局", "区工信局"]),
        ("区发展和改革委员会", ["区发展和改革委员会"]),
        (
            "区委办公室、区政府办公室，各镇人民政府、街道办事处",
            ["区委办公室", "区政府办公室", "各镇人民政府、街道办事处"],
        ),
        ("各镇（街道）", ["各镇（街道）"]),
        ("/", []),
    ],
)
def test_offices_are_divided(value: str, names: list[str]) -> None:
    assert list(divide(value)) == names


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("林向北  苏禾", ["林向北", "苏禾"]),
        ("苏 禾", ["苏禾"]),
        ("苏\u3000禾、林向北", ["苏禾", "林向北"]),
        ("常务副区长，张晓晟", ["常务副区长", "张晓晟"]),
        ("无", []),
    ],
)
def test_people_are_divided(value: str, names: list[str]) -> None:
    assert list(divide_people(value)) == names


@pytest.mark.parametrize(
    ("value", "leading", "plain", "helping"),
    [
        ("甲局牵头，乙局、丙委等按职责分工负责", ["甲局"], [], ["乙局", "丙委"]),
        ("甲局牵头、乙局配合", ["甲局"], [], ["乙局"]),
        ("由甲局牵头，会同乙局、丙局等部门", ["甲局"], [], ["乙局", "丙局"]),
        ("甲局、乙委按职责分工负责", [], ["甲局", "乙委"], []),
        ("甲局、乙公司负责", [], ["甲局", "乙公司"], []),
    ],
)
def test_roles_are_told_apart(value: str, leading: list[str], plain: list[str], helping: list[str]) -> None:
    read = roles(value)

    assert (list(read.leading), list(read.plain), list(read.helping)) == (leading, plain, helping)


def test_what_may_be_two_names_is_odd() -> None:
    assert odd_names(("区教育局区财政局", "区教育局")) == ("区教育局区财政局",)
    assert odd_people(("林向北苏禾", "苏禾", "常务副区长")) == ("林向北苏禾",)


@pytest.mark.parametrize("words", ["无", "/", "—", "", "－－", " "])
def test_none_is_none(words: str) -> None:
    assert is_empty(words)
