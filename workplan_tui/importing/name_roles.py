"""Who of the offices in a value leads, where the words say so: 甲、乙牵头，丙配合."""

from __future__ import annotations

import re

from workplan_tui.base.value import Value
from workplan_tui.importing.name_words import PHRASES, is_empty, parted
from workplan_tui.importing.names import offices

_LEADING_ROLE = re.compile(r"(?:总)?(?:牵头|主办|总牵头)(?:负责|抓总|落实|实施|推进|组织|协调|单位)*$")
_HELPING_ROLE = re.compile(
    r"(?:积极|协同|共同|予以|做好|按职责)*(?:配合|参加|参与|协助|协办|协同|支持|协作)(?:落实|单位|实施|推进|做好|工作)*$"
)
_OWNING_ROLE = re.compile(
    r"(?:按职责分工|分工|分别|共同|具体)?(?:负责|落实|承办|实施|承担|组织实施)(?:落实|实施|推进)*$"
)
_MARKED_LEAD = re.compile("[（(](?:总)?(?:牵头|主办|主责)(?:单位|部门)?[）)]$")


class Roles(Value):
    """Who is named in a value, in the order of the text."""

    leading: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    """Responsible, without saying who leads."""
    helping: tuple[str, ...] = ()


def roles(value: str) -> Roles:
    """Read 甲、乙牵头，丙配合; words without a role name plain offices, or helpers after a leader."""
    if is_empty(value):
        return Roles()
    leading: list[str] = []
    plain: list[str] = []
    helping: list[str] = []
    waiting: list[str] = []
    for clause in parted(value, "，；。,;\n"):
        for words, role in _role_parts(clause):
            waiting += offices(words)
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
    return [(words, "own" if PHRASES.search(words) else "")]


def _role_words(words: str) -> str:
    for role in (_HELPING_ROLE, _OWNING_ROLE):
        if match := role.search(words):
            return words[: match.start()]
    return words
