"""What a form says of itself: of which plan, for which period, of which unit, and in which format.

It stands in the form as one text, so that no program at the other end takes a part of it for a day or a
number. A form may also carry a print of each task's text: a plan that was numbered anew is then noticed.
"""

from __future__ import annotations

import re

from workplan_tui.base.value import Value
from workplan_tui.model.fingerprint import FORM_DIGITS, fingerprint
from workplan_tui.model.reason import because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.model.reason import Reason

FORMAT = 1
"""The format of the forms that are made and understood here."""
_MARK = re.compile(
    r"workplan-form/(?P<format>\d{1,9})\s+plan=(?P<plan>\S+)\s+period=(?P<period>\S+)\s+unit=(?P<unit>.*\S)"
)


class FormMark(Value):
    """What a form says of itself."""

    plan_id: str
    period: str
    """The month, quarter or week it is for (`model.rules.periods`)."""
    unit: str
    format: int = FORMAT

    def __str__(self) -> str:
        """Return the text that stands in the form."""
        return f"workplan-form/{self.format} plan={self.plan_id} period={self.period} unit={self.unit}"


def find_mark(text: str) -> FormMark | None:
    """Return what a form says of itself, or None where the text is no mark."""
    found = _MARK.fullmatch(text.strip())
    if found is None:
        return None
    return FormMark(found["plan"], found["period"], found["unit"], int(found["format"]))


def text_print(task: Task) -> str:
    """Return what tells the task's text from any other."""
    return fingerprint(task.text, FORM_DIGITS)


def why_not_mark(mark: FormMark, plan: Plan, period: str) -> Reason | None:
    """Return why a form is not one of the plan for the period, or None when it is."""
    if mark.format != FORMAT:
        return because("form_format", format=mark.format, known=FORMAT)
    if mark.plan_id != plan.id:
        return because("form_plan", plan=mark.plan_id, here=plan.id)
    if mark.period != period:
        return because("form_period", period=mark.period, asked=period)
    if all(plan.borne(mark.unit) not in task.units for task in plan.tasks):
        return because("form_unit", unit=mark.unit)
    return None
