"""Who goes short of processor and memory, and what oversized guests pay.

Mutations caught: shares without weight; a reservation that others eat; what one leaves that goes to
nobody; a rung one megabyte too early or too late; co-scheduling on a host with threads for all;
a forecast that does not name the vendor.
"""

import numpy as np
import pytest

from dcgame.kernel.bands import Band
from dcgame.play.forecast import Forecast, forecast
from dcgame.sim.commands.grammar import NotUnderstood, parse
from dcgame.sim.engine import begin
from dcgame.sim.gauges.granting import granted
from dcgame.sim.gauges.memory import Memory, Rung, minimum_free
from dcgame.sim.gauges.scheduling import co_scheduling, needed
from tests.scenarios.rooms import room


@pytest.mark.parametrize(
    ("asked", "weights", "reserved", "expected"),
    [
        ((400, 500), (1, 1), (0, 0), (400, 500)),
        ((900, 900), (1000, 1000), (0, 0), (500, 500)),
        ((900, 900), (2000, 500), (0, 0), (800, 200)),
        ((900, 100), (1000, 1000), (0, 0), (900, 100)),
        ((900, 900), (500, 2000), (700, 0), (700, 300)),
        ((100, 950), (500, 500), (700, 0), (100, 900)),
        ((900, 900), (500, 500), (1500, 500), (750, 250)),
    ],
)
def test_a_thousand_millicores_are_divided(
    asked: tuple[int, int],
    weights: tuple[int, int],
    reserved: tuple[int, int],
    expected: tuple[int, int],
) -> None:
    """By reservation, then by weight; never more than is asked for."""
    given = granted(np.array(asked, dtype=np.int64)[:, None], weights, reserved, 1000)
    assert [abs(int(got) - due) <= 1 for got, due in zip(given[:, 0], expected, strict=True)] == [
        True,
        True,
    ]


RAM = 64 * 1024
KEPT = minimum_free(RAM)


@pytest.mark.parametrize(
    ("before", "after", "rung", "band"),
    [
        (1267, 1267, Rung.HIGH, Band.FINE),
        (1266, 1266, Rung.CLEAR, Band.FINE),
        (810, 810, Rung.CLEAR, Band.FINE),
        (809, 809, Rung.SOFT, Band.BUSY),
        (-9000, 405, Rung.SOFT, Band.BUSY),
        (-9000, 404, Rung.HARD, Band.SHORT),
        (-9000, 202, Rung.HARD, Band.SHORT),
        (-9000, 201, Rung.LOW, Band.OUT),
    ],
)
def test_the_rungs_of_the_ladder(before: int, after: int, rung: Rung, band: Band) -> None:
    """64 GB keep 1267 MB free; 100, 64, 32 and 16 % of that are free before or after a balloon."""
    assert KEPT == 1267
    memory = Memory(RAM, RAM - before, RAM - after, max(0, 405 - after), KEPT)
    assert (memory.rung, memory.band) == (rung, band)


def test_oversized_guests_wait_for_what_they_do_not_need() -> None:
    """2 % for each vCPU above the need, where not all vCPU have a thread of their own."""
    text = "server a model node-2015 runs openvisor\nguest big on a vcpu 24\n"
    app = "app one on big peak 2100\n"
    alone = begin(room(text + app)).world
    big = alone.guests["big"]
    need = needed(alone, big)
    assert need == -(-2100 // alone.servers["a"].model.core_speed)
    assert co_scheduling(alone, big) == 0
    crowd = begin(room(text + app + "guest other on a vcpu 24\n")).world
    assert co_scheduling(crowd, crowd.guests["big"]) == 20 * (24 - need)


@pytest.mark.parametrize("order", ["migrate g to b", "convert box to b"])
def test_a_forecast_names_the_vendor(order: str) -> None:
    """Before the order, not after the first ticket."""
    world = begin(
        room(
            "server a runs openvisor\nserver b runs hosted\n"
            "server box model tower-2006 runs linux\n"
            "guest g on a stopped\napp pay on g supported type-1\n"
            "app old on box supported os\n"
        )
    ).world
    command = parse(order)
    assert not isinstance(command, NotUnderstood)
    seen = forecast(world, command)
    assert isinstance(seen, Forecast)
    app = "pay" if "migrate" in order else "old"
    assert any(line.startswith(f"the vendor of {app} does not support") for line in seen.warnings)
