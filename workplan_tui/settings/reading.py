"""From what stands in a table of the settings to the values it becomes, as the table of settings has it."""

from __future__ import annotations

import os

from workplan_tui.base import shape as kind
from workplan_tui.language import LANGUAGES, find_language, tr
from workplan_tui.language.hints import hinted
from workplan_tui.settings.values import BUILT_IN, HOME_SIGN
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, NoReturn

    from workplan_tui.base.shape import Key, Shape


class WrongValue(ValueError):
    """A value that cannot be used; `str()` is a part of a sentence, without a full stop."""


def fields_of(shape: Shape, table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that the shape's keys become; `WrongValue` for the first that cannot be used.

    A key that the shape does not know is refused where it is strict.
    """
    for key in table if shape.is_strict else ():
        if key not in shape.names:
            raise WrongValue(hinted(tr("there is no key {word}").format(word=clean(key)), key, shape.names))
    lacking = next((key.name for key in shape.keys if key.is_required and key.name not in table), None)
    if lacking:
        raise WrongValue(tr("{key} is missing").format(key=lacking))
    return {
        key.field: _value(key, table[key.name]) if key.name in table else key.absent for key in shape.keys
    }


def _value(key: Key, value: object) -> object:
    """Return the value as it stands, if it is one of the key's."""
    match key.kind:
        case kind.WORD:
            _refuse_unknown(key, value, key.words)
        case kind.TRUTH if not isinstance(value, bool):
            raise WrongValue(tr("{key} must be true or false").format(key=key.name))
        case kind.TEXTS:
            return _texts(key, value)
        case kind.INTEGER:
            _refuse_unbounded(key, value)
        case kind.TEXT | kind.PLACE | kind.FOLDER | kind.LANGUAGE if not isinstance(value, str):
            raise WrongValue(tr("{key} must be a text in quotes").format(key=key.name))
        case kind.PLACE if not _is_place(str(value)):
            raise WrongValue(
                tr("{key} must be a whole path, one that begins with ~/, or {name}; {text} is none").format(
                    key=key.name, name=BUILT_IN, text=value or '""'
                )
            )
        case kind.FOLDER if value == BUILT_IN or not _is_place(str(value)):
            raise WrongValue(
                tr("{key} must be a whole path or one that begins with ~/; {text} is none").format(
                    key=key.name, text=value or '""'
                )
            )
        case kind.LANGUAGE if find_language(str(value)) is None:
            _refuse(key, value, LANGUAGES)
    return value


def _texts(key: Key, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WrongValue(tr("{key} must be a list of texts in quotes").format(key=key.name))
    for one in value if key.words else ():
        _refuse_unknown(key, one, key.words)
    return tuple(value)


def _refuse_unbounded(key: Key, value: object) -> None:
    least, most = key.bounds or (0, 0)
    if type(value) is not int or not least <= value <= most:
        raise WrongValue(
            tr("{key} must be a whole number from {least} to {most}").format(
                key=key.name, least=least, most=most
            )
        )


def _refuse_unknown(key: Key, value: object, words: Iterable[object]) -> None:
    if not any(type(value) is type(word) and value == word for word in words):
        _refuse(key, value, words)


def _refuse(key: Key, value: object, words: Iterable[object]) -> NoReturn:
    word = clean(str(value))
    raise WrongValue(hinted(tr("{key} knows no {word}").format(key=key.name, word=word or '""'), word, words))


def _is_place(path: str) -> bool:
    """Say whether the path means the same from every folder."""
    return path == BUILT_IN or os.path.isabs(path) or path.startswith(HOME_SIGN)
