"""What reading and writing shared storage puts on the network's links.

Ethernet storage goes through the ports of the host, Fibre Channel beside them; where both lead to
an array each carries its part. On a pool every write goes to all nodes that hold a piece of the
folder, reads come from elsewhere only where the host holds no copy (domain data, section 5). An
access moves 8 kB. Where no switches stand nobody counts them.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

import attrs

from dcgame.kernel.units import WHOLE, PerMille
from dcgame.sim.gauges.io import readers
from dcgame.sim.gauges.network import Foothold, climbs, foothold, open_ports, ports
from dcgame.sim.gauges.paths import OVER_LAN, paths
from dcgame.sim.gauges.pool_io import ACCESS
from dcgame.sim.gauges.processor import BOUNDLESS
from dcgame.world.app import App, AppState
from dcgame.world.demand import Demand
from dcgame.world.guest import Guest
from dcgame.world.hardware import Server
from dcgame.world.load import Load
from dcgame.world.network import Traffic
from dcgame.world.pool import Pool
from dcgame.world.world import World

KILOBITS = 8 * ACCESS
"""That an access moves."""

Hauls = Mapping[str, PerMille]
"""By server (its ports) or switch (its uplinks): how much of each access crosses it."""
Carried = Mapping[str, tuple[tuple[App, PerMille], ...]]
"""By server or switch: the applications whose accesses cross it, each with how much of them."""


@lru_cache(maxsize=4096)
def haul_load(demand: Demand, io: int, part: PerMille) -> Load:
    """That part of an application's accesses as a load of a link, in kilobits a second."""
    asked = attrs.evolve(demand, peak=io * KILOBITS)
    return Load(asked, asked.peak * BOUNDLESS, part)


def hauls_of(world: World, app: App) -> Hauls:
    """The links that an application's reading and writing crosses."""
    guest = world.guests.get(app.on)
    if guest is None or not guest.store or not app.io or not world.switches:
        return {}
    if guest.store in world.luns:
        part = over_lan(world, guest.host, guest.store)
        return {guest.host: part} if part else {}
    pool = world.pools.get(guest.store)
    return _Between(world, pool).hauls(guest, app) if pool is not None else {}


def over_lan(world: World, host: str, lun: str) -> PerMille:
    """How much of what a host reads and writes on a logical unit goes through its network ports."""
    if not uses_lan(world) or not ports(world, world.servers[host]):
        return 0
    array = world.raid_groups[world.luns[lun].group].array
    ways = {way.fabric for way in paths(world, host, array) if way.whole}
    lan = sum(world.fabrics[name].model.protocol == OVER_LAN for name in ways)
    return lan * WHOLE // max(1, len(ways))


def uses_lan(world: World) -> bool:
    """Whether storage travels over the room's switches."""
    lan = (fabric.model.protocol == OVER_LAN for fabric in world.fabrics.values())
    return bool(world.switches) and any(lan)


def on_lan(world: World, server: Server) -> tuple[tuple[App, PerMille], ...]:
    """The applications on a host that reach their logical units through its network ports."""
    if not uses_lan(world):
        return ()
    guests = [world.guests[name] for name in server.guests]
    luns = {guest.store for guest in guests if guest.store in world.luns}
    parts = {lun: over_lan(world, server.id, lun) for lun in sorted(luns)}
    return tuple(
        (world.apps[app], parts[guest.store])
        for guest in guests
        if parts.get(guest.store)
        for app in guest.apps
        if _asks(world.apps[app])
    )


def _asks(app: App) -> bool:
    return app.io > 0 and app.state is AppState.RUNNING


def between_nodes(world: World, pool: Pool) -> Carried:
    """What a pool's nodes send each other for those who use it."""
    if not world.switches:
        return {}
    between = _Between(world, pool)
    found: dict[str, list[tuple[App, PerMille]]] = {}
    for app in readers(world, frozenset((pool.id,))):
        for link, part in between.hauls(world.guests[app.on], app).items():
            found.setdefault(link, []).append((app, part))
    return {link: tuple(each) for link, each in found.items()}


class _Between:
    """The ways between the nodes of a pool, as they are now."""

    def __init__(self, world: World, pool: Pool) -> None:
        self._world = world
        self._pool = pool
        self._good = {node.server for node in pool.serving()}
        self._footholds: dict[str, Foothold | None] = {}

    def hauls(self, guest: Guest, app: App) -> Hauls:
        """The links that the accesses of an application in that guest cross."""
        layout = self._pool.layouts.get(guest.id)
        if layout is None:
            return {}
        whole = [each for each in layout.pieces if each.gone is None and each.stale is None]
        nodes = [piece.node for piece in whole if piece.node in self._good]
        away = [node for node in nodes if node != guest.host and self._meet(guest.host, node)]
        needed = layout.scheme.needed
        fetched = max(0, needed - (guest.host in nodes))
        found: dict[str, PerMille] = {}
        for node in away:
            reads = (WHOLE - app.writes) * fetched // (needed * len(away))
            part = reads + app.writes // needed
            for link in (guest.host, node, *self._uplinks(guest.host, node)):
                found[link] = found.get(link, 0) + part
        return {link: part for link, part in found.items() if part}

    def _foothold(self, name: str) -> Foothold | None:
        if name not in self._footholds:
            server = self._world.servers[name]
            self._footholds[name] = foothold(self._world, server, Traffic.STORAGE)
        return self._footholds[name]

    def _meet(self, one: str, other: str) -> bool:
        here, there = self._foothold(one), self._foothold(other)
        return here is not None and there is not None and here.joins(there)

    def _uplinks(self, one: str, other: str) -> Iterator[str]:
        """The switches over whose uplinks two nodes meet that share none."""
        here, there = self._foothold(one), self._foothold(other)
        if here is None or there is None or not here.switches.isdisjoint(there.switches):
            return
        for name in (one, other):
            yield from self._rising(name)

    def _rising(self, name: str) -> tuple[str, ...]:
        found = open_ports(self._world, self._world.servers[name], Traffic.STORAGE)
        return tuple(
            switch.id
            for _, switch in found
            if switch.uplinks and climbs(self._world, switch, Traffic.STORAGE)
        )[:1]
