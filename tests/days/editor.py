"""What somebody does in an editor to a copy of the plan: tables of the page take the place of those with their ids."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TASK = re.compile(r"^\[\[tasks\]\]\n", re.MULTILINE)
_OTHERS = re.compile(r"^\[\[units\]\]\n", re.MULTILINE)
_ID = re.compile(r"^id = (\d+)$", re.MULTILINE)


def adjusted(plan: str, tables: Iterable[str], dropped: Iterable[str]) -> str:
    """Return the text of the plan with these tables in it, and without the tasks that are dropped."""
    tables = list(tables)
    end = match.start() if (match := _OTHERS.search(plan)) else len(plan)
    head, *tasks = _TASK.split(plan[:end])
    by_id = {_id_of(task): f"{task.strip()}\n" for task in tasks}
    for table in tables:
        if table.startswith("[[tasks]]"):
            by_id |= {_id_of(task): f"{task.strip()}\n" for task in _TASK.split(table)[1:]}
    for id in dropped:
        del by_id[id]
    others = "\n".join(table for table in tables if not table.startswith("[[tasks]]"))
    return "\n".join(
        [
            head.rstrip() + "\n",
            *(f"[[tasks]]\n{task}" for task in by_id.values()),
            plan[end:].rstrip() + "\n",
            others,
        ]
    )


def _id_of(task: str) -> str:
    found = _ID.search(task)
    assert found, task
    return found[1]
