"""What a document says of one task besides its text: who leads, who does it, who helps, by when.

Labels, brackets, columns and sentences all end here. Nothing is filled in that was not read.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.importing.name_doubts import doubtful_blanks, doubtful_posts, odd_names, odd_people
from workplan_tui.importing.name_roles import Roles, roles
from workplan_tui.importing.name_words import is_empty
from workplan_tui.importing.names import divide, divide_people, people_behind_offices
from workplan_tui.importing.vocabulary import DUE, LEAD_UNITS, LEADS, SUPPORT, UNITS, ends_as_office

_NOT_DUE = "。；; \t\u3000\n"


class Duties(Value):
    """The duties of one task as printed, names divided."""

    leads: tuple[str, ...] = ()
    lead_units: tuple[str, ...] = ()
    """Said to lead: 牵头单位, X牵头."""
    units: tuple[str, ...] = ()
    """Said to be responsible, with no word on who leads."""
    support: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    """The words of each deadline."""
    said: frozenset[str] = frozenset()
    """The kinds that were there, empty ones too."""
    odd: tuple[str, ...] = ()
    """Names that may be two, or none."""

    def and_also(self, other: Duties) -> Duties:
        """Join what two places of one task say."""
        return Duties(
            _both(self.leads, other.leads),
            _both(self.lead_units, other.lead_units),
            _both(self.units, other.units),
            _both(self.support, other.support),
            _both(self.due, other.due),
            self.said | other.said,
            _both(self.odd, other.odd),
        )

    def else_from(self, above: Duties) -> Duties:
        """Take what is not said here from the heading above."""
        return Duties(
            self.leads or above.leads,
            self.lead_units or (() if self.units else above.lead_units),
            self.units or (() if self.lead_units else above.units),
            self.support or (() if self.units or self.lead_units else above.support),
            self.due or above.due,
            self.said | above.said,
            tuple(dict.fromkeys((*self.odd, *(() if self.leads else above.odd)))),
        )

    @property
    def responsible(self) -> tuple[str, ...]:
        """The plan's units: those that lead, else all that are responsible."""
        return self.lead_units or self.units

    @property
    def supporting(self) -> tuple[str, ...]:
        """The plan's supporting units: beside a leading one, the responsible ones too."""
        names = (*self.units, *self.support) if self.lead_units else self.support
        return tuple(name for name in dict.fromkeys(names) if name not in self.responsible)

    @property
    def names_somebody(self) -> bool:
        """Whether anybody is named at all."""
        return bool(self.leads or self.lead_units or self.units or self.support)


def _both(some: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *more)))


NONE = Duties()


def of_value(kind: str, value: str) -> Duties:
    """Return the duties that a value of that kind holds; blanks and line breaks still in it."""
    said = frozenset((kind,))
    if kind == DUE:
        words = "".join(value.split()).strip(_NOT_DUE)
        return Duties(due=() if is_empty(words) else (words,), said=said)
    if kind == LEADS:
        people = divide_people(value)
        return Duties(leads=people, said=said, odd=(*odd_people(people), *doubtful_posts(value)))
    if kind == SUPPORT:
        read = roles(value)
        names = tuple(dict.fromkeys((*read.leading, *read.plain, *read.helping)))
        return Duties(support=names, said=said, odd=(*odd_names(names), *doubtful_blanks(value)))
    read = roles(value)
    odd = (*odd_names((*read.leading, *read.plain, *read.helping)), *doubtful_blanks(value))
    if kind == LEAD_UNITS:
        lead = tuple(dict.fromkeys((*read.leading, *read.plain)))
        return Duties(lead_units=lead, support=read.helping, said=said, odd=odd)
    return _responsible(read, said, odd)


def of_owner(value: str) -> Duties:
    """Return the duties of a column that holds offices in one document, people in another."""
    if any(map(ends_as_office, divide(value))) or people_behind_offices(value)[1]:
        return of_offices_and_people(UNITS, value)
    return of_value(LEADS, value)


def of_offices_and_people(kind: str, value: str) -> Duties:
    """Return the duties of 责任单位及责任人: 区工信局 王强, or each alone."""
    offices, people = people_behind_offices(value)
    found = of_value(kind, offices)
    return found.and_also(of_value(LEADS, people)) if people else found


def of_roles(read: Roles) -> Duties:
    """Return the duties of a clause without a label."""
    return _responsible(read, frozenset((UNITS,)), odd_names((*read.leading, *read.plain, *read.helping)))


def _responsible(read: Roles, said: frozenset[str], odd: tuple[str, ...]) -> Duties:
    if read.leading:
        return Duties(lead_units=read.leading, support=(*read.plain, *read.helping), said=said, odd=odd)
    if read.helping and read.plain:
        return Duties(lead_units=read.plain, support=read.helping, said=said, odd=odd)
    return Duties(units=(*read.plain, *read.helping), said=said, odd=odd)
