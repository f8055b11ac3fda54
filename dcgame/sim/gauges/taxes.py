"""What each way of running software costs.

Sources: domain data, section 1 and section 13 formula 1: bare metal 1.00, paravirtual 1.03,
type 1 1.04, hosted 1.10, emulation 8; emulated drivers give half of the disk and a third of the
network; hosted I/O loses 25-40 % (30 taken).
"""

from dcgame.kernel.units import WHOLE, PerMille, Seconds
from dcgame.world.guest import Guest, Mode
from dcgame.world.hardware import Server

EMULATION_TAX: PerMille = 8000
EMULATION_DISK: PerMille = 200
EMULATION_BOOT = 6
EMULATED_DRIVER: PerMille = 500
EMULATED_CARD: PerMille = 333


def processor_tax(server: Server, guest: Guest | None) -> PerMille:
    """Host millicores, per mille, that a guest's millicore costs (1000 without a guest)."""
    if guest is None or server.platform is None:
        return WHOLE
    if guest.mode is Mode.EMULATED:
        return EMULATION_TAX
    model = server.platform.model
    return model.para_tax if guest.mode is Mode.PARA else model.full_tax


def disk_share(server: Server, guest: Guest | None) -> PerMille:
    """What is left of the disks' speed where an application runs; a partition has its own."""
    if guest is None or server.platform is None:
        return WHOLE
    if guest.mode is Mode.EMULATED:
        return EMULATION_DISK
    model = server.platform.model
    own = guest.tools or guest.mode is Mode.PARA or model.partitions
    return model.disk_share if own else model.disk_share * EMULATED_DRIVER // WHOLE


def network_share(guest: Guest) -> PerMille:
    """What a guest's network card lets through of its host's ports."""
    return WHOLE if guest.tools or guest.mode is Mode.PARA else EMULATED_CARD


def boot_time(guest: Guest) -> Seconds:
    """Seconds from power to login of a guest."""
    return guest.boot * (EMULATION_BOOT if guest.mode is Mode.EMULATED else 1)
