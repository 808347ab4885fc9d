"""Whether the plan may be adjusted 调整, and what the journal then says: judged under the lock."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.errors import Refused
from workplan_tui.base.value import Value
from workplan_tui.model.entry import HASH
from workplan_tui.model.fingerprint import fingerprint
from workplan_tui.model.operations.revise import revise_op
from workplan_tui.model.plan_changes import dropped_tasks, moved_deadlines, rewordings, why_not_edition
from workplan_tui.model.reason import because
from workplan_tui.model.rules.other_text import facts_of_other_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan


class Adjustment(Value):
    """What somebody asks to record of a plan that changes."""

    actor: str
    on: date
    """From which day on the new edition holds."""
    basis: str = ""
    """The document it rests on, by its number."""
    reason: str = ""


def edition_op(ledger: Ledger, now: Plan, marks: tuple[str, str], wanted: Adjustment) -> Op:
    """Return what puts `now` in the place of the newest edition; `Refused` where it may not be put there.

    `ledger` knows all days; `marks` are those of the former edition and of the new one.
    """
    former, last = ledger.written, _last_day(ledger)
    if why := why_not_edition(former, now, wanted.on, last):
        raise Refused(why)
    return _op(marks, wanted, former, now, rewordings(former, now))


def accept_op(ledger: Ledger, mark: str, wanted: Adjustment) -> Op:
    """Return what says that the newest edition, changed by hand, is the plan; `Refused` where it cannot be.

    What was recorded under another text is said to be of the same task; never where that text has another id now.
    """
    last = ledger.revisions[-1] if ledger.revisions else None
    former = ledger.edition(last.edition) if last else None
    pairs = dict(_unknown_texts(ledger))
    _refuse_another_id(ledger.plan, pairs)
    why = why_not_edition(former or ledger.written, ledger.written, wanted.on, _last_day(ledger))
    if why is not None and not (why.code == "revise_nothing" and (pairs or last is None)):
        raise Refused(why)
    if last is None or former is None:
        return _op(("", mark), wanted, ledger.written, ledger.written, _triples(pairs))
    pairs |= {(id, was): now for id, was, now in rewordings(former, ledger.written)}
    return _op((last.edition, mark), wanted, former, ledger.written, _triples(pairs))


def _op(
    marks: tuple[str, str], wanted: Adjustment, former: Plan, now: Plan, same: Iterable[tuple[str, str, str]]
) -> Op:
    moved, dropped, added = (
        moved_deadlines(former, now),
        dropped_tasks(former, now),
        dropped_tasks(now, former),
    )
    return revise_op(*marks, wanted.basis, wanted.reason, same, moved, dropped, added)


def _refuse_another_id(plan: Plan, pairs: Iterable[tuple[str, str]]) -> None:
    owners = {fingerprint(task.text): task.id for task in plan.tasks}
    for task_id, text_print in pairs:
        owner = owners.get(text_print, task_id)
        if owner != task_id:
            raise Refused(because("revise_id_of_another", task=owner, owner=task_id))


def _triples(pairs: Mapping[tuple[str, str], str]) -> list[tuple[str, str, str]]:
    return [(id, was, now) for (id, was), now in pairs.items()]


def _last_day(ledger: Ledger) -> date | None:
    return ledger.revisions[-1].on if ledger.revisions else None


def _unknown_texts(ledger: Ledger) -> Iterator[tuple[tuple[str, str], str]]:
    """Give each task with the print of a text that something was recorded of, and the print of its text now."""
    for task in ledger.plan.tasks:
        for fact in facts_of_other_text(ledger, task):
            yield (task.id, str(fact.op[HASH])), fingerprint(task.text)
