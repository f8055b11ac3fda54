"""The engine looks ahead for a gauge's next crossing and sleeps until then."""

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.units import SLOT
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.gauges import BandCrossed, RungReached
from dcgame.sim.gauges.ladder import Memory
from dcgame.sim.gauges.memory import memory_of
from dcgame.sim.gauges.outlook import SUSTAINED, goes_short, next_crossing
from dcgame.sim.gauges.processor import (
    is_tight,
    load_behind,
    own_load,
    share_in,
    shared_load,
)
from dcgame.sim.gauges.scheduling import turns_hot
from dcgame.sim.wakes.base import Effects, Forget, Later, Reread, Wake
from dcgame.world.demand import BLOCK
from dcgame.world.hardware import Server
from dcgame.world.ladder import Rung
from dcgame.world.load import HostLoad
from dcgame.world.world import World


@frozen(eq=False)
class Look(Wake):
    """A processor gauge crosses to ``band`` now (``None``: look again).

    ``cpu/esx-1`` is a server's, ``vcpu/crm`` that of an application in a guest which may be
    asked for more than its virtual processors give, ``share/crm`` what a guest lacks on a host
    whose guests have unequal claims; any other kind is that of something shared.
    """

    gauge: str
    band: Band | None

    def decide(self, world: World) -> Effects:
        load = load_behind(world, self.gauge)
        if load is None:
            return
        band = _band(world, self.gauge)
        if self.band is not None and self.band is not band:
            ladder = _ladder_work(world, self.gauge)
            because = given(*load.burdens, *ladder) if ladder else load.burdens
            yield Cited(BandCrossed(self.gauge, self.band, band), because)
            band = self.band
        yield look_ahead(world, self.gauge, load, band)
        kind, _, name = self.gauge.partition("/")
        if kind == "cpu" and self.band is None and turns_hot(world, world.servers[name]):
            yield Reread((name,))


def _ladder_work(world: World, gauge: str) -> tuple[int | None, ...]:
    """The entry of the rung on which a host's processor works to win memory back."""
    kind, _, name = gauge.partition("/")
    server = world.servers.get(name) if kind == "cpu" else None
    return (server.rung_entry,) if server is not None and server.rung >= Rung.SOFT else ()


def _band(world: World, gauge: str) -> Band:
    state = world.gauges.get(gauge)
    return state.band if state else Band.FINE


def look_ahead(
    world: World, gauge: str, load: HostLoad, band: Band, *, relieved: bool = False
) -> Later | Forget:
    """The timer of the next crossing, or of the next look.

    A gauge that was ``relieved`` (its load has just changed) gets better at once, if it will
    stay so; otherwise it has to be seen better for as long as for any crossing.
    """
    key = f"look/{gauge}"
    if not load.loads and band is Band.FINE:
        return Forget(key)
    if not load.loads:
        return Later(key, world.now, Look(gauge, Band.FINE))
    slot = world.now // SLOT
    crossing = next_crossing(load, band, slot)
    if crossing is None:
        return Later(key, (slot // BLOCK + 1) * BLOCK * SLOT, Look(gauge, None))
    latest = load.burdens[-1] if load.burdens else None
    at_once = relieved and crossing[1] < band and crossing[0] == slot + SUSTAINED
    due = world.now if at_once else crossing[0] * SLOT
    return Later(key, due, Look(gauge, crossing[1]), None if at_once else latest)


def watch_processor(world: World, server_id: str) -> Effects:
    """The processor gauges of a server, after what loads it changed."""
    load, timers = world.host_loads[server_id], world.agenda.timers
    gauge = f"cpu/{server_id}"
    yield look_ahead(world, gauge, load, _band(world, gauge), relieved=True)
    for app, own in zip(load.apps, load.loads, strict=True):
        gauge = f"vcpu/{app}"
        if is_tight(own):
            yield look_ahead(world, gauge, own_load(world, app, own), _band(world, gauge))
        elif f"look/{gauge}" in timers:
            wide = HostLoad(burdens=load.burdens)
            yield look_ahead(world, gauge, wide, _band(world, gauge))


def watch_shares(world: World, server_id: str) -> Effects:
    """Who goes short on a server whose guests have unequal claims, after its load changed.

    Where its processor already is out nobody waits to be seen short.
    """
    load, timers = world.host_loads[server_id], world.agenda.timers
    out = _band(world, f"cpu/{server_id}") is Band.OUT
    for name in world.servers[server_id].guests:
        gauge = f"share/{name}"
        if not load.claims and f"look/{gauge}" not in timers:
            continue
        share, band = share_in(load, name), _band(world, gauge)
        if out and band is Band.FINE and goes_short(share, world.now):
            yield Later(f"look/{gauge}", world.now, Look(gauge, Band.OUT))
        else:
            yield look_ahead(world, gauge, share, band, relieved=True)


def watch_shared(world: World, kind: str, name: str) -> Effects:
    """The gauge of something shared, after what loads it changed."""
    gauge = f"{kind}/{name}"
    load = shared_load(world, kind, name)
    if load is not None:
        yield look_ahead(world, gauge, load, _band(world, gauge), relieved=True)


def watch_memory(world: World, server_id: str) -> Effects:
    """The memory gauge of a server and its rung, after something on it changed."""
    key = f"ram/{server_id}"
    state = world.gauges.get(key)
    was = state.band if state else Band.FINE
    server = world.servers[server_id]
    memory = memory_of(world, server)
    burdens = world.host_loads[server_id].burdens
    if memory.rung is not server.rung:
        yield Cited(_reached(server, memory), burdens)
    if memory.band is not was:
        yield Cited(BandCrossed(key, memory.band, was), burdens)


def _reached(server: Server, memory: Memory) -> RungReached:
    """A rung, with what each has won there."""
    won = (memory.shared, memory.ballooned, memory.compressed, memory.swapped)
    return RungReached(server.id, memory.rung, server.rung, *won)
