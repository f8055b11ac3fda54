"""Hands and eyes slip: what was meant for one thing is done to another beside it."""

from attrs import frozen

from dcgame.kernel.units import MINUTE, Seconds
from dcgame.sim.facts.business import ChangeWentWrong
from dcgame.sim.facts.fabrics import CableBroken
from dcgame.sim.facts.guests import GuestKilled
from dcgame.sim.facts.hardware import PartFailed, PartReplaced
from dcgame.sim.facts.mishaps import CordPulled, DiskPulled, TakenFor
from dcgame.sim.facts.network import MtuSet, PortBlocked
from dcgame.sim.gauges.network import ports
from dcgame.sim.gauges.only_copy import holds_only_copy
from dcgame.sim.gauges.power import live_supplies, pdus_of
from dcgame.sim.gauges.resting import beside
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.sim.wakes.collapsing import crash
from dcgame.sim.wakes.stopping import shut_down
from dcgame.sim.wakes.way import Way
from dcgame.words import N_
from dcgame.world.guest import GuestState
from dcgame.world.hardware import Equipment, PartKind, PartState, Server, ServerState
from dcgame.world.network import STANDARD
from dcgame.world.world import World

NOTICED: Seconds = 5 * MINUTE
"""Until a disk that was pulled by mistake is back in its bay (game constant)."""


def _server_mistaken(world: World, fact: ChangeWentWrong) -> Effects:
    """Whoever did it sees it, and lets the server boot again."""
    yield TakenFor(fact.hit, fact.subject)
    yield from crash(world, fact.hit)


def _guests_beside(world: World, subject: str) -> tuple[str, ...]:
    guest = world.guests.get(subject)
    names = world.servers[guest.host].guests if guest else ()
    others = (world.guests[name] for name in sorted(names) if name != subject)
    return tuple(each.id for each in others if each.state is GuestState.RUNNING)


def _guest_mistaken(world: World, fact: ChangeWentWrong) -> Effects:
    yield TakenFor(fact.hit, fact.subject)
    if fact.change == "kill":
        yield GuestKilled(fact.hit)
    else:
        yield from shut_down(world, world.guests[fact.hit])


def _cord_pulled(world: World, fact: ChangeWentWrong) -> Effects:
    """A server with another supply that is fed goes on."""
    yield CordPulled(fact.hit)
    if _fed_ways(world, world.servers[fact.hit]) < 2:
        yield from crash(world, fact.hit)


def _fed_ways(world: World, server: Server) -> int:
    if pdus_of(world, server.rack):
        return len(live_supplies(world, server))
    return server.working(PartKind.POWER_SUPPLY)


def _disks_beside(world: World, subject: str) -> tuple[str, ...]:
    """The disks in use that somebody else has a copy of: the lamp of any other burns."""
    equipment: Equipment | None = world.equipment(subject)
    disks = equipment.of_kind(PartKind.DISK) if equipment else ()
    return tuple(
        f"{subject}/{disk.id}"
        for disk in disks
        if equipment is not None
        and disk.state is PartState.GOOD
        and _holds_data(world, subject, disk.id)
        and not holds_only_copy(world, equipment, disk)
    )


def _holds_data(world: World, equipment: str, disk: str) -> bool:
    server = world.servers.get(equipment)
    if server is not None:
        return server.state is ServerState.UP
    groups = (world.raid_groups[name] for name in sorted(world.raid_groups))
    return any(disk in group.disks for group in groups if group.array == equipment)


def _disk_pulled(world: World, fact: ChangeWentWrong) -> Effects:
    """What was pulled counts as empty: it is filled anew once it is back."""
    equipment, _, disk = fact.hit.partition("/")
    yield DiskPulled(equipment, disk)
    yield PartFailed(equipment, disk)
    life = world.equipment(equipment).part(disk).life
    yield Later(f"putback/{fact.hit}", world.now + NOTICED, PutBack(equipment, disk, life))


@frozen(eq=False)
class PutBack(Wake):
    """A disk that was pulled by mistake is pushed back in."""

    equipment: str
    disk: str
    life: int

    def decide(self, world: World) -> Effects:
        equipment = world.equipment(self.equipment)
        part = equipment.part(self.disk) if equipment else None
        if part is not None and part.life == self.life and part.state is PartState.FAILED:
            yield PartReplaced(self.equipment, self.disk)


def _cables_beside(world: World, subject: str) -> tuple[str, ...]:
    """The whole cables from servers to a storage fabric."""
    fabric = world.fabrics.get(subject)
    cables = fabric.cables if fabric else ()
    return tuple(
        f"{cable.equipment}/{cable.port}"
        for cable in cables
        if cable.broken is None and cable.equipment in world.servers
    )


def _cable_torn(world: World, fact: ChangeWentWrong) -> Effects:
    equipment, _, port = fact.hit.partition("/")
    return (CableBroken(fact.subject, equipment, port),)


def _ports_beside(world: World, subject: str) -> tuple[str, ...]:
    """The servers that run on a switch whose port there is open."""
    switch = world.switches.get(subject)
    blocked = {cut.what for cut in switch.blocked} if switch else set()
    servers = (world.servers[name] for name in sorted(world.servers))
    return tuple(
        server.id
        for server in servers
        if server.state is ServerState.UP
        and str(server.unit) not in blocked
        and any(each.id == subject for _, each in ports(world, server))
    )


def _port_mistaken(world: World, fact: ChangeWentWrong) -> Effects:
    return (PortBlocked(fact.subject, world.servers[fact.hit].unit),)


def _large_frames(world: World, subject: str) -> tuple[str, ...]:
    """The switches that take large frames."""
    if subject not in world.switches:
        return ()
    return tuple(name for name in sorted(world.switches) if world.switches[name].mtu > STANDARD)


def _frames_mistaken(world: World, fact: ChangeWentWrong) -> Effects:
    return (MtuSet(fact.hit, STANDARD),)


WRONG_SERVER = Way(
    "wrong-server", N_("another server is taken for it"), beside, _server_mistaken, soon=True
)
WRONG_GUEST = Way(
    "wrong-guest", N_("another guest is taken for it"), _guests_beside, _guest_mistaken, soon=True
)
WRONG_CORD = Way("wrong-cord", N_("a power cord beside it is pulled"), beside, _cord_pulled)
WRONG_DISK = Way("wrong-disk", N_("another disk is pulled"), _disks_beside, _disk_pulled)
WRONG_CABLE = Way("wrong-cable", N_("another cable there is torn"), _cables_beside, _cable_torn)
WRONG_PORT = Way(
    "wrong-port", N_("the wrong port is blocked"), _ports_beside, _port_mistaken, soon=True
)
WRONG_FRAMES = Way(
    "wrong-frames", N_("a switch is left with small frames"), _large_frames, _frames_mistaken
)

SLIPS = (
    WRONG_SERVER,
    WRONG_GUEST,
    WRONG_CORD,
    WRONG_DISK,
    WRONG_CABLE,
    WRONG_PORT,
    WRONG_FRAMES,
)
