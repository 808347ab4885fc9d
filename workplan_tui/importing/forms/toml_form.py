"""A form as TOML, for units that write text: `[form]` with its mark, a table for each task."""

from __future__ import annotations

from datetime import date

from workplan_tui.importing.forms.plain_cells import plain_cell
from workplan_tui.language.form_words import TASK, find_column
from workplan_tui.model.reason import because
from workplan_tui.model.returns.mark import find_mark
from workplan_tui.model.returns.returned import Returned, Said, Spot, Wrong
from workplan_tui.model.task_ids import plain_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def read_toml_form(text: str) -> Returned | None:
    """Return what the form says, None where it is no table of a form; `tomli.TOMLDecodeError`."""
    import tomli

    document = tomli.loads(text)
    tasks, head = document.get("tasks"), document.get("form")
    if not isinstance(tasks, list) or not all(isinstance(task, dict) for task in tasks):
        return None
    said: list[Said] = []
    wrong: list[Wrong] = []
    for number, task in enumerate(tasks, start=1):
        task_id = plain_id(str(task.get("id", "")))
        spot = Spot(column=f"tasks[{number}]")
        if not task_id:
            wrong.append(Wrong(spot, because("form_nameless")))
            continue
        for key, value in task.items():
            field = find_column(key)
            place = spot.replace(column=f"{spot.column}.{key}")
            if field is None:
                wrong.append(Wrong(place, because("form_no_field", field=key)))
            elif field != TASK and (words := _text(value).strip()):
                said.append(Said(task_id, field, plain_cell(field, words), place))
    mark = find_mark(head) if isinstance(head, str) else None
    return Returned(tuple(said), mark, wrong=tuple(wrong))


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
