"""Measure the importer: `python -m tests.tools.importscore [FOLDER…]` prints how many fields are right.

A folder holds documents `NAME.ext`, each with `NAME.expected.json` (tests/importing/cases). Per task the
fields are number, section, text, units, leads and due; a missing or a superfluous task costs all of them.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from workplan_tui.base.errors import PlanWrong
from workplan_tui.importing.assemble import Imported, import_source
from workplan_tui.importing.document import read_document
from workplan_tui.importing.readers.refusals import Unreadable
from workplan_tui.model.plan import Task

FIELDS = ("number", "section", "text", "units", "leads", "due")
CASES = Path(__file__).parents[1] / "importing" / "cases"


def expected_of(document: Path) -> dict[str, Any]:
    """Return what is right for a document."""
    told: dict[str, Any] = json.loads(document.with_suffix(".expected.json").read_text(encoding="utf-8"))
    return told


def documents_in(folder: Path) -> list[Path]:
    """Return every document that has its expectation beside it."""
    return sorted(
        path
        for path in folder.iterdir()
        if not path.name.endswith(".expected.json") and path.with_suffix(".expected.json").exists()
    )


def bare(words: str | None) -> str:
    """Return the words without white space."""
    return re.sub(r"\s+", "", words or "")


def wrong_fields(imported: Imported, expected: dict[str, Any]) -> tuple[list[str], int]:
    """Return a line for each wrong field and the number of all fields."""
    plan = imported.plan
    wrong: list[str] = []
    wanted = expected["tasks"]
    for at, want in enumerate(wanted):
        if at >= len(plan.tasks):
            wrong += [f"task {want['number']}: {field} missing" for field in FIELDS]
            continue
        task = plan.tasks[at]
        section = plan.sections_by_id[task.section].title
        for field in FIELDS:
            if not is_right(field, task, section, want):
                wrong.append(f"task {want['number']}: {field} is {found(field, task, section)!r}")
        for field, names in (("lead_units", task.units), ("support_units", task.supporting_units)):
            if want.get(field) and list(names) != want[field]:
                wrong.append(f"task {want['number']}: {field} is {names!r}")
    extra = plan.tasks[len(wanted) :]
    wrong += [f"task {task.id} is too many: {task.text[:20]}" for task in extra for _ in FIELDS]
    for key, value in expected.get("plan", {}).items():
        if str(getattr(plan, key)) != value:
            wrong.append(f"plan: {key} is {getattr(plan, key)}")
    return wrong, len(FIELDS) * max(len(wanted), len(plan.tasks))


def found(field: str, task: Task, section: str) -> object:
    """Return what the plan has for a field."""
    return {
        "number": task.id, "section": section, "text": task.text, "leads": list(task.leads),
        "units": [*task.units, *task.supporting_units], "due": (task.due_text, task.due_on and task.due_on.isoformat()),
    }[field]  # fmt: skip


def is_right(field: str, task: Task, section: str, want: dict[str, Any]) -> bool:
    """Return whether a field is one of the right answers."""
    if field == "number":
        return task.id in (want["number"], *want.get("number_accept", ()))
    if field == "section":
        titles = [want.get("section_title"), want.get("subsection_title")]
        named = [title for title in titles if title]
        return not named or bare(section) in map(
            bare, (*named, "".join(named), *want.get("section_accept", ()))
        )
    if field == "text":
        return bare(task.text) in map(bare, (want["text"], *want.get("text_accept", ())))
    if field == "leads":
        return list(task.leads) == want["leads"]
    if field == "units":
        units = [*task.units, *task.supporting_units]
        return units == want["units"] or units in want.get("units_accept", ())
    day = task.due_on.isoformat() if task.due_on else None
    accepted = (want["due"], *want.get("due_accept", ()))
    return day in accepted if task.due_text is None else task.due_text in accepted or day in accepted


def score(document: Path) -> tuple[list[str], int, tuple[str, ...]]:
    """Return the wrong fields of one document, the number of fields, and its doubts."""
    expected = expected_of(document)
    try:
        imported = import_source(read_document(document.read_bytes()))
    except (PlanWrong, Unreadable) as error:
        fields = len(FIELDS) * len(expected["tasks"])
        return [f"refused: {error}"] * fields, fields, ()
    wrong, fields = wrong_fields(imported, expected)
    return wrong, fields, tuple(f"{doubt.place}: {doubt.sentence}" for doubt in imported.doubts)


def main(folders: list[str]) -> int:
    """Print a line for each document, its wrong fields, and the sum; return 1 unless all are right."""
    all_wrong = all_fields = 0
    for folder in map(Path, folders or [str(CASES)]):
        for document in documents_in(folder):
            wrong, fields, doubts = score(document)
            all_wrong += len(wrong)
            all_fields += fields
            print(f"{document.name}: {fields - len(wrong)} of {fields} right, {len(doubts)} doubts")
            for line in dict.fromkeys(wrong):
                print(f"    {line}")
            for line in doubts:
                print(f"    ? {line}")
    share = 100 * (all_fields - all_wrong) / max(all_fields, 1)
    print(f"all: {all_fields - all_wrong} of {all_fields} fields right, {share:.1f} %")
    return int(all_wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
