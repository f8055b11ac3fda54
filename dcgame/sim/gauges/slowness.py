"""When an application answers too slowly, and which entry says so."""

from dcgame.kernel.bands import Band
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.answering import Reason
from dcgame.sim.gauges.memory import starved_inside
from dcgame.sim.gauges.network import slow_network
from dcgame.sim.gauges.stores import slow_store
from dcgame.world.app import App
from dcgame.world.world import World

MORE_REASONS: tuple[Reason, ...] = (slow_store, slow_network)
"""What else slows an application down, through what its host shares with others."""


def slow_because(world: World, app: App) -> tuple[int, ...] | None:
    """The entries that make a running application slow, or ``None`` if it is not.

    There may be none of them: a guest may have been too small from the beginning.

    It is slow while its host's processor is out, while its host swaps, while its guest has
    fewer virtual processors or less memory than it asks for, or while one of its processes runs
    in circles.
    """
    server = world.server_of(app)
    if server is None:
        return None
    processor = world.gauges.get(f"cpu/{server.id}")
    if processor is not None and processor.band is Band.OUT:
        return given(processor.since)
    own = world.gauges.get(f"vcpu/{app.id}")
    if own is not None and own.band is Band.OUT:
        return given(own.since)
    memory = world.gauges.get(f"ram/{server.id}")
    if memory is not None and memory.band >= Band.SHORT:
        return given(memory.since)
    if app.runaway:
        return given(app.since)
    guest = world.guests.get(app.on)
    if guest is not None and starved_inside(world, guest):
        return given(guest.sized_entry)
    for reason in MORE_REASONS:
        entries = reason(world, app)
        if entries is not None:
            return entries
    return None
