"""Rehearse a change on a copy: a technician's two hours, and half the risk."""

from attrs import frozen

from dcgame.kernel.units import DAY, HOUR, Seconds
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.changes import CHANGES, changeable
from dcgame.sim.commands.checks import unaffordable
from dcgame.sim.commands.risk import rehearsal_of
from dcgame.sim.facts.business import ChangeRehearsed
from dcgame.sim.facts.money import Charged
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.money import Account
from dcgame.world.world import World

LASTS: Seconds = 7 * DAY
TAKES: Seconds = 2 * HOUR


@frozen
class Rehearse(Command):
    """``rehearse update on esx-1``"""

    verb = "rehearse"
    does = N_("Try a change out on a copy before making it")
    group = "business"

    change: str = argument("risky-verb")
    subject: str = argument("changeable", "on")

    def decide(self, world: World) -> Refused | Effects:
        if self.change not in CHANGES:
            return refuse(
                N_("{word} is no change that can go wrong"),
                N_("these can: {verbs}"),
                word=self.change,
                verbs=", ".join(CHANGES),
            )
        if self.subject not in changeable(world):
            return refuse(
                N_("there is nothing of the name {name} that could be changed"),
                N_("name a guest, an application, a server, or other equipment of the room"),
                name=self.subject,
            )
        if rehearsal_of(world, self.change, self.subject):
            return refuse(N_("that was rehearsed already"), N_("make the change"))
        price = world.setting.technician_hour * TAKES // HOUR
        return unaffordable(world, price) or (
            Charged(self.subject, Account.LABOUR, price),
            ChangeRehearsed(f"{self.change}/{self.subject}", world.now + LASTS),
        )
