"""Word files: a walk over the XML of our own, since no library counts automatic numbers right.

Tracked changes are read as accepted, content controls, text boxes, smart tags and rubies are looked
into, hidden text is left out. What a person should know of it is noted.
"""

from __future__ import annotations

from collections import Counter

from workplan_tui.importing.neutral_form import Paragraph, Place, Source, Table, TableCell, grid
from workplan_tui.importing.readers.archive import Archive, attribute, child, local
from workplan_tui.importing.readers.docx_numbers import AutomaticNumbers
from workplan_tui.importing.readers.refusals import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_LOOK_INTO = frozenset(
    [
        "ins",
        "moveTo",
        "smartTag",
        "sdt",
        "sdtContent",
        "hyperlink",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
        "r",
        "AlternateContent",
        "Choice",
        "oMath",
        "oMathPara",
        "pict",
        "drawing",
        "inline",
        "anchor",
        "graphic",
        "graphicData",
        "wsp",
        "txbx",
        "shape",
        "textbox",
        "group",
        "wgp",
        "rect",
        "roundrect",
    ]
)
_GONE = frozenset(
    ("del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "rt", "pPr", "rPr", "sdtPr")
)
_MOST_COLUMNS = 200
_MOST_ROWS = 100_000


def read_docx(data: bytes) -> Source:
    """Return the document in the neutral form."""
    archive = Archive(data)
    main = _main_part(archive)
    return _Document(archive, main).read()


def _main_part(archive: Archive) -> str:
    relations = archive.xml_or_none("_rels/.rels")
    for relation in relations if relations is not None else ():
        if attribute(relation, "Type").endswith("/officeDocument"):
            return attribute(relation, "Target").lstrip("/")
    if archive.find("word/document.xml"):
        return "word/document.xml"
    raise Unreadable("damaged")


class _Document:
    def __init__(self, archive: Archive, main: str) -> None:
        folder = main.rpartition("/")[0]
        base = f"{folder}/" if folder else ""
        self.body = child(archive.xml(main), "body")
        styles = archive.xml_or_none(f"{base}styles.xml")
        self.numbers = AutomaticNumbers(archive.xml_or_none(f"{base}numbering.xml"), styles)
        self.levels = _heading_levels(styles)
        self.counts: Counter[str] = Counter()
        self.blocks: list[Paragraph | Table] = []
        self.boxes: list[Element] = []
        self.paragraphs = self.tables = 0
        self.unfinished = ""
        """The text of a paragraph whose end was deleted: it goes on in the next one."""

    def read(self) -> Source:
        if self.body is None:
            raise Unreadable("damaged")
        self._blocks(self.body)
        notes = tuple((code, str(count)) for code, count in sorted(self.counts.items()) if count)
        return Source(tuple(self.blocks), "docx", notes, joined=True)

    def _blocks(self, parent: Element) -> None:
        for element in _content(parent):
            if local(element.tag) == "p":
                self._paragraph(element)
            elif local(element.tag) == "tbl":
                self._table(element)

    def _paragraph(self, element: Element) -> None:
        text, level = self._text(element)
        self.paragraphs += 1
        properties = child(element, "pPr")
        if child(child(properties, "rPr"), "del") is not None:
            self.unfinished += text
        else:
            self.blocks.append(Paragraph(self.unfinished + text, Place(line=self.paragraphs), level))
            self.unfinished = ""
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.counts["text_boxes"] += 1
            self._blocks(box)

    def _text(self, element: Element) -> tuple[str, int]:
        """Return a paragraph's text, number included, and its heading level."""
        properties = child(element, "pPr")
        label = self.numbers.next_label(properties)
        pieces: list[str] = []
        self._walk(element, pieces)
        style = attribute(child(properties, "pStyle"), "val")
        outline = attribute(child(properties, "outlineLvl"), "val")
        level = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else self.levels.get(style, 0)
        text = "".join(pieces)
        return (f"{label}{text}" if label else text), level

    def _walk(self, element: Element, pieces: list[str]) -> None:
        for each in element:
            name = local(each.tag)
            if name in ("t",):
                pieces.append(each.text or "")
            elif name == "r":
                self._run(each, pieces)
            elif name == "ruby":
                base = child(each, "rubyBase")
                if base is not None:
                    self._walk(base, pieces)
            elif name in ("br", "cr"):
                pieces.append("\n" if attribute(each, "type") not in ("page", "column") else "")
            elif name in ("tab", "ptab"):
                pieces.append(" ")
            elif name == "noBreakHyphen":
                pieces.append("-")
            elif name == "sym":
                self.counts["symbols"] += 1
            elif name == "txbxContent":
                self.boxes.append(each)
            elif name in ("ins", "moveTo"):
                self.counts["insertions"] += 1
                self._walk(each, pieces)
            elif name in ("del", "moveFrom"):
                self.counts["deletions"] += 1
            elif name == "fldSimple" and attribute(each, "instr").strip().upper().startswith(
                ("DATE", "TIME")
            ):
                self.counts["date_fields"] += 1
                self._walk(each, pieces)
            elif name in _LOOK_INTO:
                self._walk(each, pieces)

    def _run(self, run: Element, pieces: list[str]) -> None:
        properties = child(run, "rPr")
        vanish = child(properties, "vanish")
        if vanish is not None and attribute(vanish, "val", "1") not in ("0", "false", "off"):
            self.counts["hidden_runs"] += 1
            return
        raised = attribute(child(properties, "vertAlign"), "val") == "superscript"
        before = len(pieces)
        self._walk(run, pieces)
        if raised and (words := "".join(pieces[before:]).strip()):
            left = "".join(pieces[:before])
            if words in ("2", "3") and left.endswith("m"):
                pieces[before:] = [{"2": "²", "3": "³"}[words]]
            elif words in ("2", "3"):
                self.counts["superscripts"] += 1

    # Tables

    def _table(self, element: Element) -> None:
        rows = [
            row
            for row in _content(element)
            if local(row.tag) == "tr" and child(child(row, "trPr"), "del") is None
        ]
        if len(rows) > _MOST_ROWS:
            raise Unreadable("cells", rows=_MOST_ROWS, columns=_MOST_COLUMNS)
        if (
            all(len([cell for cell in _content(row) if local(cell.tag) == "tc"]) == 1 for row in rows)
            and len(rows) <= 3
        ):
            for row in rows:  # one cell: a frame around text, or around another table
                for cell in _content(row):
                    if local(cell.tag) == "tc":
                        self._blocks(cell)
            return
        self.tables += 1
        number = self.tables
        cells: list[TableCell] = []
        open_merges: dict[int, int] = {}
        for at, row in enumerate(rows):
            self._row(row, at, cells, open_merges)
        self.blocks.append(grid(cells, (Place(table=number, row=at) for at in range(1, len(rows) + 1))))

    def _row(self, row: Element, at: int, cells: list[TableCell], open_merges: dict[int, int]) -> None:
        properties = child(row, "trPr")
        before = attribute(child(properties, "gridBefore"), "val")
        column = int(before) if before.isdigit() else 0
        for cell in _content(row):
            if local(cell.tag) != "tc":
                continue
            settings = child(cell, "tcPr")
            span = attribute(child(settings, "gridSpan"), "val")
            across = max(1, int(span)) if span.isdigit() else 1
            if column + across > _MOST_COLUMNS:
                raise Unreadable("cells", rows=_MOST_ROWS, columns=_MOST_COLUMNS)
            merge = child(settings, "vMerge")
            if merge is not None and attribute(merge, "val") != "restart" and column in open_merges:
                index = open_merges[column]
                cells[index] = cells[index].replace(down=at - cells[index].row + 1)
                self._cell_text(cell)  # numbers in it are counted all the same
            else:
                open_merges.pop(column, None)
                if merge is not None:
                    open_merges[column] = len(cells)
                cells.append(TableCell(self._cell_text(cell), at, column, 1, across))
            column += across

    def _cell_text(self, cell: Element) -> str:
        lines: list[str] = []
        for element in _content(cell):
            if local(element.tag) == "p":
                text, _ = self._text(element)
                lines.append(text)
                boxes, self.boxes = self.boxes, []
                for box in boxes:
                    lines += (self._text(each)[0] for each in _content(box) if local(each.tag) == "p")
            elif local(element.tag) == "tbl":
                self.counts["nested_tables"] += 1
                for row in _content(element):
                    if local(row.tag) == "tr":
                        inner = [self._cell_text(each) for each in _content(row) if local(each.tag) == "tc"]
                        lines.append(" ".join(inner))
        return "\n".join(line for line in lines if line.strip())


def _content(parent: Element) -> Iterator[Element]:
    """Give the paragraphs, tables, rows or cells below, looking into what only wraps them."""
    for element in parent:
        name = local(element.tag)
        if name in (
            "sdt",
            "sdtContent",
            "ins",
            "moveTo",
            "customXml",
            "smartTag",
            "Choice",
            "AlternateContent",
        ):
            yield from _content(element)
        elif name not in _GONE:
            yield element


def _heading_levels(styles: Element | None) -> dict[str, int]:
    levels: dict[str, int] = {}
    for style in styles if styles is not None else ():
        if local(style.tag) != "style":
            continue
        name = attribute(child(style, "name"), "val").lower()
        outline = attribute(child(child(style, "pPr"), "outlineLvl"), "val")
        digits = name.rpartition(" ")[2]
        if name == "title":
            levels[attribute(style, "styleId")] = 1
        elif outline.isdigit() and int(outline) < 9:
            levels[attribute(style, "styleId")] = int(outline) + 1
        elif name.startswith("heading ") and digits.isdigit():
            levels[attribute(style, "styleId")] = int(digits)
    return levels
