"""Text made safe to print: one line that a terminal shows and never obeys, hiding nothing.

Everything that comes from a file, an argument or a journal passes through here on its way out. Bytes
on disk are never altered.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_MARKS = 4
"""Combining marks that one character may carry; more would be drawn over the rows around it."""
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
"""Printable to Python and invisible to people; the variation selectors 17 to 256 are too."""
_EMOJI_SELECTORS = "\ufe0e\ufe0f"
"""Left out: no two terminals give what they make of a sign the same width."""
_TONES = "\U0001f3fb-\U0001f3ff"
_CONJOINING = "\u1160-\u11ff"
"""Vowels and finals of Hangul, which are drawn into the syllable's first sign."""
_SUSPECT = re.compile(
    "[^\\w\x20-\x7e\u00a1-\u00ff\u2010-\u2027\u2030-\u205e\u2100-\u214f\u2190-\u21ff"
    "\u3001-\u3029\u3380-\u33df\uff01-\uff65]"
    "|[\u115f-\u11ff\u3164\ud7b0-\ud7ff\uffa0]"
)
"""What might hold an unseen character, a mark or one whose width terminals dispute (spacing marks, skin tones,
later vowels of Hangul: tests/tui/drawing/test_clusters.py). Letters and usual punctuation do not, but for
those of Hangul. Each sign of a range costs time when this is compiled, at every start: so it is short."""


def clean(text: str) -> str:
    """Return `text` as one line that a terminal shows and never obeys.

    Control characters become their pictures (␛), invisible and direction-changing ones their
    code point in brackets, line ends a blank; of a pile of combining marks four are left, and of
    signs whose width terminals dispute none: `...` stands where something is missing. Bytes on disk
    are never altered.
    """
    if text.isprintable() and (text.isascii() or not _SUSPECT.search(text)):
        return text
    return _without_piles("".join(map(_shown, text)))


def escaped(json_text: str) -> str:
    """Return JSON text with all that `clean` would change as escapes: it means the same."""
    if json_text.isprintable() and (json_text.isascii() or not _SUSPECT.search(json_text)):
        return json_text
    return "".join(letter if is_harmless else _escape(letter) for letter, is_harmless in _judged(json_text))


def _judged(text: str) -> Iterator[tuple[str, bool]]:
    """Give every letter with whether a terminal shows it, as one more thing that people see."""
    marks = 0
    for letter in text:
        weight = _weight(letter)
        marks = marks + weight if weight else 0
        yield letter, _is_seen(letter) and letter not in _EMOJI_SELECTORS and marks <= MOST_MARKS


def _weight(letter: str) -> int:
    """Return how many marks the sign counts for: 0 begins a new character, too many is never shown."""
    from unicodedata import category

    kind = category(letter)
    if kind == "Mc" or (kind == "Sk" and re.match(f"[{_TONES}]", letter)) or "\ud7b0" <= letter <= "\ud7ff":
        return MOST_MARKS + 1
    return int(kind in ("Mn", "Me") or bool(re.match(f"[{_CONJOINING}]", letter)))


def _is_seen(letter: str) -> bool:
    return letter.isprintable() and letter not in _UNSEEN and not 0xE0100 <= ord(letter) <= 0xE01EF


def _shown(letter: str) -> str:
    code = ord(letter)
    if letter in _EMOJI_SELECTORS:
        return ""
    if _is_seen(letter):
        return letter
    if letter in "\t\n\r\v\f\x85\u2028\u2029\u00a0":
        return " "
    if letter == "\u3000":
        return letter
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return f"⟨{code:02X}⟩" if code < 0x100 else f"⟨U+{code:04X}⟩"


def _without_piles(text: str) -> str:
    kept, marks = [], 0
    for letter in text:
        weight, before = _weight(letter), marks
        marks = marks + weight if weight else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
        elif before <= MOST_MARKS:
            kept.append("...")
    return "".join(kept)


def _escape(letter: str) -> str:
    code = ord(letter)
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
