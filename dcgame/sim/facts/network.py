"""Facts about switches and what they carry."""

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.network import Cut
from dcgame.world.site import MAIN
from dcgame.world.world import World


@frozen(eq=False)
class _SwitchFact(Fact):
    switch: str


@frozen(eq=False)
class SwitchRestarting(_SwitchFact):
    """It forwards nothing until ``ready_at``."""

    says = N_("{switch} restarts, until {ready_at}")
    alarm = "network"
    ready_at: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.alter(
            "switches", self.switch, restarting=True, ready_at=self.ready_at, since=seq
        )


@frozen(eq=False)
class SwitchFaltered(SwitchRestarting):
    """It does not take over cleanly from its pair: nothing passes until ``ready_at``."""

    says = N_("{switch} does not take over cleanly: nothing passes until {ready_at}")


@frozen(eq=False)
class SwitchReady(_SwitchFact):
    """It forwards again."""

    says = N_("{switch} forwards again")

    def apply(self, world: World, seq: int) -> World:
        return world.alter("switches", self.switch, restarting=False, ready_at=None, since=seq)


@frozen(eq=False)
class StormBegan(_SwitchFact):
    """Two of its ports were joined: every broadcast goes round for ever."""

    says = N_("{switch} sees its own frames come back on port {port}: a loop")
    alarm = "network"
    port: int

    def apply(self, world: World, seq: int) -> World:
        return world.alter("switches", self.switch, storm=seq, storm_port=self.port)


@frozen(eq=False)
class StormEnded(_SwitchFact):
    """The loop is open."""

    says = N_("The storm on {switch} is over")

    def apply(self, world: World, seq: int) -> World:
        return world.alter("switches", self.switch, storm=None)


@frozen(eq=False)
class PortBlocked(_SwitchFact):
    """A port carries nothing any more."""

    says = N_("Port {port} of {switch} is blocked")
    port: int

    def apply(self, world: World, seq: int) -> World:
        kept = world.switches[self.switch].blocked
        return world.alter("switches", self.switch, blocked=(*kept, Cut(str(self.port), seq)))


@frozen(eq=False)
class PortOpened(_SwitchFact):
    """A port carries again."""

    says = N_("Port {port} of {switch} is open again")
    port: int

    def apply(self, world: World, seq: int) -> World:
        blocked = world.switches[self.switch].blocked
        kept = tuple(cut for cut in blocked if cut.what != str(self.port))
        return world.alter("switches", self.switch, blocked=kept)


@frozen(eq=False)
class UplinkLost(_SwitchFact):
    """The way from it to a switch above is cut."""

    says = N_("The link from {switch} to {to} is cut")
    alarm = "network"
    to: str

    def apply(self, world: World, seq: int) -> World:
        kept = world.switches[self.switch].lost_uplinks
        return world.alter("switches", self.switch, lost_uplinks=(*kept, Cut(self.to, seq)))


@frozen(eq=False)
class UplinkBack(_SwitchFact):
    """The way from it to a switch above is whole again."""

    says = N_("The link from {switch} to {to} is whole again")
    to: str

    def apply(self, world: World, seq: int) -> World:
        lost = world.switches[self.switch].lost_uplinks
        kept = tuple(cut for cut in lost if cut.what != self.to)
        return world.alter("switches", self.switch, lost_uplinks=kept)


@frozen(eq=False)
class TrafficCut(Fact):
    """No switch of the main building carries that traffic any more, but those beside the racks."""

    says = N_("The {network} network is cut")
    alarm = "network"
    network: str

    def apply(self, world: World, seq: int) -> World:
        for name in sorted(world.switches):
            switch = world.switches[name]
            if world.site_of(switch.rack) != MAIN:
                continue
            lost = (*switch.lost_traffic, Cut(self.network, seq))
            world = world.alter("switches", name, lost_traffic=lost)
        return world


@frozen(eq=False)
class TrafficBack(Fact):
    """The switches carry that traffic again."""

    says = N_("The {network} network is back")
    network: str

    def apply(self, world: World, seq: int) -> World:
        for name in sorted(world.switches):
            lost = world.switches[name].lost_traffic
            kept = tuple(cut for cut in lost if cut.what != self.network)
            world = world.alter("switches", name, lost_traffic=kept)
        return world


@frozen(eq=False)
class MtuSet(_SwitchFact):
    """Its longest frame is of so many bytes."""

    says = N_("{switch} now takes frames of {mtu} bytes")
    mtu: int

    def apply(self, world: World, seq: int) -> World:
        return world.alter("switches", self.switch, mtu=self.mtu, mtu_entry=seq)


@frozen(eq=False)
class MtuChanged(MtuSet):
    """The same, done by somebody who told nobody."""

    hidden = True


@frozen(eq=False)
class SessionOpened(Fact):
    """Somebody is logged in over the management network."""

    says = N_("A session on {server} is open")
    server: str

    def apply(self, world: World, seq: int) -> World:
        return world
