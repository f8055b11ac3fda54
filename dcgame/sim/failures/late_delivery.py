"""What was ordered comes days later than promised."""

from dcgame.kernel.dice import between
from dcgame.kernel.units import DAY
from dcgame.sim.facts.jobs import JobDelayed
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.works import WorkDone
from dcgame.words import N_
from dcgame.world.job import JobKind
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """The delivery of that server, if one is on its way, is put off by two to six days."""
    key = f"deliver/{target}"
    job = world.jobs.get(key)
    if job is None or job.kind is not JobKind.DELIVER:
        return
    due = job.due + between(2, 6, world.seed, "late", target) * DAY
    yield JobDelayed(target, key, due)
    yield Later(key, due, WorkDone(key))


LATE_DELIVERY = Failure("late-delivery", N_("A delivery is late"), "job", strike)
