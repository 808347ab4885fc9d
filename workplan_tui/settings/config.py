"""What the user wrote into `config.toml`, read once and passed down as a value.

The settings file lies in the XDG config folder and is never read from the current folder: a
folder somebody else prepared must not decide who is recorded as the actor. Keys this module does
not know belong to other parts of the program and are left alone.
"""

from __future__ import annotations

import os

from workplan_tui.base.errors import UsageError
from workplan_tui.base.reading import TooLarge, read_file
from workplan_tui.base.value import Value
from workplan_tui.language import LANGUAGES, find_language, tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.settings.folders import config_path
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.base.reading import Calls

_KEYS = ("actor", "unit", "plan", "language")
BUILT_IN = "built-in"
"""The name of the plan that comes with the program, where a plan is named."""
HOME_SIGN = "~/"
_SCREEN_KEYS = ("keys", "views", "theme", "mouse", "ambiguous_width")
LARGEST_BYTES = 64 * 1024


class Settings(Value):
    """What the user has written into `config.toml`; None where nothing was written."""

    actor: str | None = None
    unit: str | None = None
    """The user's own unit, for the filter 我的."""
    language: str | None = None
    screen: Mapping[str, Any] = {}
    """The keys that are the screen's, as they stand in the file (`tui.views.preferences`)."""
    path: str = ""
    """Where the file lies, whether or not there is one."""
    plan: str | None = None
    """The plan to open where none is named and none lies in the current folder; as it was written."""

    @property
    def unknown_keys(self) -> tuple[str, ...]:
        """What no part of the program looks for."""
        return tuple(key for key in self.screen if key not in _SCREEN_KEYS)


def read_settings(environment: Mapping[str, str], calls: Calls | None = None) -> Settings:
    """Return the settings; `UsageError` with one sentence when the file cannot be used."""
    path = config_path(environment)
    try:
        data = read_file(path, LARGEST_BYTES, calls)
    except (FileNotFoundError, NotADirectoryError):
        return Settings(path=path)
    except TooLarge:
        raise wrong(path, tr("it is larger than {limit} KiB").format(limit=LARGEST_BYTES >> 10)) from None
    except OSError as error:
        raise wrong(path, why_refused(error)) from error
    return parse_settings(data, path)


def parse_settings(data: bytes, path: str) -> Settings:
    """Return the settings that the bytes of a settings file hold."""
    import tomli  # only where there is a file: reading it costs what parsing TOML costs

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise wrong(path, tr("line {line} is not UTF-8").format(line=line)) from error
    text = text.replace("\r\n", "\n")
    try:
        table = tomli.loads(text)
    except (ValueError, RecursionError) as error:  # a huge number is a plain ValueError
        raise wrong(path, _syntax(error, text)) from error
    known = {key: _text(table, key, path) for key in _KEYS}
    _refuse_vague_plan(known["plan"], path)
    if known["language"] is not None and find_language(known["language"]) is None:
        problem = tr("there is no language {word}; there are {known}")
        raise wrong(path, problem.format(word=known["language"], known=tr(", ").join(LANGUAGES)))
    return Settings(**known, screen={k: v for k, v in table.items() if k not in _KEYS}, path=path)


def ignored_words(settings: Settings) -> str:
    """Return one sentence about the keys that are not known, with the nearest that are; empty without any."""
    if not settings.unknown_keys:
        return ""
    from workplan_tui.text.nearest import nearest_word  # only where something is wrong

    told = []
    for key in settings.unknown_keys:
        nearest = nearest_word(key, (*_KEYS, *_SCREEN_KEYS))
        told.append(
            tr("{problem}, perhaps {nearest} is meant").format(problem=key, nearest=nearest)
            if nearest
            else key
        )
    return tr("In the settings file {file} this is unknown and ignored: {keys}.").format(
        file=clean(settings.path), keys=clean(tr("; ").join(told))
    )


def _syntax(error: Exception, text: str) -> str:
    """Return what is wrong with the text as TOML, and on which line."""
    import tomli

    if isinstance(error, tomli.TOMLDecodeError):
        from workplan_tui.language.toml_words import reason

        return tr("line {line}: {reason}").format(line=error.lineno, reason=reason(error.msg))
    line = _first_line_with(type(error), text.split("\n"))
    if isinstance(error, RecursionError):
        return tr("line {line}: nested too deeply").format(line=line)
    return tr("line {line}: a number is too long").format(line=line)


def _first_line_with(kind: type[Exception], lines: list[str]) -> int:
    """Return the first line up to which reading ends in this error: the reader goes line by line."""
    import tomli

    low, high = 1, len(lines)
    while low < high:
        middle = (low + high) // 2
        try:
            tomli.loads("\n".join(lines[:middle]))
        except (ValueError, RecursionError) as error:
            found = type(error) is kind
        else:
            found = False
        low, high = (low, middle) if found else (middle + 1, high)
    return low


def _refuse_vague_plan(plan: str | None, path: str) -> None:
    if plan is None or plan == BUILT_IN or os.path.isabs(plan) or plan.startswith(HOME_SIGN):
        return
    raise wrong(
        path,
        tr("plan must be a whole path, one that begins with ~/, or {name}; {text} is none").format(
            name=BUILT_IN, text=plan or '""'
        ),
    )


def _text(table: dict[str, Any], key: str, path: str) -> str | None:
    value = table.get(key)
    if value is None or isinstance(value, str):
        return value
    raise wrong(path, tr("{key} must be a text in quotes").format(key=key))


def wrong(path: str, problem: str) -> UsageError:
    """Return the error of a settings file that cannot be used: where it is, and what to do."""
    return UsageError(
        tr("The settings file {file} cannot be used: {problem}. Correct or remove it.").format(
            file=clean(path), problem=clean(problem)
        )
    )
