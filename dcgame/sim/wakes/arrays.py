"""Arrays and switches come back, and guests that cannot read their folders give up."""

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.sim.facts.arrays import ArrayServes, ArrayStarting, FirmwareRenewed, TakeoverBegun
from dcgame.sim.facts.fabrics import FabricStarting, FabricUp
from dcgame.sim.facts.jobs import JobDone
from dcgame.sim.facts.luns import RushOver
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.sim.wakes.boot import boot_guest, is_kept_empty, starts_by_itself
from dcgame.sim.wakes.restart import HaRestart
from dcgame.sim.wakes.stranding import is_cut_off, strand
from dcgame.world.guest import GuestState
from dcgame.world.hardware import PartKind, ServerState
from dcgame.world.storage import Array, ArrayState, FabricState
from dcgame.world.world import World

ALL_PATHS_DOWN: Seconds = 140
"""How long a host waits for a datastore until it gives up (a hypervisor's default, remembered)."""


def can_serve(array: Array) -> bool:
    """Whether it has a controller that works, and power."""
    return array.working(PartKind.CONTROLLER) > 0 and array.working(PartKind.POWER_SUPPLY) > 0


def start_array(world: World, array_id: str, delay: Seconds = 0) -> Effects:
    """It starts from cold, after ``delay`` seconds."""
    ready_at = world.now + delay + world.arrays[array_id].model.boot
    yield ArrayStarting(array_id, ready_at)
    yield Later(f"array/{array_id}", ready_at, ArrayReady(array_id))


def take_over(world: World, array_id: str) -> Effects:
    """The other controller takes over: a short stop for everybody."""
    ready_at = world.now + world.arrays[array_id].model.takeover
    yield TakeoverBegun(array_id, ready_at)
    yield Later(f"array/{array_id}", ready_at, ArrayReady(array_id))


def start_fabric(world: World, fabric_id: str) -> Effects:
    """A switch starts."""
    ready_at = world.now + world.fabrics[fabric_id].model.boot
    yield FabricStarting(fabric_id, ready_at)
    yield Later(f"fabric/{fabric_id}", ready_at, FabricReady(fabric_id))


@frozen(eq=False)
class ArrayReady(Wake):
    """An array has started, or one of its controllers has taken over."""

    array: str

    def decide(self, world: World) -> Effects:
        array = world.arrays[self.array]
        waiting = array.state is ArrayState.TAKEOVER or array.ready_at is not None
        if waiting and array.state is not ArrayState.RETIRED and can_serve(array):
            yield ArrayServes(self.array)


@frozen(eq=False)
class FabricReady(Wake):
    """A switch has started."""

    fabric: str

    def decide(self, world: World) -> Effects:
        fabric = world.fabrics[self.fabric]
        if fabric.state is FabricState.DOWN and fabric.working(PartKind.BOARD):
            yield FabricUp(self.fabric)


@frozen(eq=False)
class FolderGone(Wake):
    """A guest has not read its folder for too long: it falls, and high availability looks for a
    host that can."""

    guest: str

    def decide(self, world: World) -> Effects:
        guest = world.guests.get(self.guest)
        if guest is None or guest.state not in (GuestState.RUNNING, GuestState.BOOTING):
            return
        if not is_cut_off(world, guest.id):
            return
        yield from strand(world, guest.id)
        cluster = world.clusters.get(world.servers[guest.host].cluster or "")
        if cluster is not None and cluster.ha is not None:
            yield Later(f"ha/{guest.id}", world.now, HaRestart(guest.id, cluster.id))


@frozen(eq=False)
class FolderBack(Wake):
    """A guest's host reads its folder again: it starts, unless something else started it in this
    second."""

    guest: str

    def decide(self, world: World) -> Effects:
        guest = world.guests.get(self.guest)
        if guest is None or not guest.stranded or is_cut_off(world, guest.id):
            return ()
        up = world.servers[guest.host].state is ServerState.UP
        if not up or is_kept_empty(world, guest.host):
            return ()
        return boot_guest(world, guest.id) if starts_by_itself(guest) else ()


@frozen(eq=False)
class RushEnds(Wake):
    """A backup has read everything on a logical unit."""

    lun: str

    def decide(self, world: World) -> Effects:
        lun = world.luns.get(self.lun)
        if lun is not None and lun.rush:
            yield RushOver(self.lun)


@frozen(eq=False)
class SecondController(Wake):
    """The firmware of one controller is new; now the other's."""

    array: str

    def decide(self, world: World) -> Effects:
        array = world.arrays[self.array]
        if f"firmware/{self.array}" in world.jobs and array.state is ArrayState.UP:
            yield from take_over(world, self.array)


@frozen(eq=False)
class FirmwareDone(Wake):
    """Both controllers run the new firmware."""

    array: str

    def decide(self, world: World) -> Effects:
        job = world.jobs.get(f"firmware/{self.array}")
        if job is not None:
            yield JobDone(job.subject, job.kind, job.key)
            yield FirmwareRenewed(self.array)
