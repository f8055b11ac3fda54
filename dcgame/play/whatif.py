"""What would have been: a game played again with one thing changed. Replays, never estimates."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

import attrs
from attrs import frozen

from dcgame.campaign.build import world_of
from dcgame.kernel.units import Cents, Seconds
from dcgame.kernel.values import changed
from dcgame.play import figures
from dcgame.play.narrate import tell
from dcgame.play.score import Result, result_of
from dcgame.play.session import Session
from dcgame.play.trail import Deed, Moment, Trail, moment_at
from dcgame.sim.commands.base import Refused
from dcgame.sim.commands.grammar import NotUnderstood, parse
from dcgame.sim.engine import advance, begin, submit
from dcgame.sim.facts.play import Misfortune
from dcgame.words import N_, say
from dcgame.world.world import World


@frozen
class LeftOut:
    """The order that was the game's deed number ``deed`` was not given."""

    deed: int
    at: Seconds
    line: str


@frozen
class Added:
    """One more order, given at a second before all others of that second."""

    at: Seconds
    line: str


@frozen
class Also:
    """Several more orders, in the order of their seconds, each before all others of its second;
    ``text`` says what they amount to, and takes ``values``."""

    orders: tuple[tuple[Seconds, str], ...]
    text: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def at(self) -> Seconds:
        """When the first is given."""
        return self.orders[0][0]


@frozen
class Spared:
    """One strike of luck or of the script did not come."""

    at: Seconds
    kind: str
    target: str


@frozen
class Begun:
    """The game began with something else; ``text`` says what, and takes ``values``."""

    text: str
    values: tuple[tuple[str, str], ...]
    prepare: Callable[[World], World] = attrs.field(eq=False)


WORTH_TELLING: Seconds = 60
WORTH_PAYING: Cents = 1_000
"""Smaller differences are no lesson (game constants)."""

Change = LeftOut | Added | Also | Spared | Begun


@frozen
class Difference:
    """What came out otherwise: each figure is the replay's less the game's.

    ``refused`` are the orders that could no longer be given.
    """

    change: Change
    down: Seconds
    degraded: Seconds
    cents: Cents
    stars: int
    result: Result
    refused: tuple[str, ...]

    @property
    def lost(self) -> Seconds:
        """Seconds of downtime and of slowness, more or less than in the game."""
        return self.down + self.degraded

    @property
    def better(self) -> bool:
        """Whether it is worth telling: more stars, or as many and noticeably less lost, or as
        little lost and noticeably cheaper."""
        if self.stars:
            return self.stars > 0
        if abs(self.lost) >= WORTH_TELLING:
            return self.lost < 0
        return self.cents <= -WORTH_PAYING


def what_if(game: Session, change: Change, trail: Trail | None = None) -> Difference | None:
    """The game played again to where it is now, with that change; ``None`` when the change
    itself cannot be made (the order is refused). The game is not touched."""
    trail = trail or game.trail.copy()
    started = _started(game, change, trail)
    if started is None:
        return None
    world, deeds = started
    world, refused = _played(world, deeds, game.world.now)
    was, now = result_of(game.level, game.world), result_of(game.level, world)
    return Difference(
        change=change,
        down=now.downtime_seconds - was.downtime_seconds,
        degraded=now.degraded_seconds - was.degraded_seconds,
        cents=now.cost_cents - was.cost_cents,
        stars=now.stars - was.stars,
        result=now,
        refused=refused,
    )


def _started(game: Session, change: Change, trail: Trail) -> tuple[World, Sequence[Deed]] | None:
    """The world in which the change has just been made, and what was done after it."""
    deeds = game.deeds
    if isinstance(change, Begun):
        return begin(change.prepare(world_of(game.level, game.seed))).world, deeds
    if isinstance(change, LeftOut):
        world = trail.world(deeds, Moment(change.at, change.deed))
        return world, deeds[change.deed + 1 :]
    if isinstance(change, Spared):
        before = moment_at(deeds, change.at - 1) if change.at else Moment(0, 0)
        world = trail.world(deeds, before)
        spared = (*world.setting.spared, (change.at, change.kind, change.target))
        setting = attrs.evolve(world.setting, spared=spared)
        return changed(world, setting=setting), deeds[before.deeds :]
    place = bisect_left([deed.at for deed in deeds], change.at)
    (_, line), *others = change.orders if isinstance(change, Also) else ((change.at, change.line),)
    ordered = _given(trail.world(deeds, Moment(change.at, place)), line)
    more = [Deed(at, "order", text) for at, text in others]
    return (ordered, sorted([*more, *deeds[place:]], key=lambda deed: deed.at)) if ordered else None


def _played(world: World, deeds: Sequence[Deed], until: Seconds) -> tuple[World, tuple[str, ...]]:
    refused: list[str] = []
    for deed in deeds:
        if deed.do != "order":
            continue
        world = advance(world, deed.at).world
        after = _given(world, deed.text)
        if after is None:
            refused.append(deed.text)
        else:
            world = after
    return advance(world, until).world, tuple(refused)


def _given(world: World, line: str) -> World | None:
    command = parse(line)
    outcome = command if isinstance(command, NotUnderstood) else submit(world, command)
    return None if isinstance(outcome, NotUnderstood | Refused) else outcome.world


def described(change: Change) -> str:
    """The change as a condition: without this, with that."""
    if isinstance(change, LeftOut):
        text = N_("without the order of {moment}: {line}")
        return say(text, moment=figures.moment(change.at), line=change.line)
    if isinstance(change, Added):
        text = N_("with one more order, {moment}: {line}")
        return say(text, moment=figures.moment(change.at), line=change.line)
    if isinstance(change, Spared):
        sentence = tell(Misfortune(change.target, change.kind))
        text = N_("had this not happened {moment}: {sentence}")
        return say(text, moment=figures.moment(change.at), sentence=sentence)
    return say(change.text, **dict(change.values))
