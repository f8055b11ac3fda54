"""What each way of running software costs.

Sources: domain data, section 1 and section 13 formula 1: bare metal 1.00, paravirtual 1.03,
type 1 1.04, hosted 1.10, emulation 8; emulated drivers give half of the disk; hosted I/O loses
25-40 % (30 taken).
"""

from dcgame.kernel.units import WHOLE, Megabytes, PerMille, Seconds, ceiling
from dcgame.world.app import App
from dcgame.world.guest import Guest, Mode
from dcgame.world.hardware import PartKind, PartState, Server
from dcgame.world.world import World

EMULATION_TAX: PerMille = 8000
EMULATION_DISK: PerMille = 200
EMULATION_BOOT = 6
EMULATED_DRIVER: PerMille = 500
FAILING_DISK = 5


def processor_tax(server: Server, guest: Guest | None) -> PerMille:
    """Host millicores, per mille, that a guest's millicore costs (1000 without a guest)."""
    if guest is None or server.platform is None:
        return WHOLE
    if guest.mode is Mode.EMULATED:
        return EMULATION_TAX
    model = server.platform.model
    return model.para_tax if guest.mode is Mode.PARA else model.full_tax


def disk_share(server: Server, guest: Guest | None) -> PerMille:
    """What is left of the disks' speed where an application runs."""
    if guest is None or server.platform is None:
        return WHOLE
    if guest.mode is Mode.EMULATED:
        return EMULATION_DISK
    share = server.platform.model.disk_share
    return share if guest.tools or guest.mode is Mode.PARA else share * EMULATED_DRIVER // WHOLE


def disk_speed(world: World, server: Server) -> int:
    """Sequential kilobytes a second of a server's disks; a failing disk holds the others back."""
    speed = world.setting.catalogue.disks[server.model.disk].megabytes_per_second * 1000
    failing = any(disk.state is PartState.DEGRADED for disk in server.of_kind(PartKind.DISK))
    return speed // FAILING_DISK if failing else speed


def loading_time(world: World, app: App, machine: str | None = None) -> Seconds:
    """Seconds to read a program from disk to memory: size ÷ throughput."""
    return reading_time(world, app.size, machine or app.on)


def reading_time(world: World, size: Megabytes, machine: str) -> Seconds:
    """Seconds to read ``size`` on a server or in a guest."""
    guest = world.guests.get(machine)
    server = world.servers[guest.host if guest else machine]
    speed = disk_speed(world, server) * disk_share(server, guest) // WHOLE
    return ceiling(size * 1000, max(1, speed))


def boot_time(guest: Guest) -> Seconds:
    """Seconds from power to login of a guest."""
    return guest.boot * (EMULATION_BOOT if guest.mode is Mode.EMULATED else 1)
