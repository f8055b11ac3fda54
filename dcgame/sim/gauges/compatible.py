"""Which processors a guest can move between while it runs.

A guest keeps the instructions that it found when it started. A later processor of the same
maker has them too, an earlier one may not; a cluster can show every guest those of its oldest
member only (EVC). Between makers a guest moves stopped (domain data, section 3).
"""

from dcgame.sim.gauges.affinity import cluster_of
from dcgame.world.guest import Guest, Mode
from dcgame.world.hardware import Server
from dcgame.world.world import World


def shown_features(world: World, server: Server) -> int:
    """The year of the processor that a guest sees which starts there."""
    cluster = cluster_of(world, server.id)
    baseline = cluster.evc if cluster else 0
    return min(server.model.year, baseline) if baseline else server.model.year


def features_of(world: World, guest: Guest) -> int:
    """The year of the processor that a guest believes to have."""
    return guest.features or shown_features(world, world.servers[guest.host])


def mode_for(isa: str, server: Server) -> Mode:
    """Programs of another processor are only ever translated."""
    return Mode.FULL if isa == server.model.isa else Mode.EMULATED
