"""Write docs/keys.md from the pieces that the tests play: `python -m tests.tools.keysheet`."""

from __future__ import annotations

from tests.support.program import ROOT
from tests.tui.clerk_day import PIECES, Piece, Prose

DOCUMENT = ROOT / "docs" / "keys.md"
HEAD = """# A clerk's day in keys

Each piece is played by a test on the real plan with the made-up year of `workplan demo`, without a mouse, and what must
come of it is checked; `python -m tests.tools.keysheet` writes this page from the same list. *Words* stands for what is
said of the matter itself, which is typed as long as it is and not counted. `?` on the screen lists every key.

| what | 做什么 | keys | count |
|---|---|---|---|
"""
FOOT = """
**Bold**: done many times a day; the tests allow four keys at most.

Esc leaves a form and keeps what was typed as a draft 草稿; the same key on the same task brings it back, also after a
crash or a lost line, within two weeks; F9 草稿 lists all of them. To throw one away, empty it (Ctrl+U) and leave.
"""
_NAMES = {
    "enter": "Enter", "escape": "Esc", "space": "Space", "down": "Down", "up": "Up", "left": "Left",
    "right": "Right", "tab": "Tab", "alt+left": "Alt+Left", "ctrl+d": "Ctrl+D",
}  # fmt: skip


def page() -> str:
    """Return the document."""
    return HEAD + "".join(map(_row, PIECES)) + FOOT


def _row(piece: Piece) -> str:
    mark = "**" if piece.is_frequent else ""
    return f"| {mark}{piece.what}{mark} | {piece.chinese} | {_keys(piece)} | {piece.count} |\n"


def _keys(piece: Piece) -> str:
    told: list[str] = []
    run = ""
    for key in (*piece.keys, None):
        is_letter = isinstance(key, str) and len(key) == 1
        if run and not is_letter:
            told.append(f"`{run}`")
            run = ""
        if key is None:
            break
        if isinstance(key, Prose):
            told.append("*words*")
        elif is_letter:
            run += str(key)
        else:
            told.append(_NAMES[key])
    return " ".join(told).replace("|", "\\|")


if __name__ == "__main__":
    DOCUMENT.write_text(page(), encoding="utf-8")
