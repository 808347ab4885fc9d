"""What is seen of each command when it runs: one row for every command of the registry.

`before` makes it possible, and what is seen then must not be there already.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.widget import Widget

from tests.tui.conftest import Driven
from workplan_tui.tui.drawing.celldiff import CellDiff
from workplan_tui.tui.screens.command_list import CommandList


@dataclass(frozen=True)
class Effect:
    """On the small plan at 120x40, its first task highlighted."""

    seen: Callable[[Driven], object]
    before: tuple[str, ...] = ()


def asks(words: str) -> Callable[[Driven], object]:
    """The key line asks for something."""
    return lambda screen: words in screen.rows("keys")[0]


def tells(words: str) -> Callable[[Driven], object]:
    """The detail shows the words."""
    return lambda screen: words in screen.text("detail")


def is_on(task_id: str) -> Callable[[Driven], object]:
    """The task is highlighted."""
    return lambda screen: screen.task_id == task_id


def has_keys(pane: str) -> Callable[[Driven], object]:
    """The pane has the focus."""
    return lambda screen: screen.screen.panes.active is getattr(screen.screen.panes, pane)


def marks(*ids: str) -> Callable[[Driven], object]:
    """These rows are marked and no other."""
    return lambda screen: [row.split("*")[1].split()[0] for row in screen.rows() if "*" in row] == [*ids]


def shows_page(*words: str) -> Callable[[Driven], object]:
    """Help or palette is open."""
    return lambda screen: (
        isinstance(screen.app.screen, CommandList) and all(word in page_text(screen) for word in words)
    )


def page_text(screen: Driven) -> str:
    """Return what the screen on top shows."""
    return "\n".join(line for widget in screen.app.screen.children for line in _lines(widget))


def _lines(widget: Widget) -> list[str]:
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def is_drawn_anew(screen: Driven) -> bool:
    """What the terminal shows was forgotten; set up at the first look, as nothing draws here."""
    if screen.app._diff is None:
        screen.app._diff = CellDiff(2, 1)
        screen.app._diff._rows = []
    return bool(screen.app._diff._rows)


def is_enlarged(screen: Driven) -> bool:
    """The detail fills the screen."""
    return screen.screen.panes.detail.size.width == screen.screen.size.width


EFFECTS = {
    "status": Effect(asks("Task 1: 1")),
    "note": Effect(asks("Note on 1:")),
    "report": Effect(tells("Report on 1")),
    "milestone": Effect(tells("> 2023-06-30"), ("end", "up")),
    "flag": Effect(asks("question")),
    "unflag": Effect(asks("answer"), ("f", "x", "enter", "enter", "enter")),
    "extension": Effect(asks("deadline")),
    "light": Effect(asks("light")),
    "undo": Effect(asks("undone: 1 not started"), tuple("s2")),
    "redo": Effect(asks("redone: 1 not started"), tuple("s2u")),
    "decide": Effect(asks("decision")),
    "carry_out": Effect(asks("how"), ("d", "x", "enter", "enter", *"2023-12-31", "enter", "enter")),
    "own_edits": Effect(lambda screen: "What you recorded last" in page_text(screen), tuple("s2")),
    "filter": Effect(asks("Filter:")),
    "jump": Effect(asks("Task number:")),
    "review": Effect(asks("review: ")),
    "review_back": Effect(asks("review: 4 of 4 left"), ("r", "r")),
    "review_list": Effect(lambda screen: "Review: 4 of 4 left" in page_text(screen)),
    "mark": Effect(marks("1")),
    "mark_all": Effect(marks("1", "2", "3", "4")),
    "mark_range": Effect(marks("1")),
    "invert_marks": Effect(marks("2", "3", "4"), ("space",)),
    "open": Effect(is_enlarged),
    "detail_place": Effect(
        lambda screen: (
            screen.screen.panes.detail.region.right == 120
            and screen.screen.panes.detail.region.y == screen.screen.panes.table.region.y
        )
    ),
    "why": Effect(tells("rule")),
    "group": Effect(asks("Group by 1")),
    "sort": Effect(asks("Order 1")),
    "columns": Effect(asks("1usual")),
    "views": Effect(asks("0save  Esc")),
    "save_view": Effect(asks("Save this view")),
    "forget_view": Effect(asks("No view is saved yet.")),
    "view_back": Effect(lambda screen: screen.screen.view.group_by == "section", ("g", "2")),
    "view_forward": Effect(
        lambda screen: screen.screen.view.group_by == "unit", ("g", "2", "left_square_bracket")
    ),
    "as_of": Effect(asks("As of day")),
    "changes": Effect(asks("Changes since day")),
    "summary": Effect(asks("Counts by 1")),
    "calendar": Effect(lambda screen: "1 step is due" in page_text(screen)),
    "trend": Effect(lambda screen: "planned and done by month, 4 tasks" in page_text(screen)),
    "copy": Effect(asks("copied: 1 task")),
    "copy_table": Effect(asks("copied: 4 tasks")),
    "export": Effect(asks("Export 1xlsx 2docx")),
    "meeting": Effect(asks("Meeting sheet for")),
    "remind": Effect(lambda screen: "sent: record it" in page_text(screen)),
    "owed": Effect(lambda screen: "no value of target 1" in page_text(screen)),
    "back": Effect(marks(), ("space",)),
    "next_pane": Effect(has_keys("detail")),
    "previous_pane": Effect(has_keys("tree")),
    "down": Effect(is_on("2")),
    "up": Effect(is_on("3"), ("end",)),
    "left": Effect(has_keys("tree")),
    "right": Effect(has_keys("table"), ("tab",)),
    "page_down": Effect(is_on("4")),
    "page_up": Effect(is_on("1"), ("end",)),
    "first": Effect(is_on("1"), ("end",)),
    "last": Effect(is_on("4")),
    "help": Effect(shows_page("In the table", "Enter runs it")),
    "palette": Effect(shows_page("Find a command:")),
    "new_plan": Effect(asks("New plan from document")),
    "redraw": Effect(is_drawn_anew),
    "suspend": Effect(asks("no shell behind")),
    "unsaved": Effect(asks("Everything is saved.")),
    "drafts": Effect(lambda screen: "1 draft, not recorded" in page_text(screen), ("n", "x", "escape")),
    "quit": Effect(lambda screen: screen.app._exit),
    "theme": Effect(asks("Colours 1as the terminal is")),
    "language": Effect(asks("Language 1中文 2English")),
    "revise": Effect(asks("The adjusted plan")),
    "plan_add": Effect(asks("whole text of the new task")),
    "plan_drop": Effect(asks("by which document")),
    "plan_split": Effect(asks("first new task")),
    "plan_merge": Effect(asks("whole text of the new task"), ("*",)),
    "plan_break_down": Effect(asks("milestones (06-30=")),
}
