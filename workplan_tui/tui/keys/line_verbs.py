"""What is done by the command line alone: whoever looks for it on the screen is told the command."""

from __future__ import annotations

from workplan_tui.language import later, tr

VERBS = {
    "bulletin": later("bulletin"),
    "template": later("forms for the units"),
    "apply": later("returned forms"),
    "seal": later("seal the year"),
    "hand-over": later("hand over"),
    "checkpoint": later("checkpoint"),
    "doctor": later("examine the journal"),
}
"""By verb, what it is looked for by."""
_LEAST = 2
"""Letters of a verb that mean it."""


def verb_meant(text: str) -> str | None:
    """Return the verb that was probably looked for, by its name or what it does."""
    word = text.strip().casefold()
    if len(word) < _LEAST:
        return None
    return next((verb for verb, does in VERBS.items() if verb.startswith(word) or word in tr(does)), None)
