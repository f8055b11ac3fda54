"""Facts about hands and eyes that slip during a change."""

from attrs import frozen

from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.world import World


@frozen(eq=False)
class _Slip(Fact):
    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class TakenFor(_Slip):
    """What was meant for ``subject`` is done to ``hit`` as well."""

    says = N_("{hit} is taken for {subject}, and gets what was meant for that")
    alarm = "host"
    hit: str
    subject: str


@frozen(eq=False)
class CordPulled(_Slip):
    """A power cord of a server is pulled out by mistake, and put back at once."""

    says = N_("A power cord of {server} is pulled by mistake, and put back at once")
    alarm = "host"
    server: str


@frozen(eq=False)
class DiskPulled(_Slip):
    """A disk that works is pulled out by mistake."""

    says = N_("{part} of {server} is pulled by mistake; whoever did it puts it back")
    alarm = "part"
    server: str
    part: str
