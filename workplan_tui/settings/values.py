"""What can be chosen in the settings file: each key once, as the field it becomes.

What reads, documents and explains them follows `settings.file_table`. Here nothing is imported that a
command without a settings file does not need.
"""

from __future__ import annotations

from workplan_tui.base.value import Value, described

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.base.key_path import KeyPath

BUILT_IN = "built-in"
"""The name of the plan that comes with the program, where a plan is named."""
HOME_SIGN = "~/"
AUTO_THEME = "auto"
"""What the terminal can show."""
KEY_PRESETS = ("usual", "vi", "function", "mc")
"""Sets of keys to begin with: `function` has no letters, `mc` are those of Midnight Commander."""
THEMES = (AUTO_THEME, "dark", "light", "contrast", "16", "mono")


class Settings(Value):
    """What every command looks for; None where nothing was written."""

    actor: str | None = described(
        "who acts, where neither `--actor` nor `$WORKPLAN_ACTOR` says it; without it the account",
        default=None,
    )
    unit: str | None = described(
        "your own unit, which `我的` in a filter and `owed` mean, where neither `--unit` nor `$WORKPLAN_UNIT` says it; "
        "a part of its name, a short name or pinyin will do",
        default=None,
    )
    plan: str | None = described(
        f"the plan to open where none is named and none lies in the current folder: a whole path, "
        f"one that begins with `{HOME_SIGN}`, or `{BUILT_IN}`",
        kind="place", default=None,
    )  # fmt: skip
    """As it was written."""
    language: str | None = described(
        "the language of the program; without it that of the locale", kind="language", default=None
    )
    others: Mapping[str, Any] = {}
    """What else stands in the file, for who looks for it (`config.chosen`)."""
    unknown_keys: tuple[KeyPath, ...] = ()
    """What nobody looks for, each with the tables it stands in."""
    path: str = ""
    """Where the file lies, whether or not there is one."""

    @property
    def has_wide_signs(self) -> bool:
        """Whether signs such as “ ” are said to take two cells; a command cannot ask the terminal, as `auto` has it."""
        return self.others.get("ambiguous_width") == 2


class NamedPlan(Value):
    """One of the plans that the settings call by a name."""

    name: str = described(
        "what it is called: `--plan NAME`, `$WORKPLAN`; no path, so without `/`, `.toml` and `.zip`"
    )
    plan: str = described(
        f"the plan: a whole path, one that begins with `{HOME_SIGN}`, or `{BUILT_IN}`", kind="place"
    )
    journal: str | None = described(
        f"the folder of its journal, where `--journal` names none: a whole path or one that begins with `{HOME_SIGN}`",
        kind="folder",
        default=None,
    )


class Screen(Value):
    """How the screen looks and behaves."""

    theme: str = described("the colours of the screen", words=THEMES, default=AUTO_THEME)
    mouse: bool = described("whether clicks and the wheel are asked of the terminal", default=True)
    ambiguous_width: str | int = described(
        "cells that the terminal gives signs such as “ ”; `auto` asks it",
        words=("auto", 1, 2),
        default="auto",
    )
