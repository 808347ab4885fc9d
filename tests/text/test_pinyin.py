"""What letters spell, and the table of readings against pypinyin, which made it."""

from __future__ import annotations

import subprocess
import sys
import zlib
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin

from tests.support.effort import seconds
from tests.support.program import REAL_PLAN
from tests.tools.pinyin import TABLE, other_spellings, readings_of, table
from workplan_tui.model.filter.language import parse_filter
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Task
from workplan_tui.model.standings import Standings
from workplan_tui.store.plan.file import read_plan
from workplan_tui.text.pinyin import FIRST, LAST, Speller, initials, readings

_COUNTED_IN_5_MS = 120_000

PLAN = read_plan(str(REAL_PLAN))
STANDINGS = Standings(Ledger(PLAN, ()))
LETTERS_OF_PLAN = sorted(
    {letter for task in PLAN.tasks for letter in "".join((task.text, *task.units, *task.leads))}
)
GB2312 = [
    bytes((row, cell)).decode("gb2312")
    for row in range(0xB0, 0xF8)
    for cell in range(0xA1, 0xFF)
    if (row, cell) < (0xD7, 0xFA) or row > 0xD7
]


def known_to_pypinyin(letter: str) -> set[str]:
    """Return the readings by the library's front door, not by the dictionary the table is made of."""
    told = pinyin(letter, style=Style.NORMAL, heteronym=True, v_to_u=False, errors="ignore")
    return {reading.replace("ê", "e") for reading in (told[0] if told else ())}


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ("sthj", "区生态环境局"), ("hj", "区生态环境局"), ("shengtaihuanjing", "区生态环境局"),
        ("shengt", "生态"), ("sheng", "生态"), ("xian", "西安"), ("xian", "县"), ("xa", "西安"),
        ("zhang", "成长"), ("chang", "成长"), ("cc", "成长"), ("cz", "成长"),
        ("lv", "绿化"), ("lvhua", "绿化"), ("er", "儿"),
        *((typed, letters) for letters in ("战略", "掠", "侵略") for typed in ("lve", "lue", "lyue")),
        *((typed, letters) for letters in ("虐", "疟疾") for typed in ("nve", "nue", "nyue", "nu")),
        ("zhanlue", "战略"), ("zhanlve", "战略"), ("lyuhua", "绿化"), ("nv", "妇女"), ("nyu", "妇女"), ("funv", "妇女"),
    ],
)  # fmt: skip
def test_letters_spell(letters: str, text: str) -> None:
    assert Speller(letters).is_in(text)


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ("sthj", "生态，环境"), ("sthj", "生态环"), ("hengtai", "生态"), ("shengtai", "生"), ("gdp", "GDP"),
        ("st", ""), ("lhua", "绿化"), ("luo", "战略"), ("nyuan", "妇女"), ("xyu", "需"), ("lyuan", "绿"),
    ],
)  # fmt: skip
def test_letters_do_not_spell_what_is_not_there(letters: str, text: str) -> None:
    assert not Speller(letters).is_in(text)


@given(st.text(st.sampled_from(LETTERS_OF_PLAN), min_size=1, max_size=4), st.data())
def test_a_text_is_spelt_by_every_reading_of_its_characters(text: str, data: st.DataObject) -> None:
    text = "".join(letter for letter in text if readings(letter)) or "长"
    chosen = [data.draw(st.sampled_from(readings(letter))) for letter in text]

    assert Speller("".join(chosen)).is_in(f"，{text}。")
    assert Speller("".join(syllable[0] for syllable in chosen)).is_in(f"，{text}。")


@given(
    st.text(st.sampled_from("长行绿生态，a都和"), max_size=8),
    st.text(st.sampled_from("changxlvstdeo"), min_size=1, max_size=5),
)
def test_the_search_agrees_with_writing_every_reading_out(text: str, letters: str) -> None:
    """A slow search that no reader has to trust: all readings of all parts, written out."""
    is_there = False
    for begin, end in ((b, e) for b in range(len(text)) for e in range(b + 1, len(text) + 1)):
        for chosen in product(*map(readings, text[begin:end])):
            written, before = "".join(chosen), "".join(chosen[:-1])
            is_there |= "".join(syllable[0] for syllable in chosen) == letters
            is_there |= written.startswith(letters) and len(before) < len(letters)

    assert Speller(letters).is_in(text) == is_there


@pytest.mark.parametrize("letters", [LETTERS_OF_PLAN, GB2312], ids=["plan", "GB2312"])
def test_the_readings_are_pypinyins(letters: list[str]) -> None:
    asked = [letter for letter in letters if FIRST <= ord(letter) <= LAST]

    assert len(asked) > 800
    assert {letter: set(readings(letter)) for letter in asked} == {
        letter: known_to_pypinyin(letter)
        | {other for one in known_to_pypinyin(letter) for other in other_spellings(one)}
        for letter in asked
    }


def test_what_is_no_character_has_no_reading() -> None:
    assert [readings(letter) for letter in ("a", "，", "〇", "\U0001f600", chr(LAST + 1))] == [()] * 5
    assert initials("长") == {"c", "z"}


def test_the_table_is_the_one_that_the_development_command_makes() -> None:
    assert zlib.decompress(TABLE.read_bytes()) == table(), "run python -m tests.tools.pinyin"
    assert TABLE.stat().st_size <= 100_000
    assert readings_of("行") == readings("行")


def test_words_in_chinese_load_no_table() -> None:
    code = (
        "import sys; from tests.text.test_pinyin import PLAN, STANDINGS\n"
        "from workplan_tui.text import pinyin; from workplan_tui.model.filter.language import parse_filter\n"
        "for text in ('造林', '\"sthj\"', '5', 'a', '5G', '单位:水务'):\n"
        "    [parse_filter(text).matches(STANDINGS, task) for task in PLAN.tasks]\n"
        "assert not pinyin._table.cache_info().misses\n"
        "parse_filter('sthj').matches(STANDINGS, PLAN.tasks[0])\n"
        "assert pinyin._table.cache_info().misses\n"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_a_plan_is_searched_in_a_few_milliseconds() -> None:
    """The budget is 5 ms, in which this machine counts to so many: its own time is no measure, others use it too."""
    readings("长")
    taken, counted = [], []
    for word in ("sthj", "shengtai", "swj", "nongcun", "zyxz", "kexue"):
        asked = parse_filter(word)
        matching: list[Task] = []
        taken.append(
            seconds(lambda: matching.extend(task for task in PLAN.tasks if asked.matches(STANDINGS, task)))  # noqa: B023
        )
        counted.append(seconds(lambda: sum(number for number in range(_COUNTED_IN_5_MS))))
        assert len(matching) < len(PLAN.tasks)

    assert min(taken) <= 1.5 * min(counted), (taken, counted)


def test_filters_find_by_pinyin_within_one_unit_lead_or_text() -> None:
    def found(text: str) -> list[str]:
        return [task.id for task in PLAN.tasks if parse_filter(text).matches(STANDINGS, task)]

    assert found("sthj") == found("生态环境 or sthj")
    assert set(found("unit:sthj")) == {task.id for task in PLAN.tasks if "区生态环境局" in task.units}
    assert found("zhangxiaosheng") == found("zhangxiaocheng") == found("牵头:张晓晟")
    assert found('"sthj"') == found('unit:"sthj"') == []
