"""Guess what columns without a header are about, by what stands in them (pasted cells)."""

from __future__ import annotations

import re

from workplan_tui.importing.deadline_words import looks_dated
from workplan_tui.importing.name_words import is_empty
from workplan_tui.importing.names import divide
from workplan_tui.importing.vocabulary import ends_as_office

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_WORDS = {
    "number": "序号",
    "text": "工作任务",
    "units": "责任单位",
    "due": "完成时限",
    "leads": "牵头领导",
    "": "",
}
_MOST = 0.6


def guess_header(rows: list[list[str]]) -> list[str] | None:
    """Return words for a header; None unless both tasks and who does them can be told."""
    if not rows:
        return None
    width = max(map(len, rows))
    full = [row + [""] * (width - len(row)) for row in rows]
    kinds = ["" for _ in range(width)]
    for column in range(width):
        values = ["".join(row[column].split()) for row in full]
        kinds[column] = _kind([value for value in values if not is_empty(value)])
    texts = [column for column, kind in enumerate(kinds) if kind == "text"]
    if not texts or ("units" not in kinds and "leads" not in kinds):
        return None
    longest = max(texts, key=lambda column: sum(len(row[column]) for row in full))
    seen: set[str] = set()
    for column, kind in enumerate(kinds):
        if (kind == "text" and column != longest) or kind in seen:
            kinds[column] = ""
        seen.add(kinds[column])
    return [_WORDS[kind] for kind in kinds]


def _kind(values: list[str]) -> str:
    if not values:
        return ""

    def most(fits: Callable[[str], bool]) -> bool:
        return sum(map(fits, values)) >= len(values) * _MOST

    if most(lambda value: re.fullmatch(r"\d{1,4}", value) is not None):
        return "number"
    if most(lambda value: len(value) <= 24 and looks_dated(value)):
        return "due"
    if most(lambda value: all(map(ends_as_office, divide(value)))):
        return "units"
    if most(
        lambda value: re.fullmatch(r"[\u4e00-\u9fff]{2,4}(?:[、，][\u4e00-\u9fff]{2,4})*", value) is not None
    ):
        return "leads"
    return "text"


def kind_of_value(value: str) -> str:
    """Return what a single cell looks like: number, due, units, leads or text."""
    return _kind(["".join(value.split())])
