"""Real time to simulated time: speeds, pause, and a cap on what one tick may bring."""

from collections.abc import Callable

from dcgame.kernel.units import DAY, HOUR, MINUTE, Seconds

SPEEDS: tuple[Seconds, ...] = (5 * MINUTE, 30 * MINUTE, 2 * HOUR, 12 * HOUR)
"""Simulated seconds in a second of real time, for the keys 1 to 4."""

LONGEST_STEP = 0.25
DAY_STARTS: Seconds = 6 * HOUR


class Pace:
    """The clock of the game. ``now`` is given from outside, so that tests own the time."""

    def __init__(self, now: Callable[[], float], speed: int = 1) -> None:
        self.clock = now
        self._last = self.clock()
        self._left = 0.0
        self.speed = max(1, min(speed, len(SPEEDS)))
        self.paused = True

    def run(self) -> None:
        """Let time pass from now on."""
        self.paused = False
        self._last = self.clock()
        self._left = 0.0

    def pause(self) -> None:
        """Hold time."""
        self.paused = True

    def step(self) -> Seconds:
        """Simulated seconds since the last call; what is less than one is kept for the next."""
        now = self.clock()
        passed = min(max(0.0, now - self._last), LONGEST_STEP)
        self._last = now
        if self.paused:
            return 0
        self._left += passed * SPEEDS[self.speed - 1]
        whole = int(self._left)
        self._left -= whole
        return whole


def next_morning(now: Seconds) -> Seconds:
    """The next 06:00."""
    day, rest = divmod(now, DAY)
    return day * DAY + DAY_STARTS + (DAY if rest >= DAY_STARTS else 0)
