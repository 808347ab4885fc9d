"""Every command once: its usual keys, its words, and why it does not apply.

Key line, help, palette and the README's table are made from this list; which keys a user has given
the commands instead is `keymap`'s. A Chinese input method swallows letters, so each command also has
a function key or its place in the palette.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.language import later, tr


class Situation(Value):
    """What decides whether a command applies."""

    task_id: str | None
    read_only_reason: str | None


RECORD, FIND, MARK, VIEWS, MOVE, PROGRAM = "record", "find", "mark", "views", "move", "program"
GROUPS = {
    RECORD: later("Record"),
    FIND: later("Find"),
    MARK: later("Mark"),
    VIEWS: later("Look at"),
    MOVE: later("Move"),
    PROGRAM: later("Program"),
}
"""The headings of the help, in their order."""

TREE, TABLE, DETAIL = "tree", "table", "detail"
PANES = {TREE: later("In the tree"), TABLE: later("In the table"), DETAIL: later("In the detail")}
"""What the help says above the commands of the pane that has the keys."""


class Command(Value):
    """One thing the user can do."""

    id: str
    """Also its key in `[keys]`; what runs it is said by its group (`dispatch`)."""
    keys: tuple[str, ...]
    """Its usual keys, as Textual names them."""
    group: str
    title: str
    """In English; `tr` says it in the language in use."""
    brief: str = ""
    """What the key line says of it with a blank for its key, if it stands there."""
    pane: str = ""
    """The pane it is mostly about."""
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
    Command("status", ("s", "f2"), RECORD, later("Set the status: then its digit"),
            later("{key} set"), edits=True, needs_task=True),
    Command("note", ("n", "f4"), RECORD, later("Add a note"), later("{key} note"),
            edits=True, needs_task=True),
    Command("report", ("p", "f6"), RECORD, later("Report: percent, values, progress, next"),
            later("{key} report"), edits=True, needs_task=True),
    Command("milestone", ("m",), RECORD, later("A milestone was met"), edits=True, needs_task=True),
    Command("flag", ("f",), RECORD, later("Raise a question that needs coordination"),
            edits=True, needs_task=True),
    Command("unflag", ("F",), RECORD, later("Answer the open questions"), edits=True, needs_task=True),
    Command("extension", ("x",), RECORD, later("Extend the deadline"), edits=True, needs_task=True),
    Command("light", (), RECORD, later("Set the light by hand"), edits=True, needs_task=True),
    Command("undo", ("u", "f5"), RECORD, later("Undo the last edit of this window"), edits=True),
    Command("redo", ("U", "f17"), RECORD, later("Redo what was undone"), edits=True),
    Command("decide", ("d",), RECORD, later("Record what a meeting decided"), edits=True, needs_task=True),
    Command("carry_out", ("D",), RECORD, later("A decision was carried out"), edits=True, needs_task=True),
    Command("own_edits", (), RECORD, later("My recent edits: take any of them back"), edits=True),
    Command("filter", ("slash", "f3"), FIND,
            later("Filter as typed; Tab completes, Up recalls"), later("{key} find")),
    Command("jump", tuple("0123456789"), FIND, later("Jump to a task: its number, then Enter")),
    Command("review", ("r",), FIND, later("Review what needs somebody, one by one")),
    Command("review_back", ("b",), FIND, later("Review: back to the task before")),
    Command("review_list", ("L",), FIND, later("Review: the whole queue, with all reasons")),
    Command("mark", ("space",), MARK, later("Mark the task, or take its mark away"),
            pane=TABLE, needs_task=True),
    Command("mark_all", ("asterisk",), MARK, later("Mark all that are shown"), pane=TABLE, needs_task=True),
    Command("mark_range", ("v",), MARK, later("Mark a range: again at its end keeps it"),
            pane=TABLE, needs_task=True),
    Command("invert_marks", (), MARK, later("Invert the marks of what is shown"),
            pane=TABLE, needs_task=True),
    Command("open", ("enter",), VIEWS, later("Open or enlarge the detail"), pane=DETAIL),
    Command("detail_place", ("vertical_line",), VIEWS, later("Detail beside the table, or below it"), pane=DETAIL),
    Command("why", ("i",), VIEWS, later("Why this light: rule, numbers, entries"),
            pane=DETAIL, needs_task=True),
    Command("group", ("g", "f7"), VIEWS, later("Group by section, unit, lead, month, light"),
            later("{key} group"), pane=TREE),
    Command("sort", ("o",), VIEWS, later("Order the table; the same again: backwards"), pane=TABLE),
    Command("columns", ("C",), VIEWS, later("Choose the columns of the table"), pane=TABLE),
    Command("views", ("w",), VIEWS, later("Saved views: a digit takes one, 0 saves")),
    Command("save_view", (), VIEWS, later("Save this view under a name")),
    Command("forget_view", (), VIEWS, later("Forget a saved view")),
    Command("view_back", ("left_square_bracket", "alt+left"), VIEWS, later("Back to the view before")),
    Command("view_forward", ("right_square_bracket", "alt+right"), VIEWS, later("Forward to the view after")),
    Command("as_of", ("t", "f8"), VIEWS, later("The plan as of a day, read-only"), later("{key} day")),
    Command("changes", ("c",), VIEWS, later("What changed since a day")),
    Command("summary", ("S",), VIEWS, later("Counts with bars by section, unit, lead")),
    Command("calendar", ("W",), VIEWS, later("Calendar: what is due in 30 days, by week")),
    Command("trend", ("T",), VIEWS, later("Trend: planned and done by month, lights")),
    Command("copy", ("y",), VIEWS, later("Copy the task, or all marked, as text"), needs_task=True),
    Command("copy_table", ("Y",), VIEWS, later("Copy the table for a spreadsheet"),
            pane=TABLE, needs_task=True),
    Command("export", ("e",), VIEWS, later("Export what is shown: ledger, page, calendar"), needs_task=True),
    Command("meeting", ("M",), VIEWS, later("The sheet of a meeting, an official's or all")),
    Command("remind", ("R",), VIEWS, later("Reminders for units, recorded when sent")),
    Command("owed", ("O",), VIEWS, later("Owed: what units still have to tell")),
    Command("back", ("escape",), MOVE, later("Back: close the detail, drop marks, filter")),
    Command("next_pane", ("tab",), MOVE, later("Go to the next pane")),
    Command("previous_pane", ("shift+tab",), MOVE, later("Go to the pane before")),
    Command("down", ("down", "j"), MOVE, later("One line down")),
    Command("up", ("up", "k"), MOVE, later("One line up")),
    Command("left", ("left", "h"), MOVE, later("To the tree")),
    Command("right", ("right", "l"), MOVE, later("To the table")),
    Command("page_down", ("pagedown",), MOVE, later("One page down")),
    Command("page_up", ("pageup",), MOVE, later("One page up")),
    Command("first", ("home",), MOVE, later("To the first line")),
    Command("last", ("end",), MOVE, later("To the last line")),
    Command("help", ("question_mark", "f1"), PROGRAM, later("Help: every key"), later("{key} help")),
    Command("palette", ("colon", "f9"), PROGRAM, later("Palette: find a command by its name"),
            later("{key} all")),
    Command("new_plan", (), PROGRAM, later("New plan from a document, with a preview")),
    Command("redraw", ("ctrl+l",), PROGRAM, later("Draw the screen anew")),
    Command("suspend", (), PROGRAM, later("To the shell (also Ctrl+Z); `fg` returns")),
    Command("unsaved", (), PROGRAM, later("Edits that are not saved: try them again")),
    Command("drafts", (), PROGRAM, later("Drafts: what was typed and not recorded")),
    Command("quit", ("q",), PROGRAM, later("Quit; everything is saved already"), later("{key} quit")),
    Command("theme", (), PROGRAM, later("Colours: dark, light, high contrast, none")),
    Command("language", (), PROGRAM, later("Language: 中文, English")),
    Command("revise", (), RECORD, later("Adjust the plan: both editions side by side"), edits=True),
    Command("plan_add", (), RECORD, later("Plan: a new task in this section"), edits=True, needs_task=True),
    Command("plan_drop", (), RECORD, later("Plan: drop the task, or all marked"),
            edits=True, needs_task=True),
    Command("plan_split", (), RECORD, later("Plan: split the task into several"),
            edits=True, needs_task=True),
    Command("plan_merge", (), RECORD, later("Plan: merge the marked tasks into one"),
            edits=True, needs_task=True),
    Command("plan_break_down", (), RECORD, later("Plan: milestones and targets for the task"),
            edits=True, needs_task=True),
)  # fmt: skip
"""In the order of the palette, which numbers them: a new one comes last, because fingers know the others."""

KEY_LINE = {
    "help": 1, "status": 4, "filter": 5, "note": 6, "report": 7, "group": 9, "as_of": 8, "palette": 2, "quit": 3,
}  # fmt: skip
"""The commands of the last line in its order, and which are needed most: those are the last to go."""

BY_ID = {command.id: command for command in COMMANDS}
