"""What is wrong with a filter, at which letter, and what would be right."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.model.filter.fields import CHOICES, FIELDS, shown_choice
from workplan_tui.model.filter.language import FilterError
from workplan_tui.wording import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.filter.fields import Field


def fault(sentence: str, place: int, **blanks: str) -> FilterError:
    """Return the error of a translated sentence, which counts letters from 1."""
    told = {name: clean(text) for name, text in blanks.items()}
    return FilterError(sentence.format(place=place + 1, **told), place)


def no_field(word: str, place: int) -> FilterError:
    """Return that the word before the colon is no field: the nearest one, else all there are."""
    nearest = nearest_word(word, (name for field in FIELDS for name in field.names))
    if nearest:
        return fault(
            tr("Filter: there is no field {word} at letter {place}; do you mean {nearest}? Or put it in quotes."),
            place, word=word or ":", nearest=nearest,
        )  # fmt: skip
    return fault(
        tr("Filter: there is no field {word} at letter {place}; there are {fields}. Or put it in quotes."),
        place, word=word or ":", fields=tr(", ").join(field.shown for field in FIELDS),
    )  # fmt: skip


def no_choice(field: Field, word: str, place: int) -> FilterError:
    """Return that the field has no such value: the nearest one, else all there are."""
    codes = CHOICES[field.code]
    shown = [shown_choice(field.code, code) for code in codes]
    nearest = nearest_word(word, (*shown, *codes))
    if nearest:
        return fault(
            tr("Filter: {word} at letter {place} is no value of {field}; do you mean {nearest}?"),
            place, word=word, field=field.shown, nearest=nearest,
        )  # fmt: skip
    return fault(
        tr("Filter: {word} at letter {place} is no value of {field}; there are {values}."),
        place, word=word, field=field.shown, values=tr(", ").join(shown),
    )  # fmt: skip


def no_value(field: Field, place: int) -> FilterError:
    """Return that a value is missing."""
    return fault(
        tr("Filter: a value of {field} is missing at letter {place}; write for instance {example}."),
        place, field=field.shown, example=example_of(field),
    )  # fmt: skip


def wrong_value(field: Field, word: str, place: int) -> FilterError:
    """Return that the value is not of the field's kind."""
    return fault(
        tr("Filter: {word} at letter {place} is no value of {field}; write for instance {example}."),
        place, word=word, field=field.shown, example=example_of(field),
    )  # fmt: skip


def example_of(field: Field) -> str:
    """Return one way to ask for the field."""
    value = field.examples[0] if field.examples else shown_choice(field.code, CHOICES[field.code][0])
    return f"{field.shown}:{value}"


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """Return which of the known words was probably meant."""
    from difflib import get_close_matches  # only where there is a mistake to explain

    least = 0.6 if word.isascii() else 0.5  # one of two characters is near in Chinese
    return next(iter(get_close_matches(word.casefold(), list(known), 1, least)), None)
