"""Whether a repository works, and who reaches it: over the network, or on the disks it lies on."""

from dcgame.kernel.units import Kilobytes
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.network import (
    Foothold,
    carries,
    climbs,
    cut_off_because,
    foothold,
    open_ports,
    payload,
    port_megabits,
    reaches_out,
    tors_of,
    works,
)
from dcgame.sim.gauges.paths import not_serving
from dcgame.sim.gauges.power import feeds_unit, pdus_of
from dcgame.world.backup import Place, Repository
from dcgame.world.hardware import PartKind, PartState, Server, ServerState
from dcgame.world.network import Switch, Traffic
from dcgame.world.world import World

SITE = "site"
"""The name of the site's one link."""


def vault_down(world: World, name: str) -> tuple[int, ...] | None:
    """The entries for which a repository does nothing; ``None`` if it works."""
    vault = world.repositories[name]
    beneath = _beneath(world, vault)
    if beneath is not None or not vault.parts:
        return beneath
    dead = given(*(part.since for part in vault.parts if part.state is PartState.FAILED))
    if not vault.working(PartKind.MAINBOARD) or not vault.working(PartKind.POWER_SUPPLY):
        return dead
    return None if _is_fed(world, vault) else (*dead, *_dark_since(world, vault))


def _beneath(world: World, vault: Repository) -> tuple[int, ...] | None:
    """The entries for which the disks on which a repository lies do not serve it."""
    if vault.lost is not None:
        return (vault.lost,)
    if vault.store in world.luns:
        return not_serving(world, world.raid_groups[world.luns[vault.store].group].array)
    server = world.servers.get(vault.store)
    return None if server is None or server.state is ServerState.UP else given(server.since)


def _is_fed(world: World, vault: Repository) -> bool:
    """Whether a supply that works hangs on a side with power: the first on A, the second on B."""
    sides = pdus_of(world, vault.rack)
    return not sides or any(
        part.state is not PartState.FAILED
        and feeds_unit(world, sides[number % len(sides)], vault.unit)
        for number, part in enumerate(vault.of_kind(PartKind.POWER_SUPPLY))
    )


def _dark_since(world: World, vault: Repository) -> tuple[int, ...]:
    sides = pdus_of(world, vault.rack)
    return given(*(each for pdu in sides for each in (pdu.since, world.feeds[pdu.feed].since)))


def vault_away(world: World, name: str, host: str) -> tuple[int, ...] | None:
    """The entries for which a host does not reach a repository; ``None`` if it does."""
    down = vault_down(world, name)
    if down is not None or not world.switches or host not in world.servers:
        return down
    server, vault = world.servers[host], world.repositories[name]
    here = foothold(world, server, Traffic.STORAGE)
    there = _foothold(world, vault)
    if there is None or here is None:
        joined = there is None and reaches_out(world, server, Traffic.STORAGE)
        joined = joined or (here is None and there is not None and bool(there.switches))
    else:
        joined = here.joins(there)
    if joined:
        return None
    ports = given(*(part.since for part in vault.of_kind(PartKind.NIC)))
    return given(*cut_off_because(world, server, Traffic.STORAGE), *ports)


def _foothold(world: World, vault: Repository) -> Foothold | None:
    """Where it stands in the network; ``None`` if it is plugged into the core, or far away."""
    if not tors_of(world, vault.rack):
        return None
    mine = _plugged(world, vault)
    climbing = any(each.uplinks and climbs(world, each, Traffic.STORAGE) for each in mine)
    return Foothold(frozenset(each.id for each in mine), climbing)


def _plugged(world: World, vault: Repository) -> list[Switch]:
    """The switches of its rack over which it is heard, a port into each side in turn."""
    sides = tors_of(world, vault.rack)
    found = [
        sides[number % len(sides)]
        for number, part in enumerate(vault.of_kind(PartKind.NIC))
        if part.state is not PartState.FAILED
    ]
    return [each for each in found if works(world, each) and carries(each, Traffic.STORAGE)]


def vault_lanes(world: World, server: Server, vault: Repository) -> dict[str, Kilobytes]:
    """The links that a backup takes: the host's port, uplinks if the repository is on no switch of
    the host's, and the site's link to one that stands elsewhere."""
    site = {SITE: world.setting.link_megabits * 1000 // 8 * 9 // 10}
    if not world.switches:
        return site
    here = [switch for _, switch in open_ports(world, server, Traffic.STORAGE)]
    there = _plugged(world, vault) if tors_of(world, vault.rack) else []
    found = dict(site) if vault.place is Place.REMOTE else {}
    if not here:
        return found
    shared = [each for each in here if each.id in {other.id for other in there}]
    way = shared[:1] or _up(world, here) + _up(world, there)
    speed = port_megabits(server, (here[0],))
    found[f"port/{server.id}"] = payload(world, speed, tuple(way))
    if not shared:
        for switch in way:
            found[f"uplink/{switch.id}"] = payload(world, switch.uplink_megabits, (switch,))
    return found


def _up(world: World, switches: list[Switch]) -> list[Switch]:
    """The first of some switches that leads up."""
    return [each for each in switches if each.uplinks and climbs(world, each, Traffic.STORAGE)][:1]
