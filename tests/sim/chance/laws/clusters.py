"""Clusters act as one, and guests that share an identity do not serve."""

from dcgame.sim.gauges.answering import silent_because
from dcgame.sim.gauges.folders import lock_of
from dcgame.sim.gauges.identity import identity_of
from dcgame.sim.gauges.quorum import acting, has_quorum, isolated, lacking
from dcgame.world.guest import GuestState
from tests.sim.chance.game import Game
from tests.sim.chance.laws.places import HOLDING


def only_one_part_of_a_cluster_acts(game: Game) -> None:
    """Members and clusters agree, and where votes count one part has the majority."""
    world = game.world
    for cluster in world.clusters.values():
        homes = {server.id for server in world.servers.values() if server.cluster == cluster.id}
        assert homes == set(cluster.members)
        acts = acting(world, cluster)
        assert set(lacking(world, cluster)).isdisjoint(acts)
        if cluster.counts_votes:
            assert len({cluster.beside(name) for name in acts}) <= 1, cluster.id
        for name in cluster.members:
            may = name in acts or name in isolated(world, cluster)
            assert has_quorum(world, cluster, name) is may


def a_lock_has_one_holder(game: Game) -> None:
    """Who runs a guest holds its folder, and a stale lock keeps everybody from running it."""
    for guest in game.world.guests.values():
        running = guest.state in HOLDING
        assert not (running and guest.stale_lock is not None), guest.id
        assert bool(lock_of(guest)) is (running or guest.stale_lock is not None), guest.id


def namesakes_are_silent(game: Game) -> None:
    """Of two guests with one identity that run, neither serves anybody; no template runs."""
    world = game.world
    running = [each for each in world.guests.values() if each.state is GuestState.RUNNING]
    names = [identity_of(each) for each in running]
    for guest in running:
        assert not guest.template, guest.id
        if names.count(identity_of(guest)) > 1:
            assert all(silent_because(world, world.apps[app]) for app in guest.apps), guest.id
