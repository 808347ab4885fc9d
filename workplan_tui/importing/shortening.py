"""Shorten a heading to a label for the tree. Only a proposal: a person may choose a better one.

It cuts and never rewords, so that every label stands in its heading.
"""

from __future__ import annotations

_LEADING = (
    "全力", "全面", "着力", "加快", "深入", "大力", "持续", "坚持", "切实", "进一步", "紧扣",
    "推动", "推进", "打造", "建设", "提升", "提高", "增强", "强化", "加强", "全区", "经济社会发展",
)  # fmt: skip
_LONGEST = 8


def short_label(title: str) -> str:
    """Return the heading's last clause without its opening verbs, 8 characters at most."""
    label = title.rpartition("，")[2]
    while len(label) > _LONGEST:
        opening = next((word for word in _LEADING if label.startswith(word)), "")
        if not opening:
            break
        label = label[len(opening) :]
    return label[:_LONGEST] or title
