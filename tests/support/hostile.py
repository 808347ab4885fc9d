"""Texts that attack: reliability.md §4.3, for every place that a text can come from."""

from __future__ import annotations

TERMINAL = (
    "A\x1b[2JB", "\x1b]0;pwn\x07", "\x1b]52;c;ZXZpbA==\x1b\\", "\x1b]8;;http://e\x1b\\x\x1b]8;;\x1b\\",
    "\x1bP$q\x1b\\", "\x1b[6n", "\x1b[?1049l", "\x1b(0", "\x1bc",
    "\x9b31m", "\x9d0;t\x9c", "\x90q\x9c", "\x85",
    "ok\rFAKE", "a\b\b\bxyz", "a\x00b", "a\x7fb", "l1\nl2\u2028l3\x0bl4\x1cl5",
)  # fmt: skip
MARKUP = (
    "[@click=app.exit]x[/]", "[@click=app.bell()]x", "[@click]", "[@click=()]",
    "[link=https://e]重点[/link]", "[/b] x", "[bold", "[TODO] x", "[重点] x", "a\\[b]", "$v",
    "[on red]", ":smile:",
)  # fmt: skip
UNICODE = (
    "\u202etxt.exe\u202c", "\u2066a\u2069", "已\u200b完成", "\ufeffT1", "T1\u2060", "е", "\U000e0041",
    "a" + "\u0301" * 200, "Ｔ１", "\u3164", "a\U000e0100", "👨\u200d👩", "\u0600", "\ue000",
)  # fmt: skip
FORMULAS = (
    "=1+1", "=cmd|'/c calc'!A0", '=HYPERLINK("http://e","x")', "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1",
    "＝1", '"=1"', 'a","b', "x\ny", ";=1",
)  # fmt: skip
DOCUMENTS = (
    "<script>alert(1)</script>", '" onmouseover=x', "javascript:alert(1)", "]]>", "</td></table>",
    "![x](http://e)", "| a | b |", "\n# h", "x\r\nEND:VEVENT\r\nBEGIN:VALARM", "a;b,c\\d", "长" * 100,
)  # fmt: skip
TEXTS = (*TERMINAL, *MARKUP, *UNICODE, *FORMULAS, *DOCUMENTS)

DIRECTIONS = frozenset(map(chr, (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
INVISIBLE = frozenset(map(chr, (0xAD, 0x180E, *range(0x200B, 0x200E), *range(0x2060, 0x2065), 0xFEFF)))


def obeyed(text: str) -> list[str]:
    """Return what in a program's output a terminal would obey or hide; line ends are its own."""
    return [
        letter
        for letter in text
        if (letter != "\n" and not letter.isprintable()) or letter in DIRECTIONS | INVISIBLE
    ]
