"""What changes when the network does: who is heard, and how fast copies run."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.hardware import PartFailed, PartReplaced, PartWarned
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.network import PortBlocked, StormEnded, SwitchRestarting
from dcgame.sim.gauges.bandwidth import measured
from dcgame.sim.gauges.lanes import COPIES, ends, sharers
from dcgame.sim.gauges.network import narrow_frames
from dcgame.sim.gauges.power import has_power, pdus_of
from dcgame.sim.rules.hearing import nodes_again
from dcgame.sim.rules.promises import judge_apps
from dcgame.sim.rules.reach import guests_wait
from dcgame.sim.wakes.base import Effects, Later, Reread
from dcgame.sim.wakes.network import STALLS, FramesDropped, pair_falters
from dcgame.sim.wakes.ways import WaysMoved, lost_copies
from dcgame.world.hardware import PartKind
from dcgame.world.world import World


def network_moved(world: World, entry: Entry) -> Effects:
    """Every service is judged anew; copies lose their way, or share other links, once all else
    of this moment has happened."""
    if not world.switches:
        if world.repositories and sharers(world):
            yield Later("ways", world.now, WaysMoved())
        return
    yield from judge_apps(world, _still_lit(world), entry)
    yield Reread(measured(world))
    yield from nodes_again(world)
    yield from guests_wait(world)
    if sharers(world):
        yield Later("ways", world.now, WaysMoved())


def _still_lit(world: World) -> tuple[str, ...]:
    """All applications but those whose server goes dark at this moment: they fall with it, and
    were not silenced by the network."""
    falling = {
        name
        for name, server in world.servers.items()  # any order: only a set of names
        if server.dark is None and pdus_of(world, server.rack) and not has_power(world, server)
    }
    hosts = ((name, world.server_of(world.apps[name])) for name in sorted(world.apps))
    return tuple(name for name, host in hosts if host is None or host.id not in falling)


def part_changed(world: World, entry: Entry) -> Effects:
    """A dead switch board or network port, a new one, or one that flaps."""
    fact: PartFailed | PartReplaced | PartWarned = entry.fact
    equipment = world.equipment(fact.server)
    part = equipment.part(fact.part) if equipment else None
    if part is not None and part.kind in (PartKind.NIC, PartKind.BOARD):
        yield from network_moved(world, entry)
        if fact.server in world.switches and isinstance(fact, PartFailed):
            yield from pair_falters(world, fact.server)


def switch_restarts(world: World, entry: Entry) -> Effects:
    """Its pair takes over, cleanly or not."""
    fact: SwitchRestarting = entry.fact
    yield from network_moved(world, entry)
    yield from pair_falters(world, fact.switch)


def port_blocked(world: World, entry: Entry) -> Effects:
    """A loop that ran through that port is open."""
    fact: PortBlocked = entry.fact
    switch = world.switches[fact.switch]
    if switch.storm is not None and switch.storm_port == fact.port:
        yield StormEnded(fact.switch)
    yield from network_moved(world, entry)


def copy_begun(world: World, entry: Entry) -> Effects:
    """A copy without a way fails at once; one whose frames are dropped stalls."""
    fact: JobBegun = entry.fact
    if fact.kind not in COPIES or not world.switches:
        return
    yield from lost_copies(world)
    machines = [world.servers[name] for name in ends(world, world.jobs[fact.key])]
    narrow = narrow_frames(world, *machines) if len(machines) == 2 else ()
    if narrow:
        wake = FramesDropped(fact.key, narrow[0].id)
        yield Later(f"frames/{fact.key}", world.now + STALLS, wake)
