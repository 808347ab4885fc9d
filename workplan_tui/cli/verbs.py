"""Which verbs there are; a verb's module is imported only when it is the one asked for."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.language import tr
from workplan_tui.text.half_width import half_width
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Protocol

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context

    class Verb(Protocol):
        """What the module of a verb holds."""

        def add_parser(self, subparsers: SubParsers) -> object: ...

        def run(self, arguments: Namespace, context: Context) -> int: ...


_MODULES = {
    "set": "set_status",
    "note": "note",
    "report": "report",
    "measure": "measure",
    "milestone": "milestone",
    "flag": "flag",
    "unflag": "unflag",
    "decide": "decide",
    "carry-out": "carry_out",
    "close": "close",
    "return": "send_back",
    "extend": "extend",
    "light": "light",
    "undo": "undo",
    "redo": "redo",
    "apply": "apply",
    "revise": "revise",
    "checkpoint": "checkpoint",
    "seal": "seal",
    "plan": "edit_plan",
    "list": "list_tasks",
    "show": "show",
    "explain": "explain",
    "log": "log",
    "agenda": "agenda",
    "owed": "owed",
    "meeting": "meeting",
    "summary": "summary",
    "calendar": "calendar",
    "trend": "trend",
    "changes": "changes",
    "remind": "remind",
    "bulletin": "bulletin",
    "template": "template",
    "hand-over": "hand_over",
    "share": "share",
    "demo": "demo",
    "import": "import_plan",
    "export": "export",
    "check": "check",
    "schema": "schema",
    "completion": "completion",
    "manual": "manual",
    "doctor": "doctor",
}

_MEANT = {"why": "explain", "history": "log", "problem": "report", "due": "calendar", "tasks": "list"}
"""Words for what a verb does that are near none of their names."""
RECORDING = tuple(_MODULES)[: tuple(_MODULES).index("list")]
"""Verbs that do nothing but record: what is broken off before it is saved has left nothing."""
ASKING = frozenset((*RECORDING, "import", "doctor"))
"""Verbs that may ask before they go on; `--yes` answers."""


def has_verb(name: str) -> bool:
    """Return whether there is a verb of that name."""
    return name in _MODULES


def found_verb(word: str) -> str:
    """Return the verb that a word is, whatever its letters' case and width; `UsageError` with the one that is near."""
    name = word if word in _MODULES else half_width(word).casefold()
    if name not in _MODULES:
        from workplan_tui.language.hints import hinted  # only where there is a mistake to explain

        problem = tr("There is no command {verb}").format(verb=clean(word))
        raise UsageError(
            tr("{problem}. workplan --help tells more.").format(
                problem=hinted(problem, _MEANT.get(name, name), _MODULES)
            )
        )
    return name


def load_verb(name: str) -> Verb:
    """Import the verb's module and return it."""
    verb: Verb = __import__(f"workplan_tui.cli.{_MODULES[name]}", fromlist=["run"])
    return verb


def verb_lines() -> tuple[tuple[str, str], ...]:
    """Return each verb's usage and what it does, for the help of the whole program."""
    return (
        (tr("set TASKS STATUS"), tr("set the status of one or many tasks")),
        (tr("note TASKS TEXT"), tr("add a note to one or many tasks")),
        (tr("report TASK [--percent P ...]"), tr("report progress, problem and next step")),
        (tr("measure TASK N=VALUE..."), tr("record the values of a task's targets")),
        (tr("milestone TASK N"), tr("record that a milestone was met")),
        (tr("flag TASKS TEXT [--to WHOM]"), tr("raise a question that needs coordination")),
        (tr("unflag TASKS"), tr("answer the open questions")),
        (tr("decide TASKS TEXT ..."), tr("record what a meeting decided")),
        (tr("carry-out TASKS"), tr("record that a decision was carried out")),
        (tr("close TASKS [--method ...]"), tr("close out what another person claimed done")),
        (tr("return TASKS -m REASON"), tr("send a claim back to its unit")),
        (tr("extend TASKS DAY -m REASON"), tr("give a later deadline")),
        (tr("light TASKS LIGHT -m REASON"), tr("set a light by hand, or none")),
        ("undo", tr("take back your newest change")),
        ("redo", tr("bring back what you undid last")),
        (tr("apply FILE|-"), tr("record returned forms, lines, or JSON lines")),
        (tr("revise FILE --basis NUMBER"), tr("put an adjusted plan in the place of the file")),
        (tr("seal -o FILE"), tr("close the year in one archive")),
        ("checkpoint", tr("print a code of what the journal holds")),
        (tr("plan ACTION ..."), tr("add, drop or break down tasks; begin a plan")),
        (tr("list [FILTER]"), tr("list the tasks and how they stand")),
        (tr("show [TASK]"), tr("print a task with its history, or the notice")),
        (tr("explain TASK"), tr("say what light and progress were made of")),
        (tr("log [TASK]"), tr("print the journal, or what it says of a task")),
        (tr("agenda [--for NAME]"), tr("list what needs somebody now")),
        (tr("owed [--all]"), tr("list what your unit still has to tell")),
        (tr("meeting --for LEAD"), tr("print a page for an official in a meeting")),
        (tr("summary [--by ...]"), tr("count by status, light and pace")),
        (tr("calendar [--days N]"), tr("list what is due when, by week")),
        (tr("trend [--by ...]"), tr("show planned against done, month by month")),
        (tr("changes --since DAY"), tr("list what moved between two days")),
        (tr("remind [--unit UNIT]"), tr("print reminders for units, and record them")),
        (tr("bulletin [--number N]"), tr("write the counted bulletin, or print an issue")),
        (tr("template --unit U -o FILE"), tr("make the form that a unit fills in")),
        (tr("hand-over DEST"), tr("copy plan and journal whole, or bring them home")),
        (tr("share --group GROUP"), tr("let a group of this host read and record")),
        ("demo", tr("open the screen on a made-up year")),
        (tr("import SOURCE -o FILE"), tr("make a plan from the text of a notice")),
        (tr("export FORMAT [FILTER]"), tr("hand out the ledger for other programs")),
        ("check", tr("prove that the plan is complete and consistent")),
        (tr("schema NAME"), tr("print the JSON Schema of plan or settings")),
        (tr("completion SHELL"), tr("print what lets the shell's Tab complete")),
        ("manual", tr("print the manual page")),
        ("doctor", tr("look at the journal line by line")),
    )
