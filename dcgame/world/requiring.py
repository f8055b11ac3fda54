"""Services that require others: known on both sides."""

from collections.abc import Mapping

from dcgame.world.app import AppState
from dcgame.world.service import ServiceState
from dcgame.world.world import World


def with_requirements(world: World, requires: Mapping[str, tuple[str, ...]]) -> World:
    """This room with what each service requires (services, or single applications).

    A service that lacks something of it is down from the first second.
    """
    for name in sorted(requires):
        world = world.change_service(name, requires=requires[name])
        for each in requires[name]:
            shelf = "services" if each in world.services else "apps"
            before = getattr(world, shelf)[each].required_by
            world = world.alter(shelf, each, required_by=(*before, name))
    waiting = [name for name in sorted(requires) if requires[name]]
    while waiting:
        falling = [name for name in waiting if _lacks(world, name)]
        for name in falling:
            world = world.change_service(name, state=ServiceState.DOWN)
        waiting = [name for name in waiting if name not in falling] if falling else []
    return world


def _lacks(world: World, name: str) -> bool:
    """Whether something that a service requires does not run."""
    return any(
        world.services[each].state is ServiceState.DOWN
        if each in world.services
        else world.apps[each].state is not AppState.RUNNING
        for each in world.services[name].requires
    )
