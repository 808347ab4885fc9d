"""Questions raised to somebody 需协调, open until they are answered."""

from __future__ import annotations

from datetime import date

from workplan_tui.model.operations.flag import Flag, open_flags
from workplan_tui.model.task_ids import is_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Fact, Ledger


def numbered_flags(ledger: Ledger, task_id: str) -> tuple[tuple[int, Fact], ...]:
    """Return the open questions with their numbers, as `unflag --question` takes them.

    All questions of the task are counted from 1 in the order they were recorded, answered ones too:
    the number of one stays while another is answered.
    """
    asked = sorted({flag.entry.id for flag in ledger.at(date.max).facts(task_id, "flag")})
    number = {id: place for place, id in enumerate(asked, start=1)}
    numbered = ((number.get(flag.entry.id, 0), flag) for flag in open_flags(ledger, task_id))
    return tuple(sorted(numbered, key=lambda pair: pair[0]))


def named_by(numbered: tuple[tuple[int, Fact], ...], asked: str) -> tuple[tuple[int, Fact], ...]:
    """Return the questions that a number, or a part of whom they were put to, names."""
    from unicodedata import normalize  # nobody else has need of it

    wanted = normalize("NFKC", asked).strip()
    if is_number(wanted):
        return tuple((number, flag) for number, flag in numbered if number == int(wanted))
    wanted = wanted.casefold()
    return tuple(
        (number, flag) for number, flag in numbered if wanted and wanted in Flag(flag.op).to.casefold()
    )
