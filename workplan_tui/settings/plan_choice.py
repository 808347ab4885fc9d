"""Which plan is meant: the one that is named, the one of the current folder, the settings', or the built-in one."""

from __future__ import annotations

import os

from workplan_tui.settings.folders import home_of
from workplan_tui.settings.named_plans import called
from workplan_tui.settings.values import BUILT_IN, HOME_SIGN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.settings.values import NamedPlan, Settings

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def meant_plan(
    asked: str | None, environment: Mapping[str, str], cwd: str, settings: Settings | None = None
) -> str | None:
    """Return the path of the plan that is named or lies in the current folder; None where there is none.

    One that was named is not looked for elsewhere; the settings' is for folders without a plan.
    """
    named = asked or environment.get("WORKPLAN")
    if named:
        own = called(named, settings, cwd) if settings else None
        if own is not None:
            return _plan_at(_from_home(own.plan, environment))
        return _plan_at(os.path.join(cwd, named) if named != BUILT_IN else named)
    for place in ("tasks.toml", os.path.join("data", "tasks.toml")):
        path = os.path.join(cwd, place)
        if os.path.isfile(path):
            return path
    kept = settings.plan if settings else None
    if kept is None:
        return None
    return _plan_at(_from_home(kept, environment))


def meant_name(
    asked: str | None, environment: Mapping[str, str], cwd: str, settings: Settings
) -> NamedPlan | None:
    """Return the named plan of the settings that was asked for by its name."""
    named = asked or environment.get("WORKPLAN")
    return called(named, settings, cwd) if named else None


def named_journal(plan: NamedPlan | None, environment: Mapping[str, str]) -> str | None:
    """Return the folder of the journal that the settings give the named plan."""
    return _from_home(plan.journal, environment) if plan and plan.journal else None


def names_built_in(asked: str | None, environment: Mapping[str, str], cwd: str, settings: Settings) -> bool:
    """Return whether the built-in plan, if it is the one to open, was asked for by its name."""
    named = asked or environment.get("WORKPLAN")
    own = called(named, settings, cwd) if named else None
    return BUILT_IN in (named, settings.plan, own and own.plan)


def _from_home(path: str, environment: Mapping[str, str]) -> str:
    if path.startswith(HOME_SIGN):
        return os.path.join(home_of(environment), path.removeprefix(HOME_SIGN))
    return path


def _plan_at(path: str) -> str:
    return built_in_plan() if path == BUILT_IN else path


def built_in_plan() -> str:
    """Return the plan that comes with the program: packed in a wheel, beside it in a checkout."""
    packed = os.path.join(_PACKAGE, "data", "tasks.toml")
    if os.path.isfile(packed):
        return packed
    return os.path.join(os.path.dirname(_PACKAGE), "data", "tasks.toml")
