"""Elements of a page. Whatever is no markup of ours is text, and stays text."""

from __future__ import annotations

from html import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_EMPTY = frozenset(("meta", "input", "br", "rect"))
"""Elements that hold nothing and have no end."""


class Markup(str):
    """Text that is markup already; only this module makes it, and the page its own style and script."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: object) -> Markup:
    """Return an element; attributes of None are left out, `class_` and `for_` lose their last sign."""
    if name in _EMPTY:
        return start(name, **attributes)
    return Markup(f"{start(name, **attributes)}{joined(children)}{end(name)}")


def start(name: str, /, **attributes: object) -> Markup:
    """Return the beginning of an element, for one that is too large to be held whole."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{given}>")


def end(name: str) -> Markup:
    """Return the end of an element."""
    return Markup(f"</{name}>")


def joined(children: Iterable[str]) -> Markup:
    """Return texts and markup behind each other."""
    return Markup("".join(one if isinstance(one, Markup) else escape(one) for one in children))
