"""Natural failures: when each part dies depends on the seed and on that part alone.

Rates are those of the domain data, section 6, per 100,000 and year, times 2 from the sixth year
of a server on, times the level's stress.
"""

from dcgame.kernel.dice import waiting_time
from dcgame.kernel.units import WHOLE, YEAR
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.ailments import Strike
from dcgame.sim.wakes.base import Effects, Forget, Later
from dcgame.world.hardware import Part, PartKind, Server
from dcgame.world.world import World

OLD_AGE = 5
SPINNING = 1500
"""Yearly failures of 100,000 spinning disks; flash fails less, by its own rate."""
PER = 100_000


def _rate(world: World, failure: Failure, server: Server) -> int:
    age = 2 if server.age_years > OLD_AGE else 1
    yearly = failure.yearly
    if failure.part_kind is PartKind.DISK:
        disk = world.setting.catalogue.disks[server.model.disk]
        yearly = yearly * disk.yearly_failures // SPINNING
    return yearly * age * world.setting.stress


def _fate(world: World, failure: Failure, server: Server, target: str, life: int) -> Effects:
    rate = _rate(world, failure, server)
    if not rate:
        return
    mean = YEAR * PER * WHOLE // rate
    due = world.now + waiting_time(mean, world.seed, failure.id, target, life)
    key = f"fate/{failure.id}/{target}"
    if due < world.setting.horizon:
        yield Later(key, due, Strike(failure.id, target))
    else:
        yield Forget(key)


def arm_part(world: World, failures: tuple[Failure, ...], server_id: str, part_id: str) -> Effects:
    """Timers of what will befall one part within the game."""
    server = world.servers[server_id]
    part = server.part(part_id)
    if part is None:
        return
    for failure in failures:
        if failure.part_kind is part.kind:
            yield from _fate(world, failure, server, _target(server, part), part.life)


def _target(server: Server, part: Part) -> str:
    return f"{server.id}/{part.id}"


def arm_server(world: World, failures: tuple[Failure, ...], server_id: str) -> Effects:
    """Timers of what will befall a server and its parts within the game."""
    server = world.servers[server_id]
    for failure in failures:
        if failure.strikes == "server" and failure.yearly:
            yield from _fate(world, failure, server, server.id, 0)
    for part in server.parts:
        yield from arm_part(world, failures, server_id, part.id)


def disarm_server(world: World, failures: tuple[Failure, ...], server_id: str) -> Effects:
    """What leaves the room has no fate in it any more."""
    server = world.servers[server_id]
    targets = (server.id, *(_target(server, part) for part in server.parts))
    for target in targets:
        yield Forget(f"worse/{target}")
        for failure in failures:
            yield Forget(f"fate/{failure.id}/{target}")
