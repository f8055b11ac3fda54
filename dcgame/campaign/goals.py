"""Judging a game: which of its level's goals hold in a world."""

from attrs import frozen

from dcgame.campaign.level import Goal, Level, Text
from dcgame.campaign.measures import kind_of
from dcgame.world.world import World


@frozen
class GoalResult:
    """A goal judged. ``stars`` is what it is needed for: 1 to win, 2 or 3 for that star.

    ``about`` names the one thing over which it failed, where there is one: the worst service,
    the first server still on.
    """

    id: str
    kind: str
    held: bool
    value: int
    limit: int
    unit: str
    stars: int
    text: Text
    about: str = ""


def judge(level: Level, world: World) -> tuple[GoalResult, ...]:
    """All goals of a level as things stand, those to win first."""
    goals = sorted(level.goals, key=lambda goal: goal.stars)
    return tuple(_judged(goal, world) for goal in goals)


def _judged(goal: Goal, world: World) -> GoalResult:
    kind = kind_of(goal.kind)
    if kind is None:
        raise ValueError(f"there is no kind of goal {goal.kind}")
    measured = kind.measure(world, goal)
    return GoalResult(
        id=goal.id,
        kind=goal.kind,
        held=measured.value <= goal.limit,
        value=measured.value,
        limit=goal.limit,
        unit=kind.unit,
        stars=goal.stars,
        text=goal.text,
        about=measured.about,
    )
