"""When hosts fail: exponential from the last repair, and no two moments ever alike."""

from collections.abc import Iterable
from itertools import count

import attrs

from tests.benchmarks.dc30.dice import draw, exponential

SLOT = 300
REACTION = 30
BOOT = 120
REPAIR = 14_400
MTBF = 60 * 86_400


@attrs.frozen
class Failure:
    """A host goes down at ``time``, and is up again ``REPAIR`` seconds later."""

    time: int
    host: int

    def moments(self) -> tuple[int, ...]:
        """Every moment at which something may happen because of this failure."""
        react, repair = self.time + REACTION, self.time + REPAIR
        return (self.time, react, react + BOOT, repair, repair + BOOT)


def schedule(hosts: int, horizon: int, seed: int) -> tuple[Failure, ...]:
    """All failures before the horizon in order of time; one that would collide is put off."""
    taken: set[int] = set()
    failures: list[Failure] = []
    for host in range(hosts):
        repaired = 0
        for nth in count():
            time = repaired + exponential(MTBF, draw(seed, "failure", host, nth))
            while _collides(Failure(time, host), taken):
                time += 1
            if time >= horizon:
                break
            failures.append(Failure(time, host))
            taken.update(failures[-1].moments())
            repaired = time + REPAIR
    return in_order(failures)


def in_order(failures: Iterable[Failure]) -> tuple[Failure, ...]:
    """The failures by time, once it is certain that no engine needs to break a tie."""
    ordered = sorted(failures, key=lambda failure: failure.time)
    taken: set[int] = set()
    up_again: dict[int, int] = {}
    for failure in ordered:
        if _collides(failure, taken):
            raise ValueError(f"{failure} collides with another event or with a slot's start")
        if failure.time < up_again.get(failure.host, 0):
            raise ValueError(f"{failure} hits a host that is down")
        taken.update(failure.moments())
        up_again[failure.host] = failure.time + REPAIR
    return tuple(ordered)


def _collides(failure: Failure, taken: set[int]) -> bool:
    return any(moment % SLOT == 0 or moment in taken for moment in failure.moments())
