"""What changes when the line to another site does."""

from dcgame.kernel.journal import Entry
from dcgame.sim.gauges.lanes import sharers
from dcgame.sim.gauges.vaults import vaults_apart
from dcgame.sim.rules.promises import judge_apps
from dcgame.sim.rules.votes import witnesses_heard
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.replicating import catch_up
from dcgame.sim.wakes.ways import WaysMoved
from dcgame.world.world import World


def line_changed(world: World, entry: Entry) -> Effects:
    """Services that require something at the other end, votes of witnesses there, and copies on
    their way."""
    yield from judge_apps(world, tuple(sorted(world.apps)), entry)
    yield from witnesses_heard(world)
    if sharers(world):
        yield Later("ways", world.now, WaysMoved())


def replication_resumes(world: World, entry: Entry) -> Effects:
    """A line, a switch, a repository works again: what had to wait is copied on."""
    for name in sorted(world.repositories):
        goal = world.repositories[name].replicates_to
        if goal in world.repositories and vaults_apart(world, name, goal) is None:
            yield from catch_up(world, name, goal)
