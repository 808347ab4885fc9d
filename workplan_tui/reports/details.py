"""What a task promised and how far it came, in words: targets, milestones, open questions."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.model.flags import open_flags
from workplan_tui.model.progress import measured_value
from workplan_tui.wording import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Fact, Ledger
    from workplan_tui.model.plan import Milestone, Target, Task


def target_words(ledger: Ledger, task: Task, target: Target) -> str:
    """Return name, newest value and bound: `招商项目 54 / >= 60 个`."""
    value = measured_value(ledger, task, target)
    shown = "-" if value is None else f"{value:g}"
    op = "" if target.op == "=" else f"{target.op} "
    return clean(f"{target.name} {shown} / {op}{bound_words(target)} {target.unit}")


def bound_words(target: Target) -> str:
    """Return the figure of the plan, or its range."""
    highest = "" if target.value_max is None else f"-{target.value_max:g}"
    return f"{target.value:g}{highest}"


def milestone_words(ledger: Ledger, task: Task, milestone: Milestone) -> str:
    """Return day and text, and whether it was met, missed or is still to come."""
    met_on = ledger.value(task.id, f"milestone:{milestone.id}")
    if isinstance(met_on, str):
        state = tr("met on {day}").format(day=clean(met_on))
    elif milestone.due_on < ledger.day:
        state = tr("missed")
    else:
        days = (milestone.due_on - ledger.day).days
        state = trn("in {days} day", "in {days} days", days).format(days=days)
    return tr("{day} {text}: {state}").format(
        day=milestone.due_on, text=clean(milestone.text), state=state
    )


def question_words(ledger: Ledger, task: Task) -> tuple[str, ...]:
    """Return every open question: who asked when, whom, and what."""
    return tuple(_question(flag) for flag in open_flags(ledger, task.id))


def _question(flag: Fact) -> str:
    asked = f"{flag.entry.on} {clean(flag.entry.actor)}"
    whom = flag.op.get("to")
    if whom:
        asked = tr("{asked} to {whom}").format(asked=asked, whom=clean(str(whom)))
    return tr("{asked}: {text}").format(asked=asked, text=clean(str(flag.op.get("text", ""))))


def deadline_words(ledger: Ledger, task: Task) -> str:
    """Return the deadline in force; when it was extended, the first one and how often."""
    due_on = ledger.due_on(task.id)
    times = sum(1 for fact in ledger.facts(task.id, "set") if fact.op.get("field") == "due_on")
    if not times:
        return str(due_on)
    return trn(
        "{due} (at first {first}, extended {times} time)",
        "{due} (at first {first}, extended {times} times)",
        times,
    ).format(due=due_on, first=task.due_on, times=times)
