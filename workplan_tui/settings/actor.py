"""Who acts: the name that is recorded, and the account that the kernel tells."""

from __future__ import annotations

import os

from workplan_tui.base.errors import UsageError
from workplan_tui.language import tr
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.settings.values import Settings


def actor_name(asked: str | None, environment: Mapping[str, str], settings: Settings) -> str:
    """Return who acts: as asked, `$WORKPLAN_ACTOR`, the settings, else the account."""
    for name in (asked, environment.get("WORKPLAN_ACTOR"), settings.actor):
        if name and name.strip():
            return _in_utf8(name.strip())
    return os.fsencode(account_name(os.getuid())).decode("utf-8", "replace")


def account_name(uid: int) -> str:
    """Return the name of the account, or its number where it has no name."""
    import pwd

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _in_utf8(name: str) -> str:
    """Return the name of who acts; one in another encoding would stand in the journal for ever."""
    try:
        return os.fsencode(name).decode("utf-8")
    except UnicodeError:
        raise UsageError(
            tr("WORKPLAN_ACTOR {name} is not written in UTF-8; set it anew in a UTF-8 terminal.").format(
                name=clean(name)
            )
        ) from None
