"""What applications have written by a moment at which they cease, or begin, to write."""

from dcgame.world.growth import grown
from dcgame.world.guest import Guest
from dcgame.world.world import World


def put_down(world: World, store: str) -> World:
    """What the applications on a datastore have written, put down now."""
    for name in sorted(world.guests):
        if world.guests[name].store == store:
            world = put_down_in(world, world.guests[name])
    return world


def put_down_in(world: World, guest: Guest) -> World:
    """What the applications in a guest have written, put down now."""
    for name in guest.apps:
        app = world.apps[name]
        if app.growth:
            total = grown(world, app, world.now)
            world = world.change_app(name, grown=total, grown_at=world.now)
    return world
