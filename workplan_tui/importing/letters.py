"""Whole letters: what printers, fonts and typing habits made of a letter, back to the letter itself.

PDF fonts give radicals for characters (⽉ for 月), offices type full-width digits and dots, web
pages hide breaks inside words. This module knows letters only, never words.
"""

from __future__ import annotations

import re
import unicodedata

# The radicals supplement that NFKC leaves alone, as fonts put them for whole characters.
_RADICALS = dict(
    zip(
        "⺁⺄⺆⺈⺊⺌⺍⺕⺜⺝⺟⺠⺡⺢⺣⺤⺥⺩⺪⺫⺬⺭⺮⺯⺰⺱⺳⺶⺷⺸⺻⺼⺾⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乙冂刀卜小小彐日月母民水水火爪爪王疋罒示示竹糸纟罓罒羊羊羊聿肉艹虎衤覀西见角讠讠贝足车辶辶辶阝钅长長长门阜阝雨青韦页风飞食食食饣首马骨鬼鱼鸟卤麦黄黾齐齐齿齿龙龙龟龟龟",
        strict=True,
    )
)
_FULL_WIDTH = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_TABLE = {
    **{ord(radical): letter for radical, letter in _RADICALS.items()},
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **_FULL_WIDTH,
    **{0x2488 + at: f"{at + 1}." for at in range(20)},
    **{0x2474 + at: f"（{at + 1}）" for at in range(20)},
    **{0x3220 + at: f"（{letter}）" for at, letter in enumerate("一二三四五六七八九十")},
    ord("％"): "%",
    ord("．"): ".",
    ord("\u00a0"): " ", ord("\u2007"): " ", ord("\u202f"): " ",
    ord("\u00ad"): None, ord("\u200b"): None, ord("\u200c"): None, ord("\u200d"): None, ord("\ufeff"): None,
    ord("\u2060"): None,
    ord("\u2011"): "-",
    ord("﹑"): "、", ord("､"): "、", ord("，"): "，",
}  # fmt: skip
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_EDGE = re.compile(
    rf"(?<=[{_HAN}，。、；：“”（）《》〔〕])[ \t\u3000]+(?=[0-9A-Za-z])|"
    rf"(?<=[0-9A-Za-z%])[ \t\u3000]+(?=[{_HAN}，。、；：“”（）《》〔〕])"
)


def mend(text: str) -> str:
    """Return the text with every letter as it was meant; blanks and line breaks stay where they are."""
    return text.translate(_TABLE)


def close_up(text: str) -> str:
    """Take out the blanks that programs put between Chinese and figures or Latin letters."""
    return _EDGE.sub("", text)


_YEAR = re.compile("[二2][〇○零0О][一二三四五六七八九〇○零]{2}(?=年)")
_FIGURES = str.maketrans("〇○零О一二三四五六七八九", "0000123456789")


def with_figures(text: str) -> str:
    """Return the text with its years in Arabic figures: 二〇二六年 is 2026年."""
    return _YEAR.sub(lambda year: year.group().translate(_FIGURES), text)


_ODD = re.compile(r"\s+")


def squeezed(text: str) -> str:
    """Return the text without any white space."""
    return _ODD.sub("", text)
