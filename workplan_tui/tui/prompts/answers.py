"""What people type into the fields of a form, made into values; each refusal is one sentence."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

from workplan_tui.errors import UsageError
from workplan_tui.harmless import clean
from workplan_tui.language import tr
from workplan_tui.model.numbers import find_number
from workplan_tui.wording import METHODS, find_light, find_method, method_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_NOW = (".", "。", "今天", "today")
_NONE = ("-", "无", "none")


def day_until(today: date) -> Callable[[str], date]:
    """Return a parser of days that are not to come."""

    def parse(text: str) -> date:
        day = day_near(today)(text)
        if day > today:
            raise UsageError(tr("{day} is still to come.").format(day=day))
        return day

    return parse


def day_near(today: date) -> Callable[[str], date]:
    """Return a parser of days: `2023-06-30`, `06-30` of this year, `.` for today."""

    def parse(text: str) -> date:
        plain = normalize("NFKC", text).strip().replace("/", "-")
        if plain in _NOW or text.strip() in _NOW:
            return today
        parts = plain.split("-")
        try:
            numbers = [int(part) for part in parts]
            return date(*([today.year] if len(numbers) == 2 else []), *numbers)
        except (ValueError, TypeError):
            raise UsageError(
                tr("{text} is no day; write it as 2023-06-30 or 06-30.").format(text=clean(text))
            ) from None

    return parse


def day_from(today: date) -> Callable[[str], date]:
    """Return a parser of days that are not past."""

    def parse(text: str) -> date:
        day = day_near(today)(text)
        if day < today:
            raise UsageError(tr("{day} is past.").format(day=day))
        return day

    return parse


def day_after(due: date, today: date) -> Callable[[str], date]:
    """Return a parser of days later than a deadline."""

    def parse(text: str) -> date:
        day = day_near(today)(text)
        if day <= due:
            raise UsageError(tr("{day} is not later than {due}.").format(day=day, due=due))
        return day

    return parse


def met_day(today: date) -> Callable[[str], str | None]:
    """Return a parser of the day a milestone was met; `-` takes it back."""
    return lambda text: None if text.strip() in _NONE else f"{day_until(today)(text)}"


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
    return None if text.strip() in _NONE else number(text)


def something(text: str) -> str:
    """Return the text as it was typed; a field that needs one refuses nothing else."""
    if not text.strip():
        raise UsageError(tr("Something must be written here."))
    return text.strip()


def text_or_none(text: str) -> str:
    """Return the text as it was typed; nothing for `-`, which says that it stands no more."""
    return "" if normalize("NFKC", text).strip() in _NONE else something(text)


def light(text: str) -> str:
    """Return a colour code, or nothing for none."""
    found = "" if text.strip() in _NONE else find_light(text)
    if found is None:
        raise UsageError(tr("A light is red, amber, green or none."))
    return found


def method(text: str) -> str:
    """Return the code of a way of verifying, by digit or word."""
    chosen = normalize("NFKC", text).strip()
    if chosen in ("1", "2", "3"):
        return METHODS[int(chosen) - 1]
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
