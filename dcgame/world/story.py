"""The pace of trouble: calm, build-up, crisis, relief."""

from enum import Enum

from attrs import frozen

from dcgame.kernel.units import Seconds


class Phase(Enum):
    """What the storyteller lets happen: relief holds trouble back, build-up brings it nearer."""

    CALM = "calm"
    BUILD_UP = "build-up"
    CRISIS = "crisis"
    RELIEF = "relief"


@frozen(eq=False)
class Story:
    """The phase of the game and since when."""

    phase: Phase = Phase.CALM
    since: Seconds = 0
