"""How the text of a prompt is drawn: the part around the cursor that fits, and what is wrong in it."""

from __future__ import annotations

from itertools import groupby

from workplan_tui.text.cells import CUT, cell_len, cut
from workplan_tui.text.harmless import clean
from workplan_tui.tui.drawing import palette

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rich.style import Style

    from workplan_tui.tui.prompts.prompt import Prompt


def typed_parts(prompt: Prompt, room: int) -> tuple[list[tuple[str, Style]], int]:
    """Return the text in at most `room` cells, and how many of them are before the cursor.

    Before anything is typed that is what was told last, behind the cursor.
    """
    if prompt.ghost and not prompt.text:
        return [(" ", palette.CURSOR), (cut(clean(prompt.ghost), room - 1), palette.GHOST)], 0
    shown = [clean(letter) for letter in prompt.text] + [" "]
    widths = [cell_len(letter) for letter in shown]
    first, before = prompt.place, widths[prompt.place]
    if sum(widths) <= room:
        first = 0
    while first and (before := before + widths[first - 1]) <= room - len(CUT):
        first -= 1
    last, used = first, 0
    is_whole = sum(widths[first:]) <= room
    while last < len(shown) and used + widths[last] <= room - (0 if is_whole else len(CUT)):
        used += widths[last]
        last += 1
    parts = [
        ("".join(shown[at] for at in places), style)
        for style, places in groupby(range(first, last), lambda at: _style(prompt, at))
    ]
    if last < len(shown):
        parts.append((CUT, palette.PROMPT))
    return parts, sum(widths[first : prompt.place])


def _style(prompt: Prompt, at: int) -> Style:
    if at == prompt.fault_at:
        return palette.FAULT
    return palette.CURSOR if at == prompt.place else palette.PROMPT
