"""A form that came back, read against the ledger: what `apply` shows of it before anything is recorded."""

from __future__ import annotations

import os
from datetime import date
from hashlib import sha256

from workplan_tui.base.value import Value
from workplan_tui.importing.forms.opening import read_form
from workplan_tui.importing.import_words import refusal_words
from workplan_tui.importing.readers.refusals import Unreadable
from workplan_tui.language import tr
from workplan_tui.model.entry import Change
from workplan_tui.model.recording.judge import read_from, seen_in
from workplan_tui.model.returns.form_changes import facts_day, named_by_id, read_return
from workplan_tui.model.returns.mark import why_not_mark
from workplan_tui.reports.returned import fault_words, wrong_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from workplan_tui.cli.context import Context
    from workplan_tui.model.entry import Entry
    from workplan_tui.model.returns.form_changes import FormChange
    from workplan_tui.model.returns.mark import FormMark
    from workplan_tui.store.store import Store

STANDARD_INPUT = "-"


class Asked(Value):
    """What a form must be of to be taken."""

    period: str
    on: date | None = None
    """The day its facts hold from, where somebody names it."""


class CameBack(Value):
    """One file, and what it comes to."""

    name: str
    """As it is called in its folder."""
    unit: str = ""
    """Whose form it is; empty for a table or lines that do not say."""
    change: Change | None = None
    """What is to be recorded; None where there is nothing, or something is wrong."""
    steps: tuple[FormChange, ...] = ()
    wrong: tuple[str, ...] = ()
    """A sentence for each place that is wrong."""
    known: Entry | None = None
    """The entry that was made of the very same file."""

    @property
    def task_ids(self) -> tuple[str, ...]:
        """The tasks it tells something new of."""
        return tuple(dict.fromkeys(step.task_id for step in self.steps))

    def row(self, recorded: Entry | None) -> dict[str, Any]:
        """Return what `--json` prints of it, with the entry that was recorded of it just now."""
        entry = recorded or self.known
        return {
            "file": self.name,
            "unit": self.unit or None,
            "entry": entry.id if entry else None,
            "is_new": recorded is not None,
            "changes": [
                {"task": step.task_id, "field": step.field, "before": step.before, "after": step.after}
                for step in self.steps
            ],
            "wrong": list(self.wrong),
        }


def came_back(store: Store, context: Context, asked: Asked, name: str, data: bytes) -> CameBack:
    """Return what the file comes to; whatever is wrong with it is in the answer, and nothing is written."""
    name = os.path.basename(name)
    source = {"file": name, "hash": f"sha256:{sha256(data).hexdigest()}"}
    if known := read_from(store.ledger(date.max), source["hash"]):
        return CameBack(name, known=known)
    try:
        returned = read_form(data)
    except Unreadable as error:
        return CameBack(name, wrong=(refusal_words(error),))
    mark = returned.mark
    unit = mark.unit if mark else ""
    is_file = mark is not None or name != STANDARD_INPUT  # lines typed at a prompt are none that comes twice
    if mark and (why := why_not_mark(mark, store.plan, asked.period)):
        sentence = tr("{why}.").format(why=fault_words(why))
        return CameBack(
            name, unit, wrong=(sentence + _way_in(mark) if why.code == "form_period" else sentence,)
        )
    today = store.today()
    on = asked.on or (facts_day(mark.period, today) if mark else today)
    actor = context.speaker(unit) if unit else context.actor
    then = store.ledger(on)
    found = read_return(then, named_by_id(returned, store.plan), actor)
    wrong = tuple(map(wrong_words, found.wrong))
    change = Change(
        found.ops,
        actor,
        on,
        seen_in(then, found.ops),
        source=source if is_file else None,
        is_source_whole=is_file,
    )
    return CameBack(name, unit, change if found.ops and not wrong else None, found.steps, wrong)


def _way_in(mark: FormMark) -> str:
    return " " + tr("Add --period {period} if it is meant all the same.").format(period=clean(mark.period))
