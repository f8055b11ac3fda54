"""How long it takes to read something where it lies: size ÷ throughput."""

from dcgame.kernel.units import WHOLE, Megabytes, Seconds, ceiling
from dcgame.sim.gauges.snapshots import A_LEVEL
from dcgame.sim.gauges.stores import speed
from dcgame.sim.gauges.taxes import disk_share
from dcgame.world.app import App
from dcgame.world.world import World


def loading_time(world: World, app: App, machine: str | None = None) -> Seconds:
    """Seconds to read a program from disk to memory: size ÷ throughput."""
    return reading_time(world, app.size, machine or app.on)


def reading_time(world: World, size: Megabytes, machine: str) -> Seconds:
    """Seconds to read ``size`` on a server or in a guest."""
    guest = world.guests.get(machine)
    server = world.servers[guest.host if guest else machine]
    store = world.store_of(guest) if guest else machine
    rate = speed(world, store) * disk_share(server, guest) // WHOLE
    if guest is not None and guest.snapshots:
        rate = rate * WHOLE // (WHOLE + A_LEVEL * len(guest.snapshots))
    return ceiling(size * 1000, max(1, rate))
