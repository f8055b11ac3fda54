"""What follows when a controller of terminals dies, is repaired, comes or goes."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.hardware import PartFailed, PartReplaced
from dcgame.sim.rules.promises import judge_apps
from dcgame.sim.wakes.base import Effects
from dcgame.world.world import World


def terminals_moved(world: World, entry: Entry) -> Effects:
    """Those who sit at terminals see their applications, or do not."""
    seen = sorted(name for name, app in world.apps.items() if app.terminals)
    if seen:
        yield from judge_apps(world, tuple(seen), entry)


def part_changed(world: World, entry: Entry) -> Effects:
    """The board of a controller is dead, or new."""
    fact: PartFailed | PartReplaced = entry.fact
    if fact.server in world.terminals:
        yield from terminals_moved(world, entry)
