"""Several keys that came in one read: commands typed ahead, or text that was not meant for the keys.

A slow line hands several keys on at once, an input method the Latin letters that were being composed
when it is switched off (fcitx5 5.0 on Shift and on Return), a terminal without bracketed paste a
whole text. Only what they say tells them apart (docs/terminals.md). Pure: it runs nothing.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.tui.keys.keynames import plain
from workplan_tui.tui.registry import BY_ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.tui.keys.keymap import Keymap
    from workplan_tui.tui.prompts.prompt import Prompt

_LINE_ENDS = ("enter", "ctrl+j")
_OF_TEXT = (*_LINE_ENDS, "tab")
"""Keys without a printable character that stand in a pasted text; any other is pressed by a person."""
_MOTIONS = ("up", "down", "left", "right")
_CHOOSERS = ("status", "group", "sort", "columns", "views", "summary", "export")
"""What a digit follows."""
_ASKING = (
    "note", "report", "milestone", "flag", "unflag", "decide", "carry_out", "extension", "filter", "as_of",
    "changes", "meeting", "help", "palette", "plan_add", "plan_drop", "plan_split", "plan_merge", "plan_break_down",
)  # fmt: skip
"""What text follows, or the keys of another page."""
_ASKING_AFTER = (("status", "456"), ("views", "0"), ("export", "1234567890"))
"""Digits after which a chooser asks on."""
_ASKING_FOR_WORDS = ("note", "flag", "unflag", "decide", "carry_out", "filter", "meeting", "palette")
"""What Chinese may follow at once: 盘 after `u` was no command, 已催办 after `n` is a note."""

_MOST_NAMED = 12
"""Letters of a text that a sentence repeats."""

COMMANDS, DONE, TEXT = "commands", "done", "text"
"""How a line of keys reads: commands up to its end, commands and then an answer, or neither."""


class Stroke(Value):
    """One key of a burst."""

    key: str
    """As Textual names it."""
    character: str = ""

    @property
    def is_printable(self) -> bool:
        """Whether it types something."""
        return bool(self.character) and (self.character.isprintable() or self.character == "\u3000")

    @property
    def ends_line(self) -> bool:
        """Whether it ends a line, as Enter and a pasted line feed do."""
        return self.key in _LINE_ENDS


def is_text(strokes: Sequence[Stroke], keymap: Keymap) -> bool:
    """Return whether keys that came at once, while nothing is asked, were meant as text.

    Motions in any number, one command among signs and digits, `s3` and the like, a number and Enter,
    and what follows a command that asks, are typed ahead. Two letters that are neither are text, and
    so are lines of which the first answers what it opened itself and another one edits.
    """
    if len(strokes) < 2 or not may_be_text(strokes):
        return False
    line, rest = _first_line(strokes)
    how, _ = _read(line, keymap)
    return how == TEXT or (how == DONE and not _is_harmless(rest, keymap))


def are_lines(strokes: Sequence[Stroke], keymap: Keymap) -> bool:
    """Return whether keys that came at once, while a text is asked for, are lines of one text.

    An Enter that comes first answers, and so does one after which only commands are written that change
    nothing.
    """
    if not may_be_text(strokes):
        return False
    line, rest = _first_line(strokes)
    return any(one.is_printable for one in line) and not _is_harmless(rest, keymap)


def taken(strokes: Sequence[Stroke], keymap: Keymap, prompt: Prompt | None) -> int:
    """Return how many of the keys that came at once are taken as such before it is asked again.

    None are where they are text. What is asked, if anything is, decides; an answer may ask for more.
    """
    if prompt is None:
        count = 0 if is_text(strokes, keymap) else len(strokes)
    elif prompt.choices:
        is_choice = plain(strokes[0].character) in prompt.choices or not strokes[0].is_printable
        return 1 if is_choice or len(strokes) == 1 else 0
    else:
        count = 0 if _answers_no_number(strokes, prompt) and are_lines(strokes, keymap) else len(strokes)
    end = next((place for place, one in enumerate(strokes, start=1) if one.ends_line), count)
    return min(count, end)


def answers_with_words(strokes: Sequence[Stroke]) -> bool:
    """Return whether the keys are one line of words and its Enter: the first line of a text, perhaps."""
    line, rest = _first_line(strokes)
    is_one_line = 1 < len(line) < len(strokes) and not rest
    return is_one_line and may_be_text(strokes) and not all(map(_is_digit, line))


def at_once(text: str) -> str:
    """Return what came at once as a sentence names it: short, and of lines the first."""
    line = text.partition("\n")[0]
    return line if len(line) <= _MOST_NAMED else f"{line[:_MOST_NAMED]}..."


def _answers_no_number(strokes: Sequence[Stroke], prompt: Prompt) -> bool:
    """Return whether a line of the keys would answer with words: after a number commands may follow."""
    line, _ = _first_line(strokes)
    return not (prompt.asks_number and all(map(_is_digit, line)))


def may_be_text(strokes: Sequence[Stroke]) -> bool:
    """Return whether no key among them is one that only a person presses."""
    return all(
        (one.is_printable or one.key in _OF_TEXT) and one.character != "\N{REPLACEMENT CHARACTER}"
        for one in strokes
    )


def text_of(strokes: Sequence[Stroke]) -> str:
    """Return what the keys write, its lines separated by `\\n`."""
    written = ("\n" if one.ends_line else "\t" if one.key == "tab" else one.character for one in strokes)
    return "".join(written)


def _first_line(strokes: Sequence[Stroke]) -> tuple[Sequence[Stroke], Sequence[Stroke]]:
    """Return what stands before the first line end, and what behind it."""
    for place, one in enumerate(strokes):
        if one.ends_line:
            return strokes[:place], strokes[place + 1 :]
    return strokes, ()


def _is_harmless(strokes: Sequence[Stroke], keymap: Keymap) -> bool:
    """Return whether the keys are lines of commands, and of answers to them, of which none edits."""
    while strokes:
        line, strokes = _first_line(strokes)
        how, ids = _read(line, keymap)
        if how == TEXT or any(BY_ID[id].edits for id in ids):
            return False
    return True


def _read(line: Sequence[Stroke], keymap: Keymap) -> tuple[str, Sequence[str]]:
    """Return how a line of keys reads while nothing is asked, and the commands met before an answer."""
    ids: list[str] = []
    place = 0
    while place < len(line):
        one, following = line[place], line[place + 1 : place + 2]
        id = keymap.command_id(one.key, one.character)
        if id == "jump":
            return (COMMANDS if all(map(_is_digit, line[place:])) else DONE), ids
        if id is None:
            if one.is_printable:
                return TEXT, ids
            place += 1
            continue
        ids.append(id)
        taken = 1
        if id in _CHOOSERS and following and _is_digit(following[0]):
            if any(id == one and plain(following[0].character) in digits for one, digits in _ASKING_AFTER):
                return DONE, ids
            taken = 2
        elif _is_letter(one) and id not in _MOTIONS:
            taken = _alone(line, place, id)
            following = line[place + taken : place + taken + 1]
            is_chinese = bool(following) and not plain(following[0].character).isascii()
            if not taken or (is_chinese and id not in _ASKING_FOR_WORDS):
                return TEXT, ids
            if following and id in _ASKING:
                return DONE, ids
        elif id in _ASKING:
            return DONE, ids
        place += taken
    return COMMANDS, ids


def _alone(line: Sequence[Stroke], place: int, id: str) -> int:
    """Return how many times the letter of a command stands there; 0 where letters beside it make a word of it.

    Many times is one command where it may be repeated; and one that does not edit may follow a motion
    that was repeated.
    """
    count = 1
    while _may_repeat(id) and place + count < len(line) and line[place + count].key == line[place].key:
        count += 1
    before = line[max(0, place - 2) : place]
    is_behind_motion = len(before) == 2 and before[0].key == before[1].key and not BY_ID[id].edits
    if before and _is_letter(before[-1]) and not is_behind_motion:
        return 0
    is_in_word = place + count < len(line) and _is_letter(line[place + count])
    return 0 if is_in_word else count


def _may_repeat(id: str) -> bool:
    """Return whether the same key many times changes nothing and goes nowhere that keeps the rest."""
    return not BY_ID[id].edits and id not in ("quit", *_ASKING, *_CHOOSERS)


def _is_letter(one: Stroke) -> bool:
    """Return whether pinyin is written with it; an apostrophe parts its syllables."""
    character = plain(one.character)
    return character.isascii() and (character.isalpha() or character == "'")


def _is_digit(one: Stroke) -> bool:
    character = plain(one.character)
    return character.isascii() and character.isdigit()
