"""One line a task, for whoever has no form: `65 已完成 说明`, or the same as separated values.

Behind the number stand, each at most once and all but one left out, the status, the percent with its sign
and the progress. Of more than three separated values each has its place: number, status, percent, progress,
problem, next step. The value of a target stands anywhere, as `1=4.4`: it names itself.

A number that may be meant for a percent is never taken for what was done.
"""

from __future__ import annotations

import csv
import re

from workplan_tui.importing.forms.plain_cells import plain_cell
from workplan_tui.language.words import find_status, near_status
from workplan_tui.model.reason import because
from workplan_tui.model.returns.returned import FIELDS, PERCENT, PROGRESS, STATUS, Returned, Said, Spot, Wrong
from workplan_tui.model.task_ids import plain_id
from workplan_tui.text.half_width import half_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.reason import Reason

_NUMBER = re.compile(r"(\d{1,18}|[A-Za-z][A-Za-z0-9.-]*)项?")
_PERCENT = re.compile(r"-?\d+(?:\.\d+)?%")
_BARE = re.compile(r"\d+(?:\.\d+)?%?")
_VALUE = re.compile(r"(\d{1,4})=(.*)")
_LEAST_PLACED = 3
_LONGEST_STATUS = len("not started")


def read_lines(text: str) -> Returned:
    """Return what the lines say; every line that cannot be understood is wrong."""
    said: list[Said] = []
    wrong: list[Wrong] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        spot = Spot(line=number)
        values, are_placed = _values(line)
        found = _NUMBER.fullmatch(plain_id(values[0]))
        if found is None:
            wrong.append(Wrong(spot, because("form_line_number", value=values[0])))
            continue
        measured, words = _parted(values[1:])
        told = [*(_placed(words) if are_placed else _in_order(words)).items(), *measured]
        cells = [Said(found[1], field, text, spot) for field, text in told if text]
        if fault := _fault(found[1], cells):
            wrong.append(Wrong(spot, fault))
        said += cells
    return Returned(tuple(said), wrong=tuple(wrong))


def _fault(task_id: str, cells: list[Said]) -> Reason | None:
    """A slip in a status must not be taken for what was done."""
    if not cells:
        return because("form_line_empty", task=task_id)
    told = {cell.field: cell.text for cell in cells}
    if PERCENT not in told and (bare := _bare(told.get(PROGRESS, ""))):
        return because("form_maybe_percent", value=bare, task=task_id)
    only = cells[0]
    if len(cells) > 1 or only.field != PROGRESS or len(only.text) > _LONGEST_STATUS:
        return None
    meant = near_status(only.text)
    return because("form_maybe_status", value=only.text, wanted=meant) if meant else None


def _values(line: str) -> tuple[list[str], bool]:
    """Return number and values of a line, and whether each has its place, not only its order."""
    head = re.match(r"\s*[^\s,，]+\s*([,，\t])", line)
    if head is None:
        return line.split(), False
    values = [value.strip() for value in next(csv.reader([line.strip()], delimiter=head[1]))]
    return values, len(values) > _LEAST_PLACED


def _parted(values: list[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the values of targets with their fields, and the other values."""
    measured: list[tuple[str, str]] = []
    others: list[str] = []
    for value in values:
        found = _VALUE.fullmatch(half_width(value).replace("＝", "="))
        if found is None:
            others.append(value)
        else:
            measured.append((f"target:{int(found[1])}", found[2].strip() or value))
    return measured, others


def _bare(progress: str) -> str | None:
    """Return the number that stands first, or alone with its sign, where words should."""
    words = [half_width(word) for word in progress.split()]
    numbers = [word for word in words if _BARE.fullmatch(word) and (word.endswith("%") or word == words[0])]
    return next((word.removesuffix("%") for word in numbers), None)


def _placed(values: list[str]) -> dict[str, str]:
    return {field: plain_cell(field, text) for field, text in zip(FIELDS, values, strict=False)}


def _in_order(words: list[str]) -> dict[str, str]:
    """Return status and percent, which come first in either order, and the rest as progress."""
    told: dict[str, str] = {}
    rest = [word for word in words if word]
    while rest:
        found = next((n for n in (2, 1) if STATUS not in told and _status(" ".join(rest[:n]))), 0)
        if found:
            told[STATUS] = _status(" ".join(rest[:found])) or ""
        elif PERCENT not in told and _PERCENT.fullmatch(half_width(rest[0])):
            told[PERCENT], found = rest[0], 1
        else:
            break
        rest = rest[found:]
    return {**told, PROGRESS: " ".join(rest)}


def _status(words: str) -> str | None:
    """Return the status that is written out: a digit may be the beginning of what was done."""
    return None if words.isdigit() else find_status(words)
