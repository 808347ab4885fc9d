"""Filling in a form: its fields are asked for in the key line, the detail shows them all."""

from __future__ import annotations

from workplan_tui.errors import WorkplanError
from workplan_tui.tui.prompt import Prompt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.tui.form import Form
    from workplan_tui.tui.screens.main import MainScreen


class Filling:
    """The form that is being filled in, if one is."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self.form: Form | None = None

    def begin(self, form: Form) -> None:
        """Ask for the form's fields, one after the other."""
        self.form = form
        self._ask(form)

    def _ask(self, form: Form) -> None:
        async def entered(text: str) -> None:
            await self._enter(form, text, is_end=form.is_last)

        async def ended(text: str) -> None:
            await self._enter(form, text, is_end=True)

        self._screen.key_line.ask(
            Prompt(
                form.label(),
                entered,
                text=form.typed.get(form.current.key, ""),
                moved=lambda fields: self._move(form, fields),
                ended=ended,
                cancelled=self._leave,
            )
        )
        self._screen.telling.show()

    def _move(self, form: Form, fields: int) -> None:
        prompt = self._screen.key_line.prompt
        if prompt is not None:
            form.typed[form.current.key] = prompt.text
        form.go(fields)
        self._ask(form)

    async def _enter(self, form: Form, text: str, is_end: bool) -> None:
        try:
            form.type(text)
            given = form.answers() if is_end else {}
        except WorkplanError as error:
            self._ask(form)
            self._screen.complain(str(error))
            return
        if not is_end:
            form.go(1)
            self._ask(form)
        elif await form.save(given):
            self._leave()

    def _leave(self) -> None:
        self.form = None
        if self._screen.key_line.prompt is not None:
            self._screen.key_line.finish()
        self._screen.telling.show()
