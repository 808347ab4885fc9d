"""What an explanation says, worked out anew: from the plan, the day and the operations of the entries it names.

Nothing here asks the rules of the model, so that what they get wrong is not got wrong twice.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import Any

from workplan_tui.model.plan import Milestone, Plan, Target, Task
from workplan_tui.model.rules.ground import Ground
from workplan_tui.model.rules.task_grounds import Explanation

OP = {">=": "ge", ">": "gt", "<=": "le", "<": "lt", "~": "nearly", "=": "ge"}


class Anew:
    """One explanation, each ground of which can be worked out again."""

    def __init__(self, plan: Plan, task: Task, day: date, found: Explanation) -> None:
        self.plan, self.task, self.day = plan, task, day
        self.tops = {about: ground for about, ground in found.grounds if about != "target"}

    def values(self, ground: Ground) -> dict[str, Any]:
        """Return the values that the ground must have; `KeyError` for a code nobody worked out here."""
        code, told = ground.reason.code, ground.reason.values
        match code:
            case "share_target":
                target = self._target(told["name"])
                value = float(self._said(ground, f"target:{target.id}"))
                return {
                    "percent": self._share(target, value),
                    "value": value,
                    "name": target.name,
                    "bound": target,
                }
            case "share_met":
                step, met_on = (
                    self._step(told["due"]),
                    self._said(ground, f"milestone:{self._step(told['due']).id}"),
                )
                assert date.fromisoformat(met_on) <= self.day
                return {"percent": 100, "due": step.due_on, "text": step.text, "met_on": met_on}
            case "share_not_met":
                step = self._step(told["due"])
                said = self._said(ground, f"milestone:{step.id}")
                assert said is None or date.fromisoformat(said) > self.day
                return {"percent": 0, "due": step.due_on, "text": step.text}
            case "share_deadline":
                return {"percent": 0}
            case "progress_measured":
                shares = [
                    Fraction(self.values(part)["percent"])
                    for part in ground.parts
                    if part.reason.code.startswith("share_")
                ]
                return {"count": len(shares), "percent": half_up(sum(shares) / len(shares))}
            case "progress_reported":
                return {"percent": self._percent(ground)}
            case "progress_rounded":
                said = self._percent(ground)
                return {"said": said, "percent": half_up(Fraction(said))}
            case "progress_not_started":
                assert self._said(ground, "status") == "not_started"
                return {"percent": 0}
            case "progress_finished":
                assert self._said(ground, "status") in ("done", "closed")
                return {"percent": 100}
            case "expected_days" | "expected_start":
                return self._expected(ground)
            case "expected_milestones":
                past = sum(part.reason.code in ("step_past", "deadline_past") for part in ground.parts)
                whole = len(ground.parts)
                return {"percent": half_up(Fraction(100 * past, whole)), "passed": past, "whole": whole}
            case "step_past" | "step_ahead":
                step = self._step(told["due"])
                assert (step.due_on < self.day) is (code == "step_past")
                return {"due": step.due_on, "text": step.text}
            case "deadline_past" | "deadline_ahead":
                due = self._due(ground)
                assert (due < self.day) is (code == "deadline_past")
                return {"due": due}
            case "due_as_planned" | "due_given" | "pace_overdue" | "due_soon":
                return {"due": self._due(ground if ground.entries else self.tops["deadline"])}
            case "due_moved":
                return {"due": self._due(ground), "first": self.task.due_on}
            case "status_said" | "status":
                return {"status": self._said(ground, "status")}
            case "status_of_nobody":
                return {"status": "not_started"}
            case "pace_by_status":
                return {"status": self._said(self.tops["status"], "status")}
            case "pace_gap" | "behind":
                return self._gap(code)
            case "ahead" | "on_schedule":
                return {"progress": self._top("progress"), "expected": self._top("expected")}
            case "begun_unsaid":
                assert self._said(self.tops["status"], "status") in (None, "not_started")
                day = max(entry.on for entry in ground.entries)
                return {"status": "not_started", "percent": self._top("progress"), "day": day}
            case "unfinished_after":
                status = self._said(self.tops["status"], "status")
                assert status in ("done", "closed")
                return {"status": status, "percent": self._percent(ground), "day": ground.entries[0].on}
            case "no_schedule":
                return {"progress": self._top("progress")}
            case "span":
                return self._span(ground)
            case "newest_entry":
                return {"days": (self.day - ground.entries[0].on).days}
            case "level_kept" | "level_not_kept" | "limit_broken" | "below_level":
                target = self._target(told["name"])
                value = self._said(ground, f"target:{target.id}")
                assert keeps(target, value) is (code == "level_kept")
                return {"name": target.name, "value": value, "bound": target}
            case "level_unknown":
                return {"name": told["name"], "bound": self._target(told["name"])}
            case "overdue":
                due = self._due(ground)
                return {"days": (self.day - due).days, "due": due}
            case "done_late":
                return {"day": ground.entries[0].on, "due": self._due(ground)}
            case "milestone_missed" | "milestone_due_soon":
                step = self._step(told["due"])
                return {"due": step.due_on, "text": step.text}
            case "stale":
                (days,) = (part for part in ground.parts if part.reason.code == "span")
                return {"days": self.values(days)["days"], "most": self.plan.rules.get("stale_days", 60)}
            case "set_by_hand" | "set_by_hand_until" | "by_hand_over":
                (entry,) = ground.entries
                op = next(op for op in entry.ops_on(self.task.id) if op.get("field") == "light")
                whole = {"actor": entry.actor, "until": op.get("until"), "reason": op.get("reason", "-")}
                return {name: whole[name] for name in told}
            case "flagged" | "flagged_to":
                (entry,) = ground.entries
                op = next(op for op in entry.ops_on(self.task.id) if op["op"] == "flag")
                whole = {"text": op["text"], "whom": op.get("to"), "day": entry.on}
                return {name: whole[name] for name in told}
            case "decision_overdue":
                (entry,) = ground.entries
                op = next(op for op in entry.ops_on(self.task.id) if op["op"] == "decide")
                return {"text": op["text"], "owner": op["owner"], "due": date.fromisoformat(op["due"])}
            case "period_missing":
                year, month = map(int, told["period"].split("-"))
                by = date(year + month // 12, month % 12 + 1, 5)
                assert by < self.day
                return {"period": told["period"], "by": by}
            case "newest_period":
                return {"period": self._period(ground)}
            case "thresholds":
                usual = {"amber_gap": 10, "red_gap": 30, "due_soon_days": 7, "stale_days": 60}
                return dict(zip(told, {**usual, **self.plan.rules}.values(), strict=True))
            case "thresholds_set":
                return {"names": ("amber_gap", "red_gap", "stale_days")}
        return {name: told[name] for name in WORDS_ONLY[code]}

    def _said(self, ground: Ground, field: str) -> Any:
        """Return the value that the entries the ground names give the field; the last they give it."""
        said = [
            op["value"]
            for entry in sorted(ground.entries, key=lambda one: (one.on, one.id))
            for op in entry.ops_on(self.task.id)
            if op.get("field") == field
        ]
        return said[-1] if said else None

    def _percent(self, ground: Ground) -> Any:
        (entry,) = ground.entries
        return [op["percent"] for op in entry.ops_on(self.task.id) if op["op"] == "report"][-1]

    def _due(self, ground: Ground) -> date:
        said = self._said(ground, "due_on")
        due = date.fromisoformat(said) if said else self.task.due_on
        assert due is not None
        return due

    def _target(self, name: str) -> Target:
        (target,) = (one for one in self.task.targets if one.name == name)
        return target

    def _step(self, due: date) -> Milestone:
        (step,) = (one for one in self.task.milestones if one.due_on == due)
        return step

    @staticmethod
    def _share(target: Target, value: float) -> float:
        return min(100.0, max(0.0, 100 * value / target.value))

    def _expected(self, ground: Ground) -> dict[str, Any]:
        first, last = self.task.starts_on or self.plan.starts_on, self._due(ground)
        if ground.reason.code == "expected_start":
            assert last <= first
            return {"percent": 100 if self.day >= first else 0, "first": first, "last": last}
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        passed = sum(day <= self.day for day in days)
        percent = half_up(Fraction(100 * passed, len(days)))
        return {"percent": percent, "passed": passed, "whole": len(days), "first": first, "last": last}

    def _top(self, about: str) -> Any:
        return self.values(self.tops[about])["percent"]

    def _gap(self, code: str) -> dict[str, Any]:
        progress, expected = self._top("progress"), self._top("expected")
        amber, red = self.plan.rules.get("amber_gap", 10), self.plan.rules.get("red_gap", 30)
        if code == "pace_gap":
            return {"progress": progress, "expected": expected, "points": progress - expected, "gap": amber}
        points = expected - progress
        gap = red if points > red else amber
        return {"points": points, "progress": progress, "expected": expected, "gap": gap}

    def _span(self, ground: Ground) -> dict[str, Any]:
        told = ground.reason.values
        since, until = told["since"], told["until"]
        days = [self.plan.issued_on or self.plan.starts_on, self.task.starts_on, self._newest_on()]
        days += [step.due_on for step in self.task.milestones]
        if self.tops["deadline"].reason.code != "no_deadline":
            days.append(self._due(self.tops["deadline"]))
        (other,) = {since, until} - {self.day} or {self.day}
        assert self.day in (since, until)
        assert other in (*days, self.day)
        return {"since": min(since, until), "until": max(since, until), "days": abs((self.day - other).days)}

    def _newest_on(self) -> date | None:
        newest = self.tops["newest"]
        return newest.entries[0].on if newest.entries else None

    def _period(self, ground: Ground) -> str:
        """Return the month of the reports in the entry: the one it names, else that of its day, by the 5th the last."""
        (entry,) = ground.entries
        (op,) = (op for op in entry.ops_on(self.task.id) if op["op"] == "report")
        if "period" in op:
            return str(op["period"])
        first = entry.on.replace(day=1)
        return str(first - timedelta(days=1) if entry.on.day <= 5 else first)[:7]


def half_up(percent: Fraction) -> int:
    """Return the whole percent; what is below 100 stays below it (docs/lights.md)."""
    nearest = floor(percent + Fraction(1, 2))
    return 99 if nearest == 100 and percent < 100 - Fraction(1, 10**9) else nearest


def keeps(target: Target, value: float) -> bool:
    """Return whether the value keeps the target, by the words of its operator."""
    return {
        "ge": value >= target.value, "gt": value > target.value, "le": value <= target.value,
        "lt": value < target.value, "nearly": value >= 0.95 * target.value,
    }[OP[target.op]]  # fmt: skip


WORDS_ONLY: dict[str, tuple[str, ...]] = {
    "progress_unknown": (), "older": (), "left_out": ("name",), "reports_without_percent": (), "no_reports": (),
    "no_milestone_met": (), "gives_no_percent": ("name",), "expected_none": (), "no_deadline": (),
    "pace_not_measured": (), "pace_undated": (), "nothing_recorded": (), "thresholds_usual": (),
    "by_the_rules": ("light",), "by_hand_taken_back": (), "counted_from_issue": (), "counted_from_start": (),
    "unreported": (), "unreported_twice": (), "no_entry": (), "targets_kept": (), "nothing_measured": (),
}  # fmt: skip
"""What has no number, with the names it has."""
