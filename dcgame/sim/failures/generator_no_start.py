"""A generator would not start; a test finds it, or the next cut does."""

from dcgame.sim.facts.reserves import GeneratorWeakened
from dcgame.sim.failures.base import Failure, part_at
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.hardware import PartKind
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """Nothing is seen: its starter is dead."""
    found = part_at(world, target)
    generator = world.generators.get(found[0].id) if found else None
    if generator is not None and generator.weakened is None:
        yield GeneratorWeakened(generator.id)


GENERATOR_NO_START = Failure(
    "generator-no-start",
    N_("A generator does not start"),
    "part",
    strike,
    yearly=5_000,
    part_kind=PartKind.STARTER,
    latent=True,
)
