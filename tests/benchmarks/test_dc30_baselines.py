"""The baselines of DC30 agree, on a workload that leads them through every rule."""

from collections import Counter
from functools import cache

from tests.benchmarks.dc30 import heap_loop, simpy_coalesced, simpy_plain
from tests.benchmarks.dc30.definition import Workload, make
from tests.benchmarks.dc30.failures import SLOT, Failure
from tests.benchmarks.dc30.result import Result, digest

BASELINES = (heap_loop, simpy_plain, simpy_coalesced)
SECOND = 97  # seconds from the first failure to the second: the first one's victims are booting
LAST = 100  # seconds from the third failure to the horizon: too few to boot


@cache
def crowded() -> Workload:
    """Two of three hosts fail together, the third at the very end."""
    workload = make(hosts=3, days=4, seed=33)
    first = 100_001
    return workload.with_failures(
        [
            Failure(first, 0),
            Failure(first + SECOND, 1),
            Failure(workload.horizon - LAST, 2),
        ]
    )


@cache
def outcome() -> Result:
    """What the heap loop makes of it."""
    return heap_loop.run(crowded())


def test_all_baselines_find_the_same() -> None:
    assert [model.run(crowded()).text() for model in BASELINES] == [outcome().text()] * 3


def test_the_result_is_the_same_on_every_machine() -> None:
    assert digest(outcome()) == "GOLDEN"


def test_the_workload_takes_every_branch() -> None:
    before_the_end = Counter(
        guest.downtime - LAST if guest.downtime % SLOT else guest.downtime
        for guest in outcome().guests
    )
    print(before_the_end)
