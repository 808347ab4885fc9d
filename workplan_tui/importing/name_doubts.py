"""Names that look like two, or like none, and blanks that may divide two or may not: told, never cut."""

from __future__ import annotations

import re
from itertools import pairwise

from workplan_tui.importing.name_words import (
    BLANK,
    CLOSE,
    ENDINGS,
    OPEN,
    PHRASES,
    POST_AND_NAME,
    POSTS,
    PURE_POST,
    STOPS,
    STRONG_END,
    is_no_person,
    is_office_of_its_own,
    name_and_post,
    parted,
)
from workplan_tui.importing.names import divide_people
from workplan_tui.importing.vocabulary import DUE_WORDS, LABEL, ends_as_office
from workplan_tui.model.glued import holds_two_offices

_TWO_SHORT = 4
"""Letters of two short names."""
_GLUED_PERSON = re.compile(
    "(?:长|主任|书记|委员)[\u4e00-\u9fff]{2,3}$|"
    "^(?!常务|副|代|党|政)[\u4e00-\u9fff]{2,3}(?:常务副|副)?[区县市镇乡局]?(?:长|主任|书记)$"
)
"""A name and a post without anything between them: one person or two."""
_LONGEST = 40
_SURE_BEGINNING = ("区", "市", "县", "省", "各", "国", "有关", "相关")
_SURE_END = re.compile("(?:镇|乡|街道|政府|办事处|公司|集团|园区|开发区|管委会|中心|村|社区|医院|学校)$")
_POST = re.compile(
    "长|书记|主任|委员|领导|局|部|办|委|员|工|师|经理|总|主席|人|组|院|处|科|所|中心|公司|负责|同志|牵头|分管|各"
)


def odd_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that look like two, or like a sentence."""
    return tuple(
        name
        for name in names
        if holds_two_offices(name)
        or len(name) > _LONGEST
        or LABEL.match(name)
        or any(letter in "。；：:" for letter in _outside(name))
        or (len(name) > 4 and name[0].isdigit())
        or (not ends_as_office(name) and DUE_WORDS.match(name))
    )


def odd_people(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that look like two people, or like no person at all."""
    return tuple(
        name
        for name in names
        if len(name) > _LONGEST
        or any(letter in "。；：:" for letter in name)
        or (
            name.isalpha()
            and not name.isascii()
            and len(name) > 4
            and "·" not in name
            and not _POST.search(name)
        )
        or (len(name) == 1)
        or any(letter.isdigit() for letter in name)
    )


def doubtful_blanks(value: str) -> tuple[str, ...]:
    """Return the places where a blank may divide two offices, or may not."""
    found: list[str] = []
    for piece in parted(value, STOPS):
        parts = [part for part in BLANK.split(piece.strip()) if part]
        for before, after in pairwise(parts):
            if len(before) < 3 or len(after) < 2 or after[0] in OPEN:
                continue
            if len(after) == 2 and not STRONG_END.search(before):
                continue
            divides = STRONG_END.search(before) and is_office_of_its_own(after)
            if STRONG_END.search(before) and not is_no_person(after) and after not in ENDINGS:
                found.append(f"{before} {after}")
                continue
            if (divides and not (after.startswith(_SURE_BEGINNING) or _SURE_END.search(after))) or (
                not divides and ends_as_office(after) and after not in ENDINGS and not PHRASES.search(after)
            ):
                found.append(f"{before} {after}")
    return tuple(found)


def doubtful_posts(value: str) -> tuple[str, ...]:
    """Return the blanks that leave it open who is one person: after a post, around a single letter."""
    found = list(POST_AND_NAME.findall(value))
    pieces = [piece.strip() for piece in parted(value, STOPS)]
    for piece in pieces:
        match = name_and_post(piece)
        if match and not match["post"].startswith("副") and match["post"] not in POSTS:
            found.append(piece)
    for before, after in pairwise(pieces):
        if PURE_POST.fullmatch(after) and (name_and_post(before) or before.endswith("常委")):
            found.append(f"{before}、{after}")
    for piece in parted(value, STOPS):
        parts = [part for part in BLANK.split(piece.strip()) if part]
        for before, letter, after in zip(parts, parts[1:], parts[2:], strict=False):
            if len(letter) == 1 and len(after) > 1:
                found.append(f"{before} {letter} {after}")
    return tuple(found)


def doubtful_breaks(value: str) -> tuple[str, ...]:
    """Return the line breaks that may divide two people, or may not."""
    if "\n" not in value:
        return ()
    names = divide_people(value.replace("\n", ""))
    found = [
        name
        for name in names
        if _GLUED_PERSON.search(name) or (len(name) == _TWO_SHORT and not _POST.search(name))
    ]
    for before, after in pairwise(value.split("\n")):
        last, first = re.split("[、，,；; ]", before.strip())[-1], re.split("[、，,；; ]", after.strip())[0]
        whole = first.startswith("副") or first in POSTS or last[-1:] in ("副", "正")
        set_apart = len(first) == 1 and after.strip()[1:2] in (" ", "\u3000")
        if len(last) > 1 and (len(first) > 1 or set_apart) and not whole:
            found.append(f"{last} {first}")
    return tuple(found)


def _outside(name: str) -> str:
    kept: list[str] = []
    depth = 0
    for letter in name:
        if letter in OPEN:
            depth += 1
        elif letter in CLOSE:
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(letter)
    return "".join(kept)
