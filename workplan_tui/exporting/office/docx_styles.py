"""The styles of an official page: which part of a paper has which font, size and place (GB/T 9704).

Sizes are half points, lengths twentieths of a point, as WordprocessingML has them. Each style names the
East Asian font and the Latin one: where only one is named, programs take what they like for the other.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from docx.document import Document

    from workplan_tui.base.paper_fonts import PaperFonts

LETTER = 315
"""The width of a letter of the body: 16 points, drawn together by a quarter so that 28 fill the line."""
SMALL_LETTER = 280
"""That of page numbers and imprint."""
SUBSTITUTES = {
    "仿宋": "FangSong", "仿宋_GB2312": "仿宋", "楷体": "KaiTi", "楷体_GB2312": "楷体", "黑体": "SimHei",
    "方正小标宋简体": "宋体", "方正小标宋_GBK": "宋体", "小标宋体": "宋体", "宋体": "SimSun",
}  # fmt: skip
"""What stands in for a font that a computer does not have."""
_NUMBERS = "宋体"
"""The font of page numbers."""
_RED = "FF0000"


class Style(Value):
    """One paragraph style."""

    id: str
    name: str
    font: str
    size: int = 32
    first: int = 0
    """How far its first line begins further in."""
    sides: int = 0
    """How far both sides are drawn in."""
    align: str = "left"
    line: int = 0
    """Exact height of a line; 0: the grid's."""
    before: int = 0
    """Room above it."""
    is_on_grid: bool = True
    """Whether its lines are those of the grid, where they have no height of their own."""
    is_spaced: bool = True
    """Whether letters are drawn together so that 28 fill a line of the grid."""
    keeps: bool = False
    """Whether it stays on the page of what follows."""
    breaks: bool = False
    """Whether it begins a page."""
    outline: int | None = None
    """Its level in the outline of the document, from 0."""
    colour: str = ""
    border: str = ""
    """The inside of `w:pBdr`."""
    tab: int = 0
    """Where a tab stop at the right stands."""


def page_styles(fonts: PaperFonts, width: int) -> tuple[Style, ...]:
    """Return every style that a paper is written with; the text is `width` wide."""
    rule = f'<w:bottom w:val="single" w:sz="18" w:space="6" w:color="{_RED}"/>'
    two = 2 * LETTER
    return (
        Style("Normal", "Normal", fonts.body, first=two, align="both"),
        Style("Heading1", "heading 1", fonts.heading, first=two, keeps=True, outline=0),
        Style("Heading2", "heading 2", fonts.subheading, first=two, keeps=True, outline=1),
        Style("Mark", "Mark", fonts.title, 72, align="center", line=1100, colour=_RED),
        Style("Issue", "Issue", fonts.body, align="center"),
        Style("HeadLine", "Head Line", fonts.body, border=rule, tab=width),
        Style("PaperTitle", "Title", fonts.title, 44, align="center", line=700),
        Style("Notes", "Notes", fonts.subheading, 28, align="center"),
        Style("Flush", "Flush", fonts.body),
        Style("Signature", "Signature", fonts.body, align="right"),
        Style("AnnexMark", "Annex Mark", fonts.heading, breaks=True, outline=0),
        Style("Figure", "Figure", fonts.body, align="center", keeps=True, before=120, is_on_grid=False),
        Style("Caption", "caption", fonts.body, 28, align="center"),
        Style("Cell", "Cell", fonts.body, 21, line=300, is_spaced=False),
        Style("CellHead", "Cell Head", fonts.heading, 21, align="center", line=300, is_spaced=False),
        Style(
            "Imprint",
            "Imprint",
            fonts.body,
            28,
            sides=SMALL_LETTER,
            line=480,
            is_spaced=False,
            tab=width - SMALL_LETTER,
        ),
        Style("Footer", "footer", _NUMBERS, 28, sides=SMALL_LETTER, line=400, is_spaced=False),
        Style("Least", "Least", fonts.body, 2, line=20, is_spaced=False),
    )


def set_styles(document: Document, fonts: PaperFonts, width: int) -> None:
    """Replace all styles of the document by those of the page, and name what stands in for their fonts."""
    root = document.styles.element
    for child in list(root):
        root.remove(child)
    styles = page_styles(fonts, width)
    for xml in (_defaults(fonts), *map(_xml, styles)):
        root.append(parse_xml(xml))
    _name_substitutes(document, {style.font for style in styles})


def _defaults(fonts: PaperFonts) -> str:
    """Return what holds for all: no widows kept together, no blanks between Chinese and figures."""
    return (
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{_font(fonts.body)}"
        '<w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )


def _xml(style: Style) -> str:
    is_default = ' w:default="1"' if style.id == "Normal" else ""
    based = "" if is_default else '<w:basedOn w:val="Normal"/>'
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    spacing = f'<w:spacing w:val="{-5 if style.is_spaced else 0}"/>'
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph"{is_default} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/>{based}<w:qFormat/><w:pPr>{_placed(style)}</w:pPr>'
        f"<w:rPr>{_font(style.font)}{colour}{spacing}"
        f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/></w:rPr></w:style>'
    )


def _placed(style: Style) -> str:
    """Return the properties of the paragraph, in the order that the format asks for."""
    found = ["<w:keepNext/>"] if style.keeps else []
    found += ["<w:pageBreakBefore/>"] if style.breaks else []
    found += [f"<w:pBdr>{style.border}</w:pBdr>"] if style.border else []
    found += [f'<w:tabs><w:tab w:val="right" w:pos="{style.tab}"/></w:tabs>'] if style.tab else []
    if style.line or not style.is_on_grid:
        found.append('<w:snapToGrid w:val="0"/>')
    spacing = f' w:before="{style.before}"' if style.before else ""
    spacing += f' w:line="{style.line}" w:lineRule="exact"' if style.line else ""
    found += [f"<w:spacing{spacing}/>"] if spacing else []
    found.append(f'<w:ind w:left="{style.sides}" w:right="{style.sides}" w:firstLine="{style.first}"/>')
    found.append(f'<w:jc w:val="{style.align}"/>')
    found += [f'<w:outlineLvl w:val="{style.outline}"/>'] if style.outline is not None else []
    return "".join(found)


def _font(name: str) -> str:
    quoted = quoteattr(name)
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii={quoted} w:hAnsi={quoted} w:eastAsia={quoted} w:cs={quoted}/>'
    )


def _name_substitutes(document: Document, names: set[str]) -> None:
    """Write the table of fonts: what each is, and what is nearest to it."""
    rows = []
    for name in sorted(names):
        other = SUBSTITUTES.get(name)
        nearest = f"<w:altName w:val={quoteattr(other)}/>" if other else ""
        rows.append(f'<w:font w:name={quoteattr(name)}>{nearest}<w:charset w:val="86"/></w:font>')
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    table = f"{head}<w:fonts {nsdecls('w')}>{''.join(rows)}</w:fonts>"
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = table.encode("utf-8")
