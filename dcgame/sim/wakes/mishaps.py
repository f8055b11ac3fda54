"""How a change goes wrong: each way finds what it would hit, and says what becomes of that."""

from attrs import frozen

from dcgame.kernel.dice import below
from dcgame.kernel.units import DAY, MINUTE, Seconds
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.business import ChangeWentWrong
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.sim.wakes.collapsing import COLLAPSES
from dcgame.sim.wakes.slips import SLIPS
from dcgame.world.world import World

WAYS = {way.id: way for way in (*COLLAPSES, *SLIPS)}
PATIENCE: Seconds = 10 * MINUTE
LONGEST: Seconds = DAY
"""How often, and for how long, it is seen again what a change could hit that hits nothing yet: its
work is not done, or what it changed is off (game constants)."""


@frozen(eq=False)
class ChangeBites(Wake):
    """A change turns out badly, in its own way, if there is anything to hit before ``until``;
    ``among`` these, where what is changed moves away."""

    subject: str
    change: str
    way: str
    until: Seconds
    among: tuple[str, ...] = ()

    def decide(self, world: World) -> Effects:
        subjects, hits_of = self.among or (self.subject,), WAYS[self.way].hits
        hits = tuple(hit for subject in subjects for hit in hits_of(world, subject))
        if hits:
            key = (self.change, self.subject, world.now // DAY)
            hit = hits[below(len(hits), world.seed, "mishap", *key)]
            policy = given(world.policy.since if world.policy else None)
            yield Cited(ChangeWentWrong(self.subject, self.change, self.way, hit), policy)
        elif world.now + PATIENCE < self.until:
            yield Later(f"change/{self.change}/{self.subject}", world.now + PATIENCE, self)


def went_wrong(world: World, fact: ChangeWentWrong) -> Effects:
    """What a change that went wrong does to what it hit."""
    yield from WAYS[fact.way].strike(world, fact)
