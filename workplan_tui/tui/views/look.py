"""What of a view can be kept: group, branch, filter, order and columns; not the ledger, nor the marks."""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.model.grouping import GROUPINGS
from workplan_tui.model.sorting import ORDERS
from workplan_tui.settings.file_table import VIEWS
from workplan_tui.settings.reading import WrongValue, fields_of
from workplan_tui.text.harmless import clean
from workplan_tui.tui.views.table_columns import COLUMNS, ordered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_TITLE = "title"
"""May stand among the columns of a file, where it says that there is no other one."""
VIEW = VIEWS.with_words(group=GROUPINGS, sort=ORDERS, columns=(*COLUMNS, _TITLE))
"""A saved view as the settings file has it."""
_LOOK = VIEW.replace(keys=VIEW.keys[1:])
"""The same without its name, as the memory of a plan has it."""


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


def pairs_of(look: Look) -> dict[str, Any]:
    """Return the look as the keys of a file; None stands for a key that is not needed."""
    pairs = {key.name: getattr(look, key.field) for key in _LOOK.keys}
    columns = None if look.columns is None else [*look.columns, _TITLE]
    return {**pairs, "reversed": look.is_reversed or None, "columns": columns}


def parse_look(table: Mapping[str, Any]) -> Look:
    """Return the look of a file's keys; `WrongValue` where one is wrong.

    Whether the filter can be read is said when it is used.
    """
    return _look(fields_of(_LOOK, table))


def parse_views(tables: object) -> tuple[SavedView, ...]:
    """Return the saved views of a settings file; `WrongValue` where one is wrong."""
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise WrongValue(tr("each view is a table [[views]] of its own"))
    views: list[SavedView] = []
    for number, table in enumerate(tables, start=1):
        try:
            views.append(_view(table, [view.name for view in views]))
        except WrongValue as error:
            raise WrongValue(
                tr("in [[views]] number {number}, {problem}").format(number=number, problem=error)
            ) from None
    return tuple(views)


def _view(table: Mapping[str, Any], names: list[str]) -> SavedView:
    fields = fields_of(VIEW, table)
    name = fields.pop("name").strip()
    if not name:
        raise WrongValue(tr("{key} is missing").format(key="name"))
    if name in names:
        raise WrongValue(tr("the name {name} was given already").format(name=clean(name)))
    return SavedView(name, _look(fields))


def _look(fields: dict[str, Any]) -> Look:
    columns = fields.pop("columns")
    return Look(**fields, columns=None if columns is None else ordered(columns))
