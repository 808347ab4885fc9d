"""Which unit is the user's own 我的: said with the command, by the environment, or in the settings."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.settings.values import Settings

VARIABLE = "WORKPLAN_UNIT"


def own_unit(asked: str | None, environment: Mapping[str, str], settings: Settings) -> str | None:
    """Return the user's unit as it was said, which a plan's units are matched with; None where nobody said one."""
    for name in (asked, environment.get(VARIABLE), settings.unit):
        if name and name.strip():
            return name.strip()
    return None
