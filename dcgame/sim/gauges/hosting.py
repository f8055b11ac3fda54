"""Where a guest can be put: whether a host takes it, and which takes it best."""

from dcgame.kernel.units import SLOT, WHOLE, PerMille
from dcgame.sim.gauges.affinity import broken_by, companions
from dcgame.sim.gauges.claims import keeps_promise
from dcgame.sim.gauges.memory import overhead, rung_with
from dcgame.sim.gauges.processor import capacity, thread_count, total_between
from dcgame.sim.gauges.reach import reaches
from dcgame.world.catalogue import PlatformKind
from dcgame.world.guest import Guest, GuestState, Mode
from dcgame.world.hardware import Maintenance, Server, ServerState
from dcgame.world.ladder import Rung
from dcgame.world.world import World

_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)
VCPUS_A_CORE = 32
"""A hypervisor runs no more virtual processors than that (domain data, section 2)."""
HYPERVISORS = (PlatformKind.HOSTED, PlatformKind.BARE_METAL)


def fits(world: World, server: Server, guest: Guest, *before: Guest) -> bool:
    """Whether a server that is up would start a guest, after those that come ``before``: it has
    what is reserved for it, and its memory ladder would not come to the rung that refuses.

    Memory may be promised twice over: a hypervisor asks for what it must give, not for what was
    configured.
    """
    if server.state is not ServerState.UP or server.platform is None:
        return False
    return (
        _has_vcpus(world, server, guest, before)
        and keeps_promise(world, server, guest)
        and rung_with(world, server, guest, *before) < Rung.LOW
    )


def vcpus_left(world: World, server: Server, *aside: str) -> int:
    """Virtual processors that a host can still run; guests ``aside`` are not counted."""
    guests = [world.guests[name] for name in server.guests if name not in aside]
    held = sum([each.vcpu for each in guests if each.state in _HOLDING])
    return VCPUS_A_CORE * server.model.cores - held


def _has_vcpus(world: World, server: Server, guest: Guest, before: tuple[Guest, ...]) -> bool:
    """Whether it can run those of a guest too; a few guests never have as many as that."""
    if (len(server.guests) + len(before)) * 2 < VCPUS_A_CORE:
        return True
    more = guest.vcpu + sum([each.vcpu for each in before])
    return more <= vcpus_left(world, server, guest.id, *[each.id for each in before])


def takes_guests(server: Server) -> bool:
    """Whether a host is up, runs a hypervisor, answers, and is not kept empty."""
    return (
        server.state is ServerState.UP
        and server.platform is not None
        and server.platform.model.kind in HYPERVISORS
        and server.maintenance is Maintenance.NONE
        and server.agent_hung is None
    )


def could_run(server: Server, guest: Guest) -> bool:
    """Whether a host, were it empty, could run the guest: processor, threads, memory."""
    if server.platform is None or guest.vcpu > thread_count(server):
        return False
    if guest.isa != server.model.isa and guest.mode is not Mode.EMULATED:
        return False
    return guest.ram + overhead(guest) <= server.ram - server.platform.model.reserve_ram


def can_restart(world: World, server: Server, guest: Guest) -> bool:
    """Whether a guest that fell could start there, were there room and no rule against it."""
    if not guest.store and guest.host != server.id:
        return False
    return takes_guests(server) and could_run(server, guest) and reaches(world, server.id, guest)


def pressure(world: World, server: Server) -> PerMille:
    """How full a host is: of processor or of promised memory, whichever is more."""
    platform = server.platform.model.reserve_ram if server.platform else 0
    memory = (platform + server.allocated) * WHOLE // max(1, server.ram)
    return max(busy_now(world, server), memory)


def busy_now(world: World, server: Server) -> PerMille:
    """What its host's processor is asked for, those that boot included: each keeps a core busy
    (game constant)."""
    load = world.host_loads.get(server.id)
    slot = world.now // SLOT
    asked = int(total_between(load.loads, slot, slot + 1)[0]) if load and load.loads else 0
    booting = sum(world.guests[name].state is GuestState.BOOTING for name in server.guests)
    return (asked + booting * server.model.core_speed) * WHOLE // capacity(server)


def takes(world: World, name: str, guest: Guest) -> bool:
    """Whether a host would start the guest, and no rule is against it."""
    return fits(world, world.servers[name], guest) and broken_by(world, guest, name) is None


def best_host(world: World, hosts: tuple[str, ...], guest: Guest) -> str | None:
    """Of hosts that can run the guest, the roomiest of those that take it."""
    return roomiest(world, tuple([name for name in hosts if takes(world, name, guest)]), guest)


def roomiest(world: World, hosts: tuple[str, ...], guest: Guest) -> str | None:
    """Of hosts that take the guest, the one on which least memory has to be won back, and with
    most room; those with whom it is to be attract it."""
    if len(hosts) < 2:
        return hosts[0] if hosts else None
    return min(
        hosts,
        key=lambda name: (
            -companions(world, guest, name),
            rung_with(world, world.servers[name], guest),
            pressure(world, world.servers[name]),
            name,
        ),
    )
