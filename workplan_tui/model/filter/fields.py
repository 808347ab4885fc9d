"""The fields a filter may ask for. Codes are what a filter prints; every language is understood."""

from __future__ import annotations

from functools import cache

from workplan_tui.language.typed_words import understood
from workplan_tui.model.aspects.table import ASPECTS
from workplan_tui.model.filter.tree import BareWord, Quoted
from workplan_tui.text.half_width import half_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.aspects.aspect import Field
    from workplan_tui.model.filter.tree import Filter

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


def conditions_named(word: str) -> tuple[str, ...]:
    """Return what a word alone may mean as a value of a field, as it is typed: `灯:红` for 红."""
    named = ((code, choices.find(half_width(word))) for code, choices in _CHOICES.items())
    return tuple(
        f"{FIELDS_BY_CODE[code].shown}:{shown_choice(code, choice)}"
        for code, choice in named
        if choice is not None and not word.isdecimal()
    )


def names_value(asked: Filter) -> bool:
    """Return whether a word of the filter is also that of a field's value, as 红 is of a light."""
    words = (leaf.text for leaf in asked.leaves() if isinstance(leaf, (BareWord, Quoted)))
    return any(map(conditions_named, words))


def choice_words(field: str, code: str) -> tuple[str, ...]:
    """Return a fixed value in all ways it can be typed, in any language."""
    return code, *understood(_CHOICES[field].words[code])


def shown_choice(field: str, code: str) -> str:
    """Return a fixed value in the language in use, as it can be typed."""
    return _CHOICES[field].shown(code)
