"""Automatic numbers of a Word file, counted as LibreOffice and Word count them.

A list goes on across interruptions, for every `w:num` of the same abstract list; `startOverride`
begins anew once; numbers come through paragraph styles too.
"""

from __future__ import annotations

import re

from workplan_tui.importing.readers.archive import attribute, child, local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DIGITS = "〇一二三四五六七八九"
_CHINESE = (
    "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
    "japaneseCounting", "koreanDigital2", "ideographTraditional2",
)  # fmt: skip
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"


class _Level:
    def __init__(self, element: Element) -> None:
        start = attribute(child(element, "start"), "val", "1")
        self.start = int(start) if start.lstrip("-").isdigit() else 1
        self.format = attribute(child(element, "numFmt"), "val", "decimal")
        self.text = attribute(child(element, "lvlText"), "val")
        self.restart = attribute(child(element, "lvlRestart"), "val")
        self.style = attribute(child(element, "pStyle"), "val")
        self.is_legal = child(element, "isLgl") is not None


class AutomaticNumbers:
    """The counters of one document."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self.abstract: dict[str, dict[int, _Level]] = {}
        self.of_num: dict[str, str] = {}
        self.own_levels: dict[tuple[str, int], _Level] = {}
        self.overrides: dict[tuple[str, int], int] = {}
        self.used: set[tuple[str, int]] = set()
        self.counters: dict[str, dict[int, int]] = {}
        self.styles: dict[str, tuple[str, int]] = {}
        linked: dict[str, str] = {}
        style_links: dict[str, str] = {}
        for element in numbering if numbering is not None else ():
            if local(element.tag) == "abstractNum":
                key = attribute(element, "abstractNumId")
                self.abstract[key] = {
                    int(attribute(level, "ilvl", "0") or 0): _Level(level)
                    for level in element
                    if local(level.tag) == "lvl"
                }
                if link := attribute(child(element, "styleLink"), "val"):
                    style_links[link] = key
                if link := attribute(child(element, "numStyleLink"), "val"):
                    linked[key] = link
            elif local(element.tag) == "num":
                self._num(element)
        for key, link in linked.items():
            if link in style_links:
                self.of_num = {
                    num: style_links[link] if own == key else own for num, own in self.of_num.items()
                }
        self._read_styles(styles)

    def _num(self, element: Element) -> None:
        key = attribute(element, "numId")
        self.of_num[key] = attribute(child(element, "abstractNumId"), "val")
        for override in element:
            if local(override.tag) != "lvlOverride":
                continue
            level = int(attribute(override, "ilvl", "0") or 0)
            start = attribute(child(override, "startOverride"), "val")
            if start.isdigit():
                self.overrides[key, level] = int(start)
            if (own := child(override, "lvl")) is not None:
                self.own_levels[key, level] = _Level(own)

    def _read_styles(self, styles: Element | None) -> None:
        own: dict[str, tuple[str, str]] = {}
        based: dict[str, str] = {}
        for style in styles if styles is not None else ():
            if local(style.tag) != "style":
                continue
            name = attribute(style, "styleId")
            based[name] = attribute(child(style, "basedOn"), "val")
            properties = child(child(style, "pPr"), "numPr")
            if properties is not None:
                own[name] = (
                    attribute(child(properties, "numId"), "val"),
                    attribute(child(properties, "ilvl"), "val"),
                )
        for name in based:
            up, steps = name, 0
            while up and up not in own and steps < 50:
                up, steps = based.get(up, ""), steps + 1
            if up in own and own[up][0]:
                num, level = own[up]
                self.styles[name] = (num, int(level) if level.isdigit() else self._level_of_style(num, name))

    def _level_of_style(self, num: str, style: str) -> int:
        levels = self.abstract.get(self.of_num.get(num, ""), {})
        return next((number for number, level in levels.items() if level.style == style), 0)

    def next_label(self, paragraph_properties: Element | None) -> str:
        """Count this paragraph and return its number as printed; empty where it has none."""
        direct = child(paragraph_properties, "numPr")
        style = attribute(child(paragraph_properties, "pStyle"), "val")
        num, level = self.styles.get(style, ("", 0))
        if direct is not None:
            num = attribute(child(direct, "numId"), "val") or num
            ilvl = attribute(child(direct, "ilvl"), "val")
            level = int(ilvl) if ilvl.isdigit() else level
        if not num or num == "0" or num not in self.of_num:
            return ""
        return self._count(num, level)

    def _count(self, num: str, level: int) -> str:
        abstract = self.of_num[num]
        levels = self.abstract.get(abstract, {})
        own = self.own_levels.get((num, level)) or levels.get(level)
        if own is None:
            return ""
        counters = self.counters.setdefault(abstract, {})
        if (num, level) in self.overrides and (num, level) not in self.used:
            counters[level] = self.overrides[num, level]
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = own.start
        self.used.add((num, level))
        for deeper in [each for each in counters if each > level]:
            below = levels.get(deeper)
            if below is None or below.restart != "0":
                del counters[deeper]
        if own.format in ("bullet", "none"):
            return ""

        def figure(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = self.own_levels.get((num, at)) or levels.get(at)
            value = counters.get(at, shown.start if shown else 1)
            return formatted(value, "decimal" if own.is_legal or shown is None else shown.format)

        return re.sub(r"%(\d)", figure, own.text)


def formatted(number: int, kind: str) -> str:
    """Return a number in one of Word's number formats."""
    if kind in _CHINESE:
        return chinese(number)
    if kind in ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"):
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if kind in ("chineseLegalSimplified", "ideographLegalTraditional"):
        return chinese(number).translate(str.maketrans(_DIGITS + "十百", _LEGAL + "拾佰"))
    if kind in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if kind == "ideographTraditional" and 1 <= number <= 10:
        return _STEMS[number - 1]
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.lower() if kind == "lowerRoman" else roman
    if kind == "decimalZero":
        return f"{number:02}"
    return str(number)


def chinese(number: int) -> str:
    """Return 1 to 9999 as headings are counted: 十, 十一, 一百零一, 一百二十一."""
    if number < 10:
        return _DIGITS[number].replace("〇", "零")
    if number < 20:
        return "十" + (_DIGITS[number % 10] if number % 10 else "")
    words, zero = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            words += ("零" if zero and words else "") + _DIGITS[digit] + name
            zero = False
        elif words:
            zero = True
    return words


def _roman(number: int) -> str:
    pairs = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
    words = ""
    for value, letters in pairs:
        while number >= value:
            words += letters
            number -= value
    return words
