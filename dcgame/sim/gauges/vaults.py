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
from dcgame.sim.gauges.wan import lan_lane, line_lanes, open_lanes, severed
from dcgame.world.backup import Place, Repository
from dcgame.world.hardware import PartKind, PartState, Server, ServerState
from dcgame.world.network import Switch, Traffic
from dcgame.world.site import MAIN
from dcgame.world.world import World


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
    if down is not None or host not in world.servers:
        return down
    server, vault = world.servers[host], world.repositories[name]
    at = world.site_of(server.rack)
    line = _line_cut(world, at, vault)
    if line is not None or not world.switches:
        return line
    here = foothold(world, server, Traffic.STORAGE)
    there = _foothold(world, vault)
    if not is_elsewhere(vault) and site_of(world, vault) != at:
        joined = reaches_out(world, server, Traffic.STORAGE) and _leaves(world, vault)
    elif there is None or here is None:
        joined = there is None and reaches_out(world, server, Traffic.STORAGE)
        joined = joined or (here is None and there is not None and bool(there.switches))
    else:
        joined = here.joins(there)
    if joined:
        return None
    ports = given(*(part.since for part in vault.of_kind(PartKind.NIC)))
    return given(*cut_off_because(world, server, Traffic.STORAGE), *ports)


def is_elsewhere(vault: Repository) -> bool:
    """Whether a repository is at somebody else's, where every site reaches it by its own way."""
    return vault.place is Place.REMOTE and not vault.rack


def site_of(world: World, vault: Repository) -> str:
    """The site at which a repository stands, or what it lies on."""
    beneath = (
        world.raid_groups[world.luns[vault.store].group].array
        if vault.store in world.luns
        else vault.store
    )
    thing = world.equipment(beneath) if beneath and world.sites else None
    return world.site_of(thing.rack if thing else vault.rack)


def is_off_site(world: World, vault: Repository) -> bool:
    """Whether what is in a repository outlives the main building."""
    return vault.place is Place.REMOTE or site_of(world, vault) != MAIN


def _line_cut(world: World, site: str, vault: Repository) -> tuple[int, ...] | None:
    """The entries that cut the line between a site and a repository, if one leads there."""
    return None if is_elsewhere(vault) else severed(world, site, site_of(world, vault))


def vaults_apart(world: World, one: str, other: str) -> tuple[int, ...] | None:
    """The entries for which nothing is copied from one repository to another; ``None`` if it
    can be."""
    source, goal = world.repositories[one], world.repositories[other]
    down = vault_down(world, one)
    down = vault_down(world, other) if down is None else down
    if down is not None or is_elsewhere(source):
        return down
    line = _line_cut(world, site_of(world, source), goal)
    if line is not None or not world.switches or is_elsewhere(goal):
        return line
    here, there = _foothold(world, source), _foothold(world, goal)
    if site_of(world, source) != site_of(world, goal):
        joined = _leaves(world, source) and _leaves(world, goal)
    else:
        joined = here is None or there is None or here.joins(there)
    if joined:
        return None
    return given(*(part.since for vault in (source, goal) for part in vault.parts))


def _foothold(world: World, vault: Repository) -> Foothold | None:
    """Where it stands in the network; ``None`` if it is plugged into the core, or far away."""
    if not tors_of(world, vault.rack):
        return None
    mine = _plugged(world, vault)
    climbing = any(each.uplinks and climbs(world, each, Traffic.STORAGE) for each in mine)
    return Foothold(frozenset(each.id for each in mine), climbing)


def _leaves(world: World, vault: Repository) -> bool:
    """Whether a repository is heard outside of its site."""
    if not tors_of(world, vault.rack):
        return True
    return any(climbs(world, each, Traffic.STORAGE) for each in _plugged(world, vault))


def _plugged(world: World, vault: Repository) -> list[Switch]:
    """The switches of its rack over which it is heard, a port into each side in turn; none where
    it is plugged into the core, or far away."""
    sides = tors_of(world, vault.rack)
    if not sides:
        return []
    found = [
        sides[number % len(sides)]
        for number, part in enumerate(vault.of_kind(PartKind.NIC))
        if part.state is not PartState.FAILED
    ]
    return [each for each in found if works(world, each) and carries(each, Traffic.STORAGE)]


def vault_lanes(world: World, server: Server, vault: Repository) -> dict[str, Kilobytes]:
    """The links that a backup takes: the host's port, uplinks if the repository is on no switch of
    the host's, the line to another site, and the site's link to one that stands elsewhere."""
    at, to = world.site_of(server.rack), site_of(world, vault)
    if is_elsewhere(vault):
        to = at
    if not world.switches:
        return dict(open_lanes(world, at, to))
    here = [switch for _, switch in open_ports(world, server, Traffic.STORAGE)]
    there = _plugged(world, vault)
    found = dict([lan_lane(world, at)] if is_elsewhere(vault) else line_lanes(world, at, to))
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


def between_vaults(world: World, source: Repository, goal: Repository) -> dict[str, Kilobytes]:
    """The links between two repositories: uplinks if they are on no common switch, the line to
    another site, and the site's link to or from one that stands elsewhere."""
    at, to = site_of(world, source), site_of(world, goal)
    if is_elsewhere(source) or is_elsewhere(goal):
        found = dict([lan_lane(world, to if is_elsewhere(source) else at)])
    elif not world.switches:
        return dict(open_lanes(world, at, to))
    else:
        found = dict(line_lanes(world, at, to))
    here, there = (_plugged(world, vault) for vault in (source, goal))
    if not {each.id for each in here}.isdisjoint(each.id for each in there):
        return found
    for switch in _up(world, here) + _up(world, there):
        found[f"uplink/{switch.id}"] = payload(world, switch.uplink_megabits, (switch,))
    return found
