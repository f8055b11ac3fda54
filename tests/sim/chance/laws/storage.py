"""Datastores, arrays and repositories hold what they can, and know what they hold."""

from dcgame.sim.gauges.folders import folder_of, folder_size
from dcgame.sim.gauges.kept import stored
from dcgame.sim.gauges.raid import group_size, missing, rebuilding, survives
from dcgame.sim.gauges.space import left, taken
from dcgame.sim.gauges.stores import capacity, kind_of, lying_on, stores, used
from dcgame.world.folder import FileKind
from dcgame.world.growth import written
from dcgame.world.hardware import PartState
from dcgame.world.storage import ArrayState
from tests.sim.chance.game import Game

ROUNDED = 50
"""Megabytes by which growing files may be off: a minute of writing and a rounding each."""


def datastores_hold_what_they_can(game: Game) -> None:
    """What files take is what a datastore counts, and no datastore holds more than it can (beyond
    what is rounded; a pool may lose disks)."""
    world = game.world
    for store in stores(world):
        takes = used(world, store)
        held = sum(folder_size(world, guest) for guest in lying_on(world, store))
        assert 0 <= held <= takes, store
        if store not in world.pools:
            assert takes <= capacity(world, store) + ROUNDED, store
    for group in world.raid_groups.values():
        if group.lost is None:
            room = group_size(world, group) + ROUNDED
            assert taken(world, group, world.now) <= room, group.id
    for name in world.repositories:
        assert stored(world, name) <= world.repositories[name].size, name


def folders_lie_somewhere(game: Game) -> None:
    """A folder is what its files are, and lies on a datastore that there is."""
    world = game.world
    for guest in world.guests.values():
        files = folder_of(world, guest)
        assert all(file.size >= 0 for file in files), guest.id
        takes = sum(file.size for file in files if not file.sparse)
        assert takes == (folder_size(world, guest) if guest.has_files else 0), guest.id
        disks = [file for file in files if file.kind is FileKind.DISK]
        pairs = zip(disks, guest.disks, strict=False)
        assert all(file.size <= disk.size for file, disk in pairs), guest.id
        assert written(world, guest, world.now) <= guest.size, guest.id
        assert kind_of(world, world.store_of(guest)) is not None, guest.id
    for backup in world.backups.values():
        assert backup.repository in world.repositories
        assert 0 <= backup.change <= backup.full


def arrays_rebuild(game: Game) -> None:
    """Data are there exactly as long as the disks are, a new disk is being filled while its array
    serves, a dead one never, and guests stand still only where nothing is left."""
    world = game.world
    for group in world.raid_groups.values():
        gone = tuple(part.id for part in missing(world, group))
        array = world.arrays[group.array]
        for disk in rebuilding(world, group):
            filled = array.part(disk)
            assert filled is not None, disk
            assert filled.state is not PartState.FAILED, disk
        if group.lost is None:
            assert survives(group, gone), group.id
        if group.lost is not None or array.state is ArrayState.DOWN:
            continue
        for disk in set(group.stale) - set(group.joining):
            part = array.part(disk)
            if part is not None and part.state is not PartState.FAILED:
                assert disk in rebuilding(world, group), disk
    for lun in world.luns.values():
        if lun.full is not None:
            assert left(world, world.raid_groups[lun.group]) == 0, lun.id
