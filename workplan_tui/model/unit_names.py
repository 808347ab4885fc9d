"""What people call a public body 单位 whose short name nobody wrote down: 发展和改革委员会 is 发改委.

The table holds what is said all over the country; a plan's own `short` always comes before it
(`Plan.short_unit`). Names are compared without 和 and with 委 for 委员会, as papers write them either way.
"""

from __future__ import annotations

import re

_SAID = {
    "发展改革委": "发改委",
    "发展改革局": "发改局",
    "经济信息化委": "经信委",
    "经济信息化局": "经信局",
    "工业信息化局": "工信局",
    "科学技术委": "科委",
    "科学技术局": "科技局",
    "教育委": "教委",
    "民族宗教事务委": "民宗委",
    "民族宗教事务局": "民宗局",
    "国有资产监督管理委": "国资委",
    "国有资产管理委": "国资委",
    "人力资源社会保障局": "人社局",
    "规划自然资源委": "规自委",
    "规划自然资源局": "规自局",
    "自然资源规划局": "自然资源局",
    "住房城乡建设委": "住建委",
    "住房城乡建设局": "住建局",
    "城市管理委": "城管委",
    "城市管理局": "城管局",
    "城市管理综合行政执法局": "城管执法局",
    "交通运输局": "交通局",
    "卫生健康委": "卫健委",
    "卫生健康局": "卫健局",
    "医疗保障局": "医保局",
    "文化旅游局": "文旅局",
    "文化广电旅游局": "文旅局",
    "文化广电旅游体育局": "文旅体局",
    "广播电视局": "广电局",
    "退役军人事务局": "退役军人局",
    "应急管理局": "应急局",
    "市场监督管理局": "市场监管局",
    "地方金融监督管理局": "金融监管局",
    "金融服务办": "金融办",
    "政务服务管理局": "政务服务局",
    "政务服务数据管理局": "政数局",
    "行政审批服务局": "审批局",
    "人民政府办": "政府办",
    "政府办": "政府办",
    "机关事务管理局": "机关事务局",
    "机关事务管理服务中心": "机关事务中心",
    "投资促进服务中心": "投促中心",
    "投资促进局": "投促局",
    "林业草原局": "林草局",
    "粮食物资储备局": "粮储局",
    "国防动员办": "国动办",
    "人民防空办": "人防办",
    "疾病预防控制中心": "疾控中心",
    "消防救援支队": "消防支队",
    "消防救援大队": "消防大队",
    "公安局交通管理大队": "交管大队",
    "烟草专卖局": "烟草局",
    "供销合作社联合社": "供销社",
    "供销合作社": "供销社",
    "妇女联合会": "妇联",
    "残疾人联合会": "残联",
    "工商业联合会": "工商联",
    "科学技术协会": "科协",
    "文学艺术界联合会": "文联",
    "人民武装部": "武装部",
    "人民法院": "法院",
    "人民检察院": "检察院",
}
"""By the name without its district and without 和; the value is what stands in its place."""
_ENDS = (
    ("街道办事处", "街道"),
    ("镇人民政府", "镇"),
    ("乡人民政府", "乡"),
    ("管理委员会", "管委会"),
)
"""What is said shorter at the end of any name."""
_OWN, _OFFICE = "区", "局"
_PARTY = "区委"
"""The district's party committee, whose offices are called by it: 区委宣传部."""
_PLACE = re.compile(r"[区县市省]|(?:[\u4e00-\u9fff]{2,3}[省市])?[\u4e00-\u9fff]{2,3}[区县市省]")
"""Whose office it is: 区, 市, 大兴区, 北京市大兴区."""
_NOT_SAID = re.compile(r"区|.+[区县]")
"""The places that go: a district's own, and one that is written out; 市 tells another level's office."""
_BRANCH, _DISTRICT_LETTERS = "分局", (2, 3)
"""A branch has its district's name before the word: 大兴分局."""
_SHORTEST = 2
"""Letters: 区委, 区府 stay whole."""


def said_short(name: str) -> str:
    """Return what people call the body; the name itself where nothing shorter is known."""
    body = _PLACE.match(name)
    place, rest = (body.group(), name[body.end() :]) if body else ("", name)
    if rest.endswith(_BRANCH):
        heads = (_plain(rest[: -len(_BRANCH) - letters]) for letters in _DISTRICT_LETTERS)
        known = next((_SAID[head] for head in heads if head in _SAID), None)
        if known is not None:
            return f"{known[:-1]}{_BRANCH}"
    known = _SAID.get(_plain(rest)) or (rest if len(place) > 1 and rest.endswith(_OFFICE) else None)
    if known is not None:
        return known if _NOT_SAID.fullmatch(place) else f"{place[-1:]}{known}"
    for long, short in _ENDS:
        if name.endswith(long) and len(name) > len(long):
            return _without_district(name.removesuffix(long) + short)
    return _without_district(name)


def shorts_of(said: dict[str, str]) -> dict[str, str]:
    """Return each name with its short one, but the whole name where a short one could mean two bodies."""
    bearers: dict[str, int] = {}
    for short in said.values():
        bearers[short] = bearers.get(short, 0) + 1
    return {name: short if bearers[short] == 1 else name for name, short in said.items()}


def _plain(name: str) -> str:
    return name.replace("和", "").replace("与", "").replace("委员会", "委").replace("办公室", "办")


def _without_district(name: str) -> str:
    is_own = name.startswith(_OWN) and not name.startswith(_PARTY) and len(name) > _SHORTEST
    return name.removeprefix(_OWN) if is_own else name
