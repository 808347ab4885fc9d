"""What one operation of the journal is, and a reading of its JSON object by its keys.

The object on disk stays as it is: a later format may add operations and keys, and what this version
does not know must survive.
"""

from __future__ import annotations

from workplan_tui.base.errors import LACKS_REASON
from workplan_tui.base.value import Value
from workplan_tui.model.entry import listed
from workplan_tui.model.reason import because
from workplan_tui.model.status import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger

    Rule = Callable[[Ledger, Op, str], Refusal | None]
    """Why the actor may not record it on its task at the ledger's day, or None when he may."""

TASK = (str, int)
TEXT = (str,)
TEXTS = (str, list)
NUMBER = (int, float)
WHOLE = (int,)
PLAIN = (str, int, float, type(None))
ANY = (object,)


class Operation(Value):
    """One operation of format 1."""

    code: str
    keys: Mapping[str, tuple[type, ...]]
    """The JSON types each key may have; each operation may have a `reason` beside."""
    verbs: tuple[str, ...]
    """The verbs of the command line that record it."""
    commands: tuple[str, ...]
    """The commands of the screen that record it; none where one records it by its verb only."""
    required: tuple[str, ...] = ()
    why_not: Rule | None = None
    is_silent: bool = False
    """Whether it says nothing new about the task itself (docs/lights.md; `updated_at` in docs/commands.md)."""


class OpView:
    """An operation read by its keys. Journals are written by many hands: a key may be missing or be odd."""

    __slots__ = ("op",)

    def __init__(self, op: Op) -> None:
        self.op = op

    @property
    def task_id(self) -> str:
        """The task it speaks of."""
        return str(self.op.get("task"))

    @property
    def reason(self) -> str:
        """Why, in the words of who recorded it; empty where nobody said."""
        return str(self.op.get("reason") or "")

    @property
    def has_reason(self) -> bool:
        """Whether there is more in it than blanks."""
        return bool(self.reason.strip())

    @property
    def named_ids(self) -> tuple[str, ...]:
        """The entries it is about, where it is about any: what it answers, carries out, takes back."""
        return listed(self.op.get("of"))

    def _text(self, key: str) -> str:
        return str(self.op.get(key) or "")


def why_not_text(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return that the text says nothing, or None when it does."""
    if str(op.get("text") or "").strip():
        return None
    return Refusal(str(op["task"]), because("text_empty"))


def why_no_reason(view: OpView, code: str) -> Refusal | None:
    """Return the refusal of that code where no reason is given, or None."""
    return None if view.has_reason else Refusal(view.task_id, because(code), LACKS_REASON)
