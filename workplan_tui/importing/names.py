"""Divide a value into names: offices or people.

Names are divided by 、 ， ； line breaks and blanks, never inside brackets or quotes; 等 and the
phrases around the names are no part of them. 各镇、街道 is one name. A name that looks like two
is reported (`name_doubts`), not cut.
"""

from __future__ import annotations

import re

from workplan_tui.importing.name_words import (
    BLANK,
    OPEN,
    PHRASES,
    POST_AND_NAME,
    POSTS,
    PURE_POST,
    STOPS,
    STRONG_END,
    is_empty,
    is_no_person,
    is_office_of_its_own,
    name_and_post,
    parted,
)
from workplan_tui.importing.vocabulary import ORGAN, ends_as_office, is_bare_kind

_BRACKET = re.compile("[（(〔][^（）()〔〕]*[）)〕]")
_WIDE = re.compile(r"[ \u3000]{2,}")
_SPACED_OUT = re.compile(r"(?<![^\s\u3000])\S \S (?=\S)")
"""Letters set apart by blanks: 区 教 委."""
_ET_CETERA = re.compile(
    r"等(?:有关|相关|各)?(?:部门|单位|有关部门|责任单位|部门和单位|部门单位|区直部门|成员单位)?$"
)
_JOINED_BY = re.compile(
    rf"(?<=局|委|办|院|部|处|站|所|镇|乡)(?:和|及|以及|与|会同)(?=[^，、]{{1,16}}(?:{ORGAN})$)|(?<=中心|公司|集团|政府|街道|支队|大队)(?:和|及|以及|与|会同)(?=[^，、]{{1,16}}(?:{ORGAN})$)"
)
_NUMBERED = re.compile(r"^(?:\d{1,2}[.、)]|[（(]\d{1,2}[）)]|[①-⑳])(?=[^\d])")
_SLASH = re.compile("(?<=[\u4e00-\u9fff]{2})[/／](?=[\u4e00-\u9fff]{2})")
_OFFICE_AND_PERSON = re.compile(
    "(?P<office>[\u4e00-\u9fff]{3,}?(?:[（(〔][^（）()〔〕]{3,}[）)〕])?)"
    "(?:[ \u3000:：/／]+(?P<person>[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,3})|"
    "[（(](?P<inside>[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,2})[）)])"
)
"""An office and who answers for it in one breath."""
_SHORT_NAME = 3


def divide(value: str) -> tuple[str, ...]:
    """Return the names of offices in a value."""
    return tuple(dict.fromkeys(offices(value)))


def divide_people(value: str) -> tuple[str, ...]:
    """Return the names of people or posts; 苏 禾 is one, spaced out to the width of three."""
    if is_empty(value):
        return ()
    names: list[str] = []
    named = False
    for piece in parted(_SLASH.sub("、", value), STOPS):
        if named and PURE_POST.fullmatch(piece.strip()):
            names[-1] += f"、{piece.strip()}"  # 李某 县委常委、副县长
            continue
        names += _people_at_blanks(piece)
        named = bool(name_and_post(piece.strip()))
    cleaned = (_ET_CETERA.sub("", name.strip("。.：:")) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name and not is_empty(name)))


def people_behind_offices(value: str) -> tuple[str, str]:
    """Part 区工信局 王强、区商务局（李娜） into its offices and its people."""
    offices: list[str] = []
    people: list[str] = []
    for piece in parted(value, STOPS):
        match = _OFFICE_AND_PERSON.fullmatch(piece.strip())
        person = match["person"] or match["inside"] if match else ""
        if match and ends_as_office(match["office"]) and not is_no_person(person):
            offices.append(match["office"])
            people.append("".join(person.split()))
        else:
            offices.append(piece)
    return ("、".join(offices), "、".join(people)) if people else (value, "")


def offices(value: str) -> list[str]:
    if is_empty(value):
        return []
    names: list[str] = []
    for piece in parted(value, STOPS):
        for each in _offices_at_blanks(piece):
            bare = PHRASES.sub("", _NUMBERED.sub("", each.strip()))
            bare = _ET_CETERA.sub("", bare.strip("。.：:—- \t\u3000")).strip("。.：:")
            bare = re.sub(r"^(?:由|会同)(?=.{2})", "", bare)
            names += [part for part in _JOINED_BY.split(bare) if part and not is_empty(part)]
    return _whole_kinds(names)


def _whole_kinds(names: list[str]) -> list[str]:
    """Put 各镇、街道 together again: the second is no office of its own."""
    whole: list[str] = []
    for name in names:
        if whole and whole[-1].startswith("各") and is_bare_kind(name):
            whole[-1] = f"{whole[-1]}、{name}"
        else:
            whole.append(name)
    return whole


def _offices_at_blanks(piece: str) -> list[str]:
    """A blank divides where what stands before it ends as an office does; else it is a stray one."""
    names: list[str] = []
    piece = _BRACKET.sub(lambda bracket: "".join(bracket.group().split()), piece)
    if _SPACED_OUT.search(piece) and _WIDE.search(piece.strip()):
        return ["".join(part.split()) for part in _WIDE.split(piece.strip())]
    for part in BLANK.split(piece.strip()):
        if names and not (STRONG_END.search(names[-1]) and is_office_of_its_own(part)):
            names[-1] += part
        elif part:
            names.append(part)
    return names


def _people_at_blanks(piece: str) -> list[str]:
    """A blank divides people, but not the letters of a short name nor the words of a post."""
    names: list[str] = []
    if POST_AND_NAME.fullmatch(piece.strip()) or name_and_post(piece.strip()):
        return ["".join(piece.split())]
    for part in BLANK.split(piece.strip()):
        last = names[-1] if names else ""
        spaced_out = len(part) == 1 and len(last) < _SHORT_NAME
        if last and (
            part[0] in OPEN
            or spaced_out
            or last[-1:] in ("副", "正")
            or part.startswith("副")
            or part in POSTS
        ):
            names[-1] += part
        elif part:
            names.append(part)
    return names
