"""Keys and values as TOML, each on one line: of plans and of settings."""

from __future__ import annotations

from datetime import date, datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def format_value(value: object) -> str:
    """Return a value as TOML, on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(format_value, value))}]"
    if isinstance(value, dict):
        return _inline(value)
    return _string(str(value))


def _inline(table: Mapping[str, object]) -> str:
    return f"{{{', '.join(f'{format_key(name)} = {format_value(value)}' for name, value in table.items())}}}"


def format_key(name: str) -> str:
    """Return a key as TOML, bare where that is allowed."""
    bare = name and name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if bare else _string(name)


def _string(text: str) -> str:
    return f'"{"".join(map(_letter, text))}"'


def _letter(letter: str) -> str:
    """What cannot be seen is escaped: the file shows all it holds."""
    if letter in _SHORT:
        return _SHORT[letter]
    if letter.isprintable():
        return letter
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"
