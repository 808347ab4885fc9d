"""What stands below the tree of the branch that is chosen: its lights and its pace as bars, and what is due next.

Of little room the lights come first, then the pace, then the days; what is there is there whole.
"""

from __future__ import annotations

from functools import lru_cache

from workplan_tui.base.value import Value
from workplan_tui.language import tr, trn
from workplan_tui.language.words import light_word, pace_word
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.coming import MILESTONE, steps_of
from workplan_tui.model.day import short_day
from workplan_tui.model.grouping import keys_of
from workplan_tui.model.rules.pace import PACES
from workplan_tui.model.shares import share
from workplan_tui.text.cells import cell_len, left, right
from workplan_tui.text.harmless import clean
from workplan_tui.tui.views.present import branch_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workplan_tui.model.coming import DatedStep
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.standings import Standings

PACE_LIGHTS = {
    "overdue": "red",
    "behind": "amber",
    "finished": "green",
    "on_schedule": "green",
    "ahead": "green",
}
"""The light whose colour the bar of a pace has; the others are grey."""
_SHORTEST_BAR = 4


class CountLine(Value):
    """One line below the tree."""

    text: str = ""
    light: str = ""
    """The colour of its bar, or of the word it begins with."""
    bar: int = 0
    """Cells of the bar behind the text."""
    is_heading: bool = False
    is_light: bool = False
    """Whether it begins with the word of a light, which stands on its colour."""


@lru_cache(maxsize=2)
def count_lines(
    standings: Standings, by: str, key: str | None, width: int, height: int
) -> tuple[CountLine, ...]:
    """Return what there is room for, at most so many lines, each at most so wide.

    Kept, as a filter that is typed changes none of it.
    """
    ledger = standings.ledger
    tasks = [task for task in ledger.plan.tasks if key is None or key in keys_of(standings, task, by)]
    tally = standings.tally(tasks)
    name = tr("All") if key is None else branch_name(standings, by, key)
    total = trn("{count} task", "{count} tasks", tally.total).format(count=tally.total)
    room = max(0, width - cell_len(total) - 2)
    heading = CountLine(f"{left(name, min(room, cell_len(name)))}  {total}", is_heading=True)
    lights = [(code, light_word(code), tally.by_light.get(code, 0)) for code in LIGHTS]
    shown = [heading, *_bars(lights, tally.total, width, {code: code for code in LIGHTS}, are_lights=True)]
    if len(shown) > height:
        return ()
    finished = f"{pace_word('finished')} {tally.finished}"
    with_share = f"{finished}  {share(tally.finished, tally.total)}%"
    finished = with_share if cell_len(with_share) <= width else finished
    paces = [(code, pace_word(code), tally.by_pace.get(code, 0)) for code in PACES if code != "finished"]
    bars = [CountLine(finished), *_bars(paces, tally.total, width, PACE_LIGHTS)]
    shown += bars if len(shown) + len(bars) <= height else bars[: height - len(shown)][:1]
    steps = (step for task in tasks for step in steps_of(ledger, task) if step.due_on >= ledger.day)
    coming = sorted(steps, key=lambda step: step.due_on)
    if coming and height - len(shown) > 3:
        shown += [CountLine(), CountLine(tr("Due next"), is_heading=True)]
        shown += _steps(ledger.plan, coming, width, height - len(shown))
    return tuple(shown)


def _bars(
    counts: Iterable[tuple[str, str, int]],
    total: int,
    width: int,
    lights: Mapping[str, str],
    are_lights: bool = False,
) -> Sequence[CountLine]:
    """Return a line for each that there is one of: word, count, and its part of all as a bar."""
    some = [(code, word, count) for code, word, count in counts if count]
    words = max((cell_len(word) for _, word, _ in some), default=0)
    digits = max((len(str(count)) for _, _, count in some), default=0)
    room = width - words - digits - 2
    most = room if room >= _SHORTEST_BAR else 0
    return [
        CountLine(
            f"{left(word, words)} {right(str(count), digits)}",
            lights.get(code, "grey"),
            max(1, round(most * count / total)) if most else 0,
            is_light=are_lights,
        )
        for code, word, count in some
    ]


def _steps(plan: Plan, coming: Sequence[DatedStep], width: int, height: int) -> list[CountLine]:
    """Return a line a step; the last says how many there is no room for."""
    shown = coming if len(coming) <= height else coming[: height - 1]
    ids = max(len(clean(plan.number_of(step.task_id))) for step in shown)
    lines = [_step(plan, step, width, ids) for step in shown]
    hidden = len(coming) - len(shown)
    if hidden:
        lines.append(CountLine(trn("{count} more", "{count} more", hidden).format(count=hidden)))
    return lines


def _step(plan: Plan, step: DatedStep, width: int, ids: int) -> CountLine:
    """Return a day, the task and what is to be done."""
    title = clean(plan.tasks_by_id[step.task_id].title)
    what = clean(step.text) or title
    if step.kind == MILESTONE:
        what = tr("{what} (milestone)").format(what=what)
    day = f"{short_day(plan, step.due_on)} {right(clean(plan.number_of(step.task_id)), ids)} "
    return CountLine(day + left(what, max(0, width - cell_len(day))).rstrip())
