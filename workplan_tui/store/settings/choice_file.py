"""What was chosen on the screen, such as the theme, in the settings file: one key of its first table."""

from __future__ import annotations

import re

from workplan_tui.base.errors import Refused
from workplan_tui.language import tr
from workplan_tui.store.settings.settings_edit import rewritten
from workplan_tui.store.toml_place import spans
from workplan_tui.store.toml_text import format_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.settings.values import Settings
    from workplan_tui.store.disk.files import Files

_heading = re.compile(r"(?:#[^\n]*\n)+(?=\r?\n)")
"""Comments at the beginning that a blank line sets apart: they are about the file, and stay first."""


def keep_choice(path: str, key: str, value: str, files: Files | None = None) -> None:
    """Write the key of the first table into the settings file; `WorkplanError` where it cannot be kept."""
    rewritten(path, lambda text: with_choice(text, key, value), lambda settings: _rest(settings, key), files)


def with_choice(text: str, key: str, value: str) -> str:
    """Return the TOML text with that value for the key of its first table; nothing else changes by a byte."""
    written = format_value(value)
    span = spans(text, [(key,)]).get((key,))
    if span is not None and _is_header(text, span[0]):
        raise Refused(
            tr("[{key}] is a table in the settings file; take it out of there first.").format(key=key)
        )
    if span is not None:
        return text[: span[0]] + written + text[span[1] :]
    line_end = "\r\n" if "\r\n" in text else "\n"
    line, at = f"{key} = {written}{line_end}", _behind_the_pairs(text)
    if at is None:
        heading = _heading.match(text)
        at = heading.end() if heading else 0
        return (
            text[:at]
            + (line_end if heading else "")
            + line
            + (line_end if text and not heading else "")
            + text[at:]
        )
    return text[:at] + ("" if text[:at].endswith("\n") else line_end) + line + text[at:]


def _behind_the_pairs(text: str) -> int | None:
    """Return where the line after the last pair of the first table begins; None where it has none."""
    import tomli

    found = spans(text, [(name,) for name in tomli.loads(text)])
    ends = [end for start, end in found.values() if not _is_header(text, start)]
    return ((text.find("\n", max(ends)) + 1) or len(text)) if ends else None


def _is_header(text: str, start: int) -> bool:
    return text.startswith("[", start) and not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _rest(settings: Settings, key: str) -> object:
    others = {name: value for name, value in settings.others.items() if name != key}
    return settings.replace(others=others, **({key: None} if hasattr(settings, key) else {}))
