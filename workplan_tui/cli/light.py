"""`workplan light`: a light set by hand, with a reason and, if wanted, its last day."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.recording_verbs import add_day, add_reason, day_of_facts, record
from workplan_tui.cli.task_choice import add_tasks, chosen_ids
from workplan_tui.language import tr
from workplan_tui.language.words import find_light
from workplan_tui.model.operations.set import set_op
from workplan_tui.text.half_width import half_width
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "light",
        description=tr("Set the light of tasks by hand, with the reason; `none` gives it back to the rules."),
        epilog=tr("example:")
        + '\n  workplan light 42 red --until 2023-06-30 -m "会议要求挂红灯"\n  workplan light 42 none',
    )
    add_tasks(parser)
    parser.add_argument("light", metavar="red|amber|green|none", help=tr("the light, in Chinese or English"))
    parser.add_argument("--until", metavar=tr("DAY"), help=tr("the light's last day; without it, no end"))
    add_reason(parser, tr("why; needed, but for `none`"))
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the light, or that the rules decide again."""
    light = None if half_width(arguments.light).lower() in ("none", "无") else _light(arguments.light)
    store = context.open_to_write()
    until = context.named_day(store, arguments.until, "--until", is_recorded=True)
    more = {"until": f"{until}"} if until and light else {}
    on = day_of_facts(store, context, arguments.on)
    ids = chosen_ids(store, context, arguments, on)
    return record(store, context, (set_op(id, "light", light, arguments.reason, **more) for id in ids), on)


def _light(word: str) -> str:
    found = find_light(word)
    if found is None:
        raise UsageError(
            tr("There is no light {word}; there are red, amber, green and none.").format(word=clean(word))
        )
    return found
