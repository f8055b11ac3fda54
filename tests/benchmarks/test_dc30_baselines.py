"""The baselines of DC30 and the game agree, on workloads that lead them through every rule."""

from collections import Counter
from functools import cache
from itertools import chain, product
from math import log

import pytest

from tests.benchmarks.dc30 import engine, heap_loop, simpy_coalesced, simpy_plain
from tests.benchmarks.dc30.definition import Workload, make
from tests.benchmarks.dc30.dice import negative_ln
from tests.benchmarks.dc30.failures import BOOT, REACTION, REPAIR, SLOT, Failure
from tests.benchmarks.dc30.result import GuestResult, HostResult, Result, digest

BASELINES = (heap_loop, simpy_plain, simpy_coalesced)

FIRST = 100_001
SECOND = FIRST + 97  # the victims of the first failure are booting
AT_ONCE = REACTION + BOOT
HIT_TWICE = SECOND - FIRST + AT_ONCE
NEXT_REPAIR = SECOND - FIRST + REPAIR + BOOT


@cache
def crowded() -> Workload:
    """Two of three hosts fail together, and what they held does not fit on the third."""
    workload = make(hosts=3, days=4, seed=33)
    return workload.with_failures([Failure(FIRST, 0), Failure(SECOND, 1)])


@cache
def cut_short() -> Workload:
    """Failures so late that a repair, or even the boots, would come after the end."""
    workload = make(hosts=3, days=4, seed=33)
    end = workload.horizon
    return workload.with_failures([Failure(end - 14_000, 0), Failure(end - 100, 2)])


@cache
def outcome(workload: Workload) -> Result:
    """What the heap loop makes of it."""
    return heap_loop.run(workload)


@pytest.mark.parametrize("workload", [crowded(), cut_short(), make(hosts=10, days=1)])
def test_the_baselines_agree(workload: Workload) -> None:
    for model in BASELINES:
        assert digest(model.run(workload)) == digest(outcome(workload))


@pytest.mark.parametrize("workload", [crowded(), cut_short(), make(hosts=10, days=1)])
def test_the_game_agrees_with_them(workload: Workload) -> None:
    """Mutations: nothing reserved; a host with less memory, or with more; another reaction."""
    assert digest(engine.run(workload)) == digest(outcome(workload))


def test_the_outcome_is_known() -> None:
    assert digest(outcome(crowded())) == "f44ca2f0c1e6391916538f939c5e23bc"


def test_guests_restart_at_once_or_wait_for_a_repair() -> None:
    downtimes = Counter(guest.downtime for guest in outcome(crowded()).guests)
    assert downtimes == {
        0: 9,  # on the host that stayed up
        AT_ONCE: 4,  # placed on it after the first failure
        HIT_TWICE: 2,  # placed on the second host to fail, and then on the third
        REPAIR + BOOT - (SECOND - FIRST): 7,  # victims of the second, placed at the first repair
        REPAIR + BOOT: 6,  # placed when their own host came back
        NEXT_REPAIR: 2,  # did not fit even then: placed at the second repair
    }
    assert outcome(crowded()).restarts == 21
    assert outcome(crowded()).breaches == 15


def test_memory_decides_who_waits() -> None:
    guests = zip(crowded().guests, outcome(crowded()).guests, strict=True)
    victims = [(guest, result.downtime) for guest, result in guests if guest.host == 0]
    placed = [guest for guest, downtime in victims if downtime == HIT_TWICE]
    waited = [guest for guest, downtime in victims if downtime > HIT_TWICE]
    assert any(
        big.id < small.id and big.ram_gb > small.ram_gb for big, small in product(waited, placed)
    )


def test_a_crowded_host_does_not_serve_all() -> None:
    result = outcome(crowded())
    assert any(guest.contended and guest.unserved for guest in result.guests)
    assert [host.uptime for host in result.hosts] == [
        result.horizon - REPAIR,
        result.horizon - REPAIR,
        result.horizon,
    ]


def test_the_end_cuts_downtime_short() -> None:
    workload, result = cut_short(), outcome(cut_short())
    on_last = [guest.host == 2 for guest in workload.guests]
    assert {r.downtime for r, last in zip(result.guests, on_last, strict=True) if last} == {100}
    assert result.hosts[0].uptime == result.horizon - 14_000


def test_no_two_moments_of_a_drawn_workload_are_alike() -> None:
    moments = list(chain.from_iterable(f.moments() for f in make(hosts=200).failures))
    assert len(moments) > 200
    assert len(set(moments)) == len(moments)
    assert all(moment % SLOT for moment in moments)


@pytest.mark.parametrize(
    "failures",
    [
        [Failure(SLOT - REACTION, 0)],
        [Failure(1_001, 0), Failure(1_001 + AT_ONCE, 1)],
        [Failure(1_001, 0), Failure(2_002, 0)],
    ],
)
def test_failures_that_would_need_a_tie_break_are_refused(failures: list[Failure]) -> None:
    with pytest.raises(ValueError, match="Failure"):
        make(hosts=3, days=1).with_failures(failures)


@pytest.mark.parametrize("number", [1, 2, 3, 2**32, 2**63 - 1, 2**63, 2**64 - 1, 2**64])
def test_the_logarithm_in_integers(number: int) -> None:
    assert negative_ln(number) / 2**32 == pytest.approx(64 * log(2) - log(number), abs=1e-7)


def test_the_canonical_text() -> None:
    result = Result(
        horizon=86_400,
        guests=(GuestResult("g-00001", 86, 0, 0), GuestResult("g-00002", 87, 5, 6)),
        hosts=(HostResult("h-0001", 7, 8),),
        restarts=2,
    )
    assert result.text() == (
        "dc30 horizon 86400\n"
        "guest g-00001 86 0 0\n"
        "guest g-00002 87 5 6\n"
        "host h-0001 7 8\n"
        "restarts 2\n"
        "breaches 1\n"
    )
