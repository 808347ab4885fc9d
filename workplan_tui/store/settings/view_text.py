"""Saved views in the text of a settings file: put one in, take one out; nothing else changes by a byte.

The text is valid TOML with `[[views]]` tables of different names. Values are replaced where they
stand, so that comments, order, spacing and keys of other programs stay.
"""

from __future__ import annotations

from workplan_tui.base.errors import Refused
from workplan_tui.language import tr
from workplan_tui.store.toml_place import spans
from workplan_tui.store.toml_text import format_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    Pairs = Mapping[str, Any]

VIEWS = "views"


def with_view(text: str, name: str, pairs: Pairs) -> str:
    """Return the text with a view of that name; a value of None takes its key away."""
    number = _number_of(text, name)
    line_end = "\r\n" if "\r\n" in text else "\n"
    if number is None:
        return text + _block(text, {"name": name, **pairs}, line_end)
    found = spans(text, [(VIEWS, number, key) for key in ("name", *pairs)])
    changes: list[tuple[int, int, str]] = []
    added = ""
    for key, value in pairs.items():
        span = found.get((VIEWS, number, key))
        if span and value is None:
            changes.append((_line_start(text, span[0]), _after_line(text, span[1]), ""))
        elif span:
            changes.append((*span, format_value(value)))
        elif value is not None:
            added += f"{key} = {format_value(value)}{line_end}"
    if added:
        at = _after_line(text, found[VIEWS, number, "name"][1])
        changes.append((at, at, added if text[:at].endswith("\n") else line_end + added))
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def without_view(text: str, name: str) -> str:
    """Return the text without the view of that name, and without the blank line above it."""
    number = _number_of(text, name)
    if number is None:
        raise Refused(tr("There is no saved view {name}.").format(name=name))
    start, end = spans(text, [(VIEWS, number)])[VIEWS, number]
    start = _line_start(text, start)
    above = text[:start]
    for blank in ("\r\n\r\n", "\n\n"):
        if above.endswith(blank):
            start -= len(blank) // 2
            break
    return text[:start] + text[_after_line(text, end) :]


def _number_of(text: str, name: str) -> int | None:
    """Return which of the views has the name."""
    import tomli

    views = tomli.loads(text).get(VIEWS)
    if views is None:
        return None
    start, _ = spans(text, [(VIEWS,)])[VIEWS,]
    if not text.startswith("[[", start):
        raise Refused(
            tr("The views are written on one line there; write each as a table [[views]] of its own first.")
        )
    return next((n for n, view in enumerate(views) if view.get("name") == name), None)


def _block(text: str, pairs: Pairs, line_end: str) -> str:
    before = line_end if text and not text.endswith("\n") else ""
    blank = line_end if text else ""
    lines = [f"{key} = {format_value(value)}" for key, value in pairs.items() if value is not None]
    return before + blank + line_end.join(["[[views]]", *lines, ""])


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _after_line(text: str, offset: int) -> int:
    """Return where the line after the one of the offset begins."""
    return (text.find("\n", offset) + 1) or len(text)
