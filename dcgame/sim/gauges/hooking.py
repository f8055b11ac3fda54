"""What leads where beside the cords of servers: what may be put behind a feed or on a core.

Each condition holds when somebody is sent and again when he is done: what was free may be taken.
"""

from collections.abc import Callable, Iterable

from dcgame.sim.gauges.moving import Hindrance
from dcgame.sim.gauges.network import ports
from dcgame.sim.gauges.power import DRAWING, live_supplies, supplies
from dcgame.words import N_
from dcgame.world.catalogue import MAINFRAME
from dcgame.world.facility import Source
from dcgame.world.hardware import Server
from dcgame.world.network import Role
from dcgame.world.world import World

CORDS = {
    "ups": "output",
    "generators": "output",
    "pdus": "input",
    "cracs": "input",
    "switches": "uplink",
    "terminals": "channel",
}
"""The one cord of each kind of equipment that is no server."""
Plugs = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def shelf_of_cord(world: World, name: str) -> str:
    """On which shelf equipment with such a cord stands; empty if it has none."""
    return next((shelf for shelf in CORDS if name in getattr(world, shelf)), "")


def plugs_in(world: World, rack: str) -> Plugs:
    """For each server of a rack, where each of its cords is plugged in now."""
    found = []
    for name in sorted(world.servers):
        server = world.servers[name]
        if server.rack == rack and not server.has_left:
            cords = [(part.id, pdu.id) for part, pdu in supplies(world, server)]
            cords += [(part.id, switch.id) for part, switch in ports(world, server)]
            found.append((name, tuple(cords)))
    return tuple(found)


def first_feed(world: World, name: str, rack: str = "") -> str:
    """The feed from which new equipment hangs: one from which its rack does not hang yet, and the
    one with the fewest of its kind. ``name`` is the shelf on which it will stand."""
    there = [world.pdus[each].feed for each in sorted(world.pdus) if world.pdus[each].rack == rack]
    same = [getattr(each, "feed", "") for each in getattr(world, name).values()]
    feeds = sorted(world.feeds)
    return min(feeds, key=lambda feed: (there.count(feed), same.count(feed)), default="")


def only_through(world: World, pdus: Iterable[str]) -> tuple[str, ...]:
    """The servers that run and would be dark without some distribution units."""
    gone = set(pdus)
    return tuple(
        name
        for name in sorted(world.servers)
        if (server := world.servers[name]).state in DRAWING and _hangs_on(world, server, gone)
    )


def _hangs_on(world: World, server: Server, pdus: set[str]) -> bool:
    live = live_supplies(world, server)
    return bool(live) and all(pdu.id in pdus for pdu in live)


def on_feed(world: World, feed: str) -> tuple[str, ...]:
    """The distribution units of a feed."""
    return tuple(name for name in sorted(world.pdus) if world.pdus[name].feed == feed)


def hook_hindrance(world: World, name: str, to: str) -> Hindrance | None:
    """Why a piece of equipment cannot lead to that."""
    shelf = shelf_of_cord(world, name)
    ends = _ends(world, shelf)
    if to not in ends or to == name:
        return _because(
            N_("{to} is nothing that {part} of {name} fits into"),
            N_("there are: {names}"),
            to=to,
            part=CORDS[shelf],
            name=name,
            names=", ".join(end for end in ends if end != name) or "-",
        )
    return _at_another_site(world, shelf, name, to) or _CHECKS[shelf](world, name, to)


def _at_another_site(world: World, shelf: str, name: str, to: str) -> Hindrance | None:
    """Neither power nor an uplink is laid from one site to another."""
    racks: tuple[str, ...]
    if shelf == "switches":
        racks = (world.switches[name].rack, world.switches[to].rack)
    elif shelf == "pdus":
        racks = (world.pdus[name].rack, *(world.pdus[each].rack for each in on_feed(world, to)))
    else:
        return None
    if len({world.site_of(rack) for rack in racks}) == 1:
        return None
    return _because(
        N_("{name} and {other} stand at different sites"),
        N_("choose one that stands where {other} does"),
        name=name,
        other=to,
    )


def _ends(world: World, shelf: str) -> list[str]:
    """What cords of such equipment lead to."""
    if shelf == "terminals":
        return list(mainframes(world))
    return sorted(world.switches if shelf == "switches" else world.feeds)


def mainframes(world: World) -> tuple[str, ...]:
    """The machines that have channels for terminals."""
    return tuple(
        name
        for name in sorted(world.servers)
        if world.servers[name].model.isa == MAINFRAME and not world.servers[name].has_left
    )


def first_channel(world: World) -> str:
    """The machine with the fewest controllers of terminals."""
    taken = [world.terminals[name].server for name in sorted(world.terminals)]
    return min(mainframes(world), key=lambda name: (taken.count(name), name), default="")


def _because(reason: str, cure: str, **values: object) -> Hindrance:
    return Hindrance(reason, cure, tuple(values.items()))


def _same(name: str, to: str) -> Hindrance:
    return _because(
        N_("{name} already leads to {to}"), N_("choose another end for it"), name=name, to=to
    )


def dark_meanwhile(feed: str, servers: tuple[str, ...]) -> Hindrance | None:
    """Nobody loses power while a feed is opened to put something into it."""
    if not servers:
        return None
    return _because(
        N_("{servers} would lose power while somebody works on {feed}"),
        N_("bring power to their other supply, or shut them down, first"),
        servers=", ".join(servers),
        feed=feed,
    )


def _ups(world: World, name: str, to: str) -> Hindrance | None:
    """A UPS is put into a feed that has none, or goes around the one that it has."""
    feed = world.feeds[to]
    if feed.ups == name:
        return _same(name, to)
    behind = [each for each in sorted(world.feeds) if world.feeds[each].through == name]
    if behind:
        return _because(
            N_("{feeds} comes through {name}"),
            N_("send it around its UPS first: bypass {feeds} on"),
            feeds=", ".join(behind),
            name=name,
        )
    if feed.through in world.ups:
        return _because(
            N_("{feed} comes through {ups}"),
            N_("send it around its UPS first: bypass {feed} on"),
            feed=to,
            ups=feed.ups,
        )
    # A feed that goes around its UPS has a switch for that: nobody notices what happens behind it.
    if feed.bypass is not None:
        return None
    return dark_meanwhile(to, only_through(world, on_feed(world, to)))


def _generator(world: World, name: str, to: str) -> Hindrance | None:
    """A generator is put behind a feed that does not live from another at the moment."""
    feed = world.feeds[to]
    if feed.generator == name:
        return _same(name, to)
    if feed.source is Source.UTILITY:
        return None
    return _because(
        N_("{feed} has no utility at the moment"), N_("wait until the utility is back"), feed=to
    )


def _pdu(world: World, name: str, to: str) -> Hindrance | None:
    if world.pdus[name].feed == to:
        return _same(name, to)
    return dark_meanwhile(name, only_through(world, (name,)))


def _crac(world: World, name: str, to: str) -> Hindrance | None:
    return _same(name, to) if world.cracs[name].feed == to else None


def _switch(world: World, name: str, to: str) -> Hindrance | None:
    """Switches of racks lead to the core: never to each other, which would be a loop."""
    switch, above = world.switches[name], world.switches[to]
    if to in switch.uplinks:
        return _same(name, to)
    if switch.role is Role.TOR and above.role is Role.CORE:
        return None
    return _because(
        N_("an uplink leads from the switch of a rack to a core, and {to} is none"),
        N_("cores: {names}"),
        to=to,
        names=", ".join(cores(world)) or "-",
    )


def _terminals(world: World, name: str, to: str) -> Hindrance | None:
    return _same(name, to) if world.terminals[name].server == to else None


def cores(world: World) -> tuple[str, ...]:
    """The switches above all racks."""
    found = (name for name in sorted(world.switches) if world.switches[name].role is Role.CORE)
    return tuple(found)


Check = Callable[[World, str, str], Hindrance | None]
_CHECKS: dict[str, Check] = {
    "ups": _ups,
    "generators": _generator,
    "pdus": _pdu,
    "cracs": _crac,
    "switches": _switch,
    "terminals": _terminals,
}
