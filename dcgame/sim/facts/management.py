"""Facts about managing a host, as distinct from what runs on it."""

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.world import World


@frozen(eq=False)
class _HostFact(Fact):
    server: str


@frozen(eq=False)
class AgentHung(_HostFact):
    """Its guests run; nobody can tell it anything."""

    says = N_("The management agent of {server} no longer answers; its guests run on")
    alarm = "host"

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(self.server, agent_hung=seq)


@frozen(eq=False)
class AgentRestarted(_HostFact):
    """It takes orders again."""

    says = N_("{server} answers again")

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(self.server, agent_hung=None)


@frozen(eq=False)
class ClockDrifted(_HostFact):
    """Its clock is so far off."""

    says = N_("The clock of {server} is {drift} s off")
    alarm = "host"
    drift: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(self.server, drift=self.drift, drift_entry=seq)


@frozen(eq=False)
class ClockSet(_HostFact):
    """It tells the time of the others."""

    says = N_("The clock of {server} is right")

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(self.server, drift=0, drift_entry=seq)


@frozen(eq=False)
class CertificateExpired(_HostFact):
    """Nobody trusts its management any more."""

    says = N_("The certificate of {server} has expired: its management refuses everybody")
    alarm = "host"

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(self.server, certificate_expired=seq)


@frozen(eq=False)
class CertificateRenewed(_HostFact):
    """It is trusted again."""

    says = N_("{server} has a new certificate")

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(self.server, certificate_expired=None)
