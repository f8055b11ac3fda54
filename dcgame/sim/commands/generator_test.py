"""Start a generator while nobody needs it, and turn its transfer switches."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.visits import nothing_of
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.hardware import PartFailed
from dcgame.sim.facts.reserves import GeneratorTested
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.facility import Engine
from dcgame.world.hardware import PartState
from dcgame.world.world import World


@frozen
class GeneratorTest(Command):
    """``generator-test gen-1``"""

    verb = "generator-test"
    does = N_("Test a generator and its transfer switches")
    group = "site"

    generator: str = argument("generator")

    def decide(self, world: World) -> Refused | Effects:
        missing = nothing_of(world, "generators", self.generator)
        if missing:
            return missing
        if world.generators[self.generator].engine is not Engine.OFF:
            return refuse(
                N_("{name} is at work"),
                N_("wait until the utility is back"),
                name=self.generator,
            )
        return _found(world, self.generator)


def _found(world: World, name: str) -> Effects:
    generator = world.generators[name]
    sound = True
    if generator.weakened is not None:
        sound = False
        yield from _dead(world, name, "starter-1", generator.weakened)
    for feed in sorted(world.feeds.values(), key=lambda feed: feed.id):
        if feed.generator == name and feed.stuck is not None:
            sound = False
            yield from _dead(world, feed.id, "transfer-switch-1", feed.stuck)
    if sound:
        yield GeneratorTested(name)


def _dead(world: World, equipment: str, part_id: str, since: int) -> Effects:
    part = world.equipment(equipment).part(part_id)
    if part is not None and part.state is not PartState.FAILED:
        yield Cited(PartFailed(equipment, part_id), given(since))
