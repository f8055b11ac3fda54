"""A kind of failure: what it strikes, how often, and what happens."""

from collections.abc import Callable

from attrs import frozen

from dcgame.sim.wakes.base import Effects
from dcgame.world.hardware import Equipment, Part, PartKind
from dcgame.world.world import World


@frozen(eq=False)
class Failure:
    """``strikes`` names what a target is: ``part``, or a kind of :data:`targets.TARGETS`; targets
    are ids, of parts ``server/part``.

    ``yearly`` is its natural rate per 100,000 targets and year (0: only what befalls by script
    or by its own rule). ``everyday`` is that of what people and programs do, where a level has
    such luck; nobody has counted it (game constants). ``part_kind`` says which parts it strikes
    by nature, ``shelf`` of which equipment (empty: of any). Of a ``latent`` one nobody hears
    until it matters.
    """

    id: str
    name: str
    strikes: str
    strike: Callable[[World, str], Effects]
    yearly: int = 0
    part_kind: PartKind | None = None
    shelf: str = ""
    latent: bool = False
    everyday: int = 0


def part_at(world: World, target: str) -> tuple[Equipment, Part] | None:
    """The equipment and part that ``server/part`` names, unless it has left the room."""
    name, _, part_id = target.partition("/")
    equipment: Equipment | None = world.equipment(name)
    part = equipment.part(part_id) if equipment else None
    if equipment is None or part is None or equipment.has_left:
        return None
    return equipment, part
