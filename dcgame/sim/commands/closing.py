"""A guest that shuts down takes no other order."""

from dcgame.sim.commands.base import Refused, refuse
from dcgame.words import N_
from dcgame.world.job import shutdown_key
from dcgame.world.world import World


def shutting_down(world: World, guest: str) -> Refused | None:
    """A guest does not shut down at the moment."""
    if shutdown_key(guest) not in world.jobs:
        return None
    return refuse(
        N_("{name} is shutting down"),
        N_("wait until it is off, or cut it off: kill {name}"),
        name=guest,
    )
