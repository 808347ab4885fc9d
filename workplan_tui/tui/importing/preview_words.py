"""What the preview calls the fields of a task, and how far a row of it is."""

from __future__ import annotations

from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.preview import Preview, PreviewRow

OPEN, SETTLED = "amber", "green"
"""The colours of a doubt, as those of lights."""


def field_name(field: str) -> str:
    """Return a field's name."""
    return {
        "id": tr("task number"),
        "section": tr("section"),
        "text": tr("text"),
        "leads": tr("leads"),
        "units": tr("units"),
        "supporting_units": tr("supporting units"),
        "due": tr("deadline"),
    }[field]


def field_hint(field: str) -> str:
    """Return what may be typed in a field, where that is not plain."""
    return {
        "section": tr("title or number of a section, a new title makes one"),
        "units": tr("the first one leads; commas between names"),
        "leads": tr("commas between names"),
        "supporting_units": tr("commas between names"),
        "due": tr("a day, or words such as 三季度末"),
    }.get(field, "")


def doubt_word(preview: Preview, row: PreviewRow) -> tuple[str, str]:
    """Return the word and the colour of a row with doubts; nothing of one without."""
    if not row.doubts:
        return "", ""
    if all(map(preview.is_settled, row.doubts)):
        return tr("settled"), SETTLED
    return tr("doubt"), OPEN
