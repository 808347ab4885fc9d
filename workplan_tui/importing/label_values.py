"""Where a label's value ends: at the next label, heading, number or line, unless the line is broken.

What stands between the end of the value and the next thing is no part of it and is given back as
stray words.
"""

from __future__ import annotations

import re

from workplan_tui.importing.name_doubts import odd_people
from workplan_tui.importing.names import divide, divide_people
from workplan_tui.importing.vocabulary import DUE, DUE_WORDS, LEADS, ends_as_office

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.clean import Flow

_GOES_ON = tuple("、，,；;（(：:和及与")
_REGIONS = ("区", "市", "县", "省", "各")
_MOST = 400
_LONGEST_DUE = 60


def value_end(flow: Flow, kind: str, start: int, limit: int, *, before_label: bool, whole_lines: bool) -> int:
    """Return where the value that begins at `start` ends, at `limit` at the latest.

    `before_label`: what follows at `limit` is a label of the same task. `whole_lines`: lines are
    paragraphs, so that a new one is a new thing.
    """
    stop = _sentence_end(flow.text, start, limit)
    breaks = [place for place in flow.breaks(start, stop) if place > start]
    if kind == DUE:
        return _due_end(flow, start, stop, breaks, before_label=before_label, whole_lines=whole_lines)
    if not breaks:
        return stop
    if (
        before_label
        and stop - start <= _MOST
        and (stop == limit or _ends(flow.text, stop, limit))
        and not whole_lines
    ):
        return stop
    whole = rejoined(kind, flow.spaced(start, stop), whole_lines=False)
    if not whole_lines and stop - start <= _MOST and _are_names(kind, whole):
        return stop
    end = breaks[0]
    for following in (*breaks[1:], stop):
        if not (
            flow.text[start:end].endswith(_GOES_ON)
            or _open_bracket(flow.text[start:end])
            or _is_cut(flow, kind, start, end, following)
        ):
            break
        end = following
    return end


def rejoined(kind: str, value: str, *, whole_lines: bool) -> str:
    """Return a value without its line breaks: inside a name they mean nothing, between offices a blank."""
    if "\n" not in value:
        return value
    if whole_lines:
        return value.replace("\n", " ")
    if kind == LEADS:
        return value.replace("\n", "")
    lines = value.split("\n")
    whole = lines[0]
    for line in lines[1:]:
        last = re.split("[、，,；; ]", whole)[-1]
        whole += (" " if ends_as_office(last) and line.startswith(_REGIONS) else "") + line
    return whole


def _due_end(
    flow: Flow, start: int, stop: int, breaks: list[int], *, before_label: bool, whole_lines: bool
) -> int:
    """A deadline ends with its line; with its date, where the line broke inside that."""
    line = breaks[0] if breaks else stop
    usual = DUE_WORDS.match(flow.text, start)
    if usual is not None and line < usual.end() <= stop:
        return usual.end()
    if usual is None and before_label and not whole_lines and stop - start <= _LONGEST_DUE:
        return stop
    if not breaks and stop - start > _LONGEST_DUE:
        return usual.end() if usual else stop
    end = line
    for following in (*breaks[1:], stop):
        if not flow.text[start:end].endswith(_GOES_ON):
            break
        end = following
    return end


def _sentence_end(text: str, start: int, limit: int) -> int:
    """Return the place after the first full stop outside brackets, or the limit."""
    depth = 0
    for place in range(start, limit):
        if text[place] in "（(":
            depth += 1
        elif text[place] in "）)":
            depth = max(0, depth - 1)
        elif text[place] == "。" and not depth:
            return place + 1
    return limit


def _ends(text: str, stop: int, limit: int) -> bool:
    return not text[stop:limit].strip("。；; ")


def _open_bracket(text: str) -> bool:
    return text.count("（") + text.count("(") > text.count("）") + text.count(")")


def _is_cut(flow: Flow, kind: str, start: int, end: int, following: int) -> bool:
    """Return whether the line broke inside a name: both parts make a good name, the first alone none."""
    if kind == LEADS:
        return False
    last = re.split("[、，,；;]", flow.text[start:end])[-1]
    more = flow.text[end:following]
    if ends_as_office(last) or not last:
        return False
    head = re.split("[、，,；;。]", more)[0]
    return len(head) <= 20 and ends_as_office(last + head)


def _are_names(kind: str, value: str) -> bool:
    if re.search("[。：:]", value.rstrip("。 ")):
        return False
    if kind == LEADS:
        people = divide_people(value)
        return bool(people) and not odd_people(people) and len(value) <= 60
    names = divide(value)
    return bool(names) and all(ends_as_office(name) and len(name) <= 24 for name in names)
