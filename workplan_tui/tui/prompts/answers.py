"""What people type into the fields of a form, made into values; each refusal is one sentence."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

from workplan_tui.base.errors import UsageError
from workplan_tui.language import tr
from workplan_tui.language.words import find_light, find_method, is_none, method_word
from workplan_tui.model.codes import METHODS
from workplan_tui.model.day import read_day, why_far, why_late, why_other_year
from workplan_tui.model.numbers import find_number
from workplan_tui.model.rules.periods import read_period
from workplan_tui.model.task_ids import is_number
from workplan_tui.model.who import named_in, one_meant, why_stranger
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.reports.refused import no_day, why_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reason import Reason


def day_near(today: date, plan: Plan) -> Callable[[str], date]:
    """Return a parser of days to look at, typed as `model.day` reads them; which year is meant is seen at once."""
    return _day(today, plan, lambda day: None, why_far, is_looked_at=True)


def day_until(today: date, plan: Plan) -> Callable[[str], date]:
    """Return a parser of days that are not to come."""
    to_come = tr("{day} is still to come.")
    return _day(today, plan, lambda day: to_come.format(day=day) if day > today else None, why_far)


def day_from(today: date, plan: Plan) -> Callable[[str], date]:
    """Return a parser of days that are not past."""
    past = tr("{day} is past.")
    return _day(today, plan, lambda day: past.format(day=day) if day < today else None, why_far)


def due_day(today: date, plan: Plan) -> Callable[[str], date]:
    """Return a parser of days by which something is to be done."""
    return _day(today, plan, lambda day: None, why_late)


def owner(plan: Plan) -> Callable[[str], str]:
    """Return a parser of who carries something out; somebody the plan does not name is asked about once."""
    asked: list[str] = []

    def parse(text: str) -> str:
        name = one_meant(plan, text, named_in(plan)) or something(text)
        odd = why_stranger(plan, name)
        if odd and text not in asked:
            asked[:] = [text]
            raise UsageError(tr("{problem} Enter again if it is meant.").format(problem=why_words(odd)))
        return name

    return parse


def one_of(known: Collection[int]) -> Callable[[str], int]:
    """Return a parser of one of these numbers."""

    def parse(text: str) -> int:
        plain = normalize("NFKC", text).strip()
        if not is_number(plain) or int(plain) not in known:
            raise UsageError(tr("Choose one of {numbers}.").format(numbers=format_ids(map(str, known))))
        return int(plain)

    return parse


def new_deadline(dues: Collection[tuple[date, date]], today: date, plan: Plan) -> Callable[[str], date]:
    """Return a parser of new deadlines; of each task the plan's deadline and the one in force is given.

    It takes what extends one of the tasks at least, or corrects its extension.
    """
    first, present = min(dues, key=lambda pair: pair[1])
    sentence = (
        tr("{day} is not later than {due}; a correction is not before {first} either.")
        if present > first
        else tr("{day} is not later than {due}.")
    )

    def why_not(day: date) -> str | None:
        if any(day > due or plans <= day < due for plans, due in dues):
            return None
        return sentence.format(day=day, due=present, first=first)

    return _day(today, plan, why_not, why_late)


def _day(
    today: date,
    plan: Plan,
    why_not: Callable[[date], str | None],
    why_odd: Callable[[date, Plan], Reason | None],
    is_looked_at: bool = False,
) -> Callable[[str], date]:
    """Return a parser that refuses some days and asks about odd ones.

    The same text given once more is the answer that the day is meant.
    """
    asked: list[str] = []

    def parse(text: str) -> date:
        day = read_day(text, today, plan)
        if day is None:
            raise no_day(text)
        if refusal := why_not(day):
            raise UsageError(refusal)
        odd = why_odd(day, plan) or (None if is_looked_at else why_other_year(text, day, today, plan))
        if odd and text not in asked:
            asked[:] = [text]
            raise UsageError(tr("{problem} Enter again if it is meant.").format(problem=why_words(odd)))
        return day

    return parse


def met_day(today: date, plan: Plan) -> Callable[[str], str | None]:
    """Return a parser of the day a milestone was met; `-` takes it back."""
    until = day_until(today, plan)
    return lambda text: None if is_none(text) else f"{until(text)}"


def number(text: str) -> float:
    """Return a number."""
    found = find_number(text)
    if found is None:
        raise UsageError(tr("{text} is no number.").format(text=clean(text)))
    return found


def percent(text: str) -> float:
    """Return a number from 0 to 100."""
    value = number(text)
    if not 0 <= value <= 100:
        raise UsageError(tr("A percent is a number from 0 to 100."))
    return value


def value_or_none(text: str) -> float | None:
    """Return a measured value; `-` takes it away."""
    return None if is_none(text) else number(text)


def period(text: str) -> str:
    """Return the name of a reporting period."""
    found = read_period(text)
    if found is None:
        raise UsageError(tr("{text} is no period.").format(text=clean(text)))
    return found


def something(text: str) -> str:
    """Return the text as it was typed; a field that needs one refuses nothing else."""
    if not text.strip():
        raise UsageError(tr("Something must be written here."))
    return text.strip()


def text_or_none(text: str) -> str:
    """Return the text as it was typed; nothing for `-`, which says that it stands no more."""
    return "" if is_none(text) else something(text)


def light(text: str) -> str:
    """Return a colour code, or nothing for none."""
    found = "" if is_none(text) else find_light(text)
    if found is None:
        raise UsageError(tr("A light is red, amber, green or none."))
    return found


def method(text: str) -> str:
    """Return the code of a way of verifying, by digit or word."""
    chosen = normalize("NFKC", text).strip()
    by_digit = {str(digit): code for digit, code in enumerate(METHODS, start=1)}
    if chosen in by_digit:
        return by_digit[chosen]
    found = find_method(chosen)
    if found is None:
        raise UsageError(tr("Choose one of {methods}.").format(methods=method_choices()))
    return found


def method_choices() -> str:
    """Return the ways of verifying with their digits."""
    return tr(", ").join(f"{digit} {method_word(code)}" for digit, code in enumerate(METHODS, start=1))


def names(text: str) -> list[str]:
    """Return names separated by 、 or commas."""
    for sign in ("，", "、"):
        text = text.replace(sign, ",")
    return [name.strip() for name in text.split(",") if name.strip()]
