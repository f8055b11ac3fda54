"""Whether data would leave the room with a disk that somebody pulls."""

from dcgame.sim.gauges.disks import whole_disks
from dcgame.sim.gauges.raid import guarded, missing
from dcgame.world.hardware import Equipment, Part, PartKind, PartState, Server
from dcgame.world.storage import Array
from dcgame.world.world import World


def holds_only_copy(
    world: World, equipment: Equipment, part: Part, pulled: tuple[str, ...] = ()
) -> bool:
    """Whether nobody else has what is on that disk, once those that are ``pulled`` are gone."""
    if part.kind is not PartKind.DISK or part.state is PartState.FAILED:
        return False
    if isinstance(equipment, Array):
        return _group_needs(world, equipment, part.id, pulled)
    return isinstance(equipment, Server) and _server_needs(equipment, part, pulled)


def _group_needs(world: World, array: Array, disk: str, pulled: tuple[str, ...]) -> bool:
    for name in sorted(world.raid_groups):
        group = world.raid_groups[name]
        held = (*group.disks, *group.joining)
        if group.array == array.id and disk in held and group.lost is None:
            others = [each for each in held if each in pulled or each in group.stale]
            gone = (*(each.id for each in missing(world, group)), *others)
            return not guarded(group, gone, disk)
    return False


def _server_needs(server: Server, part: Part, pulled: tuple[str, ...]) -> bool:
    if part.id in server.stale:
        return False
    copies = [disk for disk in whole_disks(server) if disk.id not in pulled]
    mirrored = server.model.mirrored and len(copies) > 1
    return server.platform is not None and not mirrored
