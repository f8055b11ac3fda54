"""Network cards of guests: an emulated one gives a third of the network (domain data, section 1).

With the guest tools, or in paravirtual mode, a guest exchanges what its host's ports carry, and
needs no gauge of its own. Where no switches stand nobody counts what is exchanged.
"""

from dcgame.kernel.bands import Band
from dcgame.kernel.units import WHOLE
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.bandwidth import KILOBITS, width
from dcgame.sim.gauges.io import io_load, kept_if_same, placed
from dcgame.sim.gauges.taxes import network_share
from dcgame.world.app import App, AppState
from dcgame.world.guest import Guest
from dcgame.world.load import HostLoad
from dcgame.world.world import World


def emulated_cards(world: World, server_id: str) -> tuple[Guest, ...]:
    """The guests of a host whose card has a gauge: an emulated one, or one that was."""
    if not world.switches:
        return ()
    guests = [world.guests[name] for name in world.servers[server_id].guests]
    return tuple(
        guest
        for guest in guests
        if guest.id in world.shared_loads
        or (network_share(guest) < WHOLE and any(world.apps[app].traffic for app in guest.apps))
    )


def card_load(world: World, guest: Guest, before: HostLoad | None) -> HostLoad | None:
    """What a guest's applications ask of its emulated card; ``None`` while they never did."""
    emulated = network_share(guest) < WHOLE
    apps = [world.apps[name] for name in guest.apps] if emulated else []
    apps = [app for app in apps if app.traffic and app.state is AppState.RUNNING]
    if not apps and before is None:
        return None
    loads = tuple([io_load(app.demand, app.traffic, WHOLE) for app in apps])
    ports = width(world, f"port/{guest.host}").all * KILOBITS
    size = max(1, ports * network_share(guest) // WHOLE)
    return kept_if_same(apps, loads, size, placed(world, apps), before)


def slow_card(world: World, app: App) -> tuple[int, ...] | None:
    """Which entry says that an application waits for its guest's emulated card; ``None`` if it
    does not."""
    state = world.gauges.get(f"nic/{app.on}") if app.traffic else None
    return given(state.since) if state is not None and state.band is Band.OUT else None
