"""What a row of a table is: a header again, a heading, a sum, a remark; what is none of them may be a task."""

from __future__ import annotations

import re

from workplan_tui.importing.column_kinds import GROUP, NAME, NUMBER, TEXT, Columns, kind_of
from workplan_tui.importing.letters import squeezed
from workplan_tui.importing.markers import numeral_value
from workplan_tui.importing.titles import has_numeral

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.neutral_form import TableCell

_CHINESE_NUMBER = re.compile("[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")
_LONGEST_SECTION = 40
SUM = re.compile(r"^(?:合计|总计|小计|共计|总数|累计|汇总)")
_SUM_COUNT = re.compile(r"^(?:共计?|合计|总计)?(\d{1,4})(?:项|个|件|条)$")
_REMARK = re.compile(r"^(?:注|备注|说明|填表说明|填报人|审核人|填表人|制表|联系人|单位负责人)[：:1一]?")
_NUMBER = re.compile(
    r"[（(]?(?P<n>\d{1,4}(?:[-－–.．]\d{1,3}){0,2}|[A-Za-z]{1,6}[-_.]?\d{1,5})[）)]?[.．、]?|[（(]?(?P<cn>[一二三四五六七八九十百]{1,5})[）)]?[、.．]?|第(?P<nth>\d{1,3}|[一二三四五六七八九十]{1,3})(?:项|条)"
)


def is_header(columns: Columns, cells: tuple[TableCell, ...]) -> bool:
    """Return whether the header stands here again."""
    words = columns.words
    same = [squeezed(cell.text) == squeezed(word) for cell, word in zip(cells, words, strict=False) if word]
    kinds = [kind_of(cell.text) for cell in cells if cell.text.strip()]
    return sum(same) >= max(2, len(same) - 1) or (len(kinds) > 2 and all(kinds) and NUMBER in kinds)


def is_remark(cells: tuple[TableCell, ...], texts: list[str]) -> bool:
    """Return whether the row is what stands below a table: 注, 填报人, 审核人."""
    return bool(is_wide(cells) and _REMARK.match(next(text for text in texts if text)))


def is_section(columns: Columns, cells: tuple[TableCell, ...]) -> bool:
    """Return whether the row is a heading: one text over all columns, or alone and numbered like one."""
    if len(cells) < 3 or not is_wide(cells):
        return False
    cell = next(cell for cell in cells if cell.text.strip())
    words = squeezed(cell.text)
    if len(words) > 60 or SUM.match(words):
        return False
    if cell.across >= len(cells) - 1:
        return True
    texts = columns.of(TEXT)
    if has_numeral(words) and not words[0].isdigit():
        return True
    return cell.column not in texts and cell.column == 0 and not _NUMBER.fullmatch(words)


def numbered_section(columns: Columns, texts: list[str], *, has_arabic_numbers: bool) -> str:
    """Return the heading of a row such as 一 | 产业项目, where tasks have Arabic numbers; else nothing."""
    numbers, filled = columns.of(NUMBER), [at for at, text in enumerate(texts) if text]
    if not numbers or len(filled) != 2 or filled[0] != numbers[0] or not has_arabic_numbers:
        return ""
    numeral, words = texts[filled[0]], texts[filled[1]]
    if filled[1] not in columns.of(TEXT, NAME, GROUP) or len(words) > _LONGEST_SECTION:
        return ""
    if not _CHINESE_NUMBER.fullmatch(numeral):
        return ""
    return f"{numeral.rstrip('、.．')}{'' if numeral[0] in '（(' else '、'}{words}"


def claimed_sums(texts: list[str]) -> list[int] | None:
    """Return how many tasks a row of sums says there are; None where it is no such row."""
    filled = [text for text in texts if text]
    if not SUM.match(filled[0]):
        return None
    found = (_SUM_COUNT.match(SUM.sub("", text) or text) for text in dict.fromkeys(filled))
    return [int(match[1]) for match in found if match]


def is_wide(row: tuple[TableCell, ...]) -> bool:
    """Return whether one cell, or one text, is all there is in the row."""
    texts = {id(cell): squeezed(cell.text) for cell in row}
    return sum(bool(text) for text in texts.values()) == 1


def printed_number(words: str) -> str:
    """Return a number cell's number in Arabic figures; empty when it is none."""
    bare = words.removesuffix(".0") if re.fullmatch(r"\d+\.0", words) else words
    match = _NUMBER.fullmatch(bare)
    if match is None:
        return ""
    if match["n"]:
        return re.sub("[－–.．]", "-", match["n"])
    numeral = match["cn"] or match["nth"]
    return numeral if numeral.isdigit() else str(numeral_value(numeral) or "")
