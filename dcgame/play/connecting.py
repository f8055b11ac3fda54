"""What is left to do with what an order brings: until it is cabled it guards nothing."""

from collections.abc import Callable, Iterator

from dcgame.sim.gauges.network import ports, tors_of
from dcgame.sim.gauges.power import pdus_of, supplies
from dcgame.words import N_, say
from dcgame.world.hardware import Part, Server
from dcgame.world.network import Role
from dcgame.world.world import World

SHELVES = (
    *("feeds", "ups", "generators", "pdus", "switches", "cracs", "arrays", "fabrics"),
    "terminals",
)


def still_to_do(idle: World, done: World) -> tuple[str, ...]:
    """A sentence for each new piece of equipment: where it hangs, and the order that comes next."""
    return tuple(
        text
        for shelf in SHELVES
        for name in sorted(getattr(done, shelf))
        if name not in getattr(idle, shelf)
        for text in _SAYS[shelf](done, name)
    )


def _feed(world: World, name: str) -> Iterator[str]:
    text = N_("nothing hangs from {name} yet: cable input of a distribution unit to {name}")
    yield say(text, name=name)


def _behind(world: World, name: str, kind: str) -> Iterator[str]:
    """A feed that has none of its kind comes first."""
    feeds = sorted(world.feeds, key=lambda feed: (bool(getattr(world.feeds[feed], kind)), feed))
    text = N_("{name} stands behind no feed yet: cable output of {name} to {feed}")
    yield say(text, name=name, feed=feeds[0])


def _ups(world: World, name: str) -> Iterator[str]:
    return _behind(world, name, "ups")


def _generator(world: World, name: str) -> Iterator[str]:
    return _behind(world, name, "generator")


def _pdu(world: World, name: str) -> Iterator[str]:
    pdu = world.pdus[name]
    yield say(N_("{name} hangs from {feed}"), name=name, feed=pdu.feed)
    if len(pdus_of(world, pdu.rack)) < 2:
        return
    yield from _plugs(
        world, name, pdu.rack, lambda each: [part for part, _ in supplies(world, each)]
    )


def _switch(world: World, name: str) -> Iterator[str]:
    switch = world.switches[name]
    if switch.role is not Role.TOR:
        below = next((each for each in sorted(world.switches) if world.switches[each].rack), "")
        text = N_("no switch leads to {name} yet: cable uplink of {switch} to {name}")
        yield say(text, name=name, switch=below)
    elif len(tors_of(world, switch.rack)) > 1:
        yield from _plugs(
            world, name, switch.rack, lambda each: [part for part, _ in ports(world, each)]
        )


def _plugs(
    world: World, name: str, rack: str, cords: Callable[[Server], list[Part]]
) -> Iterator[str]:
    """The last cord of the first server that has two."""
    for each in sorted(world.servers):
        server = world.servers[each]
        if server.rack == rack and not server.has_left and len(cords(server)) > 1:
            part = cords(server)[-1].id
            text = N_("nothing is plugged into {name} yet: cable {part} of {server} to {name}")
            yield say(text, name=name, part=part, server=each)
            return


def _crac(world: World, name: str) -> Iterator[str]:
    feed = world.cracs[name].feed
    if feed:
        yield say(N_("{name} hangs from {feed}"), name=name, feed=feed)


def _array(world: World, name: str) -> Iterator[str]:
    yield say(N_("{name} has no disks and no cables yet: add-disks, attach"), name=name)


def _fabric(world: World, name: str) -> Iterator[str]:
    yield say(N_("nothing is cabled to {name} yet: attach"), name=name)


def _terminals(world: World, name: str) -> Iterator[str]:
    yield say(
        N_("{name} is on a channel of {server}"), name=name, server=world.terminals[name].server
    )


_SAYS: dict[str, Callable[[World, str], Iterator[str]]] = {
    "feeds": _feed,
    "ups": _ups,
    "generators": _generator,
    "pdus": _pdu,
    "switches": _switch,
    "cracs": _crac,
    "arrays": _array,
    "fabrics": _fabric,
    "terminals": _terminals,
}
