"""The counted paragraphs of a bulletin: the whole, the lights, what moved, and class by class."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.language.words import light_word, pace_word, status_word
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.rules.pace import PACES
from workplan_tui.model.status import CANCELLED, CLOSED, DONE, SUSPENDED
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.reports.paper import PaperHeading, PaperText
from workplan_tui.reports.summary import share_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.bulletin import Bulletin
    from workplan_tui.reports.paper import PaperBlock


def opening_words(told: Bulletin) -> str:
    """Return the counted paragraph: every class that has tasks, with its share of all of them."""
    tally = told.tally
    parts = [
        _counted(pace_word(pace), tally.by_pace.get(pace, 0), tally.total) + _of_which(told, pace)
        for pace in PACES
        if tally.by_pace.get(pace)
    ]
    sentence = trn(
        "The plan has {count} task: {classes}. Shares are of this one.",
        "The plan has {count} tasks: {classes}. Shares are of all {count}.",
        tally.total,
    )
    if not parts:
        return tr("The plan has no tasks.")
    return sentence.format(count=tally.total, classes=tr("; ").join(parts))


def _counted(word: str, count: int, total: int) -> str:
    return tr("{word} {count} ({share})").format(word=word, count=count, share=share_words(count, total))


def _of_which(told: Bulletin, pace: str) -> str:
    """Return how the finished and the not counted ones are made up."""
    statuses = {"finished": (CLOSED, DONE), "not_counted": (SUSPENDED, CANCELLED)}.get(pace, ())
    found = [(status, told.tally.by_status.get(status, 0)) for status in statuses]
    parts = [
        tr("{word} {count}").format(word=status_word(status), count=count) for status, count in found if count
    ]
    return tr(", of these {parts}").format(parts=tr(", ").join(parts)) if parts else ""


def lights_words(told: Bulletin) -> str:
    """Return how many tasks have which light, and how many have an open question."""
    counts = told.tally.by_light
    parts = [
        tr("{word} light {count}").format(word=light_word(light), count=counts[light])
        for light in LIGHTS
        if counts.get(light)
    ]
    sentence = tr("By lights: {lights}; {flagged} with questions to be coordinated.")
    return sentence.format(lights=tr(", ").join(parts) or "0", flagged=told.tally.flagged)


def compared_words(told: Bulletin, since: str) -> str:
    """Return how the counts moved since the former issue or day."""
    before, now = told.tally_before, told.tally
    if before is None:
        return ""
    moved = [
        _difference(pace_word(pace), now.by_pace.get(pace, 0) - before.by_pace.get(pace, 0)) for pace in PACES
    ]
    moved += [
        _difference(
            tr("{colour} lights").format(colour=light_word(light)),
            now.by_light.get(light, 0) - before.by_light.get(light, 0),
        )
        for light in ("red", "amber")
    ]
    told_moves = tr("; ").join(filter(None, moved)) or tr("no count has changed")
    words = tr("Against {since}: {moves}.").format(since=since, moves=told_moves)
    if told.newly_finished:
        words += tr(" Finished since: {tasks}.").format(tasks=_newly(told))
    return words


def _difference(word: str, more: int) -> str:
    if not more:
        return ""
    sentence = tr("{word} {count} more") if more > 0 else tr("{word} {count} fewer")
    return sentence.format(word=word, count=abs(more))


def _newly(told: Bulletin) -> str:
    return tr("; ").join(
        tr("{title} (task {id})").format(title=clean(task.title), id=clean(task.number))
        for task in told.newly_finished
    )


def class_blocks(told: Bulletin) -> list[PaperBlock]:
    """Return one paragraph for each class: its count, its share, and which tasks they are."""
    found: list[PaperBlock] = []
    for pace, tasks in told.classes.items():
        if not tasks:
            continue
        found.append(PaperHeading(pace_word(pace), level=2))
        sentence = trn(
            "{count} task, {share} of all: number {ids}.",
            "{count} tasks, {share} of all: numbers {ids}.",
            len(tasks),
        )
        found.append(
            PaperText(
                sentence.format(
                    count=len(tasks),
                    share=share_words(len(tasks), told.tally.total),
                    ids=clean(format_ids(task.number for task in tasks)),
                )
            )
        )
    return found
