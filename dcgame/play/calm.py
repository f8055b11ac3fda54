"""A world with nothing ahead but work and load, as every look into the future needs it."""

import attrs

from dcgame.kernel.agenda import Agenda
from dcgame.kernel.units import DAY, Seconds
from dcgame.kernel.values import changed
from dcgame.world.hardware import PartKind
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
    """The world as it is known, with nothing ahead but work and load: no fate, no script, no
    bill."""
    agenda: Agenda = world.agenda
    for timer in agenda.in_order():
        if timer.key.startswith(LUCK):
            agenda = agenda.drop(timer.key)
    return attrs.evolve(as_known(world), agenda=agenda)


def as_known(world: World) -> World:
    """The world as far as anybody knows: what would not work when it is needed, and has not been
    found out yet, works. Only a test tells, not a look into the future."""
    for name in sorted(world.ups):
        ups = world.ups[name]
        if ups.health != ups.known:
            full = changed(ups, health=ups.known).full
            charge = ups.charge if ups.discharging else full
            world = world.alter("ups", name, health=ups.known, weakened=None, charge=charge)
    for name in sorted(world.generators):
        generator = world.generators[name]
        if generator.weakened is not None and generator.working(PartKind.STARTER):
            world = world.alter("generators", name, weakened=None)
    for name in sorted(world.feeds):
        feed = world.feeds[name]
        if feed.stuck is not None and feed.working(PartKind.TRANSFER_SWITCH):
            world = world.alter("feeds", name, stuck=None)
    for name in sorted(world.backups):
        backup = world.backups[name]
        if backup.bad is not None and backup.found is None:
            world = world.alter("backups", name, bad=None)
    return world
