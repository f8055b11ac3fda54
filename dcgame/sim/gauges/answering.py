"""Whether an application that runs can be reached and can read its data, and if not, why."""

from collections.abc import Callable

from dcgame.sim.gauges.filling import silent_frozen
from dcgame.sim.gauges.identity import silent_namesake
from dcgame.sim.gauges.network import silent_network
from dcgame.sim.gauges.pools import silent_pool
from dcgame.sim.gauges.stores import silent_store
from dcgame.sim.gauges.stunned import stunned_because
from dcgame.sim.gauges.terminals import silent_terminals
from dcgame.world.app import App
from dcgame.world.world import World

Reason = Callable[[World, App], tuple[int, ...] | None]

REASONS: tuple[Reason, ...] = (
    silent_store,
    silent_pool,
    silent_frozen,
    silent_network,
    silent_namesake,
    silent_terminals,
    stunned_because,
)
"""Each gives the entries that silence a running application, or ``None`` if it is not silenced
in that way. There may be none of them: a room may begin broken."""


def silent_because(world: World, app: App) -> tuple[int, ...] | None:
    """The entries for which nobody hears an application that runs, or ``None`` if it answers."""
    for reason in REASONS:
        entries = reason(world, app)
        if entries is not None:
            return entries
    return None
