"""Where a key stands in TOML text that is known to be valid: line and column, from 1, or offsets.

TOML readers drop the places of what they read. This scanner only skips and counts, it reads no
values, so it stays right when a value has a type the plan does not know. It is imported when
there is a fault to point at, never on the way of a plan that is right.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan_tui.base.key_path import KeyPath

_BASIC = r'"(?>[^"\\\n]++|\\.)*+"'
_LITERAL = r"'[^'\n]*+'"
_PART = rf"(?:[A-Za-z0-9_-]++|{_BASIC}|{_LITERAL})"
STRING = (
    r'"""(?>[^"\\]++|\\.|"(?!""))*+"{3,5}'
    rf"|'''(?>[^']++|'(?!''))*+'{{3,5}}|{_BASIC}|{_LITERAL}"
)
"""All four kinds of string; possessive, so that no text makes it try again and again.

What is repeated so is atomic too: up to Python 3.11.4 a possessive repeat of what can be tried again
matches wrongly (CPython issue 106052).
"""
COMMENT = r"#[^\n]*+"

_key_part = re.compile(_PART, re.DOTALL)
_blank = re.compile(rf"(?>[ \t\r\n]++|{COMMENT})*+")
_space = re.compile(r"[ \t]*+")
_string = re.compile(STRING, re.DOTALL)
_token = re.compile(rf"{STRING}|{COMMENT}|[\[\]{{}}]|[^\[\]{{}}\"'#]++", re.DOTALL)
_scalar = re.compile(r"[^,\]}\n#]++")
_simple = re.compile(
    r"([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+"
    r"""("[^"\\\n]*+"(?!")|'[^'\n]*+'(?!')|[^"'\[\]{}#\s][^"'\[\]{}#\n]*+)"""
    rf"[ \t]*+(?>{COMMENT})?+(?:\n[ \t\n]*+|\Z)"
)
"""A pair on a line of its own that needs no second look: what most of a plan is made of."""


def places(text: str, paths: Iterable[KeyPath]) -> list[tuple[int, int]]:
    """Return line and column of each path's value, else of what encloses it most closely.

    A pair is at its value, an array's item at the item, a table at its header.
    """
    asked = list(paths)
    found = _Scanner(text, asked).run(to_the_end=False)
    offsets = [_nearest(path, found) for path in asked]
    known = _lines(text, offsets)
    return [known[offset] for offset in offsets]


def place(text: str, path: KeyPath) -> tuple[int, int]:
    """Return line and column of one path."""
    return places(text, [path])[0]


def spans(text: str, paths: Iterable[KeyPath]) -> dict[KeyPath, tuple[int, int]]:
    """Return the offsets at which what stands at each path begins and ends; one that is nowhere is left out.

    A pair spans its value. A table spans all from its header to its last pair, of tables inside it too.
    """
    asked = list(paths)
    scanner = _Scanner(text, asked)
    found = scanner.run()
    return {path: (found[path], scanner.ends[path]) for path in asked if path in found}


def _nearest(path: KeyPath, found: dict[KeyPath, int]) -> int:
    return next(found[path[:n]] for n in range(len(path), -1, -1) if path[:n] in found)


def _lines(text: str, offsets: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Count lines once from offset to offset, so that many faults cost one pass."""
    known = {}
    line, counted = 1, 0
    for offset in sorted(set(offsets)):
        line += text.count("\n", counted, offset)
        counted = offset
        known[offset] = (line, offset - text.rfind("\n", 0, offset))
    return known


class _Scanner:
    """One pass over the text that notes where the wanted paths and what encloses them begin."""

    def __init__(self, text: str, asked: list[KeyPath]) -> None:
        self._text = text
        self._at = 0
        self._missing = set(asked)
        self._wanted = {path[:n] for path in asked for n in range(len(path) + 1)}
        self._enclosing = {path[:n] for path in asked for n in range(len(path))}
        """Only these are descended into, so depth is that of the question, not of the file."""
        self._keys: dict[KeyPath, set[str | int]] = {}
        """By table, what of it leads to a wanted path."""
        for path in self._wanted - {()}:
            self._keys.setdefault(path[:-1], set()).add(path[-1])
        self._last_index: dict[KeyPath, int] = {}
        """The last item of each array made of `[[…]]` headers."""
        self._found: dict[KeyPath, int] = {(): 0}
        self._missing.discard(())
        self.ends: dict[KeyPath, int] = {(): len(text)}
        """Where each path that was met ends."""

    def run(self, *, to_the_end: bool = True) -> dict[KeyPath, int]:
        """Return the offset of each path that was met on the way to the end, or until all asked for were."""
        text = self._text
        table: KeyPath = ()
        self._skip(_blank)
        while self._at < len(text) and (to_the_end or self._missing):
            if text[self._at] == "[":
                table = self._header()
            elif not self._pass_over(table):
                self._pair(table)
            self._skip(_blank)
        return self._found

    def _pass_over(self, table: KeyPath) -> bool:
        """Go past the pairs that follow and lead to nothing wanted; return whether there was one."""
        keys = self._keys.get(table, ())
        last = None
        while (match := _simple.match(self._text, self._at)) and match[1] not in keys:
            last = match
            self._at = match.end()
        if last is not None:
            self._note_end(table, last.start(2) + len(last[2].rstrip()))
        return last is not None

    def _header(self) -> KeyPath:
        start = self._at
        is_item = self._text.startswith("[[", start)
        self._at += 2 if is_item else 1
        self._skip(_space)
        *outer, last = self._key()
        self._at = self._text.index("]", self._at) + (2 if is_item else 1)
        path: KeyPath = ()
        for part in outer:
            path = self._into_last_item((*path, part))
            self._note(path, start)
        path = (*path, last)
        if is_item:
            self._note(path, start)
            self._last_index[path] = self._last_index.get(path, -1) + 1
            path = (*path, self._last_index[path])
        self._note(path, start)
        self._note_end(path, self._at)
        return path

    def _into_last_item(self, path: KeyPath) -> KeyPath:
        return (*path, self._last_index[path]) if path in self._last_index else path

    def _pair(self, table: KeyPath) -> None:
        start = self._at
        path = table
        parts = self._key()
        for part in parts[:-1]:
            path = (*path, part)
            self._note(path, start)
        self._at = self._text.index("=", self._at) + 1
        self._skip(_space)
        self._value((*path, parts[-1]))

    def _key(self) -> list[str]:
        parts = []
        while match := _key_part.match(self._text, self._at):
            parts.append(_unquoted(match.group()))
            self._at = match.end()
            self._skip(_space)
            if not self._text.startswith(".", self._at):
                return parts
            self._at += 1
            self._skip(_space)
        raise ValueError("the text is no valid TOML")

    def _value(self, path: KeyPath) -> None:
        start = self._at
        self._note(path, start)
        opening = self._text[self._at]
        if opening == "[" and path in self._enclosing:
            self._array(path)
        elif opening == "{" and path in self._enclosing:
            self._inline_table(path)
        elif opening in "[{":
            self._skip_brackets()
        else:
            self._skip(_string if opening in "\"'" else _scalar)
        self._note_end(path, start + len(self._text[start : self._at].rstrip()))

    def _array(self, path: KeyPath) -> None:
        index = 0
        while self._more_before("]"):
            self._value((*path, index))
            index += 1

    def _inline_table(self, path: KeyPath) -> None:
        while self._more_before("}"):
            self._pair(path)

    def _more_before(self, closing: str) -> bool:
        """Step over an opening bracket or a comma; say whether another item follows."""
        self._skip(_blank)
        if self._text[self._at] in "[{,":
            self._at += 1
            self._skip(_blank)
        if self._text[self._at] != closing:
            return True
        self._at += 1
        return False

    def _skip_brackets(self) -> None:
        depth = 0
        while match := _token.match(self._text, self._at):
            self._at = match.end()
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match.group(), 0)
            if not depth:
                return

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def _note_end(self, path: KeyPath, offset: int) -> None:
        """Note the end of the path; what encloses it reaches at least as far."""
        for n in range(1, len(path) + 1):
            if path[:n] in self._wanted:
                self.ends[path[:n]] = offset

    def _note(self, path: KeyPath, offset: int) -> None:
        if path in self._wanted:
            self._found.setdefault(path, offset)
            self._missing.discard(path)


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    if part[0] == "'" or "\\" not in part:
        return part[1:-1]
    import tomli

    return str(tomli.loads(f"part = {part}")["part"])
