"""The memory ladder of a host, told step by step: what each rung wins and what it costs."""

from collections.abc import Iterator

from attrs import frozen

from dcgame.kernel.units import WHOLE, Megabytes, PerMille
from dcgame.sim.gauges.memory import BALLOON_COST, ZIP_COST, memory_of, swap_slowdown
from dcgame.words import N_
from dcgame.world.hardware import Server
from dcgame.world.ladder import Rung
from dcgame.world.world import World

RUNG_TONES = ("plain", "plain", "warn", "bad", "bad", "bad")


@frozen
class Step:
    """What a rung wins, and how much longer what it touches takes, per mille."""

    rung: Rung
    name: str
    won: Megabytes
    cost: PerMille


def steps(world: World, server: Server) -> Iterator[Step]:
    """The rungs that win something on a host, from the first to the last."""
    memory = memory_of(world, server)
    if memory.rung is Rung.HIGH:
        return
    rungs = (
        Step(Rung.CLEAR, N_("shared"), memory.shared, WHOLE),
        Step(Rung.SOFT, N_("ballooned"), memory.ballooned, BALLOON_COST),
        Step(Rung.HARD, N_("compressed"), memory.compressed, ZIP_COST),
        Step(Rung.SWAP, N_("swapped"), memory.swapped, swap_slowdown(world, server)),
    )
    yield from (step for step in rungs if step.won)
