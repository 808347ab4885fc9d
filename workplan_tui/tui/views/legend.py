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
        Sign(light_word("red"), tr("past a day or a limit, or far behind"), "red"),
        Sign(light_word("amber"), tr("behind, due soon, asked, or long silent"), "amber"),
        Sign(light_word("green"), tr("finished, or nothing speaks against it"), "green"),
        Sign(light_word("grey"), tr("nothing recorded, suspended or cancelled"), "grey"),
        Sign("70/71", tr("percent done / percent due by now")),
        Sign("-/71", tr("progress not known: nothing is reported")),
        Sign("-", tr("not counted: suspended or cancelled")),
        Sign("12-31", tr("a day of this year; others as 24-12-31")),
        Sign(tr("{unit} etc.").format(unit="").strip(), tr("several units; the first one leads")),
        Sign(light_count("red", 3), tr("tasks of the branch with its worst light")),
        Sign("====", tr("its part of all tasks of the branch")),
        Sign("*", tr("marked: the next edit is of all marked")),
        Sign("!", tr("said differently by two who did not know it")),
        Sign("?2", tr("questions that are open")),
        Sign(CUT, tr("a text is cut here; Enter shows all of it")),
        Sign("^ v", tr("ordered by this column, up or down")),
        Sign("5/121", tr("highlighted line, or hits / all of them")),
    )
