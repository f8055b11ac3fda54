"""A host is emptied for maintenance: as many guests at once as its network bears."""

from attrs import frozen

from dcgame.kernel.units import MINUTE
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.jobs import JobDone, JobFailed
from dcgame.sim.facts.moving import EvacuationStopped, MaintenanceEntered
from dcgame.sim.gauges.lanes import COPIES
from dcgame.sim.gauges.moving import crowded, live_targets
from dcgame.sim.gauges.network import cut_off_because, reaches
from dcgame.sim.wakes.base import Effects, Forget, Later, Wake
from dcgame.sim.wakes.live import begin_live
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import Maintenance
from dcgame.world.job import JobKind
from dcgame.world.network import Traffic
from dcgame.world.world import World

_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)


def evacuation(server_id: str) -> str:
    """The key of the work that empties a host."""
    return f"maintain/{server_id}"


@frozen(eq=False)
class Evacuate(Wake):
    """One more guest begins to leave, or the host is empty, or somebody cannot leave."""

    server: str

    def decide(self, world: World) -> Effects:
        server, key = world.servers[self.server], evacuation(self.server)
        if key not in world.jobs or server.maintenance is not Maintenance.ENTERING:
            return
        guests = [world.guests[name] for name in sorted(server.guests)]
        left = [guest for guest in guests if guest.state in _HOLDING]
        if not left and not _arriving(world, self.server):
            yield JobDone(self.server, JobKind.EMPTY, key)
            yield MaintenanceEntered(self.server)
            return
        busy = {job.subject for job in world.jobs.values()}
        for guest in left:
            if guest.id in busy or guest.state is GuestState.BOOTING:
                continue
            targets = live_targets(world, guest)
            if not targets:
                yield from stop_evacuation(world, self.server, guest)
                return
            free = [to for to in targets if crowded(world, self.server, to) is None]
            if free:
                yield from begin_live(world, guest.id, free[0])
                yield Later(key, world.now, self)
                return
        yield Later(key, world.now + MINUTE, self)


def _arriving(world: World, server_id: str) -> bool:
    """Whether a guest is on its way to a host: it will have to leave it again."""
    return any(job.kind in COPIES and job.goal == server_id for job in world.jobs.values())


def _cut_off(world: World, server_id: str) -> tuple[int, ...]:
    """The entries for which a host cannot send to other members of its cluster."""
    cluster = world.servers[server_id].cluster
    members = world.clusters[cluster].members if cluster else ()
    away = [name for name in members if not reaches(world, server_id, name, Traffic.MIGRATION)]
    return tuple(
        sorted(
            {
                entry
                for name in (server_id, *away)
                for entry in cut_off_because(world, world.servers[name], Traffic.MIGRATION)
                if away
            }
        )
    )


def stop_evacuation(world: World, server_id: str, guest: Guest) -> Effects:
    """A guest cannot leave: the host stays in service, and those that left stay where they are."""
    key = evacuation(server_id)
    enabling = given(guest.placed_entry, world.servers[server_id].maintenance_entry)
    yield Forget(key)
    stopped = EvacuationStopped(server_id, guest.id)
    yield Cited(stopped, (*enabling, *_cut_off(world, server_id)))
    yield JobFailed(server_id, JobKind.EMPTY, key, guest.id)
