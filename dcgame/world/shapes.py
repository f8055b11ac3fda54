"""The shapes of a day: when people work, when batches run, when backups run.

Profiles are game constants fitted to the ranges of the domain data (section 10): office hours
9-18, backup peak 01-04 h, servers nearly flat.
"""

from dcgame.kernel.units import SLOTS_A_DAY
from dcgame.world.demand import Shape


def _through(*points: tuple[int, int]) -> tuple[int, ...]:
    """A day through (hour, per mille) points, straight lines between, in integers."""
    slots = []
    for slot in range(SLOTS_A_DAY):
        for (hour, low), (next_hour, high) in zip(points, points[1:], strict=False):
            start, end = hour * 12, next_hour * 12
            if start <= slot < end:
                slots.append(low + (high - low) * (slot - start) // (end - start))
                break
    return tuple(slots)


FLAT = Shape("flat", (1000,) * SLOTS_A_DAY)
OFFICE = Shape(
    "office",
    _through((0, 100), (7, 120), (9, 800), (11, 1000), (14, 700), (16, 950), (19, 300), (24, 100)),
)
WEB = Shape(
    "web",
    _through((0, 450), (4, 250), (8, 500), (12, 850), (17, 800), (21, 1000), (24, 450)),
)
BACKUP = Shape("backup", _through((0, 40), (1, 40), (2, 1000), (4, 1000), (5, 40), (24, 40)))
NIGHT_BATCH = Shape(
    "night-batch", _through((0, 60), (1, 60), (2, 1000), (5, 1000), (6, 60), (24, 60))
)
SERVER = Shape("server", _through((0, 700), (6, 650), (11, 1000), (18, 900), (24, 700)))
DORMANT = Shape("dormant", (250,) * SLOTS_A_DAY)

SHAPES = (FLAT, OFFICE, WEB, BACKUP, NIGHT_BATCH, SERVER, DORMANT)
