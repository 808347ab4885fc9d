"""The words over the columns of a form, shown in the language in use and understood in every one.

Units write forms of their own too: what their offices call a column is understood as well.
"""

from __future__ import annotations

import re
from functools import cache

from workplan_tui.language.typed_words import shown, spelt, understood
from workplan_tui.text.half_width import half_width

TASK, ITEM, VALUE = "task", "item", "value"
"""The task's number; of a row about a target or milestone which one it is, and its value."""
_COLUMNS = {
    TASK: spelt("No.|id|number|task"),
    "status": spelt("Status"),
    "percent": spelt("Percent (0-100)|percent done"),
    "progress": spelt("Progress"),
    "problem": spelt("Problem|problems"),
    "next": spelt("Next step|next"),
    ITEM: spelt("Item"),
    VALUE: spelt("Value"),
}
_ITEMS = {"target": spelt("target {number}"), "milestone": spelt("milestone {number}")}
_THIS_PERIOD = spelt("this period's")
"""May stand before any of them."""
_BESIDE = re.compile(r"[（(][^（）()]*[）)]|[\s.:：%*_-]")


def column_word(column: str) -> str:
    """Return what stands over the column in a form that is made here."""
    return shown(_COLUMNS[column])


def item_word(field: str) -> str:
    """Return what a target or milestone is called in a form: `指标1`."""
    kind, _, number = field.partition(":")
    return shown(_ITEMS[kind]).format(number=number)


def find_column(words: str) -> str | None:
    """Return what a column with these words over it is about: a field of a form, or None."""
    asked = _bare(words)
    for before in understood(_THIS_PERIOD):
        asked = asked.removeprefix(_bare(before))
    return _column_by_word().get(asked) or find_item(words)


def find_item(words: str) -> str | None:
    """Return the field that names a target or milestone: `target:1`; None where it names none."""
    asked = re.sub(r"\s", "", half_width(words)).lower()
    for field, pattern in _item_patterns():
        if found := pattern.fullmatch(asked):
            return f"{field}:{int(found[1])}"
    return None


@cache
def _column_by_word() -> dict[str, str]:
    return {
        _bare(word): column for column, words in _COLUMNS.items() for word in (column, *understood(words))
    }


@cache
def _item_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what each way to name an item looks like; a colon may stand before its number."""
    found = []
    for field, words in _ITEMS.items():
        for word in understood(words):
            before, _, after = re.sub(r"\s", "", word).lower().partition("{number}")
            found.append((field, re.compile(f"{re.escape(before)}:?([0-9]{{1,6}}){re.escape(after)}")))
    return tuple(found)


def _bare(words: str) -> str:
    return _BESIDE.sub("", half_width(words)).lower()
