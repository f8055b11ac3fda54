"""Copies lie on distinct nodes, on disks that have room for them."""

from dcgame.sim.gauges.filling import grows
from dcgame.sim.gauges.folders import folder_size
from dcgame.sim.gauges.handing import PIECES
from dcgame.sim.gauges.pools import SPACE, disks_of, growing_room, on_disks
from tests.sim.chance.game import Game
from tests.sim.chance.laws.storage import ROUNDED


def replicas_are_on_distinct_nodes(game: Game) -> None:
    """No node holds two pieces of one folder, none holds more pieces than it should, and what
    lies on a pool has its pieces there."""
    for name, pool in game.world.pools.items():
        lying = {guest.id for guest in game.world.guests.values() if guest.store == name}
        assert lying == set(pool.layouts), name
        for guest, layout in pool.layouts.items():
            held = [piece.node for piece in layout.pieces if piece.gone is None]
            assert len(held) == len(set(held)), guest
            assert set(held) <= set(pool.members), guest
            assert len(layout.pieces) <= layout.scheme.width, guest


def pools_hand_out_what_is_needed(game: Game) -> None:
    """A folder takes of its pool what its files take, and of a thin disk at most a piece more,
    unless there is no room for it."""
    world = game.world
    for pool in world.pools.values():
        for name, layout in pool.layouts.items():
            guest = world.guests[name]
            if guest.data_lost is not None:
                continue
            needs = folder_size(world, guest)
            piece = guest.size // PIECES + 1 if grows(guest) else 0
            assert layout.size <= needs + piece, (name, layout.size, needs)
            if pool.full is None and growing_room(world, pool, name) > ROUNDED:
                assert layout.size >= needs - ROUNDED, (name, layout.size, needs)


def pool_disks_hold_what_they_can(game: Game) -> None:
    """No disk that works is fuller than it is large."""
    for pool in game.world.pools.values():
        for (node, disk), taken in on_disks(pool).items():
            server = game.world.servers[node]
            if disk in disks_of(server):
                limit = server.model.disk_size * SPACE.out // 1000 + 1
                assert taken <= limit, (node, disk, taken)


def nodes_and_servers_agree(game: Game) -> None:
    """A server knows of which pool it is a node, and gives its controller guest its due."""
    pools = game.world.pools
    nodes = {node.server: name for name, pool in pools.items() for node in pool.nodes}
    for server in game.world.servers.values():
        assert server.pool == nodes.get(server.id), server.id
        assert bool(server.controller_ram) is (server.pool is not None), server.id
