"""A server's own disks: what they hold and how fast they are."""

from dcgame.kernel.units import WHOLE, Megabytes
from dcgame.sim.gauges.raid import REBUILD_SHARE
from dcgame.world.hardware import Part, PartKind, PartState, Server
from dcgame.world.world import World

FAILING_DISK = 5
"""A disk that retries its reads is a fifth as fast, and so is its mirror (game constant)."""


def is_mirror(server: Server) -> bool:
    """Whether each of its disks holds a copy of the same."""
    return server.model.mirrored and server.model.disks > 1


def has_card(server: Server) -> bool:
    """Whether its mirror hangs on a controller; the fastest disks hang on the processor itself."""
    return is_mirror(server) and server.model.disk != "nvme"


def disks_size(server: Server) -> Megabytes:
    """What a server's disks hold for it alone: nothing, if it gave them to a pool."""
    if server.pool:
        return 0
    copies = 2 if is_mirror(server) else 1
    return server.model.disk_size * server.model.disks // copies


def disk_speed(world: World, server: Server) -> int:
    """Sequential kilobytes a second of a server's disks; a failing disk holds the others back."""
    speed = world.setting.catalogue.disks[server.model.disk].megabytes_per_second * 1000
    return speed // FAILING_DISK if _failing(server) else speed


def whole_disks(server: Server) -> tuple[Part, ...]:
    """The disks that hold what they should: not dead, and not being filled."""
    disks = server.of_kind(PartKind.DISK)
    return tuple(
        disk for disk in disks if disk.state is not PartState.FAILED and disk.id not in server.stale
    )


def _failing(server: Server) -> bool:
    return any(disk.state is PartState.DEGRADED for disk in server.of_kind(PartKind.DISK))


def disks_iops(world: World, server: Server) -> int:
    """Accesses a second that a server's disks can do as they are."""
    model = world.setting.catalogue.disks[server.model.disk]
    rate = len(whole_disks(server)) * model.iops
    if server.stale:
        rate = rate * (WHOLE - REBUILD_SHARE) // WHOLE
    return rate // FAILING_DISK if _failing(server) else rate
