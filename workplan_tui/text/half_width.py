"""Full-width letters and digits as an input method types them: ＵＳＢ and １２ are the same as USB and 12.

Only what people type or look for passes through here; what is stored stays as it was typed.
"""

from __future__ import annotations

import re

_FULL = "[０-９Ａ-Ｚａ-ｚ－．／％＋＿]"
"""Letters, digits and the signs that stand inside numbers, days and ids. Other full-width signs are
Chinese punctuation, which a text may be searched for. Compiled only where a text is not ASCII."""
_SHIFT = ord("Ａ") - ord("A")


def half_width(text: str) -> str:
    """Return the text with full-width letters and digits as ASCII; every character keeps its place."""
    if text.isascii() or not re.search(_FULL, text):
        return text
    return re.sub(_FULL, lambda match: chr(ord(match[0]) - _SHIFT), text)
