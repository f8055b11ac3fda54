"""Where there is room in a rack."""

from dcgame.world.job import Job, JobKind
from dcgame.world.world import EQUIPMENT, World

Span = tuple[int, int]


def occupied(world: World, rack_id: str) -> tuple[Span, ...]:
    """The (lowest, highest) units taken in a rack, by servers in it or on their way to it."""
    return tuple(sorted((*_standing(world, rack_id), *_expected(world, rack_id).values())))


def free_unit(world: World, rack_id: str, height: int) -> int | None:
    """The lowest unit at which ``height`` units are free and wait for nobody."""
    return _lowest(occupied(world, rack_id), world.racks[rack_id].height, height)


def expected_unit(world: World, job: Job) -> int:
    """The unit that waits for the server which a delivery brings."""
    low, _ = _expected(world, job.goal)[job.key]
    return low


def _standing(world: World, rack_id: str) -> list[Span]:
    spans = {
        (thing.unit, thing.unit + thing.height - 1)
        for shelf in EQUIPMENT
        for thing in getattr(world, shelf).values()
        if thing.rack == rack_id and not thing.has_left
    }
    return sorted(spans)


def _expected(world: World, rack_id: str) -> dict[str, Span]:
    """The places of deliveries by key, given in the order in which they were bought."""
    coming = [
        job for job in world.jobs.values() if job.kind is JobKind.DELIVER
    ]  # any order: sorted below
    taken = _standing(world, rack_id)
    places: dict[str, Span] = {}
    for job in sorted(coming, key=lambda job: job.entry):
        if job.goal == rack_id:
            height = world.setting.catalogue.goods(job.detail).height
            low = _lowest(tuple(taken), world.racks[rack_id].height, height) or 1
            places[job.key] = (low, low + height - 1)
            taken.append(places[job.key])
    return places


def _lowest(spans: tuple[Span, ...], rack: int, height: int) -> int | None:
    taken = {unit for low, high in spans for unit in range(low, high + 1)}
    for unit in range(1, rack - height + 2):
        if all(candidate not in taken for candidate in range(unit, unit + height)):
            return unit
    return None
