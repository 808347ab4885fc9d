"""`workplan light`: a light set by hand, with a reason and, if wanted, its last day."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.recording_verbs import add_day, add_reason, day_of_facts, record
from workplan_tui.cli.task_choice import add_tasks, chosen_ids
from workplan_tui.language import tr
from workplan_tui.language.words import find_light, is_none, light_word, none_word
from workplan_tui.model.operations.set import set_op
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context

_BY_HAND = ("red", "amber", "green")


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "light",
        description=tr("Set the light of tasks by hand, with the reason; `none` gives it back to the rules."),
        epilog=tr("example:")
        + '\n  workplan light 42 red --until 2023-06-30 -m "会议要求挂红灯"\n  workplan light 42 none',
    )
    add_tasks(parser)
    parser.add_argument("light", metavar="red|amber|green|none", help=tr("the light, by its word"))
    parser.add_argument("--until", metavar=tr("DAY"), help=tr("the light's last day; without it, no end"))
    add_reason(parser, tr("why; needed, but for `none`"))
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the light, or that the rules decide again."""
    light = None if is_none(arguments.light) else _light(arguments.light)
    store = context.open_to_write()
    until = context.named_day(store, arguments.until, "--until", is_recorded=True)
    more = {"until": f"{until}"} if until and light else {}
    on = day_of_facts(store, context, arguments.on)
    ids = chosen_ids(store, context, arguments, on)
    return record(store, context, (set_op(id, "light", light, arguments.reason, **more) for id in ids), on)


def _light(word: str) -> str:
    found = find_light(word)
    if found is None:
        from workplan_tui.language.hints import hinted_sentence  # only where there is a mistake to explain

        words = [*map(light_word, _BY_HAND), none_word()]
        problem = tr("There is no light {word}").format(word=clean(word))
        raise UsageError(hinted_sentence(problem, word, (*words, *_BY_HAND), tr(", ").join(words)))
    return found
