"""Read duties out of sentences: 由甲牵头，乙、丙配合，9月底前完成 (minutes, prose).

The text stays whole, since the sentence is the task. Only offices count: a sentence about 市民 or
企业 names nobody.
"""

from __future__ import annotations

import re

from workplan_tui.importing.deadline_words import day_of
from workplan_tui.importing.duties import NONE, Duties, of_roles
from workplan_tui.importing.name_roles import Roles
from workplan_tui.importing.names import divide
from workplan_tui.importing.vocabulary import DUE, DUE_WORDS, UNITS, ends_as_office

_WHO = r"[^，。；：:“”由请要]{2,80}?"
_LEAD = re.compile(
    rf"(?:由|请|责成|明确由|指定)(?P<lead>{_WHO})(?:作为)?(?:总牵头|牵头|负责|主办|承办|具体负责|会同(?P<with>{_WHO})(?=负责|牵头|抓|尽快|按|于|在|制定|完成|研究|做好|开展|，|。|；))"
)
_SUBJECT = re.compile(
    rf"(?:^|(?<=[。；：]))(?P<lead>{_WHO})(?:牵头|负责|要(?!求)|(?:会同|联合)(?P<with>{_WHO})(?=负责|牵头|，|尽快|制定|完成|研究|做好))"
)
_HELP = re.compile(
    rf"(?:^|(?<=[，、；。]))(?:由|请|会同)?(?P<help>{_WHO})(?:等(?:有关|相关)?(?:部门|单位)?)?(?:积极|共同|做好|予以|全力|密切|按职责)*(?:配合|参与|参加|协助|协同|支持)"
)
_WITH = re.compile(rf"会同(?P<help>{_WHO})(?=制定|完成|研究|做好|开展|负责|推进|，|。|；|于|在|抓紧|尽快)")
_BY = re.compile(
    rf"(?:于|在|，|。|；|：|^|确保|力争|务必)(?:于|在)?(?P<due>(?:{DUE_WORDS.pattern})(?:之?前|内)?)"
)


def duties_in(sentence: str) -> Duties:
    """Return the duties a sentence names, `NONE` where it names no office."""
    lead = _offices(_LEAD, sentence) or _offices(_SUBJECT, sentence)
    if not lead:
        return NONE
    helping = [
        name
        for pattern in (_HELP, _WITH)
        for match in pattern.finditer(sentence)
        for name in _named(match["help"])
    ]
    for pattern in (_LEAD, _SUBJECT):
        helping += [
            name for match in pattern.finditer(sentence) if match["with"] for name in _named(match["with"])
        ]
    helping = [name for name in dict.fromkeys(helping) if name not in lead]
    duties = of_roles(
        Roles(leading=lead, helping=tuple(helping)) if helping or "牵头" in sentence else Roles(plain=lead)
    )
    due = [match["due"] for match in _BY.finditer(sentence) if day_of(match["due"], 2000)]
    if due:
        duties = duties.and_also(Duties(due=(due[-1],), said=frozenset((DUE,))))
    return duties.replace(said=duties.said | {UNITS})


def _offices(pattern: re.Pattern[str], sentence: str) -> tuple[str, ...]:
    names = [name for match in pattern.finditer(sentence) for name in _named(match["lead"])]
    return tuple(dict.fromkeys(names))


def _named(words: str) -> tuple[str, ...]:
    """Return the offices, or nothing where one of the names is none."""
    names = divide(words)
    if all(ends_as_office(name) or name.startswith(("各", "有关", "相关")) for name in names):
        return names
    return ()
