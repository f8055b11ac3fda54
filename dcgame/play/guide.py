"""A level's guide: one step after the other, each until the player has done what it asks for."""

from collections.abc import Sequence

from dcgame.campaign.level import Step

PASSING = ("time", "next", "alarm")
"""Deeds for which time has to pass."""


class Guide:
    """Where a guide is. It only watches; but while a step waits for something else than time, the
    clock waits too, for what the step speaks of would be over."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = tuple(steps)
        self._place = 0

    @property
    def step(self) -> Step | None:
        """The step in force; ``None`` without a guide, or once it is over."""
        return self._steps[self._place] if self._place < len(self._steps) else None

    @property
    def count(self) -> str:
        """``3/12``"""
        return f"{self._place + 1}/{len(self._steps)}"

    @property
    def holds(self) -> bool:
        """Whether the clock waits for the step in force."""
        return self.step is not None and self.step.until not in PASSING

    def done(self, deed: str) -> bool:
        """The player did something; whether that was what the step waited for."""
        step = self.step
        if step is None:
            return False
        wanted, given = step.until.split(), deed.lower().split()
        if given[: len(wanted)] != wanted:
            return False
        self._place += 1
        return True

    def skip(self) -> None:
        """Send it away."""
        self._place = len(self._steps)
