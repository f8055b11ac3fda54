"""When an application answers too slowly, and which entry says so."""

from dcgame.kernel.bands import Band
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.answering import Reason, first_of
from dcgame.sim.gauges.bandwidth import slow_haul, slow_link
from dcgame.sim.gauges.cards import slow_card
from dcgame.sim.gauges.memory import is_spared, starved_inside
from dcgame.sim.gauges.network import slow_network
from dcgame.sim.gauges.scheduling import slow_scheduling
from dcgame.sim.gauges.stores import slow_store
from dcgame.sim.gauges.terminals import slow_terminals
from dcgame.sim.gauges.virtual_disks import slow_disk
from dcgame.world.app import App
from dcgame.world.gauge import GaugeState
from dcgame.world.guest import Guest
from dcgame.world.hardware import Server
from dcgame.world.world import World

MORE_REASONS: tuple[tuple[str, Reason], ...] = (
    ("apps", slow_store),
    ("apps", slow_disk),
    ("switches", slow_network),
    ("switches", slow_link),
    ("switches", slow_haul),
    ("switches", slow_card),
    ("guests", slow_scheduling),
    ("terminals", slow_terminals),
)
"""By the shelf of what it is about, what else slows an application down: what its host shares with
others, its guest's width."""


def slow_because(world: World, app: App) -> tuple[int, ...] | None:
    """The entries that make a running application slow, or ``None`` if it is not.

    There may be none of them: a guest may have been too small from the beginning.

    It is slow while its host's processor is out (where guests have unequal claims to it: while
    its guest goes short), while its host compresses or swaps what it
    touches, while its guest has
    fewer virtual processors or less memory than it asks for, or while one of its processes runs
    in circles.
    """
    server = world.server_of(app)
    if server is None:
        return None
    guest = world.guests.get(app.on)
    short = _short_of_processor(world, server, guest)
    if short is not None:
        return short
    own = world.gauges.get(f"vcpu/{app.id}")
    if own is not None and own.band is Band.OUT:
        return given(own.since)
    memory = world.gauges.get(f"ram/{server.id}")
    swaps = memory is not None and memory.band >= Band.SHORT
    if memory is not None and swaps and not (guest and is_spared(world, guest)):
        return given(memory.since)
    if app.runaway:
        return given(app.since)
    if guest is not None and starved_inside(world, guest):
        return given(guest.sized_entry)
    return first_of(world, MORE_REASONS, app)


def _short_of_processor(
    world: World, server: Server, guest: Guest | None
) -> tuple[int, ...] | None:
    """The entry since which a guest, or what runs beside the guests, lacks processor."""
    whole = world.gauges.get(f"cpu/{server.id}")
    share = world.gauges.get(f"share/{guest.id}") if guest is not None else None
    if not _is_out(whole) and not _is_out(share):
        return None
    unequal = any(world.guests[name].claims for name in server.guests)
    state = share if guest is not None and unequal else whole
    return given(state.since) if state is not None and _is_out(state) else None


def _is_out(state: GaugeState | None) -> bool:
    return state is not None and state.band is Band.OUT
