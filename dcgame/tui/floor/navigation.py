"""Where the cursor goes: a walk over racks, servers and guests. Pure."""

from dcgame.tui.floor.kinds import APP, GUEST, SERVER, SERVICE, Target
from dcgame.tui.floor.rows import inside_of, servers_in
from dcgame.world.app import AppState
from dcgame.world.hardware import Server, ServerState
from dcgame.world.service import Service
from dcgame.world.world import World


def order(world: World) -> tuple[Target, ...]:
    """Everything that lies on the floor, rack by rack from the top, guests after their host."""
    found: list[Target] = []
    for rack in sorted(world.racks):
        for server in servers_in(world, rack):
            found.append(Target(SERVER, server.id))
            found.extend(Target(GUEST, guest) for guest in server.guests)
    return tuple(found)


def first(world: World) -> Target | None:
    """Where the cursor begins."""
    return next(iter(order(world)), None)


def server_of(world: World, target: Target | None) -> Server | None:
    """The server on which a thing is."""
    if target is None:
        return None
    if target.kind == SERVER:
        return world.servers.get(target.id)
    if target.kind == GUEST and target.id in world.guests:
        return world.servers.get(world.guests[target.id].host)
    if target.kind == APP and target.id in world.apps:
        return world.server_of(world.apps[target.id])
    if target.kind == SERVICE and target.id in world.services:
        return _weakest(world, world.services[target.id])
    return None


def _weakest(world: World, service: Service) -> Server | None:
    """Where a service stands still, or the first place where it runs."""
    apps = [world.apps[name] for name in service.apps if name in world.apps]
    fallen = [app for app in apps if app.state is not AppState.RUNNING]
    return world.server_of((fallen or apps)[0]) if apps else None


def step(world: World, target: Target | None, way: str) -> Target | None:
    """The thing above, below, to the left or to the right.

    Up and down go from server to server. Right goes into a host's guests, one after the other,
    then to the next rack; left comes back.
    """
    server = server_of(world, target)
    if server is None or target is None or server.state is ServerState.RETIRED:
        return first(world)
    if way in ("up", "down"):
        return _vertical(world, server, -1 if way == "up" else 1)
    return _sideways(world, server, target, 1 if way == "right" else -1)


def _vertical(world: World, server: Server, by: int) -> Target:
    stack = servers_in(world, server.rack)
    place = next(i for i, each in enumerate(stack) if each.id == server.id) + by
    return Target(SERVER, stack[max(0, min(place, len(stack) - 1))].id)


def _sideways(world: World, server: Server, target: Target, by: int) -> Target:
    inside = (Target(SERVER, server.id), *inside_of(server))
    here = inside.index(target) if target in inside else 0
    if 0 <= here + by < len(inside):
        return inside[here + by]
    racks = [rack for rack in sorted(world.racks) if servers_in(world, rack)]
    place = racks.index(server.rack) + by
    if not 0 <= place < len(racks):
        return target
    nearest = min(servers_in(world, racks[place]), key=lambda each: abs(each.unit - server.unit))
    return Target(SERVER, nearest.id)
