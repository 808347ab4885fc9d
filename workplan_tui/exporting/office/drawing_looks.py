"""How what is drawn in office files looks: fills, lines and letters as DrawingML, the order of its elements kept."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from workplan_tui.exporting.chart_looks import INK

_LANGUAGE = ' lang="zh-CN"'
NO_LINE = "<a:ln><a:noFill/></a:ln>"


def plain(colour: str) -> str:
    """Return a fill of one colour, RRGGBB."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def hatched(pattern: str, colour: str, ground: str) -> str:
    """Return a fill of lines on a ground."""
    front, back = (f'<a:srgbClr val="{one}"/>' for one in (colour, ground))
    return f'<a:pattFill prst="{pattern}"><a:fgClr>{front}</a:fgClr><a:bgClr>{back}</a:bgClr></a:pattFill>'


def line(width: int, colour: str = INK, more: str = "") -> str:
    """Return a line so many 12,700ths of a point thick."""
    return f'<a:ln w="{width}">{plain(colour)}{more}</a:ln>'


def texts(look: str, body: str = "") -> str:
    """Return the letters of a part of a chart; `body` is where they stand, as attributes."""
    return f"<c:txPr><a:bodyPr{body}/><a:p><a:pPr>{look}</a:pPr><a:endParaRPr{_LANGUAGE}/></a:p></c:txPr>"


def letters(font: str, points: int) -> str:
    """Return letters of a size in a font, whatever their script."""
    name = quoteattr(font)
    faces = "".join(f"<a:{script} typeface={name}/>" for script in ("latin", "ea", "cs"))
    return f'<a:defRPr sz="{points * 100}">{plain(INK)}{faces}</a:defRPr>'


def title(text: str, points: int) -> str:
    """Return a chart's title, above what is drawn."""
    size = f'sz="{points * 100}" b="0"'
    run = f"<a:r><a:rPr{_LANGUAGE} {size}/><a:t>{escape(text)}</a:t></a:r>"
    rich = f"<c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr {size}/></a:pPr>{run}</a:p></c:rich>"
    return f'<c:title><c:tx>{rich}</c:tx><c:overlay val="0"/></c:title>'
