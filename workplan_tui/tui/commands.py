"""Every command once: its keys, its words, and why it does not apply. Key line, help and
palette are made from this list.

A Chinese input method swallows letters, so each command also has a function key or its place in
the palette; the full-width ／ ？ ： count as their keys.
"""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Situation(Value):
    """What decides whether a command applies."""

    task_id: str | None
    read_only_reason: str | None


class Command(Value):
    """One thing the user can do."""

    id: str
    """Also the name of the method that runs it (screens/main.py)."""
    keys: tuple[str, ...]
    """As Textual names them; the first letter and the function key are shown."""
    shown: str
    """The keys as the help shows them."""
    title: Callable[[], str]
    brief: Callable[[], str] | None = None
    """Its word in the key line, if it stands there."""
    edits: bool = False
    needs_task: bool = False

    def why_not(self, situation: Situation) -> str | None:
        """Return why the command does not apply now, or None."""
        if self.edits and situation.read_only_reason:
            return situation.read_only_reason
        if self.needs_task and situation.task_id is None:
            return tr("There is no task here: the filter leaves none. Esc shows all.")
        return None


COMMANDS = (
    Command("help", ("question_mark", "fullwidth_question_mark", "f1"), "? F1",
            lambda: tr("Help: every key"), lambda: tr("F1 help")),
    Command("status", ("s", "f2"), "s F2", lambda: tr("Set the status: then its digit"),
            lambda: tr("F2 set"), edits=True, needs_task=True),
    Command("filter", ("slash", "fullwidth_solidus", "f3"), "/ F3",
            lambda: tr("Filter as you type: Tab completes, Up recalls, Esc shows all"), lambda: tr("F3 find")),
    Command("note", ("n", "f4"), "n F4", lambda: tr("Add a note"), lambda: tr("F4 note"),
            edits=True, needs_task=True),
    Command("mark", ("space",), "Space", lambda: tr("Mark the task, or take its mark away"), needs_task=True),
    Command("mark_all", ("asterisk",), "*", lambda: tr("Mark all that are shown"), needs_task=True),
    Command("mark_range", ("v",), "v", lambda: tr("Mark a range: move to its end, then v"), needs_task=True),
    Command("invert_marks", (), "", lambda: tr("Invert the marks of what is shown"), needs_task=True),
    Command("report", ("p", "f6"), "p F6", lambda: tr("Report: percent, values, progress, problem, next"),
            lambda: tr("F6 report"), edits=True, needs_task=True),
    Command("milestone", ("m",), "m", lambda: tr("A milestone was met"), edits=True, needs_task=True),
    Command("flag", ("f",), "f", lambda: tr("Raise a question that needs coordination"), edits=True,
            needs_task=True),
    Command("unflag", ("F", "shift+f"), "F", lambda: tr("Answer the open questions"), edits=True,
            needs_task=True),
    Command("extension", ("x",), "x", lambda: tr("Extend the deadline"), edits=True, needs_task=True),
    Command("light", (), "", lambda: tr("Set the light by hand"), edits=True, needs_task=True),
    Command("undo", ("u", "f5"), "u F5", lambda: tr("Undo your newest edit"), edits=True),
    Command("redo", ("U", "shift+u", "shift+f5"), "U", lambda: tr("Redo what was undone"), edits=True),
    Command("why", ("i",), "i", lambda: tr("Why this light: rule, numbers, entries"), needs_task=True),
    Command("as_of", ("t", "f8"), "t F8", lambda: tr("The plan as of a day, read-only"),
            lambda: tr("F8 day")),
    Command("group", ("g", "f7"), "g F7", lambda: tr("Group the tree: section, unit, lead, month, status, light"),
            lambda: tr("F7 group")),
    Command("sort", ("o",), "o", lambda: tr("Order the table; the same again turns it round")),
    Command("columns", ("C", "shift+c"), "C", lambda: tr("Choose the columns of the table")),
    Command("views", ("w",), "w", lambda: tr("Saved views: a digit takes one, 0 saves this one")),
    Command("save_view", (), "", lambda: tr("Save this view under a name")),
    Command("forget_view", (), "", lambda: tr("Forget a saved view")),
    Command("view_back", ("left_square_bracket", "alt+left", "left_black_lenticular_bracket"),
            "[ Alt+Left", lambda: tr("Back to the view before")),
    Command("view_forward", ("right_square_bracket", "alt+right", "right_black_lenticular_bracket"),
            "] Alt+Right", lambda: tr("Forward to the view after")),
    Command("review", ("r",), "r", lambda: tr("Review what needs somebody, one task at a time")),
    Command("changes", ("c",), "c", lambda: tr("What changed since a day")),
    Command("summary", ("S", "shift+s"), "S", lambda: tr("Counts with bars, by section, unit, lead, month")),
    Command("palette", ("colon", "fullwidth_colon", "f9"), ": F9",
            lambda: tr("Palette: find a command by its name"), lambda: tr("F9 all")),
    Command("open", ("enter",), "Enter", lambda: tr("Open or enlarge the detail")),
    Command("back", ("escape",), "Esc", lambda: tr("Back: close the detail, clear the filter")),
    Command("next_pane", ("tab",), "Tab", lambda: tr("Go to the next pane")),
    Command("previous_pane", ("shift+tab",), "Shift+Tab", lambda: tr("Go to the pane before")),
    Command("down", ("down", "j"), "Down j", lambda: tr("One line down")),
    Command("up", ("up", "k"), "Up k", lambda: tr("One line up")),
    Command("left", ("left", "h"), "Left h", lambda: tr("To the tree")),
    Command("right", ("right", "l"), "Right l", lambda: tr("To the table")),
    Command("page_down", ("pagedown",), "PgDn", lambda: tr("One page down")),
    Command("page_up", ("pageup",), "PgUp", lambda: tr("One page up")),
    Command("first", ("home",), "Home", lambda: tr("To the first line")),
    Command("last", ("end",), "End", lambda: tr("To the last line")),
    Command("jump", tuple("0123456789"), "0-9", lambda: tr("Jump to a task: its number, then Enter")),
    Command("redraw", ("ctrl+l",), "Ctrl+L", lambda: tr("Draw the screen anew")),
    Command("quit", ("q",), "q", lambda: tr("Quit; everything is saved already"), lambda: tr("q quit")),
)  # fmt: skip

BY_ID = {command.id: command for command in COMMANDS}
BY_KEY = {key: command for command in COMMANDS for key in command.keys}


def key_line() -> str:
    """Return the last line's words."""
    return " ".join(command.brief() for command in COMMANDS if command.brief)


def help_lines() -> list[tuple[str, str]]:
    """Return keys and title of every command; one without keys is found in the palette."""
    return [(command.shown or BY_ID["palette"].shown, command.title()) for command in COMMANDS]
