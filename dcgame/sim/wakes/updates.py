"""An operating system that updates itself, and a host that leaks."""

from attrs import frozen

from dcgame.kernel.units import HOUR, Megabytes
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.platform import HostRebooting, PlatformLeaked, UpdateForced
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.sim.wakes.works import WorkDone
from dcgame.world.hardware import ServerState
from dcgame.world.job import JobKind
from dcgame.world.world import World


@frozen(eq=False)
class UpdateDue(Wake):
    """The moment of an announced update has come."""

    server: str

    def decide(self, world: World) -> Effects:
        server = world.servers[self.server]
        if server.platform is None or server.platform.update_due is None:
            return
        if server.state is ServerState.RETIRED:
            return
        if server.state is not ServerState.UP:
            yield Later(f"update/{self.server}", world.now + HOUR, self)
            return
        yield Cited(UpdateForced(self.server), given(server.platform.update_entry))


def reboot_for_update(world: World, server_id: str) -> Effects:
    """The update is applied: down for the patch, then the whole boot."""
    server = world.servers[server_id]
    if server.platform is None:
        return
    model = server.platform.model
    due = world.now + model.patch + server.model.boot + model.boot
    key = f"patch/{server_id}"
    yield HostRebooting(server_id, due)
    yield JobBegun(server_id, JobKind.PATCH, key, model.id, due)
    yield Later(key, due, WorkDone(key))


@frozen(eq=False)
class LeakGrows(Wake):
    """A host's operating system takes ``step`` megabytes more, every hour until it reboots."""

    server: str
    step: Megabytes
    boot: int | None

    def decide(self, world: World) -> Effects:
        server = world.servers[self.server]
        if server.platform is None or server.since != self.boot:
            return
        yield PlatformLeaked(self.server, server.platform.leaked + self.step)
        yield Later(f"leak/{self.server}", world.now + HOUR, self)
