"""What the failure of the thing under the cursor would take along, on the racks. Pure."""

from collections.abc import Callable, Iterator

from dcgame.play import blast, figures
from dcgame.tui.floor.kinds import APP, GUEST, SERVER, Paint, Target
from dcgame.tui.widgets.ink import Run
from dcgame.words import N_, say, say_plural
from dcgame.world.hardware import Server
from dcgame.world.world import World


def inside_targets(server: Server) -> Iterator[Target]:
    """What lives on a server."""
    yield from (Target(GUEST, name) for name in server.guests)
    yield from (Target(APP, name) for name in server.apps)


class _Kept:
    """The last radius: it is asked for at each beat, and changes only with the journal."""

    key: tuple[int, int, str] | None = None
    radius: blast.Radius | None = None


def radius_of(world: World, target: Target | None) -> blast.Radius | None:
    """What the failure of a thing would take down, as things stood at the last entry."""
    if target is None:
        return None
    name = target.id
    if target.kind == APP and name in world.apps:
        name = world.apps[name].on
    key = (world.seed, world.seq, name)
    if _Kept.key != key:
        _Kept.key, _Kept.radius = key, blast.radius(world, name)
    return _Kept.radius


def blast_painter(world: World, focus: Target | None) -> Callable[[Target], Paint | None]:
    """The radius of what is under the cursor, on everything that it takes along."""
    radius = radius_of(world, focus)
    fallen = frozenset(radius.guests) if radius else frozenset()
    down = frozenset(radius.services) if radius else frozenset()

    def inside(target: Target) -> Paint | None:
        if target.id in fallen:
            return Paint("✖", "bad", strong=True)
        return Paint("▲", "warn") if _serving(world, target) & down else None

    def paint(target: Target) -> Paint | None:
        if target.kind in (GUEST, APP):
            return inside(target)
        if target == focus and radius is not None:
            return Paint("✖", "bad", say(N_("fails")), strong=True)
        if target.kind != SERVER:
            return None
        struck = sum(inside(each) is not None for each in inside_targets(world.servers[target.id]))
        if struck:
            words = say_plural("{count} machine falls", "{count} machines fall", struck)
            return Paint("▲", "bad", words, shorter=(f"−{struck}",))
        return Paint("·", "dim", say(N_("stays")))

    return paint


def _serving(world: World, target: Target) -> set[str]:
    guest = world.guests.get(target.id) if target.kind == GUEST else None
    names = guest.apps if guest else (target.id,)
    return {
        service for name in names if name in world.apps and (service := world.apps[name].service)
    }


def blast_sums(world: World, target: Target | None) -> tuple[Run, ...]:
    """The same in a few words."""
    if target is None:
        return ()
    radius = radius_of(world, target)
    if radius is None:
        return ((say(N_("{thing} cannot fail by itself"), thing=target.id), "dim"),)
    if not radius.outages:
        return ((say(N_("if {thing} fails, no service goes down"), thing=target.id), "good"),)
    names = ", ".join(radius.services)
    words = say(N_("if {thing} fails: {services} down"), thing=target.id, services=names)
    return ((words, "bad"), (f"  {figures.money(radius.revenue)}", "warn"))
