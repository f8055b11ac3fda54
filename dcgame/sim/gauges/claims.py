"""What the guests of a host have reserved of it, and what may still be reserved."""

from dcgame.kernel.units import Megabytes, Millicores
from dcgame.sim.gauges.memory import overhead
from dcgame.sim.gauges.processor import capacity
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import Server
from dcgame.world.world import World

_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)


def _others(world: World, server: Server, guest: Guest) -> list[Guest]:
    """The guests there that run or start by themselves, but that one."""
    guests = [world.guests[name] for name in server.guests if name != guest.id]
    return [each for each in guests if each.state in _HOLDING or each.autostart]


def processor_left(world: World, server: Server, guest: Guest) -> Millicores:
    """Millicores of a host that a guest may reserve, beside those of others."""
    taken = sum(each.reserved_cpu for each in _others(world, server, guest))
    return max(0, capacity(server) - taken)


def memory_left(world: World, server: Server, guest: Guest) -> Megabytes:
    """Megabytes of a host that a guest may reserve, beside what is of others and the overhead
    of all guests, which nobody can take back."""
    if server.platform is None:
        return 0
    others = _others(world, server, guest)
    taken = sum(each.reserved_ram + overhead(each) for each in others) + overhead(guest)
    return max(0, server.ram - server.platform.model.reserve_ram - taken)


def keeps_promise(world: World, server: Server, guest: Guest) -> bool:
    """Whether a host has what is reserved for a guest, were the guest there."""
    if not guest.reserved_cpu and not guest.reserved_ram:
        return True
    return guest.reserved_cpu <= processor_left(
        world, server, guest
    ) and guest.reserved_ram <= memory_left(world, server, guest)


def most_processor(server: Server, guest: Guest) -> Millicores:
    """What the virtual processors of a guest can take of a host."""
    return guest.vcpu * server.model.core_speed
