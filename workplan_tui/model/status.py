"""Where a task stands 状态: the closed set of words, and which moves are allowed (docs/words.md).

An unknown word found in a journal is kept and shown; it moves like `in_progress`. Late, behind
and overdue are no statuses: they are computed.
"""

from __future__ import annotations

from workplan_tui.base.errors import LACKS_OTHER_ACTOR, LACKS_REASON
from workplan_tui.base.value import Value
from workplan_tui.model.codes import STATUSES
from workplan_tui.model.reason import because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reason import Reason

NOT_STARTED, IN_PROGRESS, DONE, CLOSED, SUSPENDED, CANCELLED = STATUSES

_MOVES = {
    NOT_STARTED: (IN_PROGRESS, DONE, SUSPENDED, CANCELLED),
    IN_PROGRESS: (NOT_STARTED, DONE, SUSPENDED, CANCELLED),
    DONE: (CLOSED, IN_PROGRESS),
    CLOSED: (IN_PROGRESS,),
    SUSPENDED: (IN_PROGRESS,),
    CANCELLED: (IN_PROGRESS,),
}


class Refusal(Value):
    """Why one task may not be changed as somebody asked."""

    task_id: str
    """Empty where it is about no task: its reason is then a whole sentence."""
    why: Reason
    """Said after the task's number by `reports.refused`: the same wherever the reason is the same."""
    lacks: str = ""
    """What the edit could have been given and was not: `errors.LACKS_…`."""
    number: str = ""
    """What the task is printed as, where that is not its id."""

    def in_plan(self, plan: Plan) -> Refusal:
        """Return it with the number that the plan prints."""
        number = plan.number_of(self.task_id)
        return self if number == self.task_id else self.replace(number=number)


class Refusals(Value):
    """The tasks of one change that may not be changed so, where there are several; nothing of it is recorded."""

    each: tuple[Refusal, ...]


def allowed_moves(status: str) -> tuple[str, ...]:
    """Return the statuses a task may move to from `status`, in the order of their digits."""
    return tuple(sorted(_MOVES.get(status, _MOVES[IN_PROGRESS]), key=STATUSES.index))


def needs_reason(was: str, wanted: str) -> bool:
    """Suspending, cancelling, returning and reopening are explained in the journal."""
    if was == wanted:
        return False
    is_reopened = wanted == IN_PROGRESS and was in (DONE, CLOSED, SUSPENDED, CANCELLED)
    return is_reopened or wanted in (SUSPENDED, CANCELLED)


def why_not_move(task_id: str, was: str, wanted: str, reason: str | None) -> Refusal | None:
    """Return why the task may not move from `was` to `wanted`, or None when it may.

    Setting the present value again is a confirmation and always allowed.
    """
    if was == wanted:
        return None
    if wanted == CLOSED and was != DONE:
        return Refusal(task_id, because("no_claim_to_close", status=was))
    if wanted not in allowed_moves(was):
        return Refusal(task_id, because("no_such_move", was=was, allowed=allowed_moves(was)))
    if needs_reason(was, wanted) and not (reason or "").strip():
        return Refusal(task_id, because("move_needs_reason", was=was, wanted=wanted), LACKS_REASON)
    return None


def why_not_close(task_id: str, actor: str, claimant: str | None) -> Refusal | None:
    """Return why `actor` may not close out a task that `claimant` claimed done 销号."""
    if claimant is None or actor != claimant:
        return None
    return Refusal(task_id, because("own_claim", claimant=claimant), LACKS_OTHER_ACTOR)


def why_not_return(task_id: str, status: str) -> Refusal | None:
    """Return why the task may not be sent back 退回: only a claim can be."""
    if status == DONE:
        return None
    return Refusal(task_id, because("no_claim_to_return", status=status))
