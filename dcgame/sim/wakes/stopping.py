"""A guest's system shuts down in order, which takes it a while; its applications end first."""

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.sim.facts.apps import AppStopped
from dcgame.sim.facts.guests import GuestStopped
from dcgame.sim.facts.jobs import JobBegun, JobDone
from dcgame.sim.gauges.taxes import boot_time
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.world.app import AppState
from dcgame.world.guest import Guest, GuestState
from dcgame.world.job import JobKind, shutdown_key
from dcgame.world.world import World

_ON = (AppState.RUNNING, AppState.LOADING)


def shutdown_time(guest: Guest) -> Seconds:
    """Seconds from the order until a guest is off: tens of seconds, half of what it takes to boot
    (game constant)."""
    return max(1, boot_time(guest) // 2)


def shut_down(world: World, guest: Guest) -> Effects:
    """Its applications end with the order; it holds its host until it is off. One that boots has
    nothing to end yet."""
    if guest.state is not GuestState.RUNNING:
        yield GuestStopped(guest.id)
        return
    due, key = world.now + shutdown_time(guest), shutdown_key(guest.id)
    yield JobBegun(guest.id, JobKind.SHUTDOWN, key, guest.host, due)
    yield Later(key, due, ShutDown(guest.id))
    for name in guest.apps:
        if world.apps[name].state in _ON:
            yield AppStopped(name)


@frozen(eq=False)
class ShutDown(Wake):
    """A guest's system has ended."""

    guest: str

    def decide(self, world: World) -> Effects:
        job = world.jobs.get(shutdown_key(self.guest))
        if job is not None:
            yield JobDone(job.subject, job.kind, job.key)
            yield GuestStopped(self.guest)
