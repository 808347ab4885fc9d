"""User settings, read once and passed down as a value: who acts, in which language, on which plan.

The settings file lies in the XDG config folder and is never read from the current folder: a
folder somebody else prepared must not decide who is recorded as the actor. Keys this module does
not know belong to other parts of the program and are left alone.
"""

from __future__ import annotations

import os

from workplan_tui.errors import UsageError
from workplan_tui.harmless import clean
from workplan_tui.language import LANGUAGES, find_language, tr
from workplan_tui.oswords import why_refused
from workplan_tui.reading import TooLarge, read_file
from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.reading import Calls

_KEYS = ("actor", "unit", "plan", "language")
BUILT_IN = "built-in"
"""The name of the plan that comes with the program, where a plan is named."""
_HOME_SIGN = "~/"
_SCREEN_KEYS = ("keys", "views", "theme", "mouse", "ambiguous_width")
LARGEST_BYTES = 64 * 1024
_PACKAGE = os.path.dirname(os.path.abspath(__file__))


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


def config_path(environment: Mapping[str, str]) -> str:
    """Return where the settings file lies, whether or not there is one."""
    return os.path.join(own_folder(environment, "XDG_CONFIG_HOME", ".config"), "config.toml")


def own_folder(environment: Mapping[str, str], variable: str, below_home: str) -> str:
    """Return this program's folder in one of the XDG folders, which need not exist yet."""
    base = environment.get(variable, "")
    if not os.path.isabs(base):  # the XDG specification: a relative path is to be ignored
        base = os.path.join(_home_of(environment), below_home)
    return os.path.join(base, "workplan")


def state_folder(environment: Mapping[str, str]) -> str:
    """Return this account's folder for state, which need not exist yet."""
    return own_folder(environment, "XDG_STATE_HOME", os.path.join(".local", "state"))


def _home_of(environment: Mapping[str, str]) -> str:
    home = environment.get("HOME", "")
    return home if os.path.isabs(home) else _home()


def _home() -> str:
    """Return the account's home where the environment names none."""
    import pwd

    try:
        return pwd.getpwuid(os.geteuid()).pw_dir
    except KeyError:
        return "/"


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
    from workplan_tui.nearest import nearest_word  # only where something is wrong

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
        from workplan_tui.tomlwords import reason

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


def actor_name(asked: str | None, environment: Mapping[str, str], settings: Settings) -> str:
    """Return who acts: as asked, `$WORKPLAN_ACTOR`, the settings, else the account."""
    for name in (asked, environment.get("WORKPLAN_ACTOR"), settings.actor):
        if name and name.strip():
            return _in_utf8(name.strip())
    return os.fsencode(account_name(os.getuid())).decode("utf-8", "replace")


def account_name(uid: int) -> str:
    """Return the name of the account, or its number where it has no name."""
    import pwd

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _refuse_vague_plan(plan: str | None, path: str) -> None:
    if plan is None or plan == BUILT_IN or os.path.isabs(plan) or plan.startswith(_HOME_SIGN):
        return
    raise wrong(
        path,
        tr("plan must be a whole path, one that begins with ~/, or {name}; {text} is none").format(
            name=BUILT_IN, text=plan or '""'
        ),
    )


def meant_plan(
    asked: str | None, environment: Mapping[str, str], cwd: str, settings: Settings | None = None
) -> str | None:
    """Return the path of the plan that is named or lies in the current folder; None where there is none.

    One that was named is not looked for elsewhere; the settings' is for folders without a plan.
    """
    named = asked or environment.get("WORKPLAN")
    if named:
        return _plan_at(os.path.join(cwd, named) if named != BUILT_IN else named)
    for place in ("tasks.toml", os.path.join("data", "tasks.toml")):
        path = os.path.join(cwd, place)
        if os.path.isfile(path):
            return path
    kept = settings.plan if settings else None
    if kept is None:
        return None
    if kept.startswith(_HOME_SIGN):
        kept = os.path.join(_home_of(environment), kept.removeprefix(_HOME_SIGN))
    return _plan_at(kept)


def names_built_in(asked: str | None, environment: Mapping[str, str], settings: Settings) -> bool:
    """Return whether the built-in plan, if it is the one to open, was asked for by its name."""
    return BUILT_IN in (asked or environment.get("WORKPLAN"), settings.plan)


def _plan_at(path: str) -> str:
    return built_in_plan() if path == BUILT_IN else path


def built_in_plan() -> str:
    """Return the plan that comes with the program: packed in a wheel, beside it in a checkout."""
    packed = os.path.join(_PACKAGE, "data", "tasks.toml")
    if os.path.isfile(packed):
        return packed
    return os.path.join(os.path.dirname(_PACKAGE), "data", "tasks.toml")


def _in_utf8(name: str) -> str:
    """Return the name of who acts; one in another encoding would stand in the journal for ever."""
    try:
        return os.fsencode(name).decode("utf-8")
    except UnicodeError:
        raise UsageError(
            tr("WORKPLAN_ACTOR {name} is not written in UTF-8; set it anew in a UTF-8 terminal.").format(
                name=clean(name)
            )
        ) from None


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
