"""What people call a government body 简称: letters of its name in their order, 发改委 for 区发展和改革委员会.

A plan may say short names itself (`[[units]]`); this is for the many that do not. Letters in order are found in
many a name, so they also begin where it does, behind its place, or end as it does. Of the 9,784 runs of two to
four letters in the texts of the 2023 plan a dozen are taken for a unit that way, and none of them is a word but for
the names of units (文旅, 消防队): a test counts them.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FIRST, _LAST = "\u4e00", "\u9fff"
_SHORTEST_BY_END = 3
"""Letters: two that end as many names do (市委, 分局) are no name."""
_LONGEST = 8
_PLACE = re.compile(r"(?:[市区县镇乡]|.{2,3}?[省市区县旗](?=..))+")
"""What may stand before the body's own name: 区, 北京市, 大兴区."""
_PLACES = "省市区县旗镇乡村"
_ENDS = (
    ("管理委员会", ""),
    ("管委会", ""),
    ("委员会", "委"),
    ("人民政府", ""),
    ("办公室", "办"),
    ("办事处", "办"),
)
"""How bodies are called in full, and what is left of it in what they are called."""


@lru_cache(maxsize=4096)
def is_short_for(asked: str, name: str) -> bool:
    """Return whether the Chinese letters that were typed are a short name of the body."""
    if not 2 <= len(asked) <= min(_LONGEST, len(name) - 1):
        return False
    if not all(_FIRST <= letter <= _LAST for letter in asked) or _is_place(asked, name):
        return False
    place = _PLACE.match(name)
    own = name[place.end() if place else 0 :]
    if own[:1] == asked[0] and _in_order(asked, own):
        return True
    return len(asked) >= _SHORTEST_BY_END and any(
        stem[-1:] == asked[-1] and _in_order(asked, stem) for stem in (name, *_stems(name))
    )


def _is_place(asked: str, name: str) -> bool:
    """Return whether it is a place that stands in the name: 大兴区 is not 大兴经济开发区管委会."""
    return asked[-1] in _PLACES and asked[:-1] in name


def _stems(name: str) -> list[str]:
    return [name.removesuffix(end) + left for end, left in _ENDS if name.endswith(end)]


def _in_order(letters: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)
