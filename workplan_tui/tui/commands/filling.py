"""Filling in a form: its fields are asked for in the key line, the detail shows them all."""

from __future__ import annotations

from workplan_tui.errors import WorkplanError
from workplan_tui.tui.prompts.prompt import Prompt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.tui.prompts.form import Form
    from workplan_tui.tui.screens.main import MainScreen


class Filling:
    """The form that is being filled in, if one is."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self.form: Form | None = None
        self._make: Callable[[Ledger], Form]

    def begin(self, make: Callable[[Ledger], Form], shown: Ledger) -> None:
        """Ask for the fields of the form that is made of what is shown, one after the other."""
        self._make = make
        self._ask(make(shown))

    def _ask(self, form: Form) -> None:
        self.form = form

        async def entered(text: str) -> None:
            await self._enter(text, is_end=form.is_last)

        async def ended(text: str) -> None:
            await self._enter(text, is_end=True)

        self._screen.key_line.ask(
            Prompt(
                form.label(),
                entered,
                text=form.typed.get(form.current.key, ""),
                moved=self._move,
                ended=ended,
                cancelled=self._leave,
            )
        )
        self._screen.telling.show()

    def _move(self, fields: int) -> None:
        prompt, form = self._screen.key_line.prompt, self.form
        if prompt is not None and form is not None:
            form.typed[form.current.key] = prompt.text
            form.go(fields)
            self._ask(form)

    async def _enter(self, text: str, is_end: bool) -> None:
        form = self.form
        if form is None:
            return
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
        else:
            self._renew(form)

    def _renew(self, form: Form) -> None:
        """Make the form anew of what is shown now, with what was typed in it.

        A refusal has named what others changed meanwhile: the same again is meant.
        """
        fresh = self._make(self._screen.view.ledger)
        fresh.typed, fresh.place = form.typed, form.place
        self.form = fresh
        self._screen.telling.show()

    def _leave(self) -> None:
        self.form = None
        if self._screen.key_line.prompt is not None:
            self._screen.key_line.finish()
        self._screen.telling.show()
