"""Who asks: what a filter says depends on that only where it says 我的."""

from __future__ import annotations

from workplan_tui.base.value import Value


class Asker(Value):
    """The user, as far as filters go."""

    unit: str | None
    """His own unit, if he has said which."""
    settings_file: str
    """Where he can say it."""
