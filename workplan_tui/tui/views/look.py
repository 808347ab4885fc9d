"""What of a view can be kept: group, branch, filter, order and columns; not the ledger, nor the marks."""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.model.grouping import GROUPINGS
from workplan_tui.model.sorting import ORDERS
from workplan_tui.text.harmless import clean
from workplan_tui.tui.views.columns import COLUMNS, ordered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

_TITLE = "title"
"""May stand among the columns of a file, where it says that there is no other one."""
_KEYS = ("filter", "group", "sort", "reversed", "columns")


class Look(Value):
    """How the plan is shown; the defaults are what a first start shows."""

    group_by: str = "section"
    key: str | None = None
    """The branch that is shown; None for the whole plan. No file keeps it."""
    filter_text: str = ""
    sort_by: str = "id"
    is_reversed: bool = False
    columns: tuple[str, ...] | None = None
    """Those the user chose; None for the usual ones."""


class SavedView(Value):
    """A look under a name."""

    name: str
    look: Look


class WrongLook(ValueError):
    """A table that is no look: says which key is wrong, and what would be right."""


def pairs_of(look: Look) -> dict[str, Any]:
    """Return the look as the keys of a file; None stands for a key that is not needed."""
    return {
        "filter": look.filter_text,
        "group": look.group_by,
        "sort": look.sort_by,
        "reversed": look.is_reversed or None,
        "columns": None if look.columns is None else [*look.columns, _TITLE],
    }


def parse_look(table: Mapping[str, Any]) -> Look:
    """Return the look of a file's keys; `WrongLook` with a part of a sentence where one is wrong.

    Whether the filter can be read is said when it is used.
    """
    for key in table:
        if key not in _KEYS:
            raise WrongLook(_unknown(tr("there is no key {word}"), key, _KEYS))
    columns = table.get("columns")
    return Look(
        group_by=_code(table, "group", GROUPINGS, "section"),
        filter_text=_text(table, "filter"),
        sort_by=_code(table, "sort", ORDERS, "id"),
        is_reversed=_truth(table, "reversed"),
        columns=None if columns is None else _columns(columns),
    )


def parse_views(tables: object) -> tuple[SavedView, ...]:
    """Return the saved views of a settings file; `WrongLook` with a part of a sentence."""
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise WrongLook(tr("each view is a table [[views]] of its own"))
    views: list[SavedView] = []
    for number, table in enumerate(tables, start=1):
        try:
            views.append(_view(table, [view.name for view in views]))
        except WrongLook as error:
            raise WrongLook(
                tr("in [[views]] number {number}, {problem}").format(number=number, problem=error)
            ) from None
    return tuple(views)


def _view(table: Mapping[str, Any], names: list[str]) -> SavedView:
    name = _text(table, "name").strip()
    if not name:
        raise WrongLook(tr("the name is missing"))
    if name in names:
        raise WrongLook(tr("the name {name} was given already").format(name=clean(name)))
    return SavedView(name, parse_look({key: value for key, value in table.items() if key != "name"}))


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise WrongLook(tr("{key} must be a text in quotes").format(key=key))
    return value


def _truth(table: Mapping[str, Any], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise WrongLook(tr("{key} must be true or false").format(key=key))
    return value


def _code(table: Mapping[str, Any], key: str, codes: tuple[str, ...], usual: str) -> str:
    return _known(key, _text(table, key), codes) if key in table else usual


def _columns(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WrongLook(tr("{key} must be a list of texts in quotes").format(key="columns"))
    chosen = [_known("columns", one, (*COLUMNS, _TITLE)) for one in value]
    return ordered(chosen)


def _known(key: str, word: str, codes: tuple[str, ...]) -> str:
    if word not in codes:
        raise WrongLook(_unknown(tr("{key} knows no {word}"), word, codes, key=key))
    return word


def _unknown(sentence: str, word: str, known: Iterable[str], **blanks: str) -> str:
    """Return the sentence with the known word that was probably meant, else with all there are."""
    from workplan_tui.text.nearest import nearest_word

    told = sentence.format(word=clean(word) or '""', **blanks)
    nearest = nearest_word(word, known)
    if nearest:
        return tr("{problem}, perhaps {nearest} is meant").format(problem=told, nearest=nearest)
    return tr("{problem}; there are {known}").format(problem=told, known=tr(", ").join(known))
