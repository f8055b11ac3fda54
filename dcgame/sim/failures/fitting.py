"""What each failure could do harm to now: the fire buttons of a laboratory."""

from collections.abc import Iterator

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.registry import FAILURES, failure_of
from dcgame.world.targets import targets
from dcgame.world.world import World


def fits(world: World, failure: Failure, target: str) -> bool:
    """Whether anything would come of it; a strike only tells what follows, so it can be asked."""
    return any(True for _ in failure.strike(world, target))


def harmless(world: World, kind: str, target: str) -> bool:
    """Whether nothing at all would come of a misfortune of that kind there."""
    failure = failure_of(kind)
    return failure is not None and not fits(world, failure, target)


def fitting(world: World, failure: Failure) -> tuple[str, ...]:
    """Every target to which it would do harm as things are, parts of other kinds left out."""
    found = (name for name in targets(world, failure.strikes) if _of_its_kind(world, failure, name))
    return tuple(name for name in found if fits(world, failure, name))


def shots(world: World) -> Iterator[tuple[Failure, tuple[str, ...]]]:
    """Every kind that may be ordered in this room, with all that it fits; some fit nothing yet."""
    kinds = dict(world.setting.misfortunes)
    for failure in FAILURES:
        if failure.id in kinds:
            yield failure, fitting(world, failure)


def _of_its_kind(world: World, failure: Failure, target: str) -> bool:
    holder, _, part_id = target.partition("/")
    part = world.equipment(holder).part(part_id) if part_id else None
    if part is None:
        return True
    elsewhere = failure.shelf and failure.shelf != world.shelf_of(holder)
    return failure.part_kind in (None, part.kind) and not elsewhere
