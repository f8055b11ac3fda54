"""Conditions about equipment and storage that several verbs share."""

from dcgame.sim.commands.base import Refused, refuse
from dcgame.sim.commands.checks import data_gone, not_up
from dcgame.sim.commands.disk_checks import disk_full
from dcgame.sim.commands.naming import none_of_that_name
from dcgame.sim.gauges.folders import disks_size
from dcgame.sim.gauges.handing import handed_out
from dcgame.sim.gauges.placement import has_places
from dcgame.sim.gauges.pools import data_available, growing_room
from dcgame.sim.gauges.space import has_blocks
from dcgame.sim.gauges.stores import free, kind_of, reachable, shared_stores, stuck
from dcgame.words import N_
from dcgame.world.growth import GUEST_SYSTEM
from dcgame.world.guest import Guest
from dcgame.world.hardware import Equipment, Server
from dcgame.world.storage import ArrayState
from dcgame.world.world import EQUIPMENT, World


def no_equipment(world: World, name: str) -> Refused | None:
    """There is such equipment, with parts, and it has not left the room."""
    equipment: Equipment | None = world.equipment(name)
    if equipment is None:
        known = [each for shelf in EQUIPMENT for each in getattr(world, shelf)]
        return none_of_that_name(N_("there is no equipment {name}"), name, known)
    if equipment.has_left:
        return refuse(N_("{name} has left the room"), name=name)
    return None


def not_an_array(world: World, name: str) -> Refused | None:
    """There is such an array, and it has not left the room."""
    array = world.arrays.get(name)
    if array is None:
        return none_of_that_name(N_("there is no array {name}"), name, world.arrays)
    return refuse(N_("{name} has left the room"), name=name) if array.has_left else None


def not_a_group(world: World, name: str) -> Refused | None:
    """There is such a group of disks, and its data are there."""
    group = world.raid_groups.get(name)
    if group is None:
        return none_of_that_name(N_("there is no RAID group {name}"), name, world.raid_groups)
    if group.lost is not None:
        return refuse(
            N_("the data of {name} are gone"), N_("only a backup would bring them back"), name=name
        )
    return None


def not_a_lun(world: World, name: str) -> Refused | None:
    """There is such a logical unit."""
    if name in world.luns:
        return None
    return none_of_that_name(N_("there is no LUN {name}"), name, world.luns)


def does_not_serve(world: World, array: str) -> Refused | None:
    """The array answers."""
    if world.arrays[array].state is ArrayState.UP:
        return None
    return refuse(N_("{name} does not answer"), N_("wait until it serves its hosts"), name=array)


def no_store(world: World, store: str, host: str) -> Refused | None:
    """The datastore is shared, the host reaches it, and it can be written."""
    kind = kind_of(world, store)
    if kind is None or not kind.shared:
        return none_of_that_name(
            N_("there is no shared datastore {name}"), store, shared_stores(world)
        )
    if not reachable(world, store, host):
        return refuse(
            N_("{host} does not reach {store}"),
            N_("cable it to a fabric that leads there: attach {host} to FABRIC"),
            host=host,
            store=store,
        )
    if stuck(world, store) is not None:
        return refuse(
            N_("{store} is full and nothing can be written on it"),
            N_("free space on it, or make it bigger"),
            store=store,
        )
    return None


def no_blocks(world: World, store: str, blocks: int) -> Refused | None:
    """The group of disks under a thin unit has what would be written to it."""
    if has_blocks(world, store, blocks):
        return None
    return refuse(
        N_("{store} is thin, and the disks under it do not have the {need} MB to be written"),
        N_("add disks to its group, or delete what nobody needs"),
        store=store,
        need=blocks,
    )


def no_places(world: World, store: str, size: int) -> Refused | None:
    """On a pool, each piece of a folder finds a disk, all on distinct nodes."""
    pool = world.pools.get(store)
    if pool is None or has_places(world, pool, size):
        return None
    return refuse(
        N_("{store} has not {count} nodes with a disk that has {need} MB left"),
        N_("add nodes or disks, or choose a smaller disk"),
        store=store,
        count=pool.scheme.width,
        need=pool.scheme.piece(size),
    )


def no_room(
    world: World, server: Server, store: str, more: int, blocks: int = GUEST_SYSTEM
) -> Refused | None:
    """There is room for a new folder of so many megabytes on that datastore (empty: the server's
    disks); on a thin one only ``blocks`` of it are written, a new guest's system."""
    if not store:
        return disk_full(world, server, more)
    refusal = no_store(world, store, server.id)
    if refusal:
        return refusal
    left = free(world, store)
    if more <= left:
        return no_places(world, store, more) or no_blocks(world, store, min(more, blocks))
    return refuse(
        N_("{store} has {free} MB left, and {need} MB are needed"),
        N_("make it bigger, or delete what nobody needs"),
        store=store,
        free=left,
        need=more,
    )


def no_growth(world: World, guest: Guest, wanted: Guest) -> Refused | None:
    """What a guest's disks would take at once has room where its folder lies; what thin ones are
    promised has not to be there."""
    store = world.store_of(guest)
    pool = world.pools.get(guest.store)
    layout = pool.layouts.get(guest.id) if pool else None
    if pool is not None and layout is not None:
        more, left = handed_out(world, wanted) - layout.size, growing_room(world, pool, guest.id)
    else:
        more, left = disks_size(world, wanted) - disks_size(world, guest), free(world, store)
    if more <= 0:
        return None
    full = stuck(world, store) is not None
    if more <= left and not full:
        return None
    return refuse(
        N_("{store} has {free} MB left, and {need} MB are needed"),
        N_("ask for less, make room on it, or make the disk thin and watch it"),
        store=store,
        free=0 if full else left,
        need=more,
    )


def folder_away(world: World, guest: Guest) -> Refused | None:
    """A guest's data are there, its host is up and reads its folder."""
    return (
        data_gone(guest.id, guest.data_lost)
        or not_up(world, guest.host)
        or unreadable(world, guest)
    )


def unreadable(world: World, guest: Guest) -> Refused | None:
    """The host of a guest can read its folder."""
    store = world.store_of(guest)
    if guest.store and not data_available(world, guest.id):
        return refuse(
            N_("too few copies of {guest} can be read on {store}"),
            N_("bring the lost nodes back first"),
            guest=guest.id,
            store=store,
        )
    if not guest.store or reachable(world, store, guest.host):
        return None
    return refuse(
        N_("{host} cannot read {store}, where {guest} lies"),
        N_("mend the way to it, or the array behind it"),
        host=guest.host,
        store=store,
        guest=guest.id,
    )
