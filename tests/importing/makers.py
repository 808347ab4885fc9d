"""Write small documents of every container by hand, so that no library's habits hide a fault of ours."""

from __future__ import annotations

import csv
import html
import io
import itertools
import json
import zipfile
from xml.sax.saxutils import escape

Rows = list[list[str]]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip archive of the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """Return a Word file with this XML in its body; `numbering` and `styles` are its other parts."""
    whole = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    for name, content in parts.items():
        whole[f"word/{name}.xml"] = f"<w:{name} {W}>{content}</w:{name}>"
    return zipped({"[Content_Types].xml": "<Types/>", **whole})


def docx_paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def docx_of_lines(text: str) -> bytes:
    """Return a Word file with a paragraph for each line."""
    return docx("".join(map(docx_paragraph, text.split("\n"))))


def docx_of_rows(rows: Rows, before: str = "") -> bytes:
    """Return a Word file with a table; a row of one text spans all columns."""
    width = max(map(len, rows))
    lines = []
    for row in rows:
        if len(row) == 1:
            cells = f'<w:tc><w:tcPr><w:gridSpan w:val="{width}"/></w:tcPr>{docx_paragraph(row[0])}</w:tc>'
        else:
            cells = "".join(
                f"<w:tc>{''.join(map(docx_paragraph, cell.split(chr(10))))}</w:tc>" for cell in row
            )
        lines.append(f"<w:tr>{cells}</w:tr>")
    head = "".join(map(docx_paragraph, before.split("\n"))) if before else ""
    return docx(f"{head}<w:tbl>{''.join(lines)}</w:tbl>")


def xlsx(sheets: dict[str, str], styles: str = "", hidden: tuple[str, ...] = (), **more: str) -> bytes:
    """Return a spreadsheet of sheets, each the XML inside its `worksheet`."""
    parts: dict[str, str | bytes] = {"[Content_Types].xml": "<Types/>"}
    entries = relations = ""
    for number, (name, content) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name in hidden else ""
        entries += f'<sheet name="{escape(name)}" sheetId="{number}"{state} r:id="rId{number}"/>'
        relations += (
            f'<Relationship Id="rId{number}" Type="x/worksheet" Target="worksheets/sheet{number}.xml"/>'
        )
        parts[f"xl/worksheets/sheet{number}.xml"] = f"<worksheet {S}>{content}</worksheet>"
    book = more.get("book", "")
    parts["xl/workbook.xml"] = f"<workbook {S} {R}>{book}<sheets>{entries}</sheets></workbook>"
    parts["xl/_rels/workbook.xml.rels"] = f"<Relationships>{relations}</Relationships>"
    if styles:
        parts["xl/styles.xml"] = f"<styleSheet {S}>{styles}</styleSheet>"
    return zipped(parts)


def sheet_of_rows(rows: Rows, merges: tuple[str, ...] = ()) -> str:
    """Return the XML of a sheet of texts."""
    lines = []
    for at, row in enumerate(rows, 1):
        cells = "".join(
            f'<c r="{chr(65 + column)}{at}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
            for column, text in enumerate(row)
            if text
        )
        lines.append(f'<row r="{at}">{cells}</row>')
    width = max(map(len, rows))
    wide = [f"A{at}:{chr(64 + width)}{at}" for at, row in enumerate(rows, 1) if len(row) == 1]
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in (*wide, *merges))
    return f"<sheetData>{''.join(lines)}</sheetData>" + (
        f"<mergeCells>{merged}</mergeCells>" if merged else ""
    )


def xlsx_of_rows(rows: Rows, before: str = "") -> bytes:
    """Return a spreadsheet of one sheet."""
    return xlsx({"Sheet1": sheet_of_rows([*([line] for line in before.split("\n") if line), *rows])})


def page_of_lines(text: str) -> bytes:
    """Return an HTML page with a paragraph for each line."""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def page_of_rows(rows: Rows, before: str = "") -> bytes:
    """Return an HTML page with a table."""
    width = max(map(len, rows))
    lines = []
    for row in rows:
        span = f' colspan="{width}"' if len(row) == 1 else ""
        cells = "".join(f"<td{span}>{html.escape(cell).replace(chr(10), '<br>')}</td>" for cell in row)
        lines.append(f"<tr>{cells}</tr>")
    head = "".join(f"<p>{html.escape(line)}</p>" for line in before.split("\n") if line)
    whole = (
        f"<html><head><meta charset='gb2312'></head><body>{head}<table>{''.join(lines)}</table></body></html>"
    )
    return whole.encode("gb18030")


def marked_of_rows(rows: Rows, before: str = "") -> bytes:
    """Return Markdown with a pipe table."""

    def line(cells: list[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", "<br>") for cell in cells) + " |"

    width = max(map(len, rows))
    full = [row + [""] * (width - len(row)) for row in rows]
    return "\n".join([before, "", line(full[0]), line(["---"] * width), *map(line, full[1:])]).encode()


def separated_of_rows(rows: Rows, before: str = "", mark: str = ",", encoding: str = "utf-8") -> bytes:
    """Return comma- or tab-separated values."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=mark)
    for line in before.split("\n"):
        if line:
            writer.writerow([line])
    writer.writerows(rows)
    return stream.getvalue().encode(encoding)


def json_of_rows(rows: Rows, before: str = "") -> bytes:
    """Return a JSON list of objects; rows of one text become a key of those below."""
    section = ""
    objects: list[dict[str, str]] = []
    for row in rows[1:]:
        if len(row) == 1:
            section = row[0]
        else:
            objects.append({**({"板块": section} if section else {}), **dict(zip(rows[0], row, strict=True))})
    return json.dumps({"title": before, "items": objects}, ensure_ascii=False).encode()


def cells_of_rows(rows: Rows, before: str = "") -> bytes:
    """Return a text with each cell on its own line."""
    return "\n".join([before, *(cell.replace("\n", "、") for row in rows for cell in row)]).encode()


def spaced_of_rows(rows: Rows, before: str = "") -> bytes:
    """Return a text in columns of blanks."""

    def cells(text: str) -> int:
        return sum(2 if ord(letter) > 255 else 1 for letter in text)

    flat = [[cell.replace("\n", "、") for cell in row] for row in rows]
    width = max(map(len, flat))
    sizes = [max(cells(row[at]) for row in flat if len(row) == width) for at in range(width)]
    lines = []
    for row in flat:
        padded = "".join(
            text + " " * (size - cells(text) + 3) for text, size in zip(row, sizes, strict=False)
        )
        lines.append(padded.rstrip())
    return "\n".join([before, *lines]).encode()


class PdfPage:
    """The content of one page: text and ruled lines, from its upper left corner."""

    def __init__(self) -> None:
        self.content: list[str] = []

    def text(self, x: float, y: float, words: str, size: float = 12) -> None:
        """Put words so that their first letter begins at x."""
        # A font that is not in the file has no shapes, and pdfium leaves out a single letter without one.
        code = (words if len(words) > 1 else f"{words} ").encode("utf-16-be").hex()
        self.content.append(f"BT /F1 {size} Tf 1 0 0 1 {x:.2f} {842 - y:.2f} Tm <{code}> Tj ET")

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Rule a line."""
        self.content.append(f"0.5 w {x1:.2f} {842 - y1:.2f} m {x2:.2f} {842 - y2:.2f} l S")


def pdf(pages: list[PdfPage]) -> bytes:
    """Return a PDF file with a Chinese font that every reader knows without having it."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{6 + 2 * at} 0 R' for at in range(len(pages)))}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) "
        "/Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500 814 939 500] >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
        "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    for at, page in enumerate(pages):
        stream = "\n".join(page.content)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return data + end.encode("latin-1")


def wrapped(text: str, most: int) -> list[str]:
    """Break a text into lines of so many full letters; figures and Latin letters are half."""
    lines, line, used = [], "", 0.0
    for letter in text:
        size = 1.0 if ord(letter) > 255 else 0.5
        if used + size > most:
            lines.append(line)
            line, used = "", 0.0
        line += letter
        used += size
    return [*lines, line]


def pdf_of_lines(text: str, numbered: bool = True) -> bytes:
    """Return a PDF with lines broken at the margin and a number on each page."""
    pages, page, y = [PdfPage()], None, 90.0
    page = pages[0]
    for paragraph in text.split("\n"):
        for line in wrapped(paragraph, 34):
            if y > 740:
                page = PdfPage()
                pages.append(page)
                y = 90.0
            page.text(90, y, line)
            y += 20
    if numbered:
        for number, each in enumerate(pages, 1):
            each.text(290, 800, f"- {number} -", 10)
    return pdf(pages)


def pdf_of_rows(rows: Rows, before: str = "", lines_a_page: int = 34) -> bytes:
    """Return a PDF with a ruled table; the header stands again on every page."""
    width = max(map(len, rows))
    shares = [max(len(row[at]) for row in rows if len(row) == width) for at in range(width)]
    shares = [min(max(share, 3), 14) for share in shares]
    unit = 500 / sum(shares)
    edges = [40.0]
    for share in shares:
        edges.append(edges[-1] + share * unit)
    page = PdfPage()
    pages = [page]
    y = 70.0
    for line in before.split("\n"):
        if line:
            page.text(60, y, line, 14)
            y += 26

    def head(top: float, number: int) -> None:
        page.line(edges[0], top, edges[-1], top)
        page.text(290, 810, f"{number}", 10)

    def put(row: list[str], top: float) -> float:
        spans = [(edges[0], edges[-1])] if len(row) == 1 else list(itertools.pairwise(edges))
        texts = [
            [
                part
                for line in cell.split("\n")
                for part in wrapped(line, max(1, int((right - left - 8) / 10)))
            ]
            for cell, (left, right) in zip(row, spans, strict=True)
        ]
        bottom = top + max(map(len, texts)) * 14 + 8
        for lines, (left, right) in zip(texts, spans, strict=True):
            for at, line in enumerate(lines):
                page.text(left + 4, top + 14 + at * 14, line, 10)
            page.line(left, top, left, bottom)
            page.line(right, top, right, bottom)
        page.line(edges[0], bottom, edges[-1], bottom)
        return bottom

    head(y, 1)
    for row in rows:
        if y > lines_a_page * 20:
            page = PdfPage()
            pages.append(page)
            y = 70.0
            head(y, len(pages))
            y = put(rows[0], y)
        y = put(row, y)
    return pdf(pages)


def ofd(pages: list[str]) -> bytes:
    """Return an OFD file of pages, each the XML of its objects."""
    o = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    listed = "".join(
        f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages))
    )
    parts: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {o}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {o}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        f"</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for at, content in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{at}/Content.xml"] = (
            f"<ofd:Page {o}><ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return zipped(parts)


def ofd_text(x: float, y: float, words: str, size: float = 4.2) -> str:
    """Return a text object whose letters begin at x; figures are half as wide."""
    steps = " ".join(str(size if ord(letter) > 255 else size / 2) for letter in words[:-1])
    delta = f' DeltaX="{steps}"' if steps else ""
    return (
        f'<ofd:TextObject Boundary="{x} {y} 180 {size}" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size * 0.88}"{delta}>{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def ofd_of_lines(text: str) -> bytes:
    """Return an OFD file of broken lines, its objects in no order."""
    lines = [line for paragraph in text.split("\n") for line in wrapped(paragraph, 36)]
    pages = []
    for first in range(0, len(lines), 34):
        objects = [
            ofd_text(28, 30 + 7 * at, line) for at, line in enumerate(lines[first : first + 34]) if line
        ]
        pages.append("".join(objects[1::2] + objects[0::2]))
    return ofd(pages)


def ofd_of_rows(rows: Rows, before: str = "") -> bytes:
    """Return an OFD file with a ruled table on one page."""
    width = max(map(len, rows))
    shares = [min(max(max(len(row[at]) for row in rows if len(row) == width), 3), 12) for at in range(width)]
    unit = 180 / sum(shares)
    edges = [15.0]
    for share in shares:
        edges.append(edges[-1] + share * unit)
    objects: list[str] = []

    def rule(x1: float, y1: float, x2: float, y2: float) -> None:
        objects.append(
            f'<ofd:PathObject Boundary="0 0 210 297"><ofd:AbbreviatedData>M {x1} {y1} L {x2} {y2}</ofd:AbbreviatedData></ofd:PathObject>'
        )

    y = 20.0
    for line in before.split("\n"):
        if line:
            objects.append(ofd_text(20, y, line, 5))
            y += 9
    rule(edges[0], y, edges[-1], y)
    for row in rows:
        spans = [(edges[0], edges[-1])] if len(row) == 1 else list(itertools.pairwise(edges))
        texts = [
            [part for line in cell.split("\n") for part in wrapped(line, max(1, int((right - left - 2) / 3)))]
            for cell, (left, right) in zip(row, spans, strict=True)
        ]
        bottom = y + max(map(len, texts)) * 4 + 2
        for lines, (left, right) in zip(texts, spans, strict=True):
            objects += (ofd_text(left + 1, y + 1 + 4 * at, line, 3) for at, line in enumerate(lines) if line)
            rule(left, y, left, bottom)
            rule(right, y, right, bottom)
        rule(edges[0], bottom, edges[-1], bottom)
        y = bottom
    return ofd(["".join(objects)])
