"""The fields a filter may ask for. Codes are what a filter prints; every language is understood."""

from __future__ import annotations

from functools import cache

from workplan_tui.model.aspects.table import ASPECTS
from workplan_tui.text.half_width import half_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.aspects.aspect import Field

FIELDS = tuple(sorted((aspect.field for aspect in ASPECTS if aspect.field), key=lambda field: field.place))
FIELDS_BY_CODE = {field.code: field for field in FIELDS}
_CHOICES = {field.code: field.choices for field in FIELDS if field.choices}
CHOICES = {code: choices.codes for code, choices in _CHOICES.items()}
"""The codes of each field whose values are fixed."""


@cache
def _by_name() -> dict[str, Field]:
    """Return each field by every name of it, once somebody asks; a code goes before a name."""
    names = {name: field for field in FIELDS for name in field.names}
    return names | FIELDS_BY_CODE


def find_field(word: str) -> Field | None:
    """Return the field of that name in any language."""
    return _by_name().get(half_width(word).casefold())


def find_choice(field: str, word: str) -> str | None:
    """Return the code of a fixed value, in any language."""
    return _CHOICES[field].find(half_width(word))


def shown_choice(field: str, code: str) -> str:
    """Return a fixed value in the language in use, as it can be typed."""
    return _CHOICES[field].shown(code)
