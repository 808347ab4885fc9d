"""A plan from a text, each line a paragraph."""

from __future__ import annotations

from workplan_tui.importing.assemble import Imported, import_source
from workplan_tui.importing.neutral_form import Paragraph, Place, Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date


def import_text(
    text: str,
    plan_id: str | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Imported:
    """Return the plan in `text`; its year is the title's, and its days that year's by default."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blocks = tuple(Paragraph(line, Place(line=number)) for number, line in enumerate(lines, 1))
    return import_source(Source(blocks, "text"), plan_id, starts_on, ends_on)
