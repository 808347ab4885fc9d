"""Standard output: the data a command hands out, and nothing else.

Everything that comes from a file is made harmless first: text by `harmless.clean`, JSON by escaping
what a terminal might obey.
"""

from __future__ import annotations

import os
import sys

from workplan_tui.text.harmless import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_COLOURS = {"red": "31", "amber": "33", "green": "32", "grey": "90"}


def print_line(text: str = "") -> None:
    """Print one line of data."""
    print(text)


def print_json(value: object) -> None:
    """Print the value as JSON, raw UTF-8 except for what is not printable.

    An array has one row a line: `grep` and `head` then work on it, and it stays short.
    """
    if isinstance(value, list):
        rows = ",\n".join(_json(row) for row in value)
        print(f"[\n{rows}\n]" if rows else "[]")
    else:
        print(_json(value))


def print_bytes(data: bytes) -> None:
    """Print a whole file as it is, so that what a pipe takes is what `-o` writes."""
    flush()
    if sys.stdout is not None:
        sys.stdout.buffer.write(data)


def flush() -> None:
    """Hand on what was printed so far; `OSError` where nobody takes it."""
    if sys.stdout is not None:
        sys.stdout.flush()


def is_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def terminal_width() -> int | None:
    """Return the columns of the terminal, or None when the output goes elsewhere."""
    if not is_terminal():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except OSError:
        return None


def may_colour(environment: Mapping[str, str]) -> bool:
    """Return whether colour is wanted: on a terminal that has it, and not where NO_COLOR is set."""
    return is_terminal() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def coloured(text: str, light: str | None) -> str:
    """Return the text in the light's colour."""
    code = _COLOURS.get(light or "")
    return f"\x1b[{code}m{text}\x1b[0m" if code else text


def _json(value: object) -> str:
    import json

    return escaped(json.dumps(value, ensure_ascii=False))
