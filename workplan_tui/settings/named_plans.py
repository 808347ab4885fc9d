"""The plans that the settings call by a name, and which of them a word means.

What looks like a path is one: a word with `/`, `.toml` or `.zip`. Any other word is a name where the
settings have it.
"""

from __future__ import annotations

import os

from workplan_tui.base.errors import UsageError
from workplan_tui.language import tr
from workplan_tui.settings.values import BUILT_IN, NamedPlan
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.settings.values import Settings

_OF_A_PATH = (".toml", ".zip")


def named_plans(settings: Settings) -> tuple[NamedPlan, ...]:
    """Return the named plans in the order of the file; `UsageError` where one cannot be used."""
    tables = settings.others.get("plans")
    if tables is None:
        return ()
    from workplan_tui.settings.config import wrong
    from workplan_tui.settings.file_table import PLANS
    from workplan_tui.settings.reading import WrongValue, fields_of

    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise wrong(settings.path, tr("each named plan is a table of its own: [[plans]]"))
    plans: list[NamedPlan] = []
    for table in tables:
        try:
            plan = NamedPlan(**fields_of(PLANS, table))
        except WrongValue as error:
            raise wrong(settings.path, f"[[plans]] {error}") from None
        if not plan.name.strip() or plan.name == BUILT_IN or _is_path(plan.name):
            raise wrong(settings.path, tr("{name} cannot be a plan's name").format(name=plan.name or '""'))
        if any(plan.name == other.name for other in plans):
            raise wrong(settings.path, tr("two plans are called {name}").format(name=plan.name))
        plans.append(plan)
    return tuple(plans)


def called(word: str, settings: Settings, cwd: str) -> NamedPlan | None:
    """Return the plan that the settings call so; None for a path. `UsageError` where the word is neither."""
    if word == BUILT_IN or _is_path(word):
        return None
    plans = named_plans(settings)
    for plan in plans:
        if plan.name == word:
            return plan
    if not plans or os.path.lexists(os.path.join(cwd, word)):
        return None
    raise UsageError(
        tr("No plan is called {name}, and no file here; the settings file {file} names {known}.").format(
            name=clean(word),
            file=clean(settings.path),
            known=clean(tr(", ").join(plan.name for plan in plans)),
        )
    )


def _is_path(word: str) -> bool:
    return "/" in word or word.endswith(_OF_A_PATH)
