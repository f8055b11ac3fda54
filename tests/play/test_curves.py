"""The curves of a game agree with the meters of its worlds.

Mutations caught: a phase that ends too early; a server that is drawn while it is off; load of a
full room folded to its mean instead of its peak; curves that stop at the last entry.
"""

from random import Random

import pytest

from dcgame.campaign.level import Level
from dcgame.kernel.units import SLOT, WHOLE
from dcgame.play.curves import Curves, curves, played
from dcgame.play.past import Past
from dcgame.play.session import Session
from dcgame.sim.gauges.meters import power_now
from dcgame.sim.gauges.processor import total_between
from dcgame.world.hardware import ServerState
from dcgame.world.world import World
from tests.play import wild


@pytest.fixture(scope="module")
def session(level: Level) -> Session:
    game = Session(level, 3)
    wild.play(game, Random(3), 60)
    game.advance(game.horizon)
    return game


def _load(world: World, server: str) -> int:
    if world.servers[server].state is not ServerState.UP:
        return 0
    load = world.host_loads[server]
    slot = world.now // SLOT
    asked = int(total_between(load.loads, slot, slot + 1)[0]) if load.loads else 0
    return asked * WHOLE // load.capacity


def _by_slot(session: Session) -> Curves:
    return curves(played(session), session.world.now // SLOT)


def test_every_slot_shows_at_least_what_a_meter_would_say_in_it(session: Session) -> None:
    found = _by_slot(session)
    loads = dict(found.loads)
    past = Past(session)
    same = 0
    for slot in Random(1).sample(range(found.stretches), 150):
        past.go_to(slot * SLOT + SLOT // 2)
        world = past.world
        power = sum(power_now(world, server) for server in world.servers.values())
        assert found.power[slot] >= power
        same += found.power[slot] == power
        for server in world.servers:
            assert loads.get(server, (0,) * found.stretches)[slot] >= _load(world, server)
    assert same > 130


def test_folding_keeps_the_peaks(session: Session) -> None:
    fine, coarse = _by_slot(session), curves(played(session), 24)
    assert max(coarse.power) == max(fine.power)
    assert {name: max(values) for name, values in coarse.loads} == {
        name: max(values) for name, values in fine.loads
    }


def test_a_game_that_has_just_begun_has_curves(level: Level) -> None:
    found = curves(played(Session(level, 3)))
    assert found.stretches == len(found.power) > 0
