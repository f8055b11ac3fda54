"""Change risk and the storyteller: stated odds are the real ones, and trouble is only moved.

Mutations that these tests catch: a precaution that does not halve the risk; luck that changes when
a change is undone and tried again; a storyteller that drops a fate, doubles one, or moves one to
before the present; a phase that never ends.
"""

from collections import Counter

import pytest

from dcgame.kernel.units import DAY
from dcgame.kernel.values import changed
from dcgame.sim.commands.risk import consequences, risk_of
from dcgame.sim.commands.sign import Sign
from dcgame.sim.commands.start import Start
from dcgame.sim.commands.update import Update
from dcgame.sim.engine import Outcome, advance, begin, submit
from dcgame.sim.facts.business import StoryTurned
from dcgame.sim.facts.play import Misfortune
from dcgame.sim.failures.registry import FAILURES
from dcgame.sim.wakes.base import Later
from dcgame.sim.wakes.storyteller import BOREDOM, REST, next_phase
from dcgame.world.business import Policy, Rehearsal
from dcgame.world.service import Window
from dcgame.world.story import Phase, Story
from dcgame.world.world import World
from tests.scenarios.rooms import room

RISKY = """
risk 4000
server esx-1 runs openvisor
guest web-1 on esx-1 autostart
app shop on web-1 service shop
service shop
"""

TROUBLED = """
horizon 60
seed {seed}
stress {stress}
storyteller {told}
server esx-1 runs openvisor
server esx-2 runs openvisor
server old-1 model pizza-2009 runs linux
guest web-1 on esx-1 autostart
app shop on web-1 service shop
app wiki on old-1 service wiki
service shop
service wiki
"""


def _precautions(world: World, *names: str) -> World:
    if "checklist" in names:
        world = changed(world, policy=Policy(True, 0))
    if "rehearsed" in names:
        world = world.put("rehearsals", Rehearsal("update/esx-1", DAY))
    if "window" in names:
        world = world.change_service("shop", windows=(Window(0, DAY),))
    return world


@pytest.mark.parametrize(
    ("names", "odds"),
    [
        ((), 4000),
        (("checklist",), 2000),
        (("rehearsed",), 2000),
        (("window",), 2000),
        (("checklist", "window"), 1000),
        (("checklist", "rehearsed", "window"), 500),
    ],
)
def test_each_precaution_halves_the_risk(names: tuple[str, ...], odds: int) -> None:
    risk = risk_of(_precautions(room(RISKY), *names), Update("esx-1"))
    assert risk is not None
    assert risk.per_100k == odds


def test_the_stated_odds_are_the_real_ones() -> None:
    """Of 4,000 games as many changes go wrong as stated, within four standard deviations."""
    world, games = room(RISKY), 4000
    wrong = sum(
        any(isinstance(each, Later) for each in consequences(changed(world, seed=seed), _update()))
        for seed in range(games)
    )
    expected = games * 4000 / 100_000
    assert abs(wrong - expected) < 4 * expected**0.5


def _update() -> Update:
    return Update("esx-1")


def test_trying_again_on_the_same_day_is_no_way_out() -> None:
    world = room(RISKY.replace("risk 4000", "risk 50000"))
    fates = [
        [
            each.key
            for each in consequences(changed(world, now=now), _update())
            if isinstance(each, Later)
        ]
        for now in (0, 100, DAY - 1)
    ]
    assert fates[0] == fates[1] == fates[2]


def test_what_is_no_change_to_a_live_system_has_no_risk() -> None:
    world = room(RISKY)
    assert risk_of(world, Start("web-1")) is None


def _struck(seed: int, stress: int, told: str) -> tuple[Counter[tuple[str, str]], int]:
    begun = begin(room(TROUBLED.format(seed=seed, stress=stress, told=told)))
    done = advance(begun.world, 60 * DAY)
    facts = [entry.fact for entry in done.entries]
    strikes = Counter((fact.kind, fact.target) for fact in facts if isinstance(fact, Misfortune))
    return strikes, sum(isinstance(fact, StoryTurned) for fact in facts)


@pytest.mark.parametrize("seed", range(6))
def test_the_storyteller_invents_nothing(seed: int) -> None:
    """Whatever strikes with it would strike without it, or would have later: nothing twice."""
    stress = 4000
    told, turned = _struck(seed, stress, "on")
    plain, _ = _struck(seed, stress, "off")
    assert turned
    assert set(told.elements()) <= set(plain.elements()) | _armed(seed, stress)
    assert told.total() <= len(_armed(seed, stress)) + plain.total()


def _armed(seed: int, stress: int) -> set[tuple[str, str]]:
    """What luck has in store at the beginning."""
    world = begin(room(TROUBLED.format(seed=seed, stress=stress, told="off"))).world
    return {
        (timer.wake.kind, timer.wake.target)
        for timer in world.agenda.in_order()
        if timer.key.startswith("fate/")
    }


def test_what_people_and_programs_do_strikes_where_the_level_says_so() -> None:
    """Parts fail everywhere. Catches: everyday trouble in other levels, none in these, a new guest
    or service without a fate."""
    text = TROUBLED.format(seed=1, stress=100_000, told="off") + "offer mill at 1d08:00\n"
    quiet, busy = begin(room(text)).world, begin(room(text + "everyday on\n")).world
    everyday = {failure.id for failure in FAILURES if failure.everyday}
    assert not _kinds(quiet) & everyday
    assert {"kernel-panic", "runaway", "agent-hung", "flash-crowd"} <= _kinds(busy)
    done = submit(advance(busy, 9 * 3600).world, Sign("mill", "esx-1"))
    assert isinstance(done, Outcome)
    fates = {timer.key for timer in done.world.agenda.in_order()}
    assert {"fate/flash-crowd/mill", "fate/kernel-panic/mill-vm"} <= fates


def _kinds(world: World) -> set[str]:
    return {
        timer.key.split("/")[1]
        for timer in world.agenda.in_order()
        if timer.key.startswith("fate/")
    }


def test_phases_follow_each_other_and_end() -> None:
    crisis = Story(Phase.CRISIS)
    assert next_phase(Story(), True, 0) is Phase.CRISIS
    assert next_phase(crisis, True, 0) is Phase.CRISIS
    assert next_phase(crisis, False, 0) is Phase.RELIEF
    assert next_phase(Story(Phase.RELIEF), False, REST - 1) is Phase.RELIEF
    assert next_phase(Story(Phase.RELIEF), False, REST) is Phase.CALM
    assert next_phase(Story(), False, BOREDOM) is Phase.BUILD_UP
    assert next_phase(Story(Phase.BUILD_UP), False, BOREDOM) is Phase.CALM


def test_a_signed_customer_pays_and_the_books_still_sum() -> None:
    world = begin(room("billing on\nserver esx-1 runs openvisor\noffer mill at 1d08:00")).world
    world = advance(world, 9 * 3600).world
    done = submit(world, Sign("mill", "esx-1"))
    assert isinstance(done, Outcome)
    ended = advance(done.world, 3 * DAY).world
    assert ended.ledger.totals["income"] == -3 * 30_000 // 30
    assert ended.ledger.total == sum(ended.ledger.totals.values())
