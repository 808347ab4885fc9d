"""Read the notice around the tasks: title, number, issuer, day, requirements, count, cc.

All of it is optional: a text that is only a list of tasks gives a notice with nothing in it.
This module never looks at the tasks themselves.
"""

from __future__ import annotations

import re
from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.importing.deadline_words import day_of
from workplan_tui.model.numerals import chinese_numeral
from workplan_tui.model.plan import Requirement

_TITLE = re.compile(r"关于印发《(?P<title>.{1,300}?)》的通知")
_NUMBER = re.compile(r"(?P<mark>[^〔［\[\d。]{1,40})[〔［\[](?P<year>\d{4})[〕］\]](?P<n>\d+)号")
_COUNT = re.compile(r"[（(]共计?(?P<count>\d+)项[）)]")
_IN_HEADING = re.compile("[一二三四五六七八九十]、[^。]{0,40}$")
"""A count in a heading is that heading's, not the whole notice's."""
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_CC = re.compile(r"抄送[:：]?(?P<cc>[^。]+。?)")


class Notice(Value):
    """What the notice says about the plan as a whole."""

    title: str | None
    document_number: str | None
    issuer: str | None
    issued_on: date | None
    requirements: tuple[Requirement, ...]
    declared_task_count: int | None
    body_at: int
    """Where the list of tasks begins."""


def read_notice(head: str) -> Notice:
    """Read all that stands before the first task's labels."""
    titled = _TITLE.search(head)
    title = titled["title"] if titled else None
    body_at = _body_at(head, title)
    counted = next(
        (one for one in _COUNT.finditer(head) if not _IN_HEADING.search(head, 0, one.start())), None
    )
    number, issuer = _number_and_issuer(head[: titled.start()] if titled else "")
    letter = head[titled.end() : body_at] if titled else ""
    signed = list(_DAY.finditer(letter))
    issued_on = day_of(signed[-1].group(), 0) if signed else None
    if signed:
        letter = letter[: signed[-1].start()].removesuffix(issuer or "")
    if title:
        letter = letter.removesuffix(title)
    return Notice(
        title=title,
        document_number=number,
        issuer=issuer,
        issued_on=issued_on,
        requirements=_requirements(letter),
        declared_task_count=int(counted["count"]) if counted else None,
        body_at=counted.end() if counted and counted.end() > body_at else body_at,
    )


def read_cc(tail: str) -> str | None:
    """Read the offices a copy goes to from what follows the last task."""
    match = _CC.search(tail)
    return match["cc"] if match else None


def _body_at(head: str, title: str | None) -> int:
    """Return where the title stands alone as the heading of the list, and ends."""
    alone = list(re.finditer(rf"(?<!《){re.escape(title)}", head)) if title else []
    return alone[-1].end() if alone else 0


def _number_and_issuer(heading: str) -> tuple[str | None, str | None]:
    """Split 某办公室文件某政发〔2023〕1号某办公室: the issuer is what follows the number."""
    match = _NUMBER.search(heading)
    if match is None:
        return None, heading or None
    issuer = heading[match.end() :] or None
    mark = match["mark"]
    if issuer and issuer in mark:
        mark = mark.rpartition(issuer)[2]
    return f"{mark.rpartition('文件')[2]}〔{match['year']}〕{match['n']}号", issuer


def _requirements(letter: str) -> tuple[Requirement, ...]:
    """Read 一、title。text 二、…: each numeral counts only when it is the next one."""
    starts: list[int] = []
    while True:
        numeral = f"{chinese_numeral(len(starts) + 1)}、"
        at = starts[-1] if starts else 0
        match = re.compile(rf"(?<=[。：:；下]){numeral}").search(letter, at)
        if match is None or len(starts) > 90:
            break
        starts.append(match.start())
    found: list[Requirement] = []
    for order, start in enumerate(starts, 1):
        end = starts[order] if order < len(starts) else len(letter)
        words = letter[start + len(chinese_numeral(order)) + 1 : end]
        title, _, text = words.partition("。")
        found.append(Requirement(title, text))
    return tuple(found)
