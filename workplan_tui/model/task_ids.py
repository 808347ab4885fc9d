"""Lists of tasks as people write them: `11,14-16`, also `１１`, `#11`, `第11项`.

Only numbers that are in the plan are understood (`Plan.find_numbered`); an unknown one is an error that
says what there is.
"""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.model.reason import because
from workplan_tui.text.half_width import half_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.plan import Plan

COMMAS = ",，、"
ID_LETTERS = frozenset("0123456789-" + COMMAS)
_SIGNS = ("#", "＃", "№")
"""Stand before a number and say that it is one."""
LONGEST_NUMBER = 18
"""Digits beyond this are no id anybody wrote down; Python itself refuses very long ones."""


def split_at_commas(text: str) -> list[str]:
    """Return the parts between commas, all of it half- or full-width, without blanks around them."""
    text = half_width(text)
    for comma in COMMAS[1:]:
        text = text.replace(comma, ",")
    return [part.strip() for part in text.split(",")]


def plain_id(text: str) -> str:
    """Return an id or a range as the plan writes it: 65 of `６５`, `#65`, `第65项`. No id has a Chinese letter."""
    bare = half_width(text).strip()
    if bare.startswith("第"):
        bare = bare.replace("第", "").replace("项", "")
    elif bare.startswith(_SIGNS):
        bare = bare[1:]
    return bare.strip()


def id_parts(text: str) -> list[str]:
    """Return the parts of a list of ids, each id or range as the plan writes it; `第2、3项` is a list too."""
    whole = plain_id(text) if text.lstrip().startswith("第") else text
    return [plain_id(part) for part in split_at_commas(whole)]


def is_number(text: str) -> bool:
    """Return whether the text is a number in ASCII digits of a sensible length."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER


def names_ids(plan: Plan, text: str) -> bool:
    """Return whether the text is a list of ids rather than a filter."""
    parts = id_parts(text)
    whole = ",".join(parts)
    if ID_LETTERS.issuperset(whole) and not ID_LETTERS.isdisjoint(whole):
        return whole[0] != "-"
    return all(plan.find_numbered(part) is not None for part in parts)


def parse_task_ids(plan: Plan, text: str) -> tuple[str, ...]:
    """Return the ids that a text such as `11,14-16` names, each once, in the order written.

    A range stands for the plan's own ids between its two ends, both of which must exist, so a
    slip of the finger (`1-1200`) is refused rather than half obeyed. Every id that is none is named.
    """
    found: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for part in id_parts(text):
        ids, strays = _ids_of(plan, part, text)
        found.update(dict.fromkeys(ids))
        unknown.update(dict.fromkeys(strays))
    if unknown:
        raise _unknown(plan, tuple(unknown))
    return tuple(found)


def find_task(plan: Plan, text: str) -> str | None:
    """Return the id of the one task that the text numbers, or None: every way to type a number ends here."""
    number = plain_id(text)
    found = plan.find_numbered(number)
    if found is None and is_number(number):
        return plan.find_numbered(str(int(number)))
    return found


def _ids_of(plan: Plan, part: str, whole: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids that the part names, and what of it is none."""
    found = find_task(plan, part)
    if found is not None:
        return (found,), ()
    first, hyphen, last = (end.strip() for end in part.partition("-"))
    if not hyphen or not (is_number(first) and is_number(last)):
        return (), (part or whole,)
    low, high = int(first), int(last)
    strays = tuple(str(end) for end in (low, high) if plan.find_numbered(str(end)) is None)
    if strays:
        return (), strays
    if low > high:
        raise UsageError(because("range_backwards", range=part, right=f"{high}-{low}"))
    within = (t for t in plan.tasks if is_number(t.number) and low <= int(t.number) <= high)
    return tuple(task.id for task in within), ()


def runs_of(ids: Iterable[str]) -> list[str]:
    """Return the ids as people write them, neighbours drawn together: `11`, `14-16`."""
    runs: list[list[str]] = []
    for id in ids:
        last = runs[-1][-1] if runs else ""
        if is_number(id) and is_number(last) and int(id) == int(last) + 1:
            runs[-1].append(id)
        else:
            runs.append([id])
    return [part for run in runs for part in _format_run(run)]


def _format_run(run: list[str]) -> list[str]:
    return run if len(run) <= 2 else [f"{run[0]}-{run[-1]}"]


def _unknown(plan: Plan, parts: tuple[str, ...]) -> UsageError:
    if not plan.tasks:
        return UsageError(because("no_tasks"))
    return UsageError(because("not_among", task=parts, ids=tuple(task.number for task in plan.tasks)))
