"""What a guest waits for when it has more virtual processors than it needs.

All virtual processors of a guest have to make progress together. Where not each of those that run
on a host can have a thread of its own, a guest waits until enough are free, even for those that
have nothing to do: 2 % of its time for each above its need (domain data, section 2). From 10 % on
it is slow [SCLABS].
"""

from collections.abc import Iterator

from dcgame.kernel.bands import Band
from dcgame.kernel.units import WHOLE, PerMille, ceiling
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.processor import thread_count
from dcgame.world.app import App
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import Server, ServerState
from dcgame.world.world import World

CO_SCHEDULING: PerMille = 20
"""Ready time of each vCPU that a guest has and does not need."""
WATCHED: PerMille = 25
SIGNIFICANT: PerMille = 50
BAD: PerMille = 100
HARMLESS = 2
"""Virtual processors of a guest that never waits so long: at most one of them is too many."""


def needed(world: World, guest: Guest) -> int:
    """Virtual processors that a guest needs at the peak of its applications, at least one."""
    server = world.servers[guest.host]
    demands = [world.apps[name].demand for name in guest.apps]
    peak = sum([demand.peak * demand.ceiling // WHOLE for demand in demands])
    return max(1, ceiling(peak, server.model.core_speed))


def co_scheduling(world: World, guest: Guest) -> PerMille:
    """Ready time that a guest pays for vCPU above its need.

    Nothing while each vCPU that runs there can have a thread of its own.
    """
    server = world.servers[guest.host]
    if guest.state is not GuestState.RUNNING or not _crowded(world, server):
        return 0
    return _wait(world, guest)


def _wait(world: World, guest: Guest) -> PerMille:
    """What it pays where the virtual processors are more than the threads."""
    return min(WHOLE, CO_SCHEDULING * max(0, guest.vcpu - needed(world, guest)))


def _crowded(world: World, server: Server) -> bool:
    guests = [world.guests[name] for name in server.guests]
    vcpus = sum([each.vcpu for each in guests if each.state is GuestState.RUNNING])
    return vcpus > thread_count(server)


def bands_of_ready(world: World, server: Server) -> Iterator[tuple[str, Band]]:
    """The guests of a server that wait for processors they do not need, or ever did, each with its
    band."""
    guests = [world.guests[name] for name in server.guests]
    wide = [guest for guest in guests if guest.vcpu > HARMLESS]
    if not wide:
        return
    crowded = server.state is ServerState.UP and _crowded(world, server)
    for guest in wide:
        if crowded and guest.state is GuestState.RUNNING:
            yield guest.id, _band(_wait(world, guest))
        elif f"ready/{guest.id}" in world.gauges:
            yield guest.id, Band.FINE


def _band(waits: PerMille) -> Band:
    if waits > BAD:
        return Band.OUT
    if waits > SIGNIFICANT:
        return Band.SHORT
    return Band.BUSY if waits > WATCHED else Band.FINE


def slow_scheduling(world: World, app: App) -> tuple[int, ...] | None:
    """The entry since which an application's guest waits too long for processors it does not
    need."""
    state = world.gauges.get(f"ready/{app.on}")
    return given(state.since) if state is not None and state.band is Band.OUT else None
