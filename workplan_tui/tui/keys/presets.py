"""Sets of keys for hands that know another program; what a set does not name keeps its usual keys.

Keys are written as people write them in `[keys]`. F10 and F11 are never a command's only way, as some
terminals keep them to themselves.
"""

from __future__ import annotations

from workplan_tui.settings.values import KEY_PRESETS
from workplan_tui.tui.registry import COMMANDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    KeyTable = Mapping[str, Sequence[str]]

_VI: KeyTable = {
    "first": ("Home", "g"),  # `gg` is the same twice
    "last": ("End", "G"),
    "group": ("z", "F7"),
    "page_down": ("PgDn", "Ctrl+F", "Ctrl+D"),
    "page_up": ("PgUp", "Ctrl+U"),
    "redo": ("Ctrl+R", "U", "Shift+F5"),
    "mark_range": ("v", "V"),
    "next_pane": ("Tab", "Ctrl+W"),
}

_WITHOUT_LETTERS: KeyTable = {
    "help": ("F1", "?"),
    "status": ("F2",),
    "filter": ("F3", "/"),
    "note": ("F4",),
    "undo": ("F5",),
    "report": ("F6",),
    "group": ("F7",),
    "as_of": ("F8",),
    "palette": ("F9", ":"),
    "quit": ("Ctrl+X", "F10"),
    "review": ("F12",),
    "why": ("Shift+F1",),
    "milestone": ("Shift+F2",),
    "flag": ("Shift+F3",),
    "unflag": ("Shift+F4",),
    "redo": ("Shift+F5",),
    "extension": ("Shift+F6",),
    "sort": ("Shift+F7",),
    "columns": ("Shift+F8",),
    "decide": ("Ctrl+D",),
    "carry_out": ("Ctrl+F",),
    "export": ("Ctrl+E",),
    "copy": ("Ctrl+Y",),
    "mark": ("Space", "Ins"),
    "down": ("Down",),
    "up": ("Up",),
    "left": ("Left",),
    "right": ("Right",),
}
_FUNCTION: KeyTable = {
    **{
        command.id: tuple(key for key in command.keys if not key.isalpha() or len(key) > 1)
        for command in COMMANDS
        if any(key.isalpha() and len(key) == 1 for key in command.keys)
    },
    **_WITHOUT_LETTERS,
}
"""No letter does anything: what an input method lets through by mistake runs no command."""

_MC: KeyTable = {
    "palette": ("F9", "F2", ":"),
    "open": ("F3",),
    "report": ("F4", "p"),
    "copy": ("F5", "y"),
    "extension": ("F6", "x"),
    "note": ("F7", "n"),
    "status": ("F8", "s"),
    "quit": ("q", "F10"),
    "mark": ("Ins", "Space", "Ctrl+T"),
    "mark_all": ("+",),
    "invert_marks": ("*",),
}

PRESETS: Mapping[str, KeyTable] = dict(zip(KEY_PRESETS, ({}, _VI, _FUNCTION, _MC), strict=True))
