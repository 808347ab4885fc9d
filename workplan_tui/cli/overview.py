"""What `workplan --help` says after the options: every verb, and examples."""

from __future__ import annotations

from workplan_tui.cli.verbs import verb_lines
from workplan_tui.language import tr
from workplan_tui.reports.columns import aligned, joined

_EXAMPLES = (
    "workplan",
    "workplan set 42 done",
    'workplan set 11,14-16 suspended -m "..."',
    "workplan list 水务",
    "workplan --as-of 2023-06-30 show 42",
)


def overview() -> str:
    """Return the verbs with what each does, and a few commands to copy."""
    verbs = [f"  {joined(row)}" for row in aligned(verb_lines())]
    examples = [f"  {example}" for example in _EXAMPLES]
    return "\n".join(
        [
            tr("verbs (workplan VERB --help tells more):"),
            *verbs,
            "",
            tr("Without a verb the screen opens."),
            "",
            tr("examples:"),
            *examples,
        ]
    )
