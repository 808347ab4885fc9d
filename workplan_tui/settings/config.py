"""The settings file `config.toml`, read once and passed down as a value.

It lies in the XDG config folder and is never read from the current folder: a folder somebody else
prepared must not decide who is recorded as the actor. What every command needs is judged at once;
the rest when who it belongs to asks for it (`chosen`), so that a wrong colour stops no edit.
"""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.base.user_file import TooLarge, read_file
from workplan_tui.language import tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.settings.folders import config_path
from workplan_tui.settings.values import Settings
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.base.shape import Shape
    from workplan_tui.base.user_file import Calls

LARGEST_BYTES = 64 * 1024


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
    from workplan_tui.settings.file_table import ALL, FILE

    known = frozenset(ALL.names)
    return Settings(
        **_fields(ALL, table, path),
        others={key: value for key, value in table.items() if key not in known},
        unknown_keys=tuple(FILE.unknown(table)),
        path=path,
    )


def chosen(settings: Settings, shape: Shape) -> Any:
    """Return the value that one part of the settings becomes; `UsageError` where it cannot be used."""
    table = settings.others.get(shape.name, {}) if shape.name else settings.others
    if not isinstance(table, dict):
        raise wrong(settings.path, tr("{key} must be a table").format(key=f"[{shape.name}]"))
    assert shape.makes is not None, shape.name
    return shape.makes(**_fields(shape, table, settings.path))


def _fields(shape: Shape, table: Mapping[str, Any], path: str) -> dict[str, Any]:
    from workplan_tui.settings.reading import WrongValue, fields_of

    try:
        return fields_of(shape, table)
    except WrongValue as error:
        place = f"[{shape.name}] " if shape.name else ""
        raise wrong(path, f"{place}{error}") from None


def ignored_words(settings: Settings) -> str:
    """Return one sentence about the keys that are not known, with the nearest that are; empty without any."""
    if not settings.unknown_keys:
        return ""
    from workplan_tui.settings.file_table import FILE
    from workplan_tui.text.nearest import nearest_word  # only where something is wrong

    told = []
    for path in settings.unknown_keys:
        key = ".".join(map(str, path))
        nearest = nearest_word(str(path[-1]), FILE.holding(path).names)
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


def wrong(path: str, problem: str) -> UsageError:
    """Return the error of a settings file that cannot be used: where it is, and what to do."""
    return UsageError(
        tr("The settings file {file} cannot be used: {problem}. Correct or remove it.").format(
            file=clean(path), problem=clean(problem)
        )
    )
