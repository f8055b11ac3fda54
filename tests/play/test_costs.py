"""Every cent to an account and a root, credits to the stretches for which they are paid.

Mutations that these tests were seen to catch: the cents that rounding leaves dropped, or given
to the first; planned seconds weighed; slow seconds weighed; what comes after the books weighed;
a bill's lines summed up; an order's cost charged to the beginning; enabling orders left out.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import DAY, HOUR, MINUTE
from dcgame.play.causes import causes
from dcgame.play.costs import MISFORTUNE, ORDER, RUNNING, Cost, costs, kind_of_root, shares
from dcgame.play.ledger import decisions, losses
from dcgame.sim.engine import advance, befall, begin
from dcgame.sim.facts.play import GameBegun, Misfortune, Ordered
from dcgame.world.money import Account
from dcgame.world.world import World
from tests.play.charged import check
from tests.scenarios.rooms import room
from tests.sim.busy import busy_game, told

ROOM = """
seed 1
horizon 10
billing on
rent 3000
spare psu count 1
sale node-2015
platforms openvisor
server esx-1 model node-2015 runs openvisor
server esx-2 model node-2015 runs openvisor
guest web on esx-1 vcpu 2 ram 4096 autostart
guest erp on esx-2 vcpu 2 ram 4096
app shop-a on web service shop peak 500
app ledger on erp service erp peak 500
service shop sla gold revenue 100001
service erp sla none revenue 900000
"""


class Game:
    """A room being played, and its journal."""

    def __init__(self, text: str = ROOM) -> None:
        begun = begin(room(text))
        self.world: World = begun.world
        self.journal: list[Entry] = list(begun.entries)

    def to(self, moment: int) -> None:
        outcome = advance(self.world, moment)
        self.world = outcome.world
        self.journal += outcome.entries

    def order(self, line: str) -> int:
        before = len(self.journal)
        self.world = told(self.world, line, self.journal)
        assert len(self.journal) > before, f"{line} was refused"
        return before

    def strike(self, kind: str, target: str) -> int:
        outcome = befall(self.world, (Misfortune(target, kind),))
        assert outcome.entries, f"{kind} did nothing to {target}"
        self.world = outcome.world
        self.journal += outcome.entries
        return outcome.entries[0].seq

    def of(self, account: Account) -> list[Cost]:
        return [cost for cost in costs(self.journal, self.world) if cost.account is account]


def test_what_an_order_costs_is_the_orders() -> None:
    game = Game()
    game.to(HOUR)
    bought = game.order("buy node-2015 as esx-3 in rack-a")
    spare = game.order("spare disk")
    assert [(cost.root, cost.cents, cost.about) for cost in game.of(Account.CAPEX)] == [
        (bought, 640_000, "esx-3")
    ]
    assert [(cost.root, cost.about) for cost in game.of(Account.SPARES)] == [(spare, "disk")]
    assert kind_of_root(game.journal, bought) == ORDER
    check(game.journal, game.world)


def test_a_bill_is_charged_line_by_line_to_the_running_of_the_room() -> None:
    game = Game()
    game.to(2 * DAY)
    rent = game.of(Account.RENT)
    assert [cost.at for cost in rent] == [DAY, 2 * DAY]
    assert {cost.cents for cost in rent} == {200}
    assert len(game.of(Account.ENERGY)) == 2
    assert {kind_of_root(game.journal, cost.root) for cost in rent} == {RUNNING}
    assert isinstance(game.journal[rent[0].root].fact, GameBegun)


def test_a_credit_is_shared_by_the_stretches_it_is_paid_for() -> None:
    """One by bad luck, one by an order, with part of it announced; slowness does not count."""
    game = Game()
    game.order("window shop from 4d22:00 to 4d23:00")
    struck = game.strike("kernel-panic", "web")
    game.to(HOUR)
    game.order("start web")
    game.to(3 * DAY + 22 * HOUR + 30 * MINUTE)
    stopped = game.order("stop web")
    game.to(4 * DAY + HOUR)
    game.order("start web")
    game.to(5 * DAY)
    game.strike("runaway", "shop-a")
    game.to(10 * DAY)
    game.order("stop web")
    game.to(11 * DAY)
    found = losses(game.journal, game.world)
    assert [loss.kind for loss in found] == ["down", "down", "degraded", "down"]
    first, second = found[:2]
    assert (first.root, second.root) == (struck, stopped)
    assert second.planned == 30 * MINUTE
    one, two = game.of(Account.CREDIT)
    assert (one.root, two.root) == (struck, stopped)
    assert (one.loss, two.loss) == (first.entry, second.entry)
    assert one.cents + two.cents == 30_000, "thirty per cent of the revenue, below 99 %"
    counted = first.seconds + second.seconds - second.planned
    assert abs(one.cents - 30_000 * first.seconds / counted) < 1
    assert kind_of_root(game.journal, struck) == MISFORTUNE
    check(game.journal, game.world)


def test_causes_join_seconds_and_cents_and_name_what_enabled_them() -> None:
    game = Game()
    off = game.order("autostart web off")
    game.to(HOUR)
    crash = game.strike("platform-crash", "esx-1")
    game.to(10 * DAY)
    worst, *others = causes(game.journal, game.world)
    assert (worst.root, worst.kind, worst.services) == (crash, MISFORTUNE, ("shop",))
    assert worst.enabling == (off,)
    assert worst.down == 10 * DAY - HOUR
    assert worst.cents == 100_001, "below 95 % all of the revenue goes back"
    (running,) = [each for each in others if each.kind == RUNNING]
    assert running.down == 0
    assert running.cents == game.world.ledger.total - worst.cents


def test_decisions_are_orders_and_misfortunes_that_only_enabled() -> None:
    game = Game()
    first = game.strike("psu", "esx-1/psu-1")
    game.to(HOUR)
    game.strike("psu", "esx-1/psu-2")
    game.to(2 * HOUR)
    (loss,) = losses(game.journal, game.world)
    assert decisions(game.journal, loss.entry) == (first,)


@pytest.mark.parametrize("seed", [5, 6, 7])
def test_a_busy_month_is_charged_to_the_cent(seed: int) -> None:
    played = busy_game(30 * DAY, seed=seed)
    check(played.entries, played.world)
    kinds = {
        kind_of_root(played.entries, each.root) for each in costs(played.entries, played.world)
    }
    assert {ORDER, RUNNING} <= kinds
    roots = {type(played.entries[each.root].fact) for each in causes(played.entries, played.world)}
    assert roots <= {Ordered, Misfortune, GameBegun}


WEIGHTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any)


@given(cents=st.integers(0, 10**12), weights=WEIGHTS)
def test_shares_are_exact_and_fair(cents: int, weights: list[int]) -> None:
    parts = shares(cents, weights)
    assert sum(parts) == cents
    total = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * total - cents * weight) < total, "less than a cent from its due"
        assert weight or not part, "nothing without weight"


def test_left_over_cents_go_to_the_largest_rests() -> None:
    assert shares(100, [1, 1, 1]) == (34, 33, 33)
    assert shares(10, [1, 2, 4]) == (1, 3, 6)
    assert shares(1, [1, 5]) == (0, 1)
