"""The README's picture: made from the demonstration, every letter in its cells."""

from __future__ import annotations

import re

import pytest

from workplan_tui.tui.picture import in_cells, picture


def test_wide_letters_have_the_room_of_two_cells() -> None:
    placed = in_cells('<text class="a" x="0" y="9" textLength="61" clip-path="b">红10 a</text>')

    assert re.findall(r' x="([\d.]+)".*?textLength="([\d.]+)".*?>([^<]+)<', placed) == [
        ("0", "24.4", "红"), ("24.4", "24.4", "10"), ("61", "12.2", "a"),
    ]  # fmt: skip
    assert placed.count('letter-spacing="4.4"') == 1


@pytest.mark.slow
async def test_the_picture_says_that_its_data_are_made_up() -> None:
    svg = await picture()

    told = "".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))
    assert "演示数据" in told
    assert "启动国家氢燃料电池汽车检验检测中心" in told
