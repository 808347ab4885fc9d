"""From a count to the tasks it counts: the view that shows exactly these."""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.aspects.readers import NOBODY
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.filter.language import FilterError
from workplan_tui.model.task_ids import is_number, runs_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.tui.views.table_view import TableView

_ORS = {"or", "或"}


class Counted(Value):
    """Some of the tasks that are shown, and how they can be asked for."""

    task_ids: tuple[str, ...]
    """In the plan's order."""
    condition: str = ""
    """As it is typed into a filter; empty where no words say it."""
    group: tuple[str, str] | None = None
    """The grouping and the key of the branch they are, if they are one."""


def narrowed(view: TableView, counted: Counted) -> TableView:
    """Return the view that shows the counted ones of the tasks the view shows.

    In words where words say it: the branch as a branch, the rest as a filter. Where they would show
    others too, the tasks are named by their numbers.
    """
    kept = [_in_brackets(view.filter_text)] if view.filter_text.strip() else []
    here = (view.group_by, view.key) if view.key is not None else None
    group = counted.group or here
    if here is not None and counted.group not in (None, here):
        kept.append(branch_condition(*here))
    by, key = group if group is not None else (view.group_by, None)
    text = " ".join(filter(None, (*kept, counted.condition)))
    try:
        found = view.filtered_by(text).replace(group_by=by, key=key)
        if {row.task_id for row in found.rows} == set(counted.task_ids):
            return found
    except FilterError:
        pass  # a name that cannot be quoted
    return view.filtered_by(_by_numbers(view.ledger.plan.numbers_of(counted.task_ids))).replace(key=None)


def branch_condition(by: str, key: str) -> str:
    """Return what a filter asks for the branch; `by` is a grouping."""
    field = aspect_of("due" if by == "month" else by).field
    if field is None:
        raise ValueError(by)
    if field.choices is not None:
        value = field.choices.shown(key) if key in field.choices.codes else f'"{key}"'
    else:
        value = key if key == NOBODY or by in ("section", "month") else f'"{key}"'
    return f"{field.shown}:{value}"


def _by_numbers(numbers: Sequence[str]) -> str:
    ids = ",".join(runs_of(numbers))
    field = aspect_of("id").field
    return ids if field is None or all(map(is_number, numbers)) else f"{field.shown}:{ids}"


def _in_brackets(text: str) -> str:
    return f"({text})" if _ORS & set(text.split()) else text.strip()
