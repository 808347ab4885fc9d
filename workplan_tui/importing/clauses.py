"""Read the bracket that says who does it: （牵头单位：甲；配合单位：乙） or （甲牵头，乙配合，6月底前完成）.

Every other bracket of a text stays in the text. A bracket counts when it holds a label with its
colon, or offices with what they do; its lines may be broken anywhere.
"""

from __future__ import annotations

import re

from workplan_tui.base.value import Value
from workplan_tui.importing.deadline_words import looks_dated
from workplan_tui.importing.duties import NONE, Duties, of_roles, of_value
from workplan_tui.importing.label_values import rejoined
from workplan_tui.importing.name_roles import roles
from workplan_tui.importing.names import divide
from workplan_tui.importing.vocabulary import DUE, LABEL, OTHER, UNITS, ends_as_office

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.clean import Flow

_PAIRS = {"（": "）", "(": ")", "【": "】", "[": "]", "〔": "〕", "［": "］"}
_LONGEST = 1200
_ROLE = re.compile(
    "(?:牵头|负责|配合|参与|参加|协助|协办|协同|承办|主办|落实|组织实施|实施|分工负责|支持)(?:落实|推进|实施|完成)*$"
)
_LABELLED = re.compile(rf"(?:(?:及|和|与|、)?(?:{LABEL.pattern}))+\s*[:：]")
_DUE_WORDS = re.compile(r"(?:完成时限|完成时间|时限|时间)?[:：]?")


class Clause(Value):
    """A bracket with duties and its place in the flow, brackets included."""

    start: int
    end: int
    duties: Duties


def find_clauses(flow: Flow, start: int = 0) -> tuple[Clause, ...]:
    """Return the brackets that name duties, in the order of the text."""
    found: list[Clause] = []
    text = flow.text
    at = start
    for begin, end in sorted(_ends_of_brackets(text).items()):
        if begin < at:
            continue
        inside = rejoined(UNITS, flow.spaced(begin + 1, end - 1), whole_lines=False)
        duties = read_clause(inside, text[begin - 1 : begin])
        if duties is not None:
            found.append(Clause(begin, end, duties))
            at = end
    return tuple(found)


def read_clause(inside: str, before: str = "") -> Duties | None:
    """Return the duties in the words of a bracket; None when it is any other bracket."""
    bare = "".join(inside.split())
    if not 2 <= len(bare) <= _LONGEST:
        return None
    if LABEL.match(bare) and _LABELLED.match(bare):
        return _labelled(inside)
    return _unlabelled(inside, before)


def _labelled(inside: str) -> Duties:
    """Read 牵头单位：甲；责任单位：乙, whatever divides the labels."""
    duties = NONE
    spots = list(_labels_of(inside))
    for order, (kind, _, begin) in enumerate(spots):
        end = spots[order + 1][1] if order + 1 < len(spots) else len(inside)
        if kind == OTHER:
            continue
        value = inside[begin:end].strip(" \n；;，,。、")
        if kind != DUE:
            value, due = _due_behind(value)
            if due:
                duties = duties.and_also(Duties(due=(due,), said=frozenset((DUE,))))
        duties = duties.and_also(of_value(kind, value))
    return duties


def _due_behind(value: str) -> tuple[str, str]:
    """Part 科技局；年底前 into the names and a deadline that has no label."""
    names, stop, last = value.replace(";", "；").rpartition("；")
    if stop and all(_is_due(piece) for piece in re.split("[，,]", last)):
        return names, "".join(last.split())
    return _without_due(value)


def _labels_of(inside: str) -> list[tuple[str, int, int]]:
    """Return kind, start and end of every label with a colon; blanks may stand inside a label."""
    squeezed = [(place, letter) for place, letter in enumerate(inside) if not letter.isspace()]
    bare = "".join(letter for _, letter in squeezed)
    spots = []
    for match in LABEL.finditer(bare):
        colon = re.compile("[（(][^（()）]{1,10}[）)][:：]|[:：]").match(bare, match.end())
        if colon:
            end = colon.end()
            after = squeezed[end][0] if end < len(squeezed) else len(inside)
            spots.append((match.lastgroup or OTHER, squeezed[match.start()][0], after))
    return spots


def _unlabelled(inside: str, before: str) -> Duties | None:
    """Read 甲牵头，乙配合，6月底前完成; offices must be named, and mostly what they do."""
    parts = [part for part in re.split("[；;。]", inside) if part.strip()]
    duties, acts = NONE, False
    for part in parts:
        words, due = _without_due(part)
        if due:
            duties = duties.and_also(Duties(due=(due,), said=frozenset((DUE,))))
        if not words.strip(" ，,"):
            continue
        bare = "".join(words.split()).rstrip("，,、")
        acting = _ROLE.search(bare) or any(_ROLE.search(each) for each in re.split("[，,、]", bare))
        if not acting and (len(parts) > 1 or before not in ("。", "；") or not _all_offices(bare)):
            return None
        acts = True
        read = of_roles(roles(words))
        if not read.names_somebody:
            return None
        duties = duties.and_also(read)
    names = (*duties.lead_units, *duties.units, *duties.support)
    if not acts or not any(_is_office(name) for name in names):
        return None
    return duties


def _without_due(part: str) -> tuple[str, str]:
    """Take the deadline off the end of a clause, or the whole of it."""
    pieces = re.split("([，,])", part)
    if _is_due(pieces[-1]):
        kept = len(pieces) - 1
        while kept >= 2 and _is_due(pieces[kept - 2]):
            kept -= 2
        due = "".join("".join(pieces[kept:]).split())
        return "".join(pieces[: max(kept - 1, 0)]), _DUE_WORDS.sub("", due, count=1)
    return part, ""


def _is_due(words: str) -> bool:
    bare = "".join(words.split())
    return bool(bare) and len(bare) <= 24 and looks_dated(bare) and not _ROLE.search(bare)


def _all_offices(bare: str) -> bool:
    names = divide(bare)
    return bool(names) and all(map(_is_office, names))


def _is_office(name: str) -> bool:
    return ends_as_office(name) or name.startswith(("各", "有关", "相关"))


def _ends_of_brackets(text: str) -> dict[int, int]:
    """Return for each opening bracket the place after the one that closes it, in one pass."""
    ends: dict[int, int] = {}
    waiting: list[int] = []
    for match in re.finditer(r"[（(【\[〔［）)】\]〕］]", text):
        if match.group() in _PAIRS:
            waiting.append(match.start())
        elif waiting:
            begin = waiting.pop()
            if match.end() - begin <= _LONGEST:
                ends[begin] = match.end()
    return ends
