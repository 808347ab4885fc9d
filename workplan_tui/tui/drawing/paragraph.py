"""A piece of text with what decides how it is drawn: where its figures stand, whether it is a lead or an item."""

from __future__ import annotations

from workplan_tui.base.value import Value


class DetailParagraph(Value):
    """One paragraph of the detail: its name, if it has one, and its text."""

    name: str
    text: str
    light: str = ""
    """A colour code, where the name is a light's word."""
    marks: tuple[tuple[int, int], ...] = ()
    """Where figures stand in the text: first letter and the one after the last."""
    indent: int = 0
    """Cells by which it is set in."""
    share: float | None = None
    """How much of its line is filled, 0 to 1."""
    stop: int = 0
    """The cell from which on it may stand beside the one before, in a pane that is wide and low; 0: in none."""
    joint: str = ""
    """What stands between them then, in the place of its name."""
    is_strong: bool = False
    """Whether the name is what to look at next."""
    is_lead: bool = False
    """Whether it keeps a room of its own, so that what follows stands in one place."""
    is_history: bool = False
    """Whether it takes what room is left, cut at the end of its line."""
    is_item: bool = False
    """Whether it is one line of a list, cut at its end."""
    is_current: bool = False
    """Whether it is kept in sight."""
    is_hint: bool = False
    """Whether its text is only what was told before, drawn fainter."""
