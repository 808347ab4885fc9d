"""The demonstration on disk: a labelled copy of the plan and its made-up journal beside it."""

from __future__ import annotations

import os

from workplan_tui.demo.entries import demo_files
from workplan_tui.errors import Refused
from workplan_tui.language import tr
from workplan_tui.settings import built_in_plan
from workplan_tui.store.planfile import read_plan
from workplan_tui.store.planwriter import format_plan
from workplan_tui.wording import DEMO_ID, clean

LABEL = "演示数据"
"""Before the title of the copied plan, in the language of the plan."""


def write_demo(folder: str) -> str:
    """Write plan and journal into an empty folder; return the path of the plan."""
    os.makedirs(folder, exist_ok=True)
    if os.listdir(folder):
        raise Refused(tr("The folder {folder} is not empty; name a new one.").format(folder=clean(folder)))
    plan = read_plan(built_in_plan())
    plan = plan.replace(id=DEMO_ID, title=f"{LABEL} {plan.title}")
    path = os.path.join(folder, "tasks.toml")
    with open(path, "wb") as file:
        file.write(format_plan(plan).encode("utf-8"))
    journal = os.path.join(folder, "tasks.journal")
    os.mkdir(journal, 0o700)
    for name, data in demo_files(plan).items():
        with open(os.path.join(journal, name), "wb") as file:
            file.write(data)
    return path
