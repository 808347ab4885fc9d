"""OFD files (GB/T 33190): letters ordered by their position on the page, whatever their order in the file.

Text that is not visible is left out; ruled lines make tables as in PDF.
"""

from __future__ import annotations

import posixpath
import re

from workplan_tui.importing.letters import mend
from workplan_tui.importing.neutral_form import Source
from workplan_tui.importing.readers.archive import Archive, attribute, child, local
from workplan_tui.importing.readers.layout import Glyph, PrintedPage
from workplan_tui.importing.readers.pdf import MOST_PAGES, source_of_pages
from workplan_tui.importing.readers.refusals import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_POINTS = 72 / 25.4
"""OFD measures in millimetres."""
_THIN = 1.0


def read_ofd(data: bytes) -> Source:
    """Return the document in the neutral form."""
    archive = Archive(data)
    root = archive.xml("OFD.xml")
    pages: list[PrintedPage] = []
    for body in root.iter():
        if local(body.tag) != "DocRoot" or not body.text:
            continue
        place = body.text.strip().lstrip("/")
        document = archive.xml(place)
        folder = posixpath.dirname(place)
        size = _size(document)
        for page in document.iter():
            if local(page.tag) == "Page" and attribute(page, "BaseLoc"):
                if len(pages) >= MOST_PAGES:
                    raise Unreadable("pages", count=len(pages) + 1, limit=MOST_PAGES)
                pages.append(_page(archive, _inside(folder, attribute(page, "BaseLoc")), size))
    if not pages:
        raise Unreadable("damaged")
    if sum(len(page.glyphs) for page in pages) < 8:
        raise Unreadable("scan")
    return source_of_pages(pages, "ofd", [("pages", str(len(pages)))])


def _inside(folder: str, name: str) -> str:
    return name.lstrip("/") if name.startswith("/") else posixpath.normpath(posixpath.join(folder, name))


def _size(document: Element) -> tuple[float, float]:
    for element in document.iter():
        if local(element.tag) in ("PhysicalBox", "ApplicationBox") and element.text:
            numbers = _numbers(element.text)
            if len(numbers) == 4:
                return numbers[2] * _POINTS, numbers[3] * _POINTS
    return 210 * _POINTS, 297 * _POINTS


def _page(archive: Archive, place: str, size: tuple[float, float]) -> PrintedPage:
    content = archive.xml(place)
    area = next((each for each in content.iter() if local(each.tag) == "PhysicalBox" and each.text), None)
    if area is not None and len(numbers := _numbers(area.text or "")) == 4:
        size = (numbers[2] * _POINTS, numbers[3] * _POINTS)
    glyphs: list[Glyph] = []
    across: list[tuple[float, float, float]] = []
    down: list[tuple[float, float, float]] = []
    for thing in _objects(content):
        if local(thing.tag) == "TextObject":
            glyphs += _letters(thing)
        elif local(thing.tag) == "PathObject":
            for left, top, right, bottom in _edges(thing):
                if bottom - top <= _THIN * _POINTS and right - left > 2:
                    across.append(((top + bottom) / 2, left, right))
                elif right - left <= _THIN * _POINTS and bottom - top > 2:
                    down.append(((left + right) / 2, top, bottom))
    return PrintedPage(tuple(glyphs), tuple(across), tuple(down), *size)


def _objects(element: Element) -> Iterator[Element]:
    for each in element:
        if attribute(each, "Visible").lower() == "false":
            continue
        if local(each.tag) in ("TextObject", "PathObject"):
            yield each
        else:
            yield from _objects(each)


def _letters(thing: Element) -> list[Glyph]:
    box = _numbers(attribute(thing, "Boundary"))
    if len(box) != 4:
        return []
    size = float(attribute(thing, "Size", "0") or 0) or box[3]
    matrix = _numbers(attribute(thing, "CTM"))
    made: list[Glyph] = []
    x = y = 0.0
    for code in thing:
        if local(code.tag) != "TextCode":
            continue
        text = "".join(code.itertext()).strip("\n\r\t")
        x = float(attribute(code, "X") or x)
        y = float(attribute(code, "Y") or y)
        steps_x = _deltas(attribute(code, "DeltaX"), len(text) - 1)
        steps_y = _deltas(attribute(code, "DeltaY"), len(text) - 1)
        at_x, at_y = x, y
        for order, letter in enumerate(text):
            if order:
                at_x += (
                    steps_x[order - 1]
                    if order <= len(steps_x)
                    else (0 if steps_y else size * (1 if ord(letter) > 255 else 0.5))
                )
                at_y += steps_y[order - 1] if order <= len(steps_y) else 0
            if letter.isspace():
                continue
            px, py = at_x, at_y
            if len(matrix) == 6:
                px, py = (
                    matrix[0] * at_x + matrix[2] * at_y + matrix[4],
                    matrix[1] * at_x + matrix[3] * at_y + matrix[5],
                )
            scale = abs(matrix[0]) or abs(matrix[1]) if len(matrix) == 6 else 1.0
            wide = size * scale * (1.0 if ord(letter) > 255 else 0.5)
            left, bottom = (box[0] + px) * _POINTS, (box[1] + py) * _POINTS
            for each in mend(letter):
                made.append(
                    Glyph(
                        each,
                        left,
                        bottom - size * scale * _POINTS * 0.88,
                        left + wide * _POINTS,
                        bottom + size * scale * _POINTS * 0.12,
                    )
                )
    return made


def _deltas(words: str, count: int) -> list[float]:
    """Return the steps between letters; `g 3 5.0` stands for three of 5.0."""
    parts = words.split()
    steps: list[float] = []
    at = 0
    while at < len(parts) and len(steps) < count:
        if parts[at] == "g" and at + 2 < len(parts) and parts[at + 1].isdigit():
            steps += [float(parts[at + 2])] * min(int(parts[at + 1]), count - len(steps))
            at += 3
        else:
            if _NUMBER.fullmatch(parts[at]):
                steps.append(float(parts[at]))
            at += 1
    return steps


def _edges(thing: Element) -> Iterator[tuple[float, float, float, float]]:
    """Give the box of every straight piece of a path."""
    box = _numbers(attribute(thing, "Boundary"))
    data = child(thing, "AbbreviatedData")
    if len(box) != 4 or data is None or not data.text:
        return
    if box[2] <= _THIN or box[3] <= _THIN:
        yield tuple(value * _POINTS for value in (box[0], box[1], box[0] + box[2], box[1] + box[3]))  # type: ignore[misc]
        return
    parts = data.text.split()
    at = 0
    here = start = (0.0, 0.0)
    while at < len(parts):
        order = parts[at]
        if order in ("M", "S", "L") and at + 2 < len(parts):
            point = (float(parts[at + 1]), float(parts[at + 2]))
            if order == "L":
                yield _box(box, here, point)
            else:
                start = point
            here = point
            at += 3
        elif order == "C":
            yield _box(box, here, start)
            here = start
            at += 1
        else:
            at += 1


def _box(
    box: list[float], one: tuple[float, float], two: tuple[float, float]
) -> tuple[float, float, float, float]:
    xs, ys = sorted((one[0], two[0])), sorted((one[1], two[1]))
    return (
        (box[0] + xs[0]) * _POINTS, (box[1] + ys[0]) * _POINTS, (box[0] + xs[1]) * _POINTS, (box[1] + ys[1]) * _POINTS
    )  # fmt: skip


def _numbers(words: str) -> list[float]:
    return [float(each) for each in _NUMBER.findall(words or "")]
