"""The demonstration on disk: a labelled copy of the plan and its made-up journal beside it."""

from __future__ import annotations

import os

import tomli

from workplan_tui.base.errors import Refused
from workplan_tui.demo.story import Stories
from workplan_tui.demo.year import entries_of_year
from workplan_tui.language import tr
from workplan_tui.model.plan import DEMO_ID
from workplan_tui.settings.plan_choice import built_in_plan
from workplan_tui.store.journal.whole_files import format_journal
from workplan_tui.store.plan.file import read_plan
from workplan_tui.store.plan.plan_text import format_plan
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Entry
    from workplan_tui.model.plan import Plan

LABEL = "演示数据"
"""Before the title of the copied plan, in the language of the plan."""
_STORIES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "stories.toml")


def demo_plan() -> Plan:
    """Return the built-in plan, labelled; its id keeps a made-up entry from counting for the real one."""
    plan = read_plan(built_in_plan())
    return plan.replace(id=DEMO_ID, title=f"{LABEL} {plan.title}")


def demo_entries(plan: Plan) -> tuple[Entry, ...]:
    """Return the made-up year of the plan."""
    with open(_STORIES, "rb") as file:
        return entries_of_year(plan, Stories.of(tomli.load(file)))


def write_demo(folder: str) -> str:
    """Write plan and journal into an empty folder; return the path of the plan."""
    os.makedirs(folder, exist_ok=True)
    if os.listdir(folder):
        raise Refused(tr("The folder {folder} is not empty; name a new one.").format(folder=clean(folder)))
    plan = demo_plan()
    path = os.path.join(folder, "tasks.toml")
    with open(path, "wb") as file:
        file.write(format_plan(plan).encode("utf-8"))
    journal = os.path.join(folder, "tasks.journal")
    os.mkdir(journal, 0o700)
    for name, data in format_journal(demo_entries(plan)).items():
        with open(os.path.join(journal, name), "wb") as file:
            file.write(data)
    return path
