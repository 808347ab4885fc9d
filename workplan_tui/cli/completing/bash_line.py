"""A command line of bash, taken apart up to the cursor, and a word written so that it fits there.

bash hands over words that it has broken at `:` and `=`, of which a filter is made. So the line is taken
apart here by its quoting rules; nothing in it is expanded.
"""

from __future__ import annotations

from workplan_tui.base.value import Value

_BREAKS = frozenset("\"'@><=;|&(:")
"""bash's own COMP_WORDBREAKS but for blanks: what it puts a completion behind."""
_IN_DOUBLE = frozenset('"\\$`')
_PLAIN = frozenset("@%+=:,./-_")
"""Signs that mean nothing to bash, wherever in a word they stand; all others get a backslash."""


class BashLine(Value):
    """The words of a line before the cursor, and the one at it as far as it is typed."""

    words: tuple[str, ...]
    """The finished ones, the command itself first."""
    begun: str
    """The one at the cursor; empty behind a blank."""
    quote: str = ""
    """The quotation mark in which the cursor stands, or empty."""
    kept: int = 0
    """How many letters of `begun` bash leaves standing when it puts a completion there."""

    def fitted(self, word: str) -> str:
        """Return what bash is to put behind the kept letters, for the whole word."""
        rest = word[self.kept :]
        if self.quote == "'":
            return rest.replace("'", "'\\''")
        if self.quote:
            return "".join(f"\\{letter}" if letter in _IN_DOUBLE else letter for letter in rest)
        return "".join(
            letter if not letter.isascii() or letter.isalnum() or letter in _PLAIN else f"\\{letter}"
            for letter in rest
        )


def taken_apart(line: str) -> BashLine:
    """Return the line up to the cursor as bash would read it."""
    words, begun, quote, kept, is_word = list[str](), "", "", 0, False
    letters = iter(line)
    for letter in letters:
        if quote:
            if letter == quote:
                quote = ""
            elif letter == "\\" and quote == '"':
                following = next(letters, "")
                begun += following if following in _IN_DOUBLE else letter + following
            else:
                begun += letter
        elif letter.isspace():
            if is_word:
                words.append(begun)
            begun, kept, is_word = "", 0, False
            continue
        elif letter in "\"'":
            quote, kept = letter, len(begun)
        elif letter == "\\":
            begun += next(letters, "")
        else:
            begun += letter
            kept = len(begun) if letter in _BREAKS else kept
        is_word = True
    return BashLine(tuple(words), begun, quote, kept)
