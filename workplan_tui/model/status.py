"""Where a task stands 状态: the closed set of words, and which moves are allowed (docs/words.md).

An unknown word found in a journal is kept and shown; it moves like `in_progress`. Late, behind
and overdue are no statuses: they are computed.
"""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.wording import STATUSES, clean, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

NOT_STARTED, IN_PROGRESS, DONE, CLOSED, SUSPENDED, CANCELLED = STATUSES

_MOVES = {
    NOT_STARTED: (IN_PROGRESS, DONE, SUSPENDED, CANCELLED),
    IN_PROGRESS: (NOT_STARTED, DONE, SUSPENDED, CANCELLED),
    DONE: (CLOSED, IN_PROGRESS),
    CLOSED: (IN_PROGRESS,),
    SUSPENDED: (IN_PROGRESS,),
    CANCELLED: (IN_PROGRESS,),
}


def allowed_moves(status: str) -> tuple[str, ...]:
    """Return the statuses a task may move to from `status`, in the order of their digits."""
    return tuple(sorted(_MOVES.get(status, _MOVES[IN_PROGRESS]), key=STATUSES.index))


def needs_reason(was: str, wanted: str) -> bool:
    """Suspending, cancelling, returning and reopening are explained in the journal."""
    if was == wanted:
        return False
    is_reopened = wanted == IN_PROGRESS and was in (DONE, CLOSED, SUSPENDED, CANCELLED)
    return is_reopened or wanted in (SUSPENDED, CANCELLED)


def why_not_move(task_id: str, was: str, wanted: str, reason: str | None) -> str | None:
    """Return why the task may not move from `was` to `wanted`, or None when it may.

    Setting the present value again is a confirmation and always allowed.
    """
    if was == wanted:
        return None
    if wanted not in allowed_moves(was):
        return tr("Task {task} is {was}; it can become {allowed}, not {wanted}.").format(
            task=task_id,
            was=status_word(was),
            wanted=status_word(wanted),
            allowed=_words(allowed_moves(was)),
        )
    if needs_reason(was, wanted) and not (reason or "").strip():
        return tr("Task {task}: moving from {was} to {wanted} needs a reason (-m REASON).").format(
            task=task_id, was=status_word(was), wanted=status_word(wanted)
        )
    return None


def why_not_close(task_id: str, actor: str, claimant: str | None) -> str | None:
    """Return why `actor` may not close out a task that `claimant` claimed done 销号."""
    if claimant is None or actor != claimant:
        return None
    return tr(
        "Task {task} was claimed done by {claimant}; closing it out needs another person (--actor NAME)."
    ).format(task=task_id, claimant=clean(claimant))


def why_not_return(task_id: str, status: str) -> str | None:
    """Return why the task may not be sent back 退回: only a claim can be."""
    if status == DONE:
        return None
    return tr("Task {task} is {status}; only one that is claimed done can be returned.").format(
        task=task_id, status=status_word(status)
    )


def _words(statuses: Iterable[str]) -> str:
    return tr(", ").join(status_word(status) for status in statuses)
