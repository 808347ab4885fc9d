"""Shorten a heading to a label for the tree. Only a proposal: a person may choose a better one.

It cuts at clauses and opening verbs and never inside a word, so that every label stands in its
heading and is a thought of its own; what cannot be shortened stays whole.
"""

from __future__ import annotations

import re

_LEADING = (
    "全力", "全面", "着力", "加快", "深入", "大力", "持续", "坚持", "切实", "进一步", "紧扣",
    "推动", "推进", "打造", "建设", "提升", "提高", "增强", "强化", "加强", "全区", "经济社会发展",
)  # fmt: skip
_LONGEST = 8
_LEAST = 2


def short_label(title: str) -> str:
    """Return the last clause that fits in 8 characters without its opening verbs, else the title."""
    clauses = [clause for clause in re.split("[，。；：]", title) if clause]
    fitting = (label for clause in reversed(clauses) if (label := _without_verbs(clause)))
    return next(fitting, title)


def _without_verbs(clause: str) -> str:
    """Return the clause cut down to what fits; empty where it does not."""
    while len(clause) > _LONGEST:
        opening = next((word for word in _LEADING if clause.startswith(word)), "")
        if not opening:
            return ""
        clause = clause[len(opening) :]
    return clause if len(clause) >= _LEAST else ""
