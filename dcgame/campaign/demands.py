"""How a level tells what an application asks for."""

from dcgame.campaign.kinds import Choice, Field, Table, Whole
from dcgame.campaign.level import DemandSpec, Level
from dcgame.kernel.dice import below
from dcgame.world.demand import EVERY_DAY, NOISE_RING, WORKING_WEEK, Demand
from dcgame.world.shapes import SHAPES

_SHAPES = {shape.name: shape for shape in SHAPES}

DEMAND = Table(
    DemandSpec,
    (
        Field("shape", Choice(tuple(shape.name for shape in SHAPES))),
        Field("peak", Whole(0, 1_000_000)),
        Field("noise", Whole(0, 1000), 0),
        Field("phase", Whole(0, 287), 0),
        Field("days", Choice(("every-day", "working-week")), "every-day"),
    ),
)


def demand_of(name: str, spec: DemandSpec, level: Level, seed: int) -> Demand:
    """The demand of the application ``name``, which reads the seed's ring of noise from a place
    of its own."""
    return Demand(
        shape=_SHAPES[spec.shape],
        peak=spec.peak,
        phase=spec.phase,
        offset=below(NOISE_RING, seed, "offset", name),
        noise=spec.noise,
        noise_seed=seed,
        days=WORKING_WEEK if spec.days == "working-week" else EVERY_DAY,
        weekday=level.weekday,
    )
