"""Release a lock that a dead host left in a guest's folder."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import RUNNING, not_a_guest
from dcgame.sim.facts.folders import LockReleased
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.restart import HaRestart
from dcgame.words import N_
from dcgame.world.guest import Guest, GuestState
from dcgame.world.world import World

_WAITING = (GuestState.LOST, GuestState.WAITING)


@frozen
class Unlock(Command):
    """``unlock web-1``"""

    verb = "unlock"
    does = N_("Release a lock that a dead host left")
    group = "guest"

    guest: str = argument("guest")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_guest(world, self.guest)
        if missing:
            return missing
        guest = world.guests[self.guest]
        if guest.state in RUNNING:
            return refuse(
                N_("{host} runs {name}: its lock keeps a second one from writing to the disk"),
                N_("stop it, and the lock goes"),
                host=guest.host,
                name=guest.id,
            )
        if guest.stale_lock is None:
            return refuse(N_("nobody holds a lock on {name}"), N_("start it"), name=guest.id)
        return _released(world, guest)


def _released(world: World, guest: Guest) -> Effects:
    """High availability, if it waited for the lock, tries again."""
    yield LockReleased(guest.id)
    server = world.servers[guest.host]
    cluster = world.clusters.get(server.cluster) if server.cluster else None
    if cluster is not None and cluster.ha is not None and guest.state in _WAITING:
        yield Later(f"ha/{guest.id}", world.now, HaRestart(guest.id, cluster.id))
