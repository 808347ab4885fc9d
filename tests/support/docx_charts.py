"""What a .docx holds of charts, read as any program could: from the text through its relations to the parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


class FoundChart(NamedTuple):
    """One chart as its part has it."""

    labels: list[str]
    figures: dict[str, list[int | None]]
    """By the name of its series; None where there is none."""


def parts(data: bytes) -> dict[str, bytes]:
    """Return every part of the file by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def shown(data: bytes) -> Iterator[tuple[ElementTree.Element, ElementTree.Element]]:
    """Yield what the text has of each chart, in its order, with the part that it names."""
    found = parts(data)
    relations = ElementTree.fromstring(found["word/_rels/document.xml.rels"])
    targets = {one.get("Id"): one.get("Target") for one in relations}
    for inline in ElementTree.fromstring(found["word/document.xml"]).iter(f"{WP}inline"):
        chart = inline.find(f".//{C}chart")
        assert chart is not None
        yield inline, ElementTree.fromstring(found[f"word/{targets[chart.get(f'{R}id')]}"])


def charts_of(data: bytes) -> list[FoundChart]:
    """Return the charts in the order of the text."""
    return [_read(part) for _, part in shown(data)]


def _read(part: ElementTree.Element) -> FoundChart:
    figures: dict[str, list[int | None]] = {}
    labels: list[str] = []
    for series in part.iter(f"{C}ser"):
        labels = [one.findtext(f"{C}v") or "" for one in series.iterfind(f"{C}cat/{C}strLit/{C}pt")]
        told = {
            int(one.get("idx") or 0): int(one.findtext(f"{C}v") or "")
            for one in series.iterfind(f"{C}val/{C}numLit/{C}pt")
        }
        figures[series.findtext(f"{C}tx/{C}v") or ""] = [told.get(place) for place in range(len(labels))]
    return FoundChart(labels, figures)
