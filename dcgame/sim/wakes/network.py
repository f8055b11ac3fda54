"""Switches come back, links are spliced, configurations restored; migrations stall."""

from attrs import frozen

from dcgame.kernel.dice import below, between
from dcgame.kernel.units import MINUTE, WHOLE, PerMille, Seconds
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.jobs import JobFailed
from dcgame.sim.facts.network import (
    SwitchFaltered,
    SwitchReady,
    SwitchRestarting,
    TrafficBack,
    UplinkBack,
)
from dcgame.sim.gauges.network import works
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.world.network import Switch
from dcgame.world.world import World

RESTART = (3 * MINUTE, 5 * MINUTE)
"""A switch restarts in three to five minutes (game constant)."""
FALTER = (30, 90)
"""Seconds until a pair that does not take over cleanly has settled (game constant)."""
UNCLEAN: PerMille = 600
"""Redundant pairs were only 40 % effective at the median (Gill, SIGCOMM 2011): six of ten
take-overs are noticed."""
STALLS: Seconds = 10
"""After this a migration whose large frames are dropped gives up (game constant)."""


def restart_switch(world: World, name: str) -> Effects:
    """A switch restarts; its pair may not take over cleanly."""
    seconds = between(*RESTART, world.seed, "restart", name, world.now)
    yield SwitchRestarting(name, world.now + seconds)
    yield Later(f"switch/{name}", world.now + seconds, SwitchUp(name))


def pair_of(world: World, switch: Switch) -> Switch | None:
    """The switch that does the same beside it."""
    for name in sorted(world.switches):
        other = world.switches[name]
        if name != switch.id and (other.role, other.rack) == (switch.role, switch.rack):
            return other
    return None


def pair_falters(world: World, name: str) -> Effects:
    """Whether the other of a pair takes over cleanly depends on the seed and the moment."""
    other = pair_of(world, world.switches[name])
    if other is None or not works(world, other):
        return
    if below(WHOLE, world.seed, "common-cause", name, world.now) >= UNCLEAN:
        return
    seconds = between(*FALTER, world.seed, "falter", name, world.now)
    yield SwitchFaltered(other.id, world.now + seconds)
    yield Later(f"switch/{other.id}", world.now + seconds, SwitchUp(other.id))


@frozen(eq=False)
class SwitchUp(Wake):
    """A switch has restarted."""

    switch: str

    def decide(self, world: World) -> Effects:
        switch = world.switches.get(self.switch)
        return (SwitchReady(self.switch),) if switch and switch.restarting else ()


@frozen(eq=False)
class UplinkSpliced(Wake):
    """A cut link is whole again."""

    switch: str
    to: str

    def decide(self, world: World) -> Effects:
        there = self.switch in world.switches
        return (UplinkBack(self.switch, self.to),) if there else ()


@frozen(eq=False)
class TrafficReturns(Wake):
    """Somebody has found out why a network was cut."""

    network: str

    def decide(self, world: World) -> Effects:
        lost = {cut.what for switch in world.switches.values() for cut in switch.lost_traffic}
        return (TrafficBack(self.network),) if self.network in lost else ()


@frozen(eq=False)
class FramesDropped(Wake):
    """A migration whose frames a switch drops has sent its small ones and waits for ever."""

    key: str
    switch: str

    def decide(self, world: World) -> Effects:
        job = world.jobs.get(self.key)
        if job is not None:
            switch = world.switches.get(self.switch)
            entry = switch.mtu_entry if switch else None
            yield Cited(JobFailed(job.subject, job.kind, job.key, self.switch), given(entry))
