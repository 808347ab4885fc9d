"""The looks that were shown one after the other, with the way back and forward of a browser."""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.tui.views.look import Look

_LONGEST = 100
"""Steps that can be gone back."""


class LookStep(Value):
    """A look, and the task that was highlighted in it last."""

    look: Look = Look()
    task_id: str | None = None


class History(Value):
    """Where one is, what was before, and what comes when one has gone back."""

    present: LookStep = LookStep()
    past: tuple[LookStep, ...] = ()
    """The newest last."""
    future: tuple[LookStep, ...] = ()
    """The nearest first."""

    def visit(self, step: LookStep) -> History:
        """Return the history with a new present; what was forward is dropped.

        The same look is no step, but for the task that is highlighted in it now.
        """
        if step.look == self.present.look:
            return self if step == self.present else self.replace(present=step)
        return History(step, (*self.past, self.present)[-_LONGEST:])

    def back(self) -> History:
        """Return the history one step before; at its beginning the same."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.present, *self.future))

    def forward(self) -> History:
        """Return the history one step further; at its end the same."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.present), self.future[1:])
