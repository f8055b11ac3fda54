"""How it feels to share a processor: waiting, slowdown, ready time.

Domain data, section 13, formula 1. These figures are shown to the player; no rule of the
simulation depends on them, so they may be computed with floats and are rounded at once.
"""

from math import pow as power
from math import sqrt

from dcgame.kernel.units import WHOLE, Millicores, PerMille, ceiling
from dcgame.sim.gauges.processor import thread_count
from dcgame.world.guest import Guest, GuestState
from dcgame.world.world import World

WAIT_CAP = 0.3
CO_SCHEDULING: PerMille = 20
"""Ready time of each vCPU that a guest has and does not need."""


def slowdown(load: Millicores, size: Millicores) -> PerMille:
    """``max(ρ, 1 + W)`` per mille, ``W = ρ^(√(2(C+1))−1) / (C(1−ρ))``, at most 0.3."""
    if load <= 0:
        return WHOLE
    rho = load / size
    if rho >= 1:
        return max(round(rho * WHOLE), round((1 + WAIT_CAP) * WHOLE))
    cores = max(1.0, size / 1000)
    wait = power(rho, sqrt(2 * (cores + 1)) - 1) / (cores * (1 - rho))
    return round((1 + min(wait, WAIT_CAP)) * WHOLE)


def ready(busy: PerMille, slowed: PerMille) -> PerMille:
    """CPU ready: ``100·u·(slowdown − 1)`` per cent, at most 100, here per mille."""
    return min(WHOLE, busy * (slowed - WHOLE) // WHOLE)


def needed(world: World, guest: Guest) -> int:
    """Virtual processors that a guest needs at the peak of its applications, at least one."""
    server = world.servers[guest.host]
    peak = sum(
        world.apps[name].demand.peak * world.apps[name].demand.ceiling // WHOLE
        for name in guest.apps
    )
    return max(1, ceiling(peak, server.model.core_speed))


def co_scheduling(world: World, guest: Guest) -> PerMille:
    """Ready time that a guest pays for vCPU above its need: 2 % each (domain data, section 2).

    Nothing while each vCPU that runs there can have a thread of its own.
    """
    server = world.servers[guest.host]
    running = [world.guests[name] for name in server.guests]
    vcpus = sum(each.vcpu for each in running if each.state is GuestState.RUNNING)
    if guest.state is not GuestState.RUNNING or vcpus <= thread_count(server):
        return 0
    return min(WHOLE, CO_SCHEDULING * max(0, guest.vcpu - needed(world, guest)))
