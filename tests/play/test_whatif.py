"""A game replayed with one change is the game that would have been; the best are found.

Mutations that these tests were seen to catch: the order left out is another one; what came after
the change dropped; an added order given last; a spared strike that comes all the same, or spares
others too; refusals swallowed; luck told before decisions; trifles told; the game itself touched.
"""

from collections.abc import Iterable

import attrs
import pytest

from dcgame.campaign.build import world_of
from dcgame.campaign.level import Incident, Level
from dcgame.kernel.digest import digest
from dcgame.kernel.units import DAY, HOUR, MINUTE
from dcgame.kernel.values import changed
from dcgame.play.lessons import REPLAYS, lessons
from dcgame.play.score import result_of
from dcgame.play.session import Session
from dcgame.play.whatif import (
    WORTH_PAYING,
    WORTH_TELLING,
    Added,
    Also,
    Begun,
    Change,
    Difference,
    LeftOut,
    Spared,
    described,
    what_if,
)
from dcgame.sim.engine import advance, begin
from dcgame.sim.facts.play import Misfortune, Ordered
from dcgame.world.world import World

Move = tuple[int, str]

MOVES: tuple[Move, ...] = (
    (HOUR, "start wiki-1"),
    (2 * HOUR, "convert old-1 to esx-1 vcpu 1 ram 2048"),
    (30 * HOUR, "buy node-2015 as esx-3 in r1"),
    (40 * HOUR, "stop web-2"),
    (40 * HOUR, "autostart web-1 off"),
    (52 * HOUR, "start web-2"),
    (60 * HOUR, "power-on esx-9"),
    (60 * HOUR, "restart erp"),
)


@pytest.fixture(scope="module")
def calm(level: Level) -> Level:
    """The workshop without luck; its incidents stay."""
    return attrs.evolve(level, site=attrs.evolve(level.site, stress=0))


def _played(level: Level, moves: Iterable[Move] = MOVES, until: int = 10 * DAY) -> Session:
    session = Session(level, 1)
    for at, line in moves:
        session.advance(at)
        session.order(line)
    session.advance(until)
    return session


def _what_if(game: Session, change: Change) -> Difference:
    found = what_if(game, change)
    assert found is not None
    return found


def _number(game: Session, line: str) -> int:
    return next(number for number, deed in enumerate(game.deeds) if deed.text == line)


@pytest.mark.parametrize("line", ["start wiki-1", "stop web-2", "start web-2", "restart erp"])
def test_without_an_order_it_is_the_game_in_which_it_was_not_given(calm: Level, line: str) -> None:
    game = _played(calm)
    at = next(at for at, text in MOVES if text == line)
    found = _what_if(game, LeftOut(_number(game, line), at, line))
    other = _played(calm, [move for move in MOVES if move[1] != line])
    assert found.result == other.result()
    assert found.down == other.result().downtime_seconds - game.result().downtime_seconds
    assert found.degraded == other.result().degraded_seconds - game.result().degraded_seconds
    assert found.cents == other.result().cost_cents - game.result().cost_cents
    assert found.stars == 0


def test_orders_that_can_no_longer_be_given_are_named(calm: Level) -> None:
    game = _played(calm)
    found = _what_if(game, LeftOut(_number(game, "stop web-2"), 40 * HOUR, "stop web-2"))
    assert found.refused == ("start web-2",)


def test_an_added_order_comes_before_the_others_of_its_second(calm: Level) -> None:
    game = _played(calm)
    found = _what_if(game, Added(40 * HOUR, "stop web-2"))
    assert found.refused == ("stop web-2",)
    assert found.result == game.result()
    better = _what_if(game, Added(10 * HOUR, "spare fan"))
    moves = sorted((*MOVES, (10 * HOUR, "spare fan")), key=lambda move: move[0])
    assert better.result == _played(calm, moves).result()
    assert better.cents == 4_000


def test_several_orders_are_given_each_in_its_second(calm: Level) -> None:
    game = _played(calm)
    orders = ((10 * HOUR, "spare fan"), (40 * HOUR, "stop web-2"))
    found = _what_if(game, Also(orders, "with {this}", (("this", "both"),)))
    assert found.refused == ("stop web-2",)
    moves = sorted((*MOVES, (10 * HOUR, "spare fan")), key=lambda move: move[0])
    assert found.result == _played(calm, moves).result()
    assert described(found.change) == "with both"


def test_what_cannot_be_ordered_is_no_counterfactual(calm: Level) -> None:
    game = _played(calm)
    assert what_if(game, Added(HOUR, "start web-1")) is None
    assert what_if(game, Added(HOUR, "abracadabra")) is None


def test_a_strike_that_does_not_come_is_the_level_without_it(calm: Level) -> None:
    game = _played(calm)
    spared = Spared(4 * DAY - DAY + 9 * HOUR, "platform-crash", "esx-2")
    found = _what_if(game, spared)

    def others(incident: Incident) -> bool:
        return incident.kind != "platform-crash"

    without = attrs.evolve(calm, incidents=tuple(filter(others, calm.incidents)))
    other = _played(without).result()
    assert found.result.services == other.services
    assert found.result.cost_cents == other.cost_cents
    assert found.lost < -MINUTE
    nothing = _what_if(game, attrs.evolve(spared, target="esx-1"))
    assert (nothing.down, nothing.degraded, nothing.cents) == (0, 0, 0)


def test_luck_itself_can_be_spared(level: Level) -> None:
    unlucky = attrs.evolve(level, site=attrs.evolve(level.site, stress=60_000), incidents=())
    game = _played(unlucky, ())
    crashes = [
        entry
        for entry in game.journal
        if isinstance(entry.fact, Misfortune) and entry.fact.kind == "platform-crash"
    ]
    assert crashes
    for entry in crashes[:3]:
        found = _what_if(game, Spared(entry.at, entry.fact.kind, entry.fact.target))
        assert found.lost != 0 or found.cents != 0


def test_another_beginning_is_played_from_there(calm: Level) -> None:
    def prepare(world: World) -> World:
        guest = changed(world.guests["web-2"], autostart=True)
        return world.with_guest(guest)

    game = _played(calm, ())
    found = _what_if(game, Begun("with {guest} set to start", (("guest", "web-2"),), prepare))
    start = begin(prepare(world_of(calm, 1))).world
    assert found.result == result_of(calm, advance(start, 10 * DAY).world)
    assert described(found.change) == "with web-2 set to start"


def test_the_game_is_left_as_it_was(calm: Level) -> None:
    game = _played(calm)
    before, entries, kept = digest(game.world), len(game.journal), len(game.trail)
    lessons(game)
    what_if(game, Added(10 * HOUR, "spare fan"))
    assert (digest(game.world), len(game.journal), len(game.trail)) == (before, entries, kept)


def test_a_game_under_way_is_compared_as_it_stands(calm: Level) -> None:
    game = _played(calm, until=62 * HOUR)
    found = _what_if(game, LeftOut(_number(game, "stop web-2"), 40 * HOUR, "stop web-2"))
    other = [move for move in MOVES if move[1] != "stop web-2"]
    assert found.result == _played(calm, other, 62 * HOUR).result()


# The best, found from the losses.


def _texts(game: Session, most: int = 2) -> list[str]:
    return [described(lesson.difference.change) for lesson in lessons(game, most)]


def test_a_single_power_supply_is_found(calm: Level) -> None:
    game = _played(calm, [(HOUR, "start wiki-1")])
    assert "with a second power supply in old-1" in _texts(game)
    best = lessons(game)[0]
    assert best.difference.lost < -DAY


def test_the_missing_autostart_is_found(calm: Level) -> None:
    crash = [each for each in calm.incidents if each.kind == "platform-crash"]
    only = attrs.evolve(calm, incidents=tuple(crash))
    game = _played(only, [(HOUR, "start wiki-1")])
    (first, *_) = lessons(game)
    assert first.difference.change == Added(0, "autostart wiki-1 on")
    assert isinstance(game.journal[first.root].fact, Misfortune)


def test_the_order_that_did_it_is_found_and_the_one_that_cost_most(calm: Level) -> None:
    quiet = attrs.evolve(calm, incidents=())
    moves = (
        (HOUR, "start wiki-1"),
        (2 * HOUR, "buy node-2015 as esx-3 in r1"),
        (3 * HOUR, "stop mail"),
    )
    game = _played(quiet, moves)
    first, second = lessons(game)
    assert first.difference.change == LeftOut(2, 3 * HOUR, "stop mail")
    assert second.difference.change == LeftOut(1, 2 * HOUR, "buy node-2015 as esx-3 in r1")
    assert isinstance(game.journal[first.root].fact, Ordered)


def test_decisions_come_before_luck_and_trifles_are_not_told(level: Level) -> None:
    for seed in range(3):
        session = Session(level, seed)
        session.order("start wiki-1")
        session.advance(10 * DAY)
        found = lessons(session, most=REPLAYS)
        lucky = [isinstance(each.difference.change, Spared) for each in found]
        assert lucky == sorted(lucky)
        assert len(found) <= REPLAYS
        for each in found:
            difference = each.difference
            told = (difference.stars, -difference.lost, -difference.cents)
            assert difference.better
            assert told[0] or told[1] >= WORTH_TELLING or told[2] >= WORTH_PAYING


@pytest.mark.parametrize(
    ("stars", "down", "degraded", "cents", "better"),
    [
        (1, 9 * HOUR, 0, 10**6, True),
        (-1, -9 * HOUR, 0, -(10**6), False),
        (0, -WORTH_TELLING, 0, 10**6, True),
        (0, -2, 0, 600, False),
        (0, -2 * HOUR, 3 * HOUR, -(10**6), False),
        (0, 0, -HOUR, 0, True),
        (0, 5, 0, -WORTH_PAYING, True),
        (0, 0, 0, -WORTH_PAYING + 1, False),
    ],
)
def test_what_is_worth_telling(
    calm: Level, stars: int, down: int, degraded: int, cents: int, better: bool
) -> None:
    result = _played(calm, (), HOUR).result()
    change = Added(0, "spare fan")
    assert Difference(change, down, degraded, cents, stars, result, ()).better is better


def test_a_game_without_losses_has_no_lessons(calm: Level) -> None:
    quiet = attrs.evolve(calm, incidents=())
    assert lessons(_played(quiet, [(0, "start wiki-1")])) == ()


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (LeftOut(3, 2 * HOUR, "stop web-1"), "without the order of day 1 02:00: stop web-1"),
        (Added(0, "autostart web-1 on"), "with one more order, day 1 00:00: autostart web-1 on"),
        (
            Spared(DAY, "psu", "old-1/psu-1"),
            "had this not happened day 2 00:00: A power supply dies: old-1/psu-1",
        ),
    ],
)
def test_changes_are_said(change: Change, text: str) -> None:
    assert described(change) == text
