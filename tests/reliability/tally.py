"""What a trial of the store counted, and what it saw go wrong."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Tally:
    """The figures of one trial. Two can be added."""

    faults: int = 0
    """Faults injected: failed calls, swapped files."""
    kills: int = 0
    cuts: int = 0
    """Of the power."""
    acknowledged: int = 0
    """Edits that were said to be saved."""
    torn: int = 0
    """Damaged lines that faults left behind, each reported and isolated."""
    milliseconds: list[float] = field(default_factory=list)
    """How long each line took from its write to the end of its flush, where that is measured."""
    losses: list[str] = field(default_factory=list)
    """One sentence for every broken promise."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.faults + other.faults,
            self.kills + other.kills,
            self.cuts + other.cuts,
            self.acknowledged + other.acknowledged,
            self.torn + other.torn,
            self.milliseconds + other.milliseconds,
            self.losses + other.losses,
        )

    def expect(self, holds: bool, otherwise: str) -> None:
        """Note a broken promise unless `holds`."""
        if not holds:
            self.losses.append(otherwise)
