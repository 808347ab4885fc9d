"""Words of a deadline become the last day they allow, or none."""

from __future__ import annotations

from datetime import date

import pytest

from workplan_tui.importing.deadline_words import day_of, is_full_day


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2023年12月31日", date(2023, 12, 31)),
        ("2023 年 12 月 31 日前", date(2023, 12, 31)),
        ("2024年2月底前", date(2024, 2, 29)),
        ("6月", date(2023, 6, 30)),
        ("10月前", date(2023, 10, 31)),
        ("十月底", date(2023, 10, 31)),
        ("6月上旬", date(2023, 6, 10)),
        ("2024年底", date(2024, 12, 31)),
        ("全年", date(2023, 12, 31)),
        ("年内", date(2023, 12, 31)),
        ("年底前", date(2023, 12, 31)),
        ("一季度", date(2023, 3, 31)),
        ("三季度末", date(2023, 9, 30)),
        ("2024年第二季度", date(2024, 6, 30)),
        ("Q4", date(2023, 12, 31)),
        ("上半年", date(2023, 6, 30)),
        ("次年3月", date(2024, 3, 31)),
        ("2025.9.30", date(2025, 9, 30)),
        ("2025-10-31", date(2025, 10, 31)),
        ("2025/6/30", date(2025, 6, 30)),
        ("6月底前完成设计，11月底前完工", date(2023, 11, 30)),
        ("2024年6月开工，10月完工", date(2024, 10, 31)),
        ("9999年12月", date(9999, 12, 31)),
        ("长期", None),
        ("持续推进", None),
        ("常年坚持", None),
        ("2023年2月30日", None),
        ("2023年13月", None),
    ],
)
def test_a_deadline_is_the_last_day_its_words_allow(printed: str, day: date | None) -> None:
    assert day_of(printed, 2023) == day


def test_only_a_day_in_full_needs_no_words_beside() -> None:
    assert is_full_day("2025年12月31日")
    assert is_full_day("2025.9.30前")
    assert not is_full_day("2025年12月")
    assert not is_full_day("三季度末")
