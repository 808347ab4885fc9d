"""What the signs on the screen mean: the legend of the help."""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.language.words import light_word
from workplan_tui.text.cells import CUT
from workplan_tui.tui.views.present import light_count


class Sign(Value):
    """A sign, and what it means."""

    shown: str
    meaning: str
    light: str = ""
    """The light on whose colour it stands."""


def legend() -> tuple[Sign, ...]:
    """Return every sign of the three panes, as they are drawn."""
    return (
        Sign(light_word("red"), tr("overdue, a milestone missed, a limit broken, or far behind"), "red"),
        Sign(light_word("amber"), tr("behind, due soon, a question open, or long without news"), "amber"),
        Sign(light_word("green"), tr("finished, or nothing speaks against it"), "green"),
        Sign(light_word("grey"), tr("nothing recorded yet, suspended or cancelled"), "grey"),
        Sign("70/71", tr("progress in percent / what should be done by now")),
        Sign("-/71", tr("progress not known: nothing was measured or reported")),
        Sign("-", tr("not counted: suspended or cancelled")),
        Sign("12-31", tr("a day of the plan's year; 24-12-31 is of another")),
        Sign(tr("{unit} etc.").format(unit="").strip(), tr("several units, of which the first one leads")),
        Sign(light_count("red", 3), tr("how many tasks of the branch have its worst light")),
        Sign("====", tr("a bar: its part of all tasks of the branch")),
        Sign("*", tr("marked: the next edit is made on all that are marked")),
        Sign("?2", tr("questions that are open")),
        Sign(CUT, tr("a text is cut here; Enter shows all of it")),
        Sign("^ v", tr("the table is ordered by this column, the least or the most on top")),
        Sign("5/121", tr("which line is highlighted / how many there are; of a filter, how many it finds")),
    )
