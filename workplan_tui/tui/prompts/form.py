"""A form: what is asked one field after the other, with the last values; Enter keeps one.

It knows no screen: the key line asks for the current field, the detail shows the whole.
"""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.tui.paragraphs import Paragraph
from workplan_tui.tui.prompts.answers import something
from workplan_tui.value import Value
from workplan_tui.wording import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from typing import Any


class Field(Value):
    """One thing that is asked."""

    key: str
    name: str
    parse: Callable[[str], Any]
    """Makes the answer of what was typed, or raises a `WorkplanError` that says what is wrong."""
    last: str = ""
    """The value as it stands, which Enter alone keeps."""
    hint: str = ""
    """What may be typed."""
    is_needed: bool = False


class Form:
    """Fields, what was typed in them so far, and who wants to know in the end."""

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        save: Callable[[Mapping[str, Any]], Awaitable[bool]],
        listed: Sequence[str] = (),
    ) -> None:
        self.title = title
        self.fields = tuple(fields)
        self.save = save
        """Called with the answers that were given, by key; returns whether they are durable."""
        self.listed = tuple(listed)
        """What the answers are for, below the fields."""
        self.typed: dict[str, str] = {}
        self.place = 0

    @property
    def current(self) -> Field:
        """The field that is asked for now."""
        return self.fields[self.place]

    @property
    def is_last(self) -> bool:
        """Whether Enter saves the form."""
        return self.place == len(self.fields) - 1

    def label(self) -> str:
        """Return what the prompt asks."""
        field = self.current
        if field.last:
            return tr("{name} (Enter keeps {last}):").format(name=field.name, last=field.last)
        return tr("{name} ({hint}):").format(name=field.name, hint=field.hint or tr("Enter skips"))

    def type(self, text: str) -> None:
        """Take what was typed for the current field; raise a `WorkplanError` that says why not."""
        self.typed[self.current.key] = text.strip()
        self._check()

    def _check(self) -> None:
        typed = self.typed.get(self.current.key, "")
        if typed:
            self.current.parse(typed)
        elif self.current.is_needed:
            something(typed)

    def go(self, fields: int) -> None:
        """Go to another field."""
        self.place = max(0, min(self.place + fields, len(self.fields) - 1))

    def answers(self) -> dict[str, Any]:
        """Return the answers by key; a field that was left as it is has none.

        Go to the first field that is wrong, as it may have been passed by, and raise what is.
        """
        here = self.place
        for place in range(len(self.fields)):
            self.place = place
            self._check()
        self.place = here
        return {
            field.key: field.parse(self.typed[field.key])
            for field in self.fields
            if self.typed.get(field.key)
        }

    def paragraphs(self) -> list[Paragraph]:
        """Return the form as text: what was typed, else the last value; `>` before the current."""
        told = [Paragraph("", clean(self.title))]
        for place, field in enumerate(self.fields):
            mark = ">" if place == self.place else " "
            text = self.typed.get(field.key) or field.last or "-"
            told.append(Paragraph(f"{mark} {field.name}", clean(text)))
        if len(self.fields) > 1:
            told.append(Paragraph("", tr("Up and Down go to another field, Ctrl+D saves at once.")))
        return told + [Paragraph("", clean(line)) for line in self.listed]
