"""Divide a value into names: offices or people, and who of them leads where the words say so.

Names are divided by 、 ， ； line breaks and blanks, never inside brackets or quotes; 等 and the
phrases around the names are no part of them. 各镇、街道 is one name. A name that looks like two
is reported, not cut.
"""

from __future__ import annotations

import re
from itertools import pairwise

from workplan_tui.base.value import Value
from workplan_tui.importing.vocabulary import DUE_WORDS, LABEL, ORGAN, ends_as_office, is_bare_kind
from workplan_tui.model.glued import holds_two_offices

_OPEN, _CLOSE = "（(〔[【《“‘", "）)〕]】》”’"
_STOPS = "、，；,;\n|"
_BRACKET = re.compile("[（(〔][^（）()〔〕]*[）)〕]")
_WIDE = re.compile(r"[ \u3000]{2,}")
_SPACED_OUT = re.compile(r"(?<![^\s\u3000])\S \S (?=\S)")
"""Letters set apart by blanks: 区 教 委."""
_BLANK = re.compile(r"[ \t\u3000]+")
_PHRASES = re.compile(
    r"(?:按照?|根据|依据)?(?:各自)?(?:职责|职能|责任)?(?:和)?(?:任务)?分工(?:负责|落实|配合|推进|做好)*|按(?:各自)?职责(?:负责|落实|推进)?|"
    r"[（(]下同[）)]|下同|分别(?:牵头)?负责|共同负责|具体负责|会同(?:有关|相关)(?:部门|单位)|(?:具体)?(?:组织)?(?:实施|落实)$|负责(?:落实|推进|实施)?$"
)
_ET_CETERA = re.compile(
    r"等(?:有关|相关|各)?(?:部门|单位|有关部门|责任单位|部门和单位|部门单位|区直部门|成员单位)?$"
)
_EMPTY = frozenset(
    (
        "无",
        "/",
        "／",
        "—",
        "-",
        "–",
        "－",
        "\\",
        "--",
        "——",
        "暂无",
        "N/A",
        "n/a",
        "none",
        "None",
        "null",
        "空",
        "0",
    )
)
_LEADING_ROLE = re.compile(r"(?:总)?(?:牵头|主办|总牵头)(?:负责|抓总|落实|实施|推进|组织|协调|单位)*$")
_HELPING_ROLE = re.compile(
    r"(?:积极|协同|共同|予以|做好|按职责)*(?:配合|参加|参与|协助|协办|协同|支持|协作)(?:落实|单位|实施|推进|做好|工作)*$"
)
_OWNING_ROLE = re.compile(
    r"(?:按职责分工|分工|分别|共同|具体)?(?:负责|落实|承办|实施|承担|组织实施)(?:落实|实施|推进)*$"
)
_JOINED_BY = re.compile(
    rf"(?<=局|委|办|院|部|处|站|所|镇|乡)(?:和|及|以及|与|会同)(?=[^，、]{{1,16}}(?:{ORGAN})$)|(?<=中心|公司|集团|政府|街道|支队|大队)(?:和|及|以及|与|会同)(?=[^，、]{{1,16}}(?:{ORGAN})$)"
)
_NUMBERED = re.compile(r"^(?:\d{1,2}[.、)]|[（(]\d{1,2}[）)]|[①-⑳])(?=[^\d])")
_MARKED_LEAD = re.compile("[（(](?:总)?(?:牵头|主办|主责)(?:单位|部门)?[）)]$")
_TWO_SHORT = 4
"""Letters of two short names."""
_GLUED_PERSON = re.compile(
    "(?:长|主任|书记|委员)[\u4e00-\u9fff]{2,3}$|"
    "^(?!常务|副|代|党|政)[\u4e00-\u9fff]{2,3}(?:常务副|副)?[区县市镇乡局]?(?:长|主任|书记)$"
)
"""A name and a post without anything between them: one person or two."""
_SLASH = re.compile("(?<=[\u4e00-\u9fff]{2})[/／](?=[\u4e00-\u9fff]{2})")
_POST_AND_NAME = re.compile(
    "[\u4e00-\u9fff]{1,30}(?:长|主任|书记|委员|常委)[ \u3000](?![ \u3000])[\u4e00-\u9fff]{2,4}"
)
_OFFICE_AND_PERSON = re.compile(
    "(?P<office>[\u4e00-\u9fff]{3,}?(?:[（(〔][^（）()〔〕]{3,}[）)〕])?)"
    "(?:[ \u3000:：/／]+(?P<person>[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,3})|"
    "[（(](?P<inside>[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,2})[）)])"
)
"""An office and who answers for it in one breath."""
_ROLE_WORDS = re.compile("牵头|负责|配合|主办|协办|参与|协助|落实|下同|各|等|第")
_LEAST_NAME = 2
_COUNT = re.compile(r"(?:共计?)?\d{1,4}(?:项|个|件|条)(?:任务)?")
_PURE_POST = re.compile(
    "(?:[省市县区州旗镇乡]|党|党工|街道)?(?:委|政府|人大|政协|纪委|党组)?(?:常务)?副?"
    "(?:书记|常委|[省市县区州旗镇乡]长|主任|部长|局长|主席|秘书长|委员|调研员|组长)|[\u4e00-\u9fff]{2,6}部部长"
)
_NAME_AND_POST = re.compile(f"[\u4e00-\u9fff]{{2,3}}[ \u3000]?(?P<post>{_PURE_POST.pattern})")
_LONGEST = 40
_ENDINGS = frozenset(
    [
        "办公室",
        "委员会",
        "管委会",
        "管理局",
        "管理委员会",
        "分局",
        "办事处",
        "人民政府",
        "政府",
        "公司",
        "有限公司",
        "集团",
        "联合会",
        "管理处",
        "服务中心",
        "指挥部",
        "党组",
        "工作部",
        "领导小组办公室",
        "领导小组",
        "各部门",
    ]
)
"""The last part of many a name: what a blank before it parts was one."""
_SHORT_NAME = 3
_POSTS = frozenset(
    f"{place}长"
    for place in (
        "区",
        "县",
        "市",
        "省",
        "镇",
        "乡",
        "局",
        "部",
        "秘书",
        "处",
        "科",
        "院",
        "会",
        "组",
        "所",
        "站",
    )
) | {"主任", "书记", "主席", "委员", "常委", "调研员", "总经理", "经理", "指挥"}
_STRONG_END = re.compile(
    "(?<=..)(?:局|委|办|厅|部|院|署|政府|街道|公司|集团|中心|办事处|支队|大队|管委会|委员会|联社|银行|部门|单位|协会|商会|学会|联合会|总会|工会|基金会|村|镇|社区)(?:等)?"
    "(?:[（(][^（）()]*[）)])?$"
)
_SURE_BEGINNING = ("区", "市", "县", "省", "各", "国", "有关", "相关")
_SURE_END = re.compile("(?:镇|乡|街道|政府|办事处|公司|集团|园区|开发区|管委会|中心|村|社区|医院|学校)$")
_POST = re.compile(
    "长|书记|主任|委员|领导|局|部|办|委|员|工|师|经理|总|主席|人|组|院|处|科|所|中心|公司|负责|同志|牵头|分管|各"
)


class Roles(Value):
    """Who is named in a value, in the order of the text."""

    leading: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    """Responsible, without saying who leads."""
    helping: tuple[str, ...] = ()


def is_empty(value: str) -> bool:
    """Return whether the words say that there is none (无, /, —)."""
    bare = "".join(value.split())
    return not bare or bare in _EMPTY or not bare.strip("-—–－/／\\_*·.…") or bool(_COUNT.fullmatch(bare))


def divide(value: str) -> tuple[str, ...]:
    """Return the names of offices in a value."""
    return tuple(dict.fromkeys(_offices(value)))


def divide_people(value: str) -> tuple[str, ...]:
    """Return the names of people or posts; 苏 禾 is one, spaced out to the width of three."""
    if is_empty(value):
        return ()
    names: list[str] = []
    named = False
    for piece in _split(_SLASH.sub("、", value), _STOPS):
        if named and _PURE_POST.fullmatch(piece.strip()):
            names[-1] += f"、{piece.strip()}"  # 李某 县委常委、副县长
            continue
        names += _people_at_blanks(piece)
        named = bool(_name_and_post(piece.strip()))
    cleaned = (_ET_CETERA.sub("", name.strip("。.：:")) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name and not is_empty(name)))


def roles(value: str) -> Roles:
    """Read 甲、乙牵头，丙配合; words without a role name plain offices, or helpers after a leader."""
    if is_empty(value):
        return Roles()
    leading: list[str] = []
    plain: list[str] = []
    helping: list[str] = []
    waiting: list[str] = []
    for clause in _split(value, "，；。,;\n"):
        for words, role in _role_parts(clause):
            waiting += _offices(words)
            if role == "lead":
                leading += waiting
            elif role == "help":
                helping += waiting
            elif role == "own":
                (helping if leading else plain).extend(waiting)
            else:
                continue
            waiting = []
    (helping if leading else plain).extend(waiting)
    if marked := [name for name in plain if _MARKED_LEAD.search(name)]:
        leading, helping = marked, [name for name in plain if name not in marked] + helping
        leading, plain = [_MARKED_LEAD.sub("", name) for name in leading], []
    return Roles(*(tuple(dict.fromkeys(names)) for names in (leading, plain, helping)))


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
    for piece in _split(value, _STOPS):
        parts = [part for part in _BLANK.split(piece.strip()) if part]
        for before, after in pairwise(parts):
            if len(before) < 3 or len(after) < 2 or after[0] in _OPEN:
                continue
            if len(after) == 2 and not _STRONG_END.search(before):
                continue
            divides = _STRONG_END.search(before) and _is_office_of_its_own(after)
            if _STRONG_END.search(before) and not _is_no_person(after) and after not in _ENDINGS:
                found.append(f"{before} {after}")
                continue
            if (divides and not (after.startswith(_SURE_BEGINNING) or _SURE_END.search(after))) or (
                not divides and ends_as_office(after) and after not in _ENDINGS and not _PHRASES.search(after)
            ):
                found.append(f"{before} {after}")
    return tuple(found)


def doubtful_posts(value: str) -> tuple[str, ...]:
    """Return the blanks that leave it open who is one person: after a post, around a single letter."""
    found = list(_POST_AND_NAME.findall(value))
    pieces = [piece.strip() for piece in _split(value, _STOPS)]
    for piece in pieces:
        match = _name_and_post(piece)
        if match and not match["post"].startswith("副") and match["post"] not in _POSTS:
            found.append(piece)
    for before, after in pairwise(pieces):
        if _PURE_POST.fullmatch(after) and (_name_and_post(before) or before.endswith("常委")):
            found.append(f"{before}、{after}")
    for piece in _split(value, _STOPS):
        parts = [part for part in _BLANK.split(piece.strip()) if part]
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
        whole = first.startswith("副") or first in _POSTS or last[-1:] in ("副", "正")
        set_apart = len(first) == 1 and after.strip()[1:2] in (" ", "\u3000")
        if len(last) > 1 and (len(first) > 1 or set_apart) and not whole:
            found.append(f"{last} {first}")
    return tuple(found)


def people_behind_offices(value: str) -> tuple[str, str]:
    """Part 区工信局 王强、区商务局（李娜） into its offices and its people."""
    offices: list[str] = []
    people: list[str] = []
    for piece in _split(value, _STOPS):
        match = _OFFICE_AND_PERSON.fullmatch(piece.strip())
        person = match["person"] or match["inside"] if match else ""
        if match and ends_as_office(match["office"]) and not _is_no_person(person):
            offices.append(match["office"])
            people.append("".join(person.split()))
        else:
            offices.append(piece)
    return ("、".join(offices), "、".join(people)) if people else (value, "")


def _name_and_post(words: str) -> re.Match[str] | None:
    """Return the parts of 李某 县长; None for a post alone, such as 常务副区长."""
    return (
        None if _PURE_POST.fullmatch(words) or words.startswith("常务") else _NAME_AND_POST.fullmatch(words)
    )


def _is_no_person(words: str) -> bool:
    bare = "".join(words.split())
    return len(bare) < _LEAST_NAME or ends_as_office(bare) or bool(_ROLE_WORDS.search(bare))


def _role_parts(clause: str) -> list[tuple[str, str]]:
    """Split 由甲牵头会同乙负责 into words and the role that follows them."""
    words = clause.strip()
    words = re.sub(r"^(?:由|请|责成)(?=.{2})", "", words)
    if match := re.match(r"(?:会同|并会同|配合单位为|联合)(?=.{2})(.+)$", words):
        return [(_role_words(match[1]), "help")]
    both = re.match(
        r"(.+?)(?:总)?牵头(?:负责)?[、和及]?(?:会同)?(.{2,}?(?:配合|参与|参加|协助|协同|协办|负责))$", words
    )
    if both and not re.match("负责|抓总|落实|实施|推进|组织|协调", both[2]):
        return [(both[1], "lead"), *_role_parts(both[2])]
    if match := _LEADING_ROLE.search(words):
        return [(words[: match.start()], "lead")]
    if match := _HELPING_ROLE.search(words):
        return [(words[: match.start()], "help")]
    if (match := _OWNING_ROLE.search(words)) and match.start():
        return [(words[: match.start()], "own")]
    return [(words, "own" if _PHRASES.search(words) else "")]


def _role_words(words: str) -> str:
    for role in (_HELPING_ROLE, _OWNING_ROLE):
        if match := role.search(words):
            return words[: match.start()]
    return words


def _offices(value: str) -> list[str]:
    if is_empty(value):
        return []
    names: list[str] = []
    for piece in _split(value, _STOPS):
        for each in _offices_at_blanks(piece):
            bare = _PHRASES.sub("", _NUMBERED.sub("", each.strip()))
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
    for part in _BLANK.split(piece.strip()):
        if names and not (_STRONG_END.search(names[-1]) and _is_office_of_its_own(part)):
            names[-1] += part
        elif part:
            names.append(part)
    return names


def _is_office_of_its_own(part: str) -> bool:
    bare = re.sub("[（(][^（）()]*[）)]$", "", part)
    return len(bare) > 2 and bare not in _ENDINGS and ends_as_office(part) and part[0] not in _OPEN


def _people_at_blanks(piece: str) -> list[str]:
    """A blank divides people, but not the letters of a short name nor the words of a post."""
    names: list[str] = []
    if _POST_AND_NAME.fullmatch(piece.strip()) or _name_and_post(piece.strip()):
        return ["".join(piece.split())]
    for part in _BLANK.split(piece.strip()):
        last = names[-1] if names else ""
        spaced_out = len(part) == 1 and len(last) < _SHORT_NAME
        if last and (
            part[0] in _OPEN
            or spaced_out
            or last[-1:] in ("副", "正")
            or part.startswith("副")
            or part in _POSTS
        ):
            names[-1] += part
        elif part:
            names.append(part)
    return names


def _split(value: str, stops: str) -> list[str]:
    """Divide at the stops that stand outside brackets and quotes."""
    pieces: list[str] = []
    depth = start = 0
    for place, letter in enumerate(value):
        if letter in _OPEN:
            depth += 1
        elif letter in _CLOSE:
            depth = max(0, depth - 1)
        elif letter in stops and not depth:
            pieces.append(value[start:place])
            start = place + 1
    pieces.append(value[start:])
    return [piece for piece in pieces if piece.strip()]


def _outside(name: str) -> str:
    kept: list[str] = []
    depth = 0
    for letter in name:
        if letter in _OPEN:
            depth += 1
        elif letter in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(letter)
    return "".join(kept)
