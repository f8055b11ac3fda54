"""Which entries made a host's load what it is."""

from dcgame.world.hardware import Server
from dcgame.world.world import World


def burdens_of(world: World, server: Server, apps: tuple[str, ...]) -> tuple[int, ...]:
    """What was put there, resized, asked for more or runs in circles, and what slowed the host
    down: entries, oldest first. What stands there since the beginning has none."""
    found = [server.throttle_entry]
    for name in apps:
        app = world.apps[name]
        found += (app.placed_entry, app.surge_entry, app.since if app.runaway else None)
        guest = world.guests.get(app.on)
        if guest is not None:
            found += (guest.placed_entry, guest.sized_entry, guest.claim_entry)
    return tuple(sorted({entry for entry in found if entry is not None}))
