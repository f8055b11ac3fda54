"""What the guests of a host have reserved of it, and what may still be reserved."""

from collections.abc import Iterable, Iterator

from dcgame.kernel.units import Megabytes, Millicores
from dcgame.sim.gauges.memory import overhead
from dcgame.sim.gauges.processor import capacity
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import Server
from dcgame.world.load import Unclaimed
from dcgame.world.world import World

_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)


def unclaimed(world: World, server: Server, beside: str = "") -> Unclaimed:
    """What is not reserved for those of its guests that run or start by themselves, ``beside``
    one of them."""
    guests = [world.guests[name] for name in server.guests if name != beside]
    held = [each for each in guests if each.state in _HOLDING or each.autostart]
    reserve = server.platform.model.reserve_ram if server.platform else server.ram
    taken = reserve + sum([each.reserved_ram + overhead(each) for each in held])
    return Unclaimed(
        capacity(server) - sum([each.reserved_cpu for each in held]), server.ram - taken
    )


def is_claimed(world: World, server: Server) -> bool:
    """Whether anything of a host is reserved for a guest; rarely is it."""
    for name in server.guests:
        guest = world.guests[name]
        if guest.reserved_ram or guest.reserved_cpu:
            return True
    return False


def _left(world: World, server: Server, guest: Guest) -> Unclaimed:
    """What is not reserved for others than a guest; known of hosts on which nothing has changed."""
    known = world.unclaimed.get(server.id) if guest.host != server.id else None
    return unclaimed(world, server, guest.id) if known is None else known


def processor_left(world: World, server: Server, guest: Guest) -> Millicores:
    """Millicores of a host that a guest may reserve, beside those of others."""
    return max(0, _left(world, server, guest).processor)


def memory_left(world: World, server: Server, guest: Guest) -> Megabytes:
    """Megabytes of a host that a guest may reserve, beside what is of others and the overhead
    of all guests, which nobody can take back."""
    return max(0, _left(world, server, guest).memory - overhead(guest))


def keeps_promise(world: World, server: Server, guest: Guest) -> bool:
    """Whether a host has what is reserved for a guest, were the guest there."""
    if guest.reserved_ram and guest.reserved_ram > memory_left(world, server, guest):
        return False
    return not guest.reserved_cpu or guest.reserved_cpu <= processor_left(world, server, guest)


def not_claimed(world: World, hosts: Iterable[str], guest: Guest) -> Iterator[str]:
    """Those of the hosts that may have the memory which is reserved for a guest: of the others it
    is known at a glance that they do not. A large cluster that is full asks hundreds for each
    guest that fell."""
    if not guest.reserved_ram:
        yield from hosts
        return
    known, needed = world.unclaimed, guest.reserved_ram + overhead(guest)
    for name in hosts:
        free = known.get(name)
        if free is None or free.memory >= needed or name == guest.host:
            yield name


def most_processor(server: Server, guest: Guest) -> Millicores:
    """What the virtual processors of a guest can take of a host."""
    return guest.vcpu * server.model.core_speed
