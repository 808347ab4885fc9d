"""Take the marks of the page and the faults of the extraction out of a notice's text.

Line breaks in an extracted text fall anywhere, inside a number or a label too, so everything
after this step reads one long line, the flow, and only remembers where lines began. This module
knows letters, not plans: it never looks for a label, a heading or a task.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from workplan_tui.base.value import Value

CJK = "\u3400-\u4dbf\u4e00-\u9fff"
_CHINESE = f"{CJK}，。、；：“”《》（）"
_DASH = "[-－–—]"
_PAGE_MARK = re.compile(
    rf"[(（]\s*{_DASH}\s*\d[\d\s]*{_DASH}\s*[)）]|^[^\S\n]*{_DASH}[^\S\n]*\d+[^\S\n]*{_DASH}[^\S\n]*$|"
    r"^[^\S\n]*第[^\S\n]*\d+[^\S\n]*页(?:[^\S\n]*[,，/]?[^\S\n]*共[^\S\n]*\d+[^\S\n]*页)?[^\S\n]*$",
    re.MULTILINE,
)
_UNPRINTABLE = re.compile(rf"[^{CJK}!-~，。、；：“”《》（）]")
"""What may be unprintable: asked letter by letter, a line of letters takes thirty times its size."""
_BLANK = re.compile(rf"(?<=\d)[^\S\n]+(?=[{CJK}\[])|(?<=[{CJK}])[^\S\n]+(?=\d)")
_SHENG = re.compile(rf"(?<=[{_CHINESE}])Th(?![A-Za-z])|(?<![A-Za-z0-9])Th(?=[{_CHINESE}])")
_PERCENT = re.compile(r"(?<=\d)\[image:[^\]]{0,40}\]")


class Flow(Value):
    """The text as one line without white space."""

    text: str
    lines: tuple[tuple[int, int], ...]
    """Places in `text` at which a line began, in order, each with the line's number from 0."""
    blanks: tuple[int, ...] = ()
    """Places before which blanks stood inside a line, in order."""
    wide: frozenset[int] = frozenset()
    """Those of them where more than one stood."""

    @cached_property
    def line_starts(self) -> frozenset[int]:
        """The places at which a line began."""
        return frozenset(place for place, _ in self.lines)

    @cached_property
    def _line_places(self) -> list[int]:
        return [place for place, _ in self.lines]

    def line_of(self, place: int) -> int:
        """Return the number of the line that a place is in, from 0."""
        index = bisect_right(self._line_places, place) - 1
        return self.lines[index][1] if index >= 0 else 0

    def next_line(self, place: int, stop: int) -> int:
        """Return where the first line after a place begins, or `stop` if that is nearer."""
        after = bisect_right(self._line_places, place)
        return min(self._line_places[after], stop) if after < len(self._line_places) else stop

    def rest_of_line(self, place: int) -> str:
        """Return the text from a place to where the next line begins."""
        return self.text[place : self.next_line(place, len(self.text))]

    @cached_property
    def blank_places(self) -> frozenset[int]:
        """The places of `blanks`, to be looked up."""
        return frozenset(self.blanks)

    def breaks(self, start: int, end: int) -> list[int]:
        """Return the places after `start` and before `end` at which a line began."""
        return self._line_places[bisect_right(self._line_places, start) : bisect_left(self._line_places, end)]

    def spaced(self, start: int, end: int) -> str:
        """Return a piece of the text with its blanks and line breaks put back."""
        first, last = bisect_right(self.blanks, start), bisect_left(self.blanks, end)
        marks = {place: "  " if place in self.wide else " " for place in self.blanks[first:last]}
        marks.update((place, "\n") for place in self.breaks(start, end))
        pieces: list[str] = []
        for place in sorted(marks):
            pieces += (self.text[start:place], marks[place])
            start = place
        return "".join((*pieces, self.text[start:end]))


class Cleaned(Value):
    """What cleaning left, and how often each repair was made, by its code."""

    flow: Flow
    repairs: dict[str, int]


def clean(raw: str) -> Cleaned:
    """Drop page marks and white space, then repair what the extraction misread."""
    raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    marked, page_marks = _PAGE_MARK.subn(lambda mark: "\n" * max(1, mark.group().count("\n")), raw)
    flow, sheng = substitute(squeeze(marked), _SHENG, "生")
    flow, percent = substitute(flow, _PERCENT, "%")
    repairs = {
        "th_to_sheng": sheng,
        "image_to_percent": percent,
        "blank_removed": len(_BLANK.findall(marked)),
        "page_mark_dropped": page_marks,
    }
    return Cleaned(flow, repairs)


def squeeze(raw: str) -> Flow:
    """Join all lines and drop every blank and unprintable character."""
    letters: list[str] = []
    lines: list[tuple[int, int]] = []
    blanks: list[int] = []
    wide: set[int] = set()
    for number, line in enumerate(raw.split("\n")):
        begin, blank = len(letters), 0
        for letter in line:
            if letter.isspace():
                blank += 1
            elif letter.isprintable():
                if blank and len(letters) > begin:
                    blanks.append(len(letters))
                    if blank > 1:
                        wide.add(len(letters))
                blank = 0
                letters.append(letter)
        if len(letters) > begin:
            lines.append((begin, number))
    return Flow("".join(letters), tuple(lines), tuple(blanks), frozenset(wide))


def substitute(flow: Flow, pattern: re.Pattern[str], put: str) -> tuple[Flow, int]:
    """Replace each match by `put`, moving lines and blanks along; return how many there were."""
    matches = list(pattern.finditer(flow.text))
    if not matches:
        return flow, 0
    starts = [match.start() for match in matches]
    moved = [0]
    for match in matches:
        moved.append(moved[-1] + len(put) - len(match.group()))

    def new_place(place: int) -> int | None:
        """Return where a place is now; None inside a match."""
        index = bisect_left(starts, place)
        if index and place < matches[index - 1].end():
            return None
        return place + moved[index]

    lines = tuple((new, number) for place, number in flow.lines if (new := new_place(place)) is not None)
    blanks = tuple(new for place in flow.blanks if (new := new_place(place)) is not None)
    wide = frozenset(new for place in flow.wide if (new := new_place(place)) is not None)
    return Flow(pattern.sub(put.replace("\\", r"\\"), flow.text), lines, blanks, wide), len(matches)
