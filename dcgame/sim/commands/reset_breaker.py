"""Close a breaker that has tripped."""

from attrs import frozen

from dcgame.kernel.units import MINUTE
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.visits import Visit, already_sent, nothing_of, send
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.job import JobKind
from dcgame.world.world import World

WORK = 5 * MINUTE


@frozen
class ResetBreaker(Command):
    """``reset-breaker pdu-a1``"""

    verb = "reset-breaker"
    does = N_("Close a breaker that has tripped")
    group = "site"

    pdu: str = argument("pdu")

    def decide(self, world: World) -> Refused | Effects:
        missing = nothing_of(world, "pdus", self.pdu)
        if missing:
            return missing
        pdu = world.pdus[self.pdu]
        if not pdu.tripped and pdu.wet is None:
            return refuse(N_("the breaker of {name} is closed"), name=self.pdu)
        arrives = world.now + world.setting.technician_travel + WORK
        if pdu.wet_until > arrives and pdu.wet is None:
            return refuse(
                N_("the room of {name} is not released before {moment}"),
                N_("wait until then"),
                name=self.pdu,
                moment=pdu.wet_until,
            )
        if pdu.wet_until > arrives:
            return refuse(
                N_("{name} is wet until {moment}"),
                N_("wait until it is dry"),
                name=self.pdu,
                moment=pdu.wet_until,
            )
        visit = Visit(JobKind.BREAKER, self.pdu, pdu.rack, WORK)
        return already_sent(world, visit) or send(world, visit)
