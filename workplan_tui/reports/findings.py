"""What is doubtful in a plan file, in sentences."""

from __future__ import annotations

from workplan_tui.language import later, tr
from workplan_tui.reports.reasons import reason_words
from workplan_tui.reports.spoken import filled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.reason import Reason


def finding_words(reason: Reason) -> str:
    """Return what `check` found, without a full stop."""
    if reason.code in _SENTENCES:
        return filled(tr(_SENTENCES[reason.code]), reason)
    return reason_words(reason)


_SENTENCES = {
    "declared_count": later("{declared} tasks are declared, {counted} are there"),
    "ends_before_it_starts": later("the plan ends on {end}, before it starts on {start}"),
    "section_without_task": later("section {section} has no task"),
    "no_such_section": later("there is no section {section}"),
    "figure_not_accounted": later("the figure {figure} is in no target, milestone or other_numbers"),
    "text_empty": later("the text is empty"),
    "text_with_blanks": later("the text holds white space"),
    "number_inside_the_text": later(
        "the number {number} with its stop stands inside the text: two tasks, or a heading and a task?"
    ),
    "nobody_named": later("the task names neither a unit nor a lead"),
    "two_names": later("{name} looks like two names"),
    "unit_of_no_task": later("no task names this unit"),
    "lead_of_no_task": later("no task names this official"),
    "unit_twice": later("the unit {unit} stands twice"),
    "lead_twice": later("the official {lead} stands twice"),
    "former_circle": later(
        "{former} is a former name of {name}, and {name} one of {former}: the names go in a circle"
    ),
    "former_twice": later(
        "{former} is a former name of {other} and of {name}, and no day says whose its tasks are: give each an until"
    ),
    "former_in_use": later(
        "tasks still name {former}, which is {name} all through the plan: give the last day of the former name, "
        "or have the tasks name {name}"
    ),
    "empty_entry": later("{key} has an empty entry"),
    "day_outside_the_plan": later("{day} is not within the plan, {start} to {end}"),
    "starts_after_deadline": later("the task starts on {start}, after its deadline {deadline}"),
    "milestone_outside_the_task": later("{day} is not between the start {start} and the deadline {deadline}"),
    "range_backwards": later("the range ends at {high} but begins at {low}"),
    "rule_out_of_bounds": later(
        "found {value}, expected a whole number from {least} to {greatest}; {default} is used"
    ),
    "quote_not_in_text": later("these words are not in the task's text"),
    "id_below_one": later("ids count from 1"),
    "id_used_twice": later("the id {id} is used twice"),
    "control_character": later("the text holds the control character {code}"),
    "more_findings": later("there are more findings than these; mend them and check again"),
    "unknown_key": later("this key is unknown; it is kept and has no effect"),
}
