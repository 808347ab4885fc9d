"""Read what stands between the labels of one task and the next: heading, number, text.

A heading counts only with the next numeral and a task only with the next number, so the 1-7 of
1-7号楼 or the 一、 of a quotation starts nothing. Whatever does not fit is kept, under the number
that was due, and warned of: the importer loses no sentence.
"""

from __future__ import annotations

import re

from workplan_tui.importing.labels import Block
from workplan_tui.language import tr
from workplan_tui.model.numerals import LARGEST, chinese_numeral
from workplan_tui.value import Value

_LABEL_INSIDE = re.compile(
    r"(?:牵头领导|责任单位|配合单位|完成时限)[:：]|。(?:牵头领导|主要责任单位|完成时限)"
)
_ANY_NUMBER = re.compile(r"(\d{1,4})[.．、]")


class Heading(Value):
    """A numbered heading and its place in the flow."""

    title: str
    start: int


class Item(Value):
    """A numbered task's text, the heading it stands under (0: none) and its place."""

    number: int
    heading: int
    text: str
    start: int


class Outline(Value):
    """Headings and tasks in the order of the text."""

    headings: tuple[Heading, ...]
    items: tuple[Item, ...]
    warnings: tuple[str, ...]


def read_outline(text: str, body_at: int, blocks: tuple[Block, ...]) -> Outline:
    """Read the words that lead to each group of labels."""
    headings: list[Heading] = []
    items: list[Item] = []
    warnings: list[str] = []
    used: set[int] = set()
    at, last = body_at, 0
    for block in blocks:
        words, expected = text[at : block.start], last + 1
        heading = _find_heading(words, len(headings) + 1, expected, anywhere=not items)
        if heading is not None:
            headings.append(Heading(heading[1], at + heading[0]))
            at += heading[2]
            words = text[at : block.start]
        elif not items and (first := re.search(r"(?<!\d)1[.．、](?!\d)", words)):
            at += first.start()
            words = text[at : block.start]
        number, size = _number(words, expected, used)
        if number != expected or not size:
            warnings.append(
                tr("After task {last} the text goes on with \"{words}\", not with task {expected}.")
                .format(last=last, words=words[:12], expected=expected)
            )  # fmt: skip
        if _LABEL_INSIDE.search(words):
            warnings.append(
                tr("Task {number}: a label stands inside the text; another label is missing.")
                .format(number=number)
            )  # fmt: skip
        items.append(Item(number, len(headings), words[size:], at))
        used.add(number)
        at, last = block.end, number
    return Outline(tuple(headings), tuple(items), tuple(warnings))


def _find_heading(words: str, order: int, expected: int, *, anywhere: bool) -> tuple[int, str, int] | None:
    """Return the heading's start, title and end; it is followed by the task that is due.

    Before the first task there may be an introduction; later a heading follows a deadline.
    """
    if order > LARGEST:
        return None
    numeral = chinese_numeral(order)
    if not anywhere and not words.startswith(numeral):
        return None  # the usual case, and no pattern is made for it
    for after in (r"(?!\d)", ""):
        pattern = re.compile(rf"{numeral}、([^。]{{1,60}}?)(?<!\d){expected}[.．、]{after}")
        match = pattern.search(words) if anywhere else pattern.match(words)
        if match:
            return match.start(), match[1], match.end(1)
    return None


def _number(words: str, expected: int, used: set[int]) -> tuple[int, int]:
    """Return the task's number and how many letters it took."""
    match = _ANY_NUMBER.match(words)
    if match is None:
        return expected, 0
    if int(match[1]) != expected and (int(match[1]) in used or not int(match[1])):
        return expected, 0
    return int(match[1]), match.end()
