"""A guest's thin disks become thick: what was never written is filled with zeros."""

from attrs import frozen

from dcgame.kernel.units import ceiling
from dcgame.sim.facts.disks import DisksProvisioned
from dcgame.sim.facts.jobs import JobBegun, JobDone, JobFailed
from dcgame.sim.gauges.folders import disks_size
from dcgame.sim.gauges.stores import reachable, speed, stuck
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.world.guest import Guest
from dcgame.world.hardware import ServerState
from dcgame.world.job import JobKind
from dcgame.world.world import World


def begin_inflating(world: World, guest: Guest) -> Effects:
    """Zeros are written as fast as the datastore writes; their space is taken from now on."""
    store = world.store_of(guest)
    total = (guest.size - disks_size(world, guest)) * 1000
    rate = max(1, speed(world, store))
    due = world.now + max(1, ceiling(total, rate))
    key = f"{JobKind.INFLATE.value}/{guest.id}"
    yield JobBegun(guest.id, JobKind.INFLATE, key, store, due, total=total, store=store, pace=rate)
    yield Later(key, due, Inflated(key))


@frozen(eq=False)
class Inflated(Wake):
    """All of it is written."""

    key: str

    def decide(self, world: World) -> Effects:
        job = world.jobs.get(self.key)
        if job is None:
            return
        guest = world.guests[job.subject]
        away = world.servers[guest.host].state is not ServerState.UP
        if away or not reachable(world, job.store, guest.host) or stuck(world, job.store):
            yield JobFailed(job.subject, job.kind, job.key, guest.host if away else job.store)
            return
        yield JobDone(job.subject, job.kind, job.key)
        yield DisksProvisioned(guest.id, thin=False)
