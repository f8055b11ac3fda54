"""What keeps equipment of the building, the network and the backups from leaving the room."""

from collections.abc import Callable

from dcgame.sim.commands.base import Refused, refuse
from dcgame.sim.facts.gear import GEAR_SHELVES, GearRetired
from dcgame.sim.gauges.hooking import plugs_in
from dcgame.sim.gauges.network import ports
from dcgame.sim.gauges.power import pdus_of, supplies
from dcgame.sim.gauges.terminals import terminals_of
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.facility import Engine
from dcgame.world.network import Role, Switch
from dcgame.world.world import World


def gear_shelf(world: World, name: str) -> str:
    """The shelf on which such equipment stands; empty if it is none."""
    return next((shelf for shelf in GEAR_SHELVES if name in getattr(world, shelf)), "")


def retire_gear(world: World, name: str) -> Refused | Effects:
    """It goes, unless something still needs it."""
    shelf = gear_shelf(world, name)
    refusal = _expected(world, name) or _CHECKS[shelf](world, name)
    return refusal or (_gone(world, shelf, name),)


def _gone(world: World, shelf: str, name: str) -> GearRetired:
    thing = getattr(world, shelf)[name]
    parts = () if shelf == "pdus" else tuple(part.id for part in thing.parts)
    plugs = plugs_in(world, thing.rack) if shelf in ("pdus", "switches") else ()
    return GearRetired(name, parts, plugs)


def _expected(world: World, name: str) -> Refused | None:
    """Nobody works on it or is on his way to plug something into it."""
    if all(name not in (job.subject, job.goal) for job in world.jobs.values()):
        return None
    return refuse(
        N_("{name} is being worked on"), N_("wait until that work is finished"), name=name
    )


def _needed(name: str, by: list[str]) -> Refused | None:
    if not by:
        return None
    return refuse(
        N_("{names} is plugged into {name}"),
        N_("plug it in somewhere else first: cable"),
        name=name,
        names=", ".join(by),
    )


def _only(name: str) -> Refused:
    return refuse(
        N_("{name} is the only one of its kind there"),
        N_("buy another, and let it take over, first"),
        name=name,
    )


def _feed(world: World, name: str) -> Refused | None:
    hanging = {pdu.id for pdu in world.pdus.values() if pdu.feed == name}
    hanging |= {crac.id for crac in world.cracs.values() if crac.feed == name}
    if world.feeds[name].cut is not None:
        return refuse(
            N_("{feed} has no utility at the moment"),
            N_("wait until the utility is back"),
            feed=name,
        )
    return _needed(name, sorted(hanging)) or (_only(name) if len(world.feeds) == 1 else None)


def _ups(world: World, name: str) -> Refused | None:
    behind = sorted(feed.id for feed in world.feeds.values() if feed.through == name)
    if not behind:
        return None
    return refuse(
        N_("{feeds} comes through {name}"),
        N_("send it around its UPS first: bypass {feeds} on"),
        feeds=", ".join(behind),
        name=name,
    )


def _generator(world: World, name: str) -> Refused | None:
    if world.generators[name].engine is Engine.OFF:
        return None
    return refuse(N_("{name} is at work"), N_("wait until the utility is back"), name=name)


def _pdu(world: World, name: str) -> Refused | None:
    pdu = world.pdus[name]
    plugged = sorted(
        f"{server.id}/{part.id}"
        for server in world.servers.values()
        if server.rack == pdu.rack and not server.has_left
        for part, end in supplies(world, server)
        if end.id == name
    )
    return _needed(name, plugged) or (_only(name) if len(pdus_of(world, pdu.rack)) == 1 else None)


def _crac(world: World, name: str) -> Refused | None:
    room = world.cracs[name].room
    shared = any(each.room == room and each.id != name for each in world.cracs.values())
    return None if shared else _only(name)


def _switch(world: World, name: str) -> Refused | None:
    switch = world.switches[name]
    plugged = sorted(
        f"{server.id}/{part.id}"
        for server in world.servers.values()
        if not server.has_left
        for part, end in ports(world, server)
        if end.id == name
    )
    refusal = _needed(name, plugged) or _needed(name, _would_hang_loose(world, name))
    if refusal or not (switch.restarting or switch.storm is not None or switch.lost_uplinks):
        return refusal or (_only(name) if _alone(world, switch) else None)
    return refuse(
        N_("{name} is being worked on"), N_("wait until that work is finished"), name=name
    )


def _alone(world: World, switch: Switch) -> bool:
    """Whether no other switch does the same: of the core, or of its rack."""
    return not any(
        (each.role, each.rack) == (switch.role, switch.rack) and each.id != switch.id
        for each in world.switches.values()
    )


def _would_hang_loose(world: World, name: str) -> list[str]:
    """The switches that lead to nothing above but this one."""
    found = (each.id for each in world.switches.values() if each.uplinks == (name,))
    return sorted(found) if world.switches[name].role is Role.CORE else []


def _repository(world: World, name: str) -> Refused | None:
    """What is copied to it, on to it, or kept in it alone holds it."""
    plans = {plan.guest for plan in world.schedules.values() if plan.repository == name}
    onward = {each.id for each in world.repositories.values() if each.replicates_to == name}
    if plans or onward:
        return refuse(
            N_("{names} is still copied to {name}"),
            N_("send those copies elsewhere first"),
            name=name,
            names=", ".join(sorted(plans | onward)),
        )
    elsewhere = {each.guest for each in world.backups.values() if each.repository != name}
    kept = {each.guest for each in world.backups.values() if each.repository == name}
    alone = sorted(kept - elsewhere)
    if not alone:
        return None
    return refuse(
        N_("the only backups of {guests} lie in {name}"),
        N_("back them up elsewhere first"),
        name=name,
        guests=", ".join(alone),
    )


def _terminals(world: World, name: str) -> Refused | None:
    """Somebody sits at the terminals of a machine, as long as there are any."""
    server = world.terminals[name].server
    return _only(name) if len(terminals_of(world, server)) == 1 else None


_CHECKS: dict[str, Callable[[World, str], Refused | None]] = {
    "feeds": _feed,
    "ups": _ups,
    "generators": _generator,
    "pdus": _pdu,
    "cracs": _crac,
    "switches": _switch,
    "repositories": _repository,
    "terminals": _terminals,
}
