"""Markdown: headings, pipe tables, paragraphs; marks of emphasis, links and lists are taken out."""

from __future__ import annotations

import re

from workplan_tui.importing.neutral_form import Paragraph, Place, Source, Table, plain_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_LIST = re.compile(r"^\s*(?:[-*+]\s+(?:\[[ xX]\]\s+)?|>\s?)+")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_marked(text: str, _given: Mapping[str, str] | None = None) -> Source | None:
    """Return the blocks of Markdown; None for a text without its headings or tables."""
    lines = text.split("\n")
    has_table = any(
        _RULE.match(line) and "|" in line and at and "|" in lines[at - 1] for at, line in enumerate(lines)
    )
    headings = sum(bool(_HEADING.match(line)) for line in lines)
    if not has_table and not headings:
        return None
    blocks: list[Paragraph | Table] = []
    at = 0
    tables = 0
    while at < len(lines):
        line = lines[at]
        if "|" in line and at + 1 < len(lines) and _RULE.match(lines[at + 1]) and "|" in lines[at + 1]:
            end = at + 2
            while end < len(lines) and "|" in lines[end] and lines[end].strip():
                end += 1
            tables += 1
            numbers = [at, *range(at + 2, end)]
            rows = [_cells(lines[number]) for number in numbers]
            blocks.append(
                plain_table(
                    rows,
                    (
                        Place(table=tables, row=order, line=number + 1)
                        for order, number in enumerate(numbers, 1)
                    ),
                )
            )
            at = end
            continue
        heading = _HEADING.match(line)
        if heading:
            blocks.append(Paragraph(_bare(heading[2]), Place(line=at + 1), len(heading[1])))
        else:
            is_item = line.lstrip()[:1] in ("-", "*", "+") and bool(_LIST.match(line))
            blocks.append(Paragraph(_bare(_LIST.sub("", line)), Place(line=at + 1), is_item=is_item))
        at += 1
    return Source(tuple(blocks), "markdown", joined=True)


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [_bare(cell) for cell in _PIPE.split(inner)]


def _bare(words: str) -> str:
    words = _BREAK.sub("\n", words)
    words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", words)
    words = re.sub(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1", r"\2", words)
    words = re.sub(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=[^\s*_])\1(?![\w*])", r"\2", words)
    words = re.sub(r"`([^`]*)`", r"\1", words)
    return re.sub(r"\\([\\`*_{}\[\]()#+.!|<>~-])", r"\1", words).strip()
