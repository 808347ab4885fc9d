"""An official paper as a page of GB/T 9704: A4, 22 lines of 28 letters, page numbers, imprint on an even page.

The grid is what was seen to print so: lines of 579 twentieths of a point, letters drawn together by 5. With
the grid that also counts letters, LibreOffice 7.4 prints 14 of them in a line.
"""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.section import WD_SECTION
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from workplan_tui.exporting.office.chart_part import chart_xml
from workplan_tui.exporting.office.docx_body import TEXT_WIDTH, chart_width, imprint_xml, paper_xml
from workplan_tui.exporting.office.docx_styles import set_styles
from workplan_tui.reports.paper import figures_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document as DocumentType
    from docx.section import Section, _Footer
    from docx.text.paragraph import Paragraph

    from workplan_tui.base.paper_fonts import PaperFonts
    from workplan_tui.reports.paper import Imprint, Paper

_LINE_PITCH = 579
"""Height of a line: 22 fill the page; 580 leaves room for 21."""
_TOP, _BOTTOM, _LEFT, _RIGHT = 37, 35, 28, 26
"""The margins, in mm."""
_TEMPLATE_S_OWN = ("thumbnail", "customXml", "stylesWithEffects")
"""Kinds of parts that say something of the library's template and nothing of ours."""
_BODY = b"<w:body>"
"""What the text stands behind, in the one part that has it."""
_BELOW_NUMBER = 21
"""From the page number to the edge, in mm: its line is 7 mm below the text."""


def paper_docx(paper: Paper, fonts: PaperFonts) -> bytes:
    """Return the paper as a docx file."""
    document = Document()
    set_styles(document, fonts, TEXT_WIDTH)
    _set_up(document, paper)
    page = document.sections[0]
    _lay_out(page)
    _number(page.footer, "right")
    _number(page.even_page_footer, "left")
    if paper.imprint is not None:
        _imprint(document, paper.imprint)
    relations = _add_charts(document, paper, fonts)
    data = BytesIO()
    document.save(data)
    return _with_text(data, paper_xml(paper, relations))


def _add_charts(document: DocumentType, paper: Paper, fonts: PaperFonts) -> list[str]:
    """Make a part of each chart and return the ids of their relations, in the paper's order."""
    found: list[str] = []
    for figure in figures_of(paper):
        for chart in figure.charts:
            name = PackURI(f"/word/charts/chart{len(found) + 1}.xml")
            xml = chart_xml(chart, fonts.body, chart_width(figure), is_small=len(figure.charts) > 1)
            part = Part(name, CONTENT_TYPE.DML_CHART, xml.encode("utf-8"), document.part.package)
            found.append(document.part.relate_to(part, RELATIONSHIP_TYPE.CHART))
    return found


def _with_text(data: BytesIO, pieces: Iterable[str]) -> bytes:
    """Return the file with the text before what its body has, piece by piece: as a tree it would take 300 MB.

    The time at which its parts were packed is left out: the same paper is the same bytes.
    """
    packed = BytesIO()
    with ZipFile(data) as made, ZipFile(packed, "w", ZIP_DEFLATED) as whole:
        for part in made.infolist():
            undated = ZipInfo(part.filename)
            undated.compress_type = ZIP_DEFLATED
            before, body, behind = made.read(part).partition(_BODY)
            with whole.open(undated, "w") as file:
                file.write(before + body)
                if body:
                    file.writelines(piece.encode("utf-8") for piece in pieces)
                file.write(behind)
    return packed.getvalue()


def _set_up(document: DocumentType, paper: Paper) -> None:
    """Take away what the library's template has of its own, and say what the document is."""
    document.settings.odd_and_even_pages_header_footer = True
    language = document.settings.element.find(qn("w:themeFontLang"))
    if language is not None:
        language.set(qn("w:eastAsia"), "zh-CN")
    for paragraph in list(document.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    for relations in (document.part.package.rels, document.part.rels):
        for id in [id for id, one in relations.items() if one.reltype.rpartition("/")[2] in _TEMPLATE_S_OWN]:
            del relations[id]
    told = document.core_properties
    told.title, told.author, told.comments, told.last_modified_by = paper.title, paper.issuer, "", ""
    told.keywords = told.subject = told.category = ""


def _lay_out(page: Section) -> None:
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    page.left_margin, page.right_margin = Mm(_LEFT), Mm(_RIGHT)
    page.header_distance, page.footer_distance = Mm(15), Mm(_BELOW_NUMBER)
    grid = page._sectPr.find(qn("w:docGrid"))
    if grid is not None:
        page._sectPr.remove(grid)
    page._sectPr.append(parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{_LINE_PITCH}"/>'))


def _number(footer: _Footer, side: str) -> None:
    """Write the number of the page between dashes, at the outer edge."""
    _fill(
        footer,
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="{side}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r>'
        '</w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>',
    )


def _fill(footer: _Footer, xml: str) -> None:
    """Give the footer these paragraphs instead of the empty one it is made with."""
    footer.is_linked_to_previous = False
    root = footer._element
    for child in list(root):
        root.remove(child)
    root.extend(parse_xml(f"<w:ftr {nsdecls('w')}>{xml}</w:ftr>"))


def _imprint(document: DocumentType, imprint: Imprint) -> None:
    """End the paper with an even page that has the imprint at its foot, and no number.

    It is the page's footer, which lies on the lower edge of the text and grows upwards: how the pages
    before it are filled is nothing a writer of files can know.
    """
    last = document.add_section(WD_SECTION.EVEN_PAGE)
    _least(document.paragraphs[-1])
    last.footer_distance = last.bottom_margin
    for footer in (last.footer, last.even_page_footer):
        _fill(footer, imprint_xml(imprint))
    _least(document.add_paragraph())


def _least(paragraph: Paragraph) -> None:
    """Make the paragraph that ends a section too small to begin a page of its own."""
    paragraph._p.get_or_add_pPr().style = "Least"
