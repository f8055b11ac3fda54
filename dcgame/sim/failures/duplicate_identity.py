"""A copied folder is started beside its original: one machine twice on one network."""

from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.folders import FolderCopied, IdentityCopied
from dcgame.sim.facts.guests import GuestCreated
from dcgame.sim.failures.base import Failure
from dcgame.sim.gauges.folders import disks_size
from dcgame.sim.gauges.identity import identity_of
from dcgame.sim.gauges.space import has_blocks
from dcgame.sim.gauges.stores import free
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.boot import start_guest
from dcgame.words import N_
from dcgame.world.growth import content, written
from dcgame.world.guest import Guest, GuestState
from dcgame.world.world import World

LONGEST = 24


def strike(world: World, target: str) -> Effects:
    """A colleague starts a copy that was not customised, or makes one of a guest that runs."""
    guest = world.guests.get(target)
    if guest is None or guest.data_lost is not None:
        return
    copy = f"{guest.id[: LONGEST - 5]}-copy"
    if guest.identity and guest.state is GuestState.STOPPED:
        yield start_guest(world, guest.id)
    elif guest.state is GuestState.RUNNING and not _taken(world, copy):
        stores = [each for each in ("", guest.store) if _has_room(world, guest, each)]
        if stores:
            yield from _copied(world, guest, copy, stores[0])
            yield start_guest(world, copy)


def _has_room(world: World, guest: Guest, store: str) -> bool:
    """Whether the copy fits on a datastore (empty: the disks of the guest's host)."""
    name = store or guest.host
    blocks = written(world, guest, world.now)
    return free(world, name) >= disks_size(world, guest) and has_blocks(world, name, blocks)


def _copied(world: World, guest: Guest, copy: str, store: str) -> Effects:
    yield Cited(FolderCopied(guest.id, copy), given(guest.identity_entry))
    yield GuestCreated(
        guest=copy,
        host=guest.host,
        vcpu=guest.vcpu,
        ram=guest.ram,
        disk=guest.disk,
        mode=guest.mode,
        tools=guest.tools,
        isa=guest.isa,
        family=guest.family,
        boot=guest.boot,
        store=store,
        thin=guest.thin,
        more=guest.more,
        laden=content(world, guest),
    )
    yield IdentityCopied(copy, identity_of(guest))


def _taken(world: World, name: str) -> bool:
    return name in world.guests or name in world.apps or name in world.servers


DUPLICATE_IDENTITY = Failure(
    "duplicate-identity", N_("A copied guest runs beside its original"), "guest", strike
)
