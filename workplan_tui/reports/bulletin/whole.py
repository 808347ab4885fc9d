"""The whole paper of a bulletin, in the order such papers have.

On what ground and as of when, the whole in one paragraph, class by class, each late task by name, what is
to be coordinated, what meetings decided, what is asked of the units, annexes.
"""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.model.status import DONE
from workplan_tui.reports.bulletin.annexes import section_annex, task_annex
from workplan_tui.reports.bulletin.counted import class_blocks, compared_words, lights_words, opening_words
from workplan_tui.reports.bulletin.issue_words import issue_words
from workplan_tui.reports.bulletin.named import asked_item, decided_blocks, lagging_blocks
from workplan_tui.reports.official import day_words
from workplan_tui.reports.paper import Imprint, Paper, PaperHeading, PaperItem, PaperText, numbered
from workplan_tui.reports.trend_annex import trend_annexes
from workplan_tui.reports.trend_figures import SECTIONS
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from workplan_tui.model.bulletin import Bulletin
    from workplan_tui.reports.paper import PaperBlock


def bulletin_paper(
    told: Bulletin,
    number: int | None,
    printed_on: date,
    since: str = "",
    required: Sequence[str] | None = None,
    progress: Callable[[int, int], None] = lambda done, all: None,
) -> Paper:
    """Return the paper; `since` says what it is compared with, `required` replaces what is usually asked of units.

    `progress` is called with how many of how many months are read.
    """
    plan = told.plan
    title = clean(plan.title)
    blocks: list[PaperBlock] = [
        PaperText(_basis(told)),
        PaperHeading(tr("The whole")),
        PaperText(opening_words(told)),
        PaperText(lights_words(told)),
    ]
    if since and (moved := compared_words(told, since)):
        blocks.append(PaperText(moved))
    blocks += [PaperHeading(tr("Progress by class")), *class_blocks(told)]
    blocks += [PaperHeading(tr("Tasks that lag")), *lagging_blocks(told)]
    if told.asked:
        blocks += [PaperHeading(tr("What is to be coordinated")), *map(asked_item, told.asked)]
    if told.decided:
        blocks += [PaperHeading(tr("What meetings decided")), *decided_blocks(told)]
    asked_for = usual_requirements(told) if required is None else required
    if asked_for:
        blocks += [PaperHeading(tr("What is asked of the units")), *map(PaperItem, map(clean, asked_for))]
    issuer = clean(plan.issuer or "")
    trend = trend_annexes(told.standings, plan.tasks, (SECTIONS,), progress)
    return Paper(
        title=tr('How far the tasks of "{plan}" are').format(plan=title),
        blocks=numbered(blocks),
        mark=tr("Supervision Bulletin"),
        number=issue_words(number),
        issuer=issuer,
        day=day_words(printed_on),
        addressees=tr("To all units concerned:"),
        annexes=(section_annex(told), *trend, task_annex(told)),
        imprint=Imprint(
            clean(plan.cc or ""), issuer, tr("issued on {day}").format(day=day_words(printed_on))
        ),
    )


def _basis(told: Bulletin) -> str:
    plan, day = told.plan, day_words(told.day)
    if plan.document_number:
        sentence = tr('In accordance with "{plan}" ({number}), this is how its tasks stood on {day}.')
    else:
        sentence = tr('In accordance with "{plan}", this is how its tasks stood on {day}.')
    return sentence.format(plan=clean(plan.title), number=clean(plan.document_number or ""), day=day)


def usual_requirements(told: Bulletin) -> tuple[str, ...]:
    """Return what is asked of the units, as far as the counts give cause."""
    tally, lagging = told.tally, told.lagging
    found = []
    if any(lagging.values()):
        found.append(
            tr(
                "For every task named above as lagging its leading unit finds out why, settles what is to be done "
                "until when, and tells it with its next report."
            )
        )
    if told.asked:
        found.append(
            tr("Whoever a question was put to answers it soon; the unit that asked follows it to its end.")
        )
    if any(one.is_open for one in told.decided):
        found.append(tr("Whoever is to carry out a decision does so by its day and tells it."))
    if tally.by_status.get(DONE):
        found.append(tr("For tasks that are claimed done the unit has its evidence ready for verification."))
    if tally.by_pace.get("not_measured"):
        found.append(tr("For tasks whose progress nobody has reported the unit reports it."))
    return (*found, tr("All other tasks go on as scheduled, and nothing that is in the way is kept back."))
