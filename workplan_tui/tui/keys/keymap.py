"""Which keys lead to which command: the usual ones, and what `[keys]` in the settings file says.

Pure: from a table to a value that the screen is given. In it every key leads to one command.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.language import later, tr
from workplan_tui.language.hints import hinted
from workplan_tui.settings.reading import WrongValue
from workplan_tui.tui.drawing.line_words import LineWord
from workplan_tui.tui.keys.keynames import NAMES, key_named, key_of, name_of, plain
from workplan_tui.tui.keys.presets import PRESETS
from workplan_tui.tui.registry import BY_ID, COMMANDS, KEY_LINE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NoReturn

_FIXED = {"enter": "open", "escape": "back", **dict.fromkeys("0123456789", "jump")}
"""Keys that mean the same on every page and in every prompt, with the commands they stay with."""

_PRESET = "preset"
USUAL_PRESET = next(iter(PRESETS))

USUAL_LINE = {command_id: (BY_ID[command_id].brief, rank) for command_id, rank in KEY_LINE.items()}
"""What the last line says below the three panes, by the command's id, and which are needed most."""
LARGE_DETAIL = {
    "back": (later("{key} back"), 1),
    "filter": (later("{key} find in it"), 3),
    "why": (later("{key} why"), 4),
    **{command_id: USUAL_LINE[command_id] for command_id in ("status", "note", "report")},
    "help": (BY_ID["help"].brief, 2),
    "quit": (BY_ID["quit"].brief, 8),
}
"""The same below the large detail."""


class Keymap(Value):
    """The keys of every command, and the command of every key."""

    keys: Mapping[str, tuple[str, ...]]
    """By the command's id, as Textual names them, the preferred one first; some have none."""
    by_key: Mapping[str, str]

    def command_id(self, key: str, character: str | None = None) -> str | None:
        """Return the command of a key, also where an input method sends a full-width sign for it."""
        found = self.by_key.get(key)
        if found is None and character and len(character) == 1 and "+" not in key:
            found = self.by_key.get(key_of(plain(character)))
        return found

    def names(self, command_id: str) -> tuple[str, ...]:
        """Return the names of the command's keys."""
        keys = self.keys[command_id]
        if set("0123456789") <= set(keys):
            return ("0-9", *(name_of(key) for key in keys if not key.isdigit()))
        return tuple(map(name_of, keys))

    def shown(self, command_id: str) -> str:
        """Return all its keys as the help shows them; nothing for none."""
        return " ".join(self.names(command_id))

    def name(self, command_id: str) -> str:
        """Return its key as a sentence names it; without one, how the palette finds it."""
        names = self.names(command_id)
        return names[0] if names else f"{self.sure_name('palette')} {command_id}"

    def sure_name(self, command_id: str) -> str:
        """Return the key that no input method swallows, if it has one, else as `name` does."""
        return next((name_of(key) for key in self.keys[command_id] if is_function_key(key)), "") or (
            self.name(command_id)
        )


def keymap_of(table: object) -> Keymap:
    """Return the keymap for what `[keys]` says; `WrongValue` where it cannot be.

    What is not named keeps the keys of the preset, else its usual ones, but for those that are given to
    others: a later version may bring a command on a key that somebody has taken long ago.
    """
    preset, own = _with_preset(table)
    given = _given(own)
    owned = {key for keys in given.values() for key in keys}
    for command_id, keys in _given(PRESETS[preset]).items():
        given.setdefault(command_id, tuple(key for key in keys if key not in owned))
    owners: dict[str, str] = {}
    for command_id, keys in given.items():
        for key in keys:
            if owners.setdefault(key, command_id) != command_id:
                _refuse(tr("{key} is given to both {one} and {other}").format(
                    key=name_of(key), one=owners[key], other=command_id,
                ))  # fmt: skip
    keymap = {
        command.id: given[command.id]
        if command.id in given
        else tuple(key for key in command.keys if key not in owners)
        for command in COMMANDS
    }
    if not keymap["palette"]:
        _refuse(tr("palette is left without a key: it is the way to every command that has none"))
    return Keymap(keymap, {key: command_id for command_id, keys in keymap.items() for key in keys})


def key_line(
    keymap: Keymap, words: Mapping[str, tuple[str, int]] = USUAL_LINE, is_read_only: bool = False
) -> tuple[LineWord, ...]:
    """Return the words of the last line; a command without a key is found in the palette.

    What edits is left out where nothing can be edited.
    """
    return tuple(
        LineWord(tr(brief).format(key=keymap.sure_name(command_id)), rank)
        for command_id, (brief, rank) in words.items()
        if keymap.keys[command_id] and not (is_read_only and BY_ID[command_id].edits)
    )


def _with_preset(table: object) -> tuple[str, Mapping[str, object]]:
    """Return the name of the set of keys to begin with, and the keys of the user's own."""
    own = {_PRESET: table} if isinstance(table, str) else table
    if not isinstance(own, dict):
        _refuse(tr('it must be a table of lines such as status = "F2", or the name of a set of keys'))
    preset = own.get(_PRESET, USUAL_PRESET)
    if not isinstance(preset, str) or preset not in PRESETS:
        problem = tr("there is no set of keys {word}; there are {known}").format(
            word=preset, known=tr(", ").join(PRESETS)
        )
        _refuse(problem)
    return preset, {name: keys for name, keys in own.items() if name != _PRESET}


def _given(table: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    given = {}
    for command_id, names in table.items():
        if command_id not in BY_ID:
            problem = tr("there is no command {word}").format(word=command_id)
            _refuse(hinted(problem, command_id, BY_ID))
        names = [names] if isinstance(names, str) else names
        if not isinstance(names, (list, tuple)) or not all(isinstance(name, str) for name in names):
            _refuse(tr("{command} must be a key in quotes, or a list of them").format(command=command_id))
        fixed = [key for key, owner in _FIXED.items() if owner == command_id]
        keys = (*fixed, *(_key(name, command_id) for name in names))
        given[command_id] = tuple(dict.fromkeys(keys))
    return given


def _key(name: str, command_id: str) -> str:
    """Return the key of that name, if the command may have it."""
    key = key_named(name)
    if key is None:
        problem = tr("{command} has {word}, which is no key").format(command=command_id, word=name)
        known = tr("letters, signs, F1 to F12, Shift+F1, Ctrl+L, Space, Tab, arrows such as Down, PgUp, Home")
        _refuse(hinted(problem, name, NAMES.values(), known))
    reason = _why_left_alone(key)
    if reason:
        _refuse(tr("{command} cannot have {key}: {reason}").format(
            command=command_id, key=name_of(key), reason=reason,
        ))  # fmt: skip
    if _FIXED.get(key, command_id) != command_id:
        _refuse(tr("{command} cannot have {key}, which stays with {owner}").format(
            command=command_id, key=name_of(key), owner=_FIXED[key],
        ))  # fmt: skip
    return key


def _why_left_alone(key: str) -> str | None:
    """Return why no command may have the key, or None."""
    match key:
        case "ctrl+a" | "ctrl+b":
            return tr("screen and tmux take it")
        case "ctrl+c" | "ctrl+z":
            return tr("it stops programs in every terminal")
        case "ctrl+q" | "ctrl+s":
            return tr("terminals stop and resume their output with it")
        case "ctrl+h" | "ctrl+i" | "ctrl+j" | "ctrl+m":
            return tr("terminals send the same for Backspace, Tab or Enter")
    return None


def _refuse(problem: str) -> NoReturn:
    raise WrongValue(tr("in [keys], {problem}").format(problem=problem))


def is_function_key(key: str) -> bool:
    """Return whether it is F1 or the like, which an input method leaves alone."""
    return key[:1] == "f" and key[1:].isdigit()


USUAL = keymap_of({})
