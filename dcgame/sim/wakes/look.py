"""The engine looks ahead for a gauge's next crossing and sleeps until then."""

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.units import SLOT
from dcgame.sim.facts.base import Cited
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.gauges.memory import memory_of
from dcgame.sim.gauges.processor import next_crossing
from dcgame.sim.wakes.base import Effects, Forget, Later, Wake
from dcgame.world.demand import BLOCK
from dcgame.world.hardware import Server
from dcgame.world.world import World


@frozen(eq=False)
class Look(Wake):
    """A server's processor gauge crosses to ``band`` now (``None``: look again)."""

    server: str
    band: Band | None

    def decide(self, world: World) -> Effects:
        server = world.servers[self.server]
        band = _processor_band(world, server.id)
        if self.band is not None and self.band is not band:
            burdens = world.host_loads[server.id].burdens
            yield Cited(BandCrossed(f"cpu/{server.id}", self.band, band), burdens)
            band = self.band
        yield look_ahead(world, server, band)


def _processor_band(world: World, server_id: str) -> Band:
    state = world.gauges.get(f"cpu/{server_id}")
    return state.band if state else Band.FINE


def look_ahead(world: World, server: Server, band: Band) -> Later | Forget:
    """The timer of the next crossing, or of the next look."""
    key = f"look/{server.id}"
    load = world.host_loads[server.id]
    if not load.loads and band is Band.FINE:
        return Forget(key)
    if not load.loads:
        return Later(key, world.now, Look(server.id, Band.FINE))
    slot = world.now // SLOT
    crossing = next_crossing(load, band, slot)
    if crossing is None:
        return Later(key, (slot // BLOCK + 1) * BLOCK * SLOT, Look(server.id, None))
    latest = load.burdens[-1] if load.burdens else None
    return Later(key, crossing[0] * SLOT, Look(server.id, crossing[1]), latest)


def watch_processor(world: World, server_id: str) -> Later | Forget:
    """The processor gauge of a server, after what loads it changed."""
    return look_ahead(world, world.servers[server_id], _processor_band(world, server_id))


def watch_memory(world: World, server_id: str) -> Effects:
    """The memory gauge of a server, after something on it changed."""
    key = f"ram/{server_id}"
    state = world.gauges.get(key)
    was = state.band if state else Band.FINE
    band = memory_of(world, world.servers[server_id]).band
    if band is not was:
        burdens = world.host_loads[server_id].burdens
        yield Cited(BandCrossed(key, band, was), burdens)
