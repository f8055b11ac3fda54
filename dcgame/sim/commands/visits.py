"""Sending somebody to do something with his hands in the room."""

from attrs import frozen

from dcgame.kernel.units import HOUR, Seconds, ceiling
from dcgame.sim.commands.base import Refused, refuse
from dcgame.sim.commands.naming import none_of_that_name
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.money import Charged
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.site import VisitDone
from dcgame.words import N_
from dcgame.world.job import JobKind
from dcgame.world.money import Account
from dcgame.world.world import World


@frozen
class Visit:
    """Work of ``seconds`` on ``subject``, towards ``goal``; ``detail`` is a part or a name."""

    kind: JobKind
    subject: str
    goal: str
    seconds: Seconds
    detail: str = ""


def send(world: World, visit: Visit) -> Effects:
    """A technician drives there and works; what he leaves behind is decided when he is done."""
    duration = world.setting.technician_travel + visit.seconds
    hours = ceiling(duration, HOUR)
    key = visit_key(visit)
    due = world.now + duration
    yield Charged(visit.subject, Account.LABOUR, hours * world.setting.technician_hour)
    yield JobBegun(visit.subject, visit.kind, key, visit.goal, due, detail=visit.detail)
    yield Later(key, due, VisitDone(key))


def visit_key(visit: Visit) -> str:
    """The key of its job."""
    return "/".join(part for part in (visit.kind.value, visit.subject, visit.detail) if part)


def already_sent(world: World, visit: Visit) -> Refused | None:
    """Nobody is on his way to do just that."""
    if visit_key(visit) not in world.jobs:
        return None
    return refuse(
        N_("a technician is already on the way to {name}"),
        N_("wait until that work is finished"),
        name=visit.subject,
    )


def nothing_of(world: World, shelf: str, name: str) -> Refused | None:
    """There is such a thing on that shelf."""
    things = getattr(world, shelf)
    if name in things:
        return None
    return none_of_that_name(N_("there is no {name} in the building"), name, things)
