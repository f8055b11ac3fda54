"""The storyteller: paces trouble so that a game is neither empty nor hopeless.

It invents nothing. What befalls the room, and how often, is drawn from the true rates times the
level's stress before the game begins (``failures.luck``); the storyteller only moves single
fates in time. After a crisis it holds trouble back for a while; when nothing has happened for
long it brings the next trouble nearer. So no game sees more than its rates and its stress gave.
"""

from attrs import frozen

from dcgame.kernel.agenda import Timer
from dcgame.kernel.dice import between
from dcgame.kernel.units import DAY, HOUR, Seconds
from dcgame.sim.facts.business import StoryTurned
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.world.service import ServiceState
from dcgame.world.story import Phase, Story
from dcgame.world.world import World

PAUSE: Seconds = 6 * HOUR
REST: Seconds = 18 * HOUR
"""How long trouble is held back after a crisis."""
BOREDOM: Seconds = 3 * DAY
"""How long nothing may happen before the next trouble comes nearer."""
NEARER: Seconds = DAY
KEY = "story"


@frozen(eq=False)
class StoryGoesOn(Wake):
    """Every six hours it is seen how the player fares."""

    def decide(self, world: World) -> Effects:
        story = world.story or Story()
        phase = next_phase(story, _in_trouble(world), world.now - story.since)
        if phase is not story.phase:
            yield StoryTurned(phase)
        if phase is Phase.RELIEF:
            yield from _hold_back(world)
        elif phase is Phase.BUILD_UP and story.phase is Phase.CALM:
            yield from _bring_nearer(world)
        if world.now + PAUSE < world.setting.horizon:
            yield Later(KEY, world.now + PAUSE, self)


def next_phase(story: Story, trouble: bool, lasted: Seconds) -> Phase:
    """The phase that follows; ``lasted`` is how long the present one has."""
    if trouble:
        return Phase.CRISIS
    if story.phase is Phase.CRISIS:
        return Phase.RELIEF
    if story.phase is Phase.RELIEF:
        return Phase.CALM if lasted >= REST else Phase.RELIEF
    if story.phase is Phase.CALM:
        return Phase.BUILD_UP if lasted >= BOREDOM else Phase.CALM
    return Phase.CALM if lasted >= BOREDOM else Phase.BUILD_UP


def _in_trouble(world: World) -> bool:
    return any(service.state is ServiceState.DOWN for service in world.services.values())


def _fates(world: World) -> list[Timer]:
    return [timer for timer in world.agenda.in_order() if timer.key.startswith("fate/")]


def _hold_back(world: World) -> Effects:
    """What would strike before the next look waits for the end of the rest."""
    for timer in _fates(world):
        if timer.due > world.now + PAUSE:
            return
        delay = REST + between(0, DAY, world.seed, "held", timer.key)
        yield Later(timer.key, timer.due + delay, timer.wake, timer.cause)


def _bring_nearer(world: World) -> Effects:
    """The next trouble, if it is far, comes within a day."""
    fates = _fates(world)
    if not fates or fates[0].due <= world.now + NEARER:
        return
    first = fates[0]
    due = world.now + between(HOUR, NEARER, world.seed, "nearer", first.key)
    yield Later(first.key, due, first.wake, first.cause)
