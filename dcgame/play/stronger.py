"""What could have been stronger from the beginning: a witness, a second way, a spare, a copy more.

Each is a remedy of :mod:`dcgame.play.remedies`, which lists them.
"""

from collections.abc import Callable, Iterable

from dcgame.campaign.build import world_of
from dcgame.kernel.journal import Entry, chain
from dcgame.kernel.values import changed
from dcgame.play.ledger import Loss, root_of
from dcgame.play.session import Session
from dcgame.play.whatif import Begun
from dcgame.sim.facts.arrays import ArrayDown
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.groups import GroupLost
from dcgame.sim.facts.guests import GuestLost
from dcgame.sim.facts.hardware import HostLost
from dcgame.sim.facts.heartbeats import QuorumLost
from dcgame.sim.facts.nodes import NodeLost
from dcgame.sim.facts.pools import PoolDataLost
from dcgame.sim.facts.power import ServerDark
from dcgame.sim.gauges.placement import furnished
from dcgame.sim.gauges.power import pdus_of
from dcgame.words import N_
from dcgame.world.cabling import drives_added
from dcgame.world.cluster import OUTSIDE, HaPolicy
from dcgame.world.facility import Feed, Pdu
from dcgame.world.hardware import Part, PartKind
from dcgame.world.pool import SCHEMES, Redundancy
from dcgame.world.world import World

Prepare = Callable[[World], World]


def facts_behind(game: Session, loss: Loss, kind: type[Fact]) -> list[Entry]:
    """Entries of one kind behind a loss, the nearest first."""
    return [
        link.entry for link in chain(game.journal, loss.entry) if isinstance(link.entry.fact, kind)
    ]


def facts_meanwhile(game: Session, loss: Loss, kind: type[Fact]) -> list[Entry]:
    """Entries of one kind that came of the same root while a loss lasted: what kept it long."""
    return [
        entry
        for entry in game.journal
        if isinstance(entry.fact, kind)
        and loss.start <= entry.at <= loss.end
        and root_of(game.journal, entry.seq) == loss.root
    ]


def first_world(game: Session) -> World:
    """How the game began."""
    return world_of(game.level, game.seed)


def with_a_witness(game: Session, loss: Loss) -> Iterable[Begun]:
    """Hosts were up and no majority: a witness has a vote more."""
    world = first_world(game)
    for entry in facts_meanwhile(game, loss, QuorumLost):
        cluster = world.clusters.get(entry.fact.cluster)
        if cluster is not None and not cluster.witness:
            values = (("cluster", cluster.id),)
            yield Begun(N_("with a witness for {cluster}"), values, _witness(cluster.id))


def _witness(cluster: str) -> Prepare:
    return lambda world: world.alter("clusters", cluster, witness=OUTSIDE)


def with_high_availability(game: Session, loss: Loss) -> Iterable[Begun]:
    """A host fell, and nobody restarted its guests elsewhere, though it has a cluster."""
    world = first_world(game)
    for entry in facts_behind(game, loss, HostLost) if facts_behind(game, loss, GuestLost) else ():
        server = world.servers.get(entry.fact.server)
        cluster = world.clusters.get(server.cluster or "") if server else None
        if cluster is not None and cluster.ha is None:
            values = (("cluster", cluster.id),)
            text = N_("with high availability in {cluster}")
            yield Begun(text, values, _available(cluster.id))


def _available(cluster: str) -> Prepare:
    return lambda world: world.alter("clusters", cluster, ha=HaPolicy())


def with_two_feeds(game: Session, loss: Loss) -> Iterable[Begun]:
    """A server went dark: each of two cords could have come from a feed of its own."""
    world = first_world(game)
    for entry in facts_behind(game, loss, ServerDark):
        server = world.servers.get(entry.fact.server)
        if server is not None and pdus_of(world, server.rack):
            values = (("server", server.id),)
            yield Begun(N_("with {server} on two feeds"), values, _fed_twice(server.id))


def _fed_twice(server_id: str) -> Prepare:
    def prepare(world: World) -> World:
        server = world.servers[server_id]
        sides = pdus_of(world, server.rack)
        if len({pdu.feed for pdu in sides}) < 2:
            feed, pdu = f"{sides[0].feed}-2", f"{sides[0].id}-2"
            world = world.put("feeds", Feed(feed))
            world = world.put("pdus", Pdu(pdu, server.rack, feed, sides[0].limit))
        sides = pdus_of(world, server.rack)
        other = next(pdu for pdu in sides if pdu.feed != sides[0].feed)
        supplies = server.of_kind(PartKind.POWER_SUPPLY)
        if len(supplies) < 2:
            supplies = (*supplies, Part("psu-2", PartKind.POWER_SUPPLY))
            world = world.change_server(server_id, parts=(*server.parts, supplies[-1]))
        moved = {part.id for part in supplies}
        kept = tuple(pair for pair in server.cords if pair[0] not in moved)
        plugs = tuple(
            (part.id, (sides[0], other)[number % 2].id) for number, part in enumerate(supplies)
        )
        return world.change_server(server_id, cords=(*kept, *plugs))

    return prepare


def with_a_spare(game: Session, loss: Loss) -> Iterable[Begun]:
    """A group of disks lost more than it can miss, and no disk waited to step in; or an array
    stopped with its only controller."""
    world = first_world(game)
    for entry in facts_behind(game, loss, GroupLost):
        group = world.raid_groups.get(entry.fact.group)
        array = world.arrays[group.array] if group else None
        if group and array and not array.spares and len(array.drives) < array.bays:
            prepare = _spared(array.id, group.drive)
            yield Begun(N_("with a hot spare in {array}"), (("array", array.id),), prepare)
    for entry in facts_behind(game, loss, ArrayDown):
        array = world.arrays.get(entry.fact.array)
        if array is not None and len(array.of_kind(PartKind.CONTROLLER)) == 1:
            text = N_("with a second controller in {array}")
            yield Begun(text, (("array", array.id),), _controlled_twice(array.id))


def _spared(array_id: str, drive: str) -> Prepare:
    def prepare(world: World) -> World:
        array = drives_added(world.setting.catalogue, world.arrays[array_id], [drive], 0)
        parts = (*array.parts[:-1], changed(array.parts[-1], since=None))
        return world.put("arrays", changed(array, parts=parts, spares=(array.drives[-1][0],)))

    return prepare


def _controlled_twice(array_id: str) -> Prepare:
    def prepare(world: World) -> World:
        array = world.arrays[array_id]
        parts = (*array.parts, Part("controller-2", PartKind.CONTROLLER))
        world = world.put("arrays", changed(array, parts=parts))
        for name in sorted(world.fabrics):
            fabric = world.fabrics[name]
            cables = tuple(
                changed(cable, port="controller-2")
                for cable in fabric.cables
                if (cable.equipment, cable.port) == (array_id, "controller-1")
            )
            world = world.put("fabrics", changed(fabric, cables=(*fabric.cables, *cables)))
        return world

    return prepare


def with_three_copies(game: Session, loss: Loss) -> Iterable[Begun]:
    """A pool with two copies of everything lost nodes."""
    world = first_world(game)
    for kind in (PoolDataLost, NodeLost):
        for entry in facts_behind(game, loss, kind):
            pool = world.pools.get(entry.fact.pool)
            if pool is None or pool.redundancy is not Redundancy.RF2:
                continue
            if len(pool.nodes) >= SCHEMES[Redundancy.RF3].nodes:
                text = N_("with three copies (RF3) on {pool}")
                yield Begun(text, (("pool", pool.id),), _thrice(pool.id))


def _thrice(name: str) -> Prepare:
    def prepare(world: World) -> World:
        pool = world.pools[name]
        empty = changed(pool, redundancy=Redundancy.RF3, layouts=pool.layouts.__class__())
        return furnished(world, empty)

    return prepare
