"""What is wrong with a filter, at which letter, and what would be right."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.language.words import day_forms
from workplan_tui.model.aspects.aspect import DAY
from workplan_tui.model.filter.fields import CHOICES, FIELDS, conditions_named, shown_choice
from workplan_tui.model.filter.tree import FilterError
from workplan_tui.text.harmless import clean
from workplan_tui.text.nearest import nearest_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.aspects.aspect import Field


def fault(sentence: str, place: int, **blanks: str) -> FilterError:
    """Return the error of a translated sentence, which begins with what would be right."""
    return FilterError(sentence.format(**{name: clean(text) for name, text in blanks.items()}), place)


def no_field(word: str, place: int) -> FilterError:
    """Return that the word before the colon is no field: the nearest one, else all there are."""
    nearest = nearest_word(word, (name for field in FIELDS for name in field.names))
    if nearest:
        sentence = tr("do you mean {right}:? There is no {wrong}:, and text with a colon needs quotes")
        return fault(sentence, place, right=nearest, wrong=word)
    sentence = tr("the fields are {fields}; there is no {wrong}:, and text with a colon needs quotes")
    return fault(sentence, place, fields=tr(", ").join(field.shown for field in FIELDS), wrong=word)


def no_choice(field: Field, word: str, place: int) -> FilterError:
    """Return that the field has no such value: the nearest one, else all there are."""
    codes = CHOICES[field.code]
    shown = [shown_choice(field.code, code) for code in codes]
    nearest = nearest_word(word, (*shown, *codes))
    wrong = f"{field.shown}:{word}"
    right = next(iter(conditions_named(word)), f"{field.shown}:{nearest}" if nearest else "")
    if right:
        sentence = tr("do you mean {right}? There is no {wrong}")
        return fault(sentence, place, right=right, wrong=wrong)
    sentence = tr("{field}: takes {values}; there is no {wrong}")
    return fault(sentence, place, field=field.shown, values=tr(", ").join(shown), wrong=wrong)


def no_unit(word: str, place: int, settings_file: str) -> FilterError:
    """Return that nobody has said which unit is the user's, and where to say it."""
    sentence = tr(
        'say which unit is yours: --unit NAME, $WORKPLAN_UNIT, or unit = "NAME" in {file}; {word} needs it'
    )
    return fault(sentence, place, file=settings_file, word=word)


def no_value(field: Field, place: int) -> FilterError:
    """Return that a value is missing."""
    sentence = tr("write for instance {example}; nothing stands after {field}:")
    return fault(sentence, place, example=example_of(field), field=field.shown)


def wrong_value(field: Field, word: str, place: int) -> FilterError:
    """Return that the value is not of the field's kind."""
    wrong = f"{field.shown}:{word}"
    if field.kind == DAY:
        sentence = tr("write a day as {forms}, a month as 2023-06, or 7d; {wrong} cannot be read")
        return fault(sentence, place, forms=day_forms(), wrong=wrong)
    sentence = tr("write for instance {example}; {wrong} cannot be read")
    return fault(sentence, place, example=example_of(field), wrong=wrong)


def example_of(field: Field) -> str:
    """Return one way to ask for the field."""
    value = field.examples[0] if field.examples else shown_choice(field.code, CHOICES[field.code][0])
    return f"{field.shown}:{value}"
