"""Natural failures: when each part dies depends on the seed and on that part alone.

Rates are those of the domain data, section 6, per 100,000 and year, times 2 from the sixth year
of a server on, times the level's stress. The rule of thumb that failures double for each 10 °C
above 27 is left out: no room can be kept so warm, and one that gets hot is so for minutes (codex,
``set-temperature``).
"""

from functools import lru_cache

from dcgame.kernel.dice import waiting_time
from dcgame.kernel.units import WHOLE, YEAR
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.ailments import Strike
from dcgame.sim.wakes.base import Effects, Forget, Later
from dcgame.world.hardware import Equipment, Part, PartKind
from dcgame.world.targets import equipment_ids, targets
from dcgame.world.world import World

OLD_AGE = 5
SPINNING = 1500
"""Yearly failures of 100,000 spinning disks; flash fails less, by its own rate."""
PER = 100_000


def natural(world: World, failure: Failure) -> int:
    """How many of 100,000 targets a failure strikes in a year without stress."""
    return failure.yearly + (failure.everyday if world.setting.everyday else 0)


def _rate(world: World, failure: Failure, equipment: Equipment | None, part: str = "") -> int:
    old = equipment is not None and equipment.age > OLD_AGE
    yearly = natural(world, failure) * (2 if old else 1)
    if failure.part_kind is PartKind.DISK and equipment is not None:
        disk = world.setting.catalogue.disks[equipment.disk_model_of(part)]
        yearly = yearly * disk.yearly_failures // SPINNING
    return yearly * world.setting.stress


def _fate(world: World, failure: Failure, rate: int, target: str, life: int) -> Effects:
    if not rate:
        return
    mean = YEAR * PER * WHOLE // rate
    due = world.now + waiting_time(mean, world.seed, failure.id, target, life)
    key = f"fate/{failure.id}/{target}"
    if due < world.setting.horizon:
        yield Later(key, due, Strike(failure.id, target))
    else:
        yield Forget(key)


def arm_part(world: World, failures: tuple[Failure, ...], name: str, part_id: str) -> Effects:
    """Timers of what will befall one part of some equipment within the game."""
    equipment: Equipment | None = world.equipment(name)
    part = equipment.part(part_id) if equipment else None
    if equipment is None or part is None:
        return
    for failure in _striking(failures, part.kind):
        if not failure.shelf or failure.shelf == world.shelf_of(name):
            rate = _rate(world, failure, equipment, part.id)
            yield from _fate(world, failure, rate, _target(equipment, part), part.life)


@lru_cache(maxsize=256)
def _striking(failures: tuple[Failure, ...], kind: PartKind) -> tuple[Failure, ...]:
    """Those that strike parts of a kind by nature."""
    return tuple(failure for failure in failures if failure.part_kind is kind and failure.yearly)


def _target(equipment: Equipment, part: Part) -> str:
    return f"{equipment.id}/{part.id}"


def arm_equipment(world: World, failures: tuple[Failure, ...], name: str) -> Effects:
    """Timers of what will befall the parts of some equipment within the game."""
    for part in world.equipment(name).parts:
        yield from arm_part(world, failures, name, part.id)


def arm_server(world: World, failures: tuple[Failure, ...], server_id: str) -> Effects:
    """Timers of what will befall a server and its parts within the game."""
    server = world.servers[server_id]
    for failure in failures:
        if failure.strikes == "server" and natural(world, failure):
            yield from _fate(world, failure, _rate(world, failure, server), server.id, 0)
    yield from arm_equipment(world, failures, server_id)


def arm_room(world: World, failures: tuple[Failure, ...]) -> Effects:
    """Timers of what will befall the room's other equipment, and what is neither server nor
    part, within the game."""
    for name in equipment_ids(world):
        if name not in world.servers:
            yield from arm_equipment(world, failures, name)
    for failure in failures:
        if failure.strikes in ("part", "server") or not natural(world, failure):
            continue
        for target in targets(world, failure.strikes):
            rate = _rate(world, failure, world.equipment(target))
            yield from _fate(world, failure, rate, target, 0)


def arm_target(world: World, failures: tuple[Failure, ...], name: str) -> Effects:
    """Timers of what will befall something new as a whole, within the game."""
    for failure in failures:
        if failure.strikes in ("part", "server") or not natural(world, failure):
            continue
        if name in targets(world, failure.strikes):
            rate = _rate(world, failure, world.equipment(name))
            yield from _fate(world, failure, rate, name, 0)


def disarm(world: World, failures: tuple[Failure, ...], name: str) -> Effects:
    """What leaves the room has no fate in it any more."""
    equipment: Equipment = world.equipment(name)
    yield from forget_fates(failures, name, tuple(part.id for part in equipment.parts))


def forget_fates(failures: tuple[Failure, ...], name: str, parts: tuple[str, ...]) -> Effects:
    """Nothing will befall something, or its parts, any more."""
    for target in (name, *(f"{name}/{part}" for part in parts)):
        yield Forget(f"worse/{target}")
        for failure in failures:
            yield Forget(f"fate/{failure.id}/{target}")
