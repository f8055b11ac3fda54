"""What the guests of a host have reserved of it, and what may still be reserved."""

from functools import lru_cache

from dcgame.kernel.units import Megabytes, Millicores
from dcgame.sim.gauges.memory import overhead
from dcgame.sim.gauges.processor import capacity
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import Server
from dcgame.world.world import World

_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)


def _others(world: World, server: Server, guest: Guest) -> tuple[Guest, ...]:
    """The guests there, but that one."""
    there = tuple(map(world.guests.__getitem__, server.guests))
    return there if guest.host != server.id else tuple([e for e in there if e.id != guest.id])


@lru_cache(maxsize=2048)
def _claimed(guests: tuple[Guest, ...]) -> tuple[Millicores, Megabytes]:
    """What those of them that run or start by themselves have reserved, memory with the overhead
    of each. Guests compare by identity, so it is reckoned once for as long as none changes: a
    cluster asks each of its hosts for each guest that fell."""
    held = [each for each in guests if each.state in _HOLDING or each.autostart]
    memory = sum([each.reserved_ram + overhead(each) for each in held])
    return sum([each.reserved_cpu for each in held]), memory


def processor_left(world: World, server: Server, guest: Guest) -> Millicores:
    """Millicores of a host that a guest may reserve, beside those of others."""
    return max(0, capacity(server) - _claimed(_others(world, server, guest))[0])


def memory_left(world: World, server: Server, guest: Guest) -> Megabytes:
    """Megabytes of a host that a guest may reserve, beside what is of others and the overhead
    of all guests, which nobody can take back."""
    if server.platform is None:
        return 0
    taken = _claimed(_others(world, server, guest))[1] + overhead(guest)
    return max(0, server.ram - server.platform.model.reserve_ram - taken)


def keeps_promise(world: World, server: Server, guest: Guest) -> bool:
    """Whether a host has what is reserved for a guest, were the guest there."""
    if guest.reserved_ram and guest.reserved_ram > memory_left(world, server, guest):
        return False
    return not guest.reserved_cpu or guest.reserved_cpu <= processor_left(world, server, guest)


def most_processor(server: Server, guest: Guest) -> Millicores:
    """What the virtual processors of a guest can take of a host."""
    return guest.vcpu * server.model.core_speed
