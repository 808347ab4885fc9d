"""Keys by the names that people read and write: `F2`, `Ctrl+L`, `PgDn`, `?`.

Textual names keys in its own way (`f2`, `ctrl+l`, `pagedown`, `question_mark`). What the help shows
can be written into the settings file. It knows no commands.
"""

from __future__ import annotations

import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL_WIDTH = ord("！") - ord("!")
_CHINESE_SIGNS = {
    "　": " ", "、": "/", "。": ".", "【": "[", "】": "]", "《": "<", "》": ">", "￥": "$",
    "·": "[", "「": "]", "」": "]", "『": "{", "』": "}", "“": '"', "”": '"', "‘": "'", "’": "'",
}  # fmt: skip
"""What an input method types for the sign on the key; the others are the full-width forms.

fcitx5 sends · for [ and by turns 「 and 」 for ], ibus 【 and 】 (docs/terminals.md).
"""

_RENAMED = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at",
    "hyphen_minus": "minus", "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip


def plain(character: str) -> str:
    """Return the ASCII character on the same key, where an input method sends another for it."""
    if len(character) == 1 and "！" <= character <= "～":
        return chr(ord(character) - _FULL_WIDTH)
    return _CHINESE_SIGNS.get(character, character)


def key_of(character: str) -> str:
    """Return Textual's name of the key that types the character."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


def _named() -> Iterator[tuple[str, str]]:
    moves = {
        "up": "Up", "down": "Down", "left": "Left", "right": "Right", "home": "Home", "end": "End",
        "pageup": "PgUp", "pagedown": "PgDn", "insert": "Ins", "delete": "Del",
    }  # fmt: skip
    yield from moves.items()
    for modifier in ("Ctrl", "Shift"):
        yield from ((f"{modifier.lower()}+{key}", f"{modifier}+{name}") for key, name in moves.items())
    yield from ((f"alt+{key}", f"Alt+{moves[key]}") for key in ("left", "right"))
    yield from {"space": "Space", "tab": "Tab", "shift+tab": "Shift+Tab", "enter": "Enter"}.items()
    yield from {"escape": "Esc", "backspace": "Backspace"}.items()
    yield from ((f"f{number}", f"F{number}") for number in range(1, 13))
    # What a terminal sends for Shift and a function key is, by an old custom, that of a later one.
    yield from ((f"f{number + 12}", f"Shift+F{number}") for number in range(1, 13))
    yield from ((f"ctrl+{letter}", f"Ctrl+{letter.upper()}") for letter in "abcdefghijklmnopqrstuvwxyz")
    yield from ((key_of(sign), sign) for sign in map(chr, range(0x21, 0x7F)))


NAMES = dict(_named())
"""The name of every key that a command can have, by Textual's."""
_KEYS = {name.lower(): key for key, name in NAMES.items() if len(name) > 1}
_KEYS |= {
    "escape": "escape", "return": "enter", "pageup": "pageup", "pagedown": "pagedown",
    "insert": "insert", "delete": "delete",
}  # fmt: skip


def name_of(key: str, character: str | None = None) -> str:
    """Return what people call the key."""
    return NAMES.get(key) or character or key


def key_named(name: str) -> str | None:
    """Return the key that people call so, also written full-width or with a hyphen; None for none."""
    text = "".join(map(plain, name.strip()))
    if len(text) == 1:
        return key_of(text) if key_of(text) in NAMES else None
    text = text.replace("-", "+").replace(" ", "").lower()
    shift, _, letter = text.partition("+")
    if shift == "shift" and len(letter) == 1 and letter.isalpha():
        return letter.upper()
    return _KEYS.get(text)
