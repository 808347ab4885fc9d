"""What is said about journal files that are not what they were, or not their writer's."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def doubts(
    gone: Mapping[str, int], foreign: Iterable[str], misnamed: Mapping[str, int], far: Mapping[str, int]
) -> tuple[str, ...]:
    """Return one sentence for each file: entries that went away, a wrong owner, writer or day."""
    return (
        *(_gone(name, count) for name, count in gone.items()),
        *(_foreign(name) for name in foreign),
        *(_misnamed(name, count) for name, count in misnamed.items()),
        *(_far(name, count) for name, count in far.items()),
    )


def _gone(name: str, count: int) -> str:
    return trn(
        "{file}: {count} entry read before is no longer there; another program changed the file.",
        "{file}: {count} entries read before are no longer there; another program changed the file.",
        count,
    ).format(file=clean(name), count=count)


def _foreign(name: str) -> str:
    return tr(
        "{file} belongs to another account than the writer it is named for; its entries do not count."
    ).format(file=clean(name))


def _misnamed(name: str, count: int) -> str:
    return trn(
        "{file}: {count} entry names another writer than the file and does not count.",
        "{file}: {count} entries name another writer than the file and do not count.",
        count,
    ).format(file=clean(name), count=count)


def _far(name: str, count: int) -> str:
    return trn(
        "{file}: {count} entry claims to be made more than a hundred years from now and does not count.",
        "{file}: {count} entries claim to be made more than a hundred years from now and do not count.",
        count,
    ).format(file=clean(name), count=count)
