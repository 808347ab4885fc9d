"""The looks that were shown one after the other, with the way back and forward of a browser."""

from __future__ import annotations

from workplan_tui.tui.views.look import Look
from workplan_tui.value import Value

_LONGEST = 100
"""Steps that can be gone back."""


class History(Value):
    """Where one is, what was before, and what comes when one has gone back."""

    present: Look = Look()
    past: tuple[Look, ...] = ()
    """The newest last."""
    future: tuple[Look, ...] = ()
    """The nearest first."""

    def visit(self, look: Look) -> History:
        """Return the history with a new present; what was forward is dropped. The same look is no step."""
        if look == self.present:
            return self
        return History(look, (*self.past, self.present)[-_LONGEST:])

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
