"""The settings file (docs/files.md): its tables, in the order a person reads them.

The keys of what becomes a value are described with its class, in `settings.values`.
"""

from __future__ import annotations

from workplan_tui.base.paper_fonts import PaperFonts
from workplan_tui.base.shape import TEXT, TEXTS, TRUTH, WORD, Key, Shape, keys_of
from workplan_tui.settings.values import KEY_PRESETS, NamedPlan, Screen, Settings

ALL = Shape("", "what every command looks for", keys_of(Settings), Settings, is_list=False)
SCREEN = Shape("", "how the screen looks and behaves", keys_of(Screen), Screen, is_list=False)
KEYS = Shape(
    "keys", "other keys for commands of the screen: a command's name, and one key or a list of them",
    (
        Key("preset", WORD, 'the keys to begin with; `keys = "vi"` alone is enough', words=KEY_PRESETS,
            default="usual"),
    ),
    is_list=False, is_strict=True, instead=KEY_PRESETS,
)  # fmt: skip
"""Beside that of the preset, the names of its keys are those of the screen's commands (`tui.keys.keymap`)."""
VIEWS = Shape(
    "views", "saved view 视图",
    (
        Key("name", TEXT, "what it is called", is_required=True),
        Key("filter", TEXT, "what is shown, as it is typed after `/`", "filter_text", absent=""),
        Key("group", WORD, "what the tree shows", "group_by", absent="section", default="section"),
        Key("sort", WORD, "what the tasks are ordered by", "sort_by", absent="id", default="id"),
        Key("reversed", TRUTH, "whether the order is turned round", "is_reversed", absent=False, default=False),
        Key("columns", TEXTS, "the columns of the table, in its own order; those of number and title always stand"),
    ),
    is_strict=True,
)  # fmt: skip
"""Its closed lists are known above the settings (`tui.views.look`)."""
PAPER = Shape(
    "paper", "the fonts of official papers 公文 (`bulletin`, `export docx`), such as 仿宋_GB2312",
    keys_of(PaperFonts), PaperFonts, is_list=False,
)  # fmt: skip
PLANS = Shape("plans", "a plan that is called by a name", keys_of(NamedPlan), NamedPlan, is_strict=True)
FILE = Shape(
    "", "the settings of one account", (*ALL.keys, *SCREEN.keys), is_list=False, is_required=True,
    below=(PLANS, PAPER, KEYS, VIEWS),
)  # fmt: skip
