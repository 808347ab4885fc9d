"""Propose targets 量化指标 and milestones 时间节点 from the figures in a task's sentences.

A proposal, no more: it saves typing, and a person then reads every sentence and corrects it in
the plan file. It never decides between a figure that adds up and a level beyond what the unit
says, and a figure it does not understand goes to `other_numbers` instead of being guessed at.
"""

from __future__ import annotations

import re
from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.importing.deadline_words import day_of
from workplan_tui.model.plan import Milestone, Target

_UNIT = (
    r"%|‰|[万亿]*(?:平方米|平方公里|公里|公顷|立方米|元|亩|吨|人次|人|株|家次|家|户|套|块|辆)|"
    r"微克/立方米|兆瓦|千瓦|平米|米|分钟|小时|张|台|期|届|篇|起|宗|棵|头|只|册|间|盏|支|组|倍|床|班|位|笔|艘|口|眼|根|段|枚|"
    r"个(?:月|百分点|批次|工作日)?|轮次|批次|项|处|场|件|条|部|座|所|名|类|次|天|方面|[万亿]"
)
_NUMBER = r"\d+(?:\.\d+)?"
_TARGET = re.compile(
    rf"(?P<before>不少于|不低于|不超过|不高于|至少有?|超过|高于|小于|低于)?"
    rf"(?P<value>{_NUMBER})(?:(?:至|到|~|～)(?P<max>{_NUMBER}))?"
    rf"(?P<unit>{_UNIT})(?P<after>以上|以下|以内|左右)?"
)
_DATE = re.compile(
    r"(?:(?P<year>\d{4})年)?(?:年?底前?|\d{1,2}月(?:\d{1,2}日|底)?前?)|(?P<only>\d{4})年(?:年?底前?)?"
)
_NAME = re.compile(
    rf"(?<=“)[^“”\d]*+\d[^“”]*+(?=”)|\d{{4}}[-－–—至]\d{{4}}|(?:国道|省道|县道|第)\d+|"
    rf"\d{{1,20}}(?>[-－＃#]\d*+)++[号楼库]*|每{_NUMBER}[万亿]*[^，。；、\d]"
)
_FIGURE = re.compile(_NUMBER)
_SEASON = re.compile(r"(?:\d{4}年)?(?:第?[一二三四]季度|[上下]半年)(?:末|底|之)?前?(?!度)")
_OPERATORS = {
    "不少于": ">=", "不低于": ">=", "至少": ">=", "至少有": ">=", "以上": ">=",
    "超过": ">", "高于": ">", "不超过": "<=", "不高于": "<=", "以内": "<=", "以下": "<=",
    "小于": "<", "低于": "<", "左右": "~",
}  # fmt: skip
_OPENING = re.compile(
    r"^(?:(?:\d{4}年)?\d{1,2}月(?:底|\d{1,2}日)?前?|到\d{4}年|全年|年内|年度|推动|实现|举办|开展|引进|其中)+(?=..)"
)
_CLOSING = re.compile(
    r"(?:达到|达|完成|累计|力争|比上年|同比|增长|提高到|稳定在|保持在|控制在|降至|压减至|降低到)+$"
)
_LONGEST_OPERATOR = max(map(len, _OPERATORS))
_PAUSES = "，。；：、,（）"
_STEP = re.compile(rf"[^{_PAUSES}]{{1,60}}")
"""Not without a bound: of a text without pauses, every date would quote all that follows."""
_THING = re.compile(rf"[^{_PAUSES}“”\d]+")
_MOST_PROPOSED = 40
"""Targets, and milestones, of one task; figures beyond these are kept as they stand."""
_LONGEST_FIGURE = 18
"""Letters of an amount; what is longer is a number of something else."""
_NAME_SIZE = 14
_CLAUSE_SIZE = 60


class Figures(Value):
    """What was made of every Arabic figure of one text."""

    targets: tuple[Target, ...]
    milestones: tuple[Milestone, ...]
    other_numbers: tuple[str, ...]


def propose(text: str, due_on: date, year: int) -> Figures:
    """Read each figure once: as a name, a date, an amount, or something else."""
    targets: list[Target] = []
    milestones: list[Milestone] = []
    others: dict[str, None] = {}
    names = _NAME.finditer(text)
    name = next(names, None)
    at = 0
    while figure := _FIGURE.search(text, at):
        place = figure.start()
        while name and name.end() <= place:
            name = next(names, None)
        if name and at <= name.start() <= place:
            others[name.group()] = None
            at = name.end()
        elif moment := _DATE.match(text, place):
            at = moment.end()
            milestone = _milestone(text, moment, due_on, year, len(milestones) + 1)
            if milestone and len(milestones) < _MOST_PROPOSED:
                milestones.append(milestone)
            else:
                others[moment.group()] = None
        elif len(targets) < _MOST_PROPOSED and (amount := _amount(text, figure, at)):
            at = amount.end()
            targets.append(_target(text, amount, len(targets) + 1))
        else:
            others[figure.group()] = None
            at = figure.end()
    for season in _SEASON.finditer(text):
        milestone = _milestone(text, season, due_on, year, len(milestones) + 1)
        if milestone and all(one.due_on != milestone.due_on for one in milestones):
            milestones.append(milestone)
    return Figures(tuple(targets), tuple(milestones), tuple(others))


def _amount(text: str, figure: re.Match[str], at: int) -> re.Match[str] | None:
    """Return the amount that the figure is, its operator not reaching back before `at`."""
    place = figure.start()
    if figure.end() - place > _LONGEST_FIGURE:
        return None
    starts = range(max(at, place - _LONGEST_OPERATOR), place + 1)
    tried = (_TARGET.match(text, start) for start in starts)
    return next((match for match in tried if match and match.start("value") == place), None)


def _milestone(text: str, moment: re.Match[str], due_on: date, year: int, order: int) -> Milestone | None:
    """Return the dated step; a whole year or the deadline itself is none."""
    day = None if moment.groupdict().get("only") else day_of(moment.group().removesuffix("前"), year)
    step = _STEP.match(text, moment.end())
    if day is None or day >= due_on or step is None:
        return None
    return Milestone(order, day, step.group(), moment.group() + step.group())


def _target(text: str, amount: re.Match[str], order: int) -> Target:
    operator = _OPERATORS.get(amount["before"] or amount["after"] or "", "=")
    start, end, name = _named(text, amount)
    high = float(amount["max"]) if amount["max"] else None
    quote = text[start:end]
    return Target(order, name, operator, float(amount["value"]), high, amount["unit"], quote)


def _named(text: str, amount: re.Match[str]) -> tuple[int, int, str]:
    """Return the quote's ends and a name: what is counted follows its unit, else stands before."""
    low = max(0, amount.start() - _CLAUSE_SIZE)
    clause = max(low, *(text.rfind(pause, low, amount.start()) + 1 for pause in _PAUSES))
    thing = _THING.match(text, amount.end())
    if thing and amount["unit"] not in ("%", "‰"):
        end = min(thing.end(), amount.end() + _NAME_SIZE)
        return amount.start(), end, text[amount.end() : end]
    before = text[clause : amount.start()]
    name = _CLOSING.sub("", _OPENING.sub("", before))[-_NAME_SIZE:]
    return clause, amount.end(), name or before or amount.group()
