"""What names of offices and people look like, and where a value may be divided at all."""

from __future__ import annotations

import re

from workplan_tui.importing.vocabulary import ends_as_office

OPEN, CLOSE = "（(〔[【《“‘", "）)〕]】》”’"
"""Inside them nothing is divided."""
STOPS = "、，；,;\n|"
"""Stand between names."""
BLANK = re.compile(r"[ \t\u3000]+")
"""Stands between the letters of a name, or between names."""
PHRASES = re.compile(
    r"(?:按照?|根据|依据)?(?:各自)?(?:职责|职能|责任)?(?:和)?(?:任务)?分工(?:负责|落实|配合|推进|做好)*|按(?:各自)?职责(?:负责|落实|推进)?|"
    r"[（(]下同[）)]|下同|分别(?:牵头)?负责|共同负责|具体负责|会同(?:有关|相关)(?:部门|单位)|(?:具体)?(?:组织)?(?:实施|落实)$|负责(?:落实|推进|实施)?$"
)
"""Around the names, and no part of them."""
_EMPTY = frozenset((
    "无", "/", "／", "—", "-", "–", "－", "\\", "--", "——", "暂无", "N/A", "n/a", "none", "None", "null",
    "空", "0",
))  # fmt: skip
POST_AND_NAME = re.compile(
    "[\u4e00-\u9fff]{1,30}(?:长|主任|书记|委员|常委)[ \u3000](?![ \u3000])[\u4e00-\u9fff]{2,4}"
)
_ROLE_WORDS = re.compile("牵头|负责|配合|主办|协办|参与|协助|落实|下同|各|等|第")
_LEAST_NAME = 2
_COUNT = re.compile(r"(?:共计?)?\d{1,4}(?:项|个|件|条)(?:任务)?")
PURE_POST = re.compile(
    "(?:[省市县区州旗镇乡]|党|党工|街道)?(?:委|政府|人大|政协|纪委|党组)?(?:常务)?副?"
    "(?:书记|常委|[省市县区州旗镇乡]长|主任|部长|局长|主席|秘书长|委员|调研员|组长)|[\u4e00-\u9fff]{2,6}部部长"
)
_NAME_AND_POST = re.compile(f"[\u4e00-\u9fff]{{2,3}}[ \u3000]?(?P<post>{PURE_POST.pattern})")
ENDINGS = frozenset((
    "办公室", "委员会", "管委会", "管理局", "管理委员会", "分局", "办事处", "人民政府", "政府", "公司", "有限公司",
    "集团", "联合会", "管理处", "服务中心", "指挥部", "党组", "工作部", "领导小组办公室", "领导小组", "各部门",
))  # fmt: skip
"""The last part of many a name: what a blank before it parts was one."""
POSTS = frozenset(f"{place}长" for place in (*"区县市省镇乡局部处科院会组所站", "秘书")) | {
    "主任",
    "书记",
    "主席",
    "委员",
    "常委",
    "调研员",
    "总经理",
    "经理",
    "指挥",
}
STRONG_END = re.compile(
    "(?<=..)(?:局|委|办|厅|部|院|署|政府|街道|公司|集团|中心|办事处|支队|大队|管委会|委员会|联社|银行|部门|单位|协会|商会|学会|联合会|总会|工会|基金会|村|镇|社区)(?:等)?"
    "(?:[（(][^（）()]*[）)])?$"
)


def is_empty(value: str) -> bool:
    """Return whether the words say that there is none (无, /, —)."""
    bare = "".join(value.split())
    return not bare or bare in _EMPTY or not bare.strip("-—–－/／\\_*·.…") or bool(_COUNT.fullmatch(bare))


def name_and_post(words: str) -> re.Match[str] | None:
    """Return the parts of 李某 县长; None for a post alone, such as 常务副区长."""
    return None if PURE_POST.fullmatch(words) or words.startswith("常务") else _NAME_AND_POST.fullmatch(words)


def is_no_person(words: str) -> bool:
    """Return whether these cannot be a person's name: too short, an office, or words of a role."""
    bare = "".join(words.split())
    return len(bare) < _LEAST_NAME or ends_as_office(bare) or bool(_ROLE_WORDS.search(bare))


def is_office_of_its_own(part: str) -> bool:
    """Return whether what stands behind a blank is a whole office, not the end of one."""
    bare = re.sub("[（(][^（）()]*[）)]$", "", part)
    return len(bare) > 2 and bare not in ENDINGS and ends_as_office(part) and part[0] not in OPEN


def parted(value: str, stops: str) -> list[str]:
    """Divide at the stops that stand outside brackets and quotes."""
    found: list[str] = []
    depth = start = 0
    for place, letter in enumerate(value):
        if letter in OPEN:
            depth += 1
        elif letter in CLOSE:
            depth = max(0, depth - 1)
        elif letter in stops and not depth:
            found.append(value[start:place])
            start = place + 1
    found.append(value[start:])
    return [piece for piece in found if piece.strip()]
