"""How things stand with goals and hints, in a few words."""

from collections.abc import Callable

from dcgame.campaign.goals import GoalResult
from dcgame.campaign.level import Hint
from dcgame.kernel.units import HOUR
from dcgame.play import figures
from dcgame.words import N_, say, say_plural

MEASURES: dict[str, Callable[[int], str]] = {
    "cents": figures.money,
    "seconds": figures.duration,
    "milliwatts": figures.power,
}


def measured(value: int, unit: str) -> str:
    """A goal's figure in its unit."""
    return MEASURES.get(unit, figures.grouped)(value)


def standing(goal: GoalResult) -> str:
    """How a goal stands: what is used of what may be, or who breaks it."""
    if goal.unit == "per_100k":
        return "" if goal.held else goal.about
    value = measured(goal.value, goal.unit)
    if not goal.limit:
        return value if goal.value else ""
    return say(N_("{value} of {limit}"), value=value, limit=measured(goal.limit, goal.unit))


def hint_waits(hint: Hint) -> str:
    """What a closed hint waits for."""
    parts = []
    if hint.after_hours is not None:
        hours = figures.duration(hint.after_hours * HOUR)
        parts.append(say(N_("after {hours} of the shift"), hours=hours))
    if hint.after_tries is not None:
        tries = hint.after_tries
        parts.append(say_plural("after {count} try", "after {count} tries", tries))
    return say(N_("opens {when}"), when=say(N_(" or ")).join(parts))
