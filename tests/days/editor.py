"""What somebody does in an editor to a copy of the plan: what the page shows takes the place of what is there."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TASK = re.compile(r"^\[\[tasks\]\]\n", re.MULTILINE)
_OTHERS = re.compile(r"^\[\[(?:units|leads)\]\]\n", re.MULTILINE)
_ID = re.compile(r"^id = (\d+)$", re.MULTILINE)
_KEY = re.compile(r"(\w+) = .*")


def adjusted(plan: str, tables: Iterable[str], dropped: Iterable[str]) -> str:
    """Return the plan with these keys and tables in it, tasks by their ids, and without those that are dropped."""
    found = _OTHERS.search(plan)
    end = found.start() if found else len(plan)
    head, *tasks = _TASK.split(plan[:end])
    by_id = {_id_of(task): task for task in tasks}
    others: list[str] = []
    for table in tables:
        if table.startswith("[[tasks]]"):
            by_id |= {_id_of(task): task for task in _TASK.split(table)[1:]}
        elif key := _KEY.fullmatch(table.strip()):
            head = re.sub(rf"^{key[1]} = .*$", key[0], head, flags=re.MULTILINE)
        else:
            others.append(table)
    for id in dropped:
        del by_id[id]
    parts = [head, *(f"[[tasks]]\n{task}" for task in by_id.values()), plan[end:], *others]
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


def _id_of(task: str) -> str:
    found = _ID.search(task)
    assert found, task
    return found[1]
