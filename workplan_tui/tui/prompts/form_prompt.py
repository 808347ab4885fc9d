"""A form: what is asked one field after the other, with the last values; Enter keeps one.

It knows no screen: the key line asks for the current field, the detail shows the whole.
"""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.base.value import Value
from workplan_tui.language import tr, trn
from workplan_tui.reports.refused import grouped
from workplan_tui.text.harmless import clean
from workplan_tui.tui.drawing.paragraph import DetailParagraph
from workplan_tui.tui.prompts.answers import something

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from typing import Any, TypeAlias

    from workplan_tui.model.status import Refusal

    Answers: TypeAlias = Mapping[str, Any]
    Check: TypeAlias = Callable[[Answers], tuple[str, str] | None]


class FormField(Value):
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
    told_on: str = ""
    """The day on which `last` was told, where that is a hint only: what is not touched is not told again."""
    takes_dash: bool = False
    """Whether `-` takes away what stands."""
    clears: str = ""
    """What `-` says of it, where there is something to take away."""


class FormPrompt:
    """Fields, what was typed in them so far, and who wants to know in the end."""

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        save: Callable[[Answers], Awaitable[bool]],
        *,
        count: int = 1,
        told: Sequence[str] = (),
        listed: Sequence[str] = (),
        refusals: Sequence[Refusal] = (),
        check: Check | None = None,
        about: str = "",
        is_shown: bool = False,
    ) -> None:
        self.title = title
        self.fields = tuple(fields)
        self.save = save
        """Called with the answers that were given, by key; returns whether they are durable."""
        self.count = count
        """How many tasks the answers are for; none when all are refused, whatever is answered."""
        self.refusals = tuple(refusals)
        """The tasks that are left out, known before anything is typed."""
        self._told = tuple(told)
        """What the answers are about, below the fields."""
        self._listed = tuple(listed)
        """The tasks they are for, where there are several: one line each."""
        self.about = about
        """What is said of the tasks beside their number."""
        self._is_shown = is_shown
        """Whether what is answered is shown first, and recorded from there."""
        self._check_all = check
        """Returns what is wrong with the answers together: the field to mend, and the sentence."""
        self.typed: dict[str, str] = {}
        self.place = 0
        self.note = ""
        """What is said of what stands in it from the start."""

    @property
    def current(self) -> FormField:
        """The field that is asked for now."""
        return self.fields[self.place]

    @property
    def is_last(self) -> bool:
        """Whether Enter saves the form."""
        return self.place == len(self.fields) - 1

    def label(self) -> str:
        """Return what the prompt asks."""
        field, told = self.current, []
        if field.told_on:
            told += [field.hint] if field.is_needed and field.hint else []
            told.append(tr("of {day}, Right keeps it").format(day=field.told_on))
            told += [field.clears] if field.clears else []
            told.append(tr("needed") if field.is_needed else tr("Enter skips"))
        elif field.last:
            told.append(
                (tr("now {last}") if self.is_last else tr("Enter keeps {last}")).format(last=field.last)
            )
        elif field.hint or field.is_needed:
            told.append(field.hint or tr("needed"))
        if self.is_last:
            told.append(self._end())
        return tr("{name} ({hint}):").format(name=field.name, hint=tr("; ").join(told) or tr("Enter skips"))

    def _end(self) -> str:
        """Return what Enter does in the last field."""
        if self._is_shown:
            return tr("Enter shows what changes")
        if not self._listed:
            return tr("Enter saves")
        return trn("Enter saves {count} task", "Enter saves {count} tasks", self.count).format(
            count=self.count
        )

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
        given = {
            field.key: field.parse(self.typed[field.key])
            for field in self.fields
            if self.typed.get(field.key)
        }
        fault = self._check_all(given) if self._check_all else None
        if fault:
            key, sentence = fault
            self.place = next(place for place, field in enumerate(self.fields) if field.key == key)
            raise UsageError(sentence)
        return given

    def paragraphs(self) -> list[DetailParagraph]:
        """Return the form as text: what was typed, else the last value; `>` before the current."""
        head = tr("{title} ({note})").format(title=self.title, note=self.note) if self.note else self.title
        told = [DetailParagraph("", clean(line)) for line in (head, self.about) if line]
        for place, field in enumerate(self.fields):
            is_current = place == self.place
            typed = self.typed.get(field.key)
            text = typed or field.last or "-"
            is_hint = bool(field.told_on and not typed)
            if is_hint:
                text = tr("(of {day}) {text}").format(day=field.told_on, text=text)
            name = f"{'>' if is_current else ' '} {field.name}"
            told.append(DetailParagraph(name, clean(text), is_current=is_current, is_hint=is_hint))
        if len(self.fields) > 1:
            keys = (
                tr("Up and Down go to another field, Ctrl+D shows what changes.")
                if self._is_shown
                else tr("Up and Down go to another field, Ctrl+D saves at once.")
            )
            told.append(DetailParagraph("", keys))
        hinted = [field for field in self.fields if field.told_on]
        if any(field.takes_dash for field in hinted):
            sentence = tr(
                "With a day in brackets: told then, and not told again. Right keeps it, - takes it away."
            )
            told.append(DetailParagraph("", sentence))
        elif hinted:
            sentence = tr(
                "With a day in brackets: what was said then, which does not count now. Right takes it over."
            )
            told.append(DetailParagraph("", sentence))
        told += [DetailParagraph("", clean(text)) for text in self._told]
        told += [DetailParagraph(tr("left out"), clean(line)) for line in grouped(self.refusals)]
        return told + [DetailParagraph("", clean(line), is_item=True) for line in self._listed]
