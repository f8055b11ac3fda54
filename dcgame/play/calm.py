"""A world with nothing ahead but work and load, as every look into the future needs it."""

import attrs

from dcgame.kernel.agenda import Agenda
from dcgame.kernel.units import DAY, Seconds
from dcgame.world.world import World

LUCK = (
    "fate/",
    "incident/",
    "worse/",
    "vendor/",
    "search/",
    "leak/",
    "books",
    "midnight",
    "schedule/",
    "ransom/",
    "corrupt/",
    "month",
    "offer/",
    "advisory/",
    "licence/",
    "change/",
    "story",
)
"""Timers that a look into the future does not wait for."""
FURTHEST: Seconds = 4 * DAY


def without_luck(world: World) -> World:
    """The world with nothing ahead but work and load: no fate, no script, no bill."""
    agenda: Agenda = world.agenda
    for timer in agenda.in_order():
        if timer.key.startswith(LUCK):
            agenda = agenda.drop(timer.key)
    return attrs.evolve(world, agenda=agenda)
