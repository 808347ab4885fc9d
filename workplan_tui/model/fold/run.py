"""A sequence that grows at its end without being copied, while its former states stay as they were."""

from __future__ import annotations

from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeVar

    Item = TypeVar("Item")


class Run(Sequence["Item"]):
    """The first items of a list that only ever gets longer.

    Whoever holds a run may read it for ever, in any thread; growing the newest run of a list
    costs what is added, growing an older one copies it.
    """

    __slots__ = ("_items", "_length")

    def __init__(self, items: list[Item]) -> None:
        """Take the list over: nobody else may change it."""
        self._items = items
        self._length = len(items)

    @property
    def is_newest(self) -> bool:
        """Whether nothing was added to the list since."""
        return self._length == len(self._items)

    def grown(self, news: Iterable[Item]) -> Run[Item]:
        """Return the run with `news` at its end."""
        items = self._items if self.is_newest else self._items[: self._length]
        items.extend(news)
        return Run(items)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, place: int) -> Item:  # type: ignore[override]
        """Return the item at `place`, from 0 or, backwards, from -1."""
        return self._items[place if place >= 0 else self._length + place]

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items[: self._length])
