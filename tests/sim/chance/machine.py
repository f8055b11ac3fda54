"""The state machine: rooms, orders by the dozen, faults, jumps in time, previews, replays."""

from collections import Counter
from collections.abc import Callable
from random import Random

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from dcgame.kernel.digest import digest
from dcgame.kernel.units import DAY
from dcgame.sim.commands.base import Command
from dcgame.sim.commands.registry import COMMANDS
from dcgame.sim.facts.play import Misfortune
from dcgame.sim.failures.registry import FAILURES
from dcgame.world.targets import targets
from tests.sim.chance.game import DONE, STRUCK, TRIED, Game
from tests.sim.chance.laws import AT_ONCE, BY_THE_JOURNAL, OFTEN, Law
from tests.sim.chance.orders import order
from tests.sim.chance.rooms import ROOMS
from tests.sim.chance.saving import round_trip
from tests.sim.chance.shorten import told

STEPS = 24
BURST = 50
"""Orders of one step."""
SELDOM = ("power-off", "reset", "retire", "stop", "delete", "leave", "strike", "update")
VERBS = [kind for kind in COMMANDS for _ in range(1 if kind.verb in SELDOM else 4)]
"""What makes things stop comes less often, or soon nothing runs that could be worked on."""
MENDS = {
    "postpone": "forced-update",
    "reset-breaker": "breaker-trip",
    "restore-network": "management-cut",
    "restart-agent": "agent-hung",
    "renew": "certificate-expired",
    "sync-clock": "clock-drift",
    "unlock": "stale-lock",
}
"""Verbs for which something has to be wrong first, and what."""
KINDS = {failure.id: failure for failure in FAILURES}
PLACES = sorted(ROOMS)
DEAR = {"campus": 6}
"""Rooms in which an order takes so many times as long: fewer are given there."""
LOOKED_AT = 0.25
SAVED = 0.06
RARE = 0.3
MOMENTS = (1, 30, 33, 60, 300, 355, 3_600)
JUMPS = (*MOMENTS, 14_400, DAY, 5 * DAY)


class _Run:
    """One run of the machine: how many orders it is to give, and in which rooms it has given how
    many; the game that went wrong."""

    def __init__(self, part: int, orders: int) -> None:
        self.part, self.orders = part, orders
        self.wrong: Game | None = None
        self.given = Counter[str]()

    @property
    def enough(self) -> bool:
        """Whether all orders were given."""
        return TRIED.total() >= self.orders


_RUN = [_Run(0, 0)]


class ChanceMachine(RuleBasedStateMachine):
    """One game."""

    @initialize(luck=st.randoms(use_true_random=True))
    def begins(self, luck: Random) -> None:
        """A room, and luck of its own."""
        self.run = _RUN[0]
        self.luck = Random(f"{self.run.part}/{luck.getrandbits(64)}")
        self.steps = 0
        self.over = self.run.enough
        room = min(PLACES, key=lambda name: self.run.given[name] * DEAR.get(name, 1))
        self.game = Game(room, self.luck.randrange(1000))

    @rule()
    def orders(self) -> None:
        """Some orders, one after the other, with a moment between now and then."""
        self._do(self._burst, OFTEN)

    @rule()
    def fault(self) -> None:
        """Anything may break, also what is broken, off or gone."""
        self._do(self._strike, (*AT_ONCE, *OFTEN))

    @rule()
    def time(self) -> None:
        """Time passes; with stops on the way it comes to the same."""
        self._do(self._wait, (*AT_ONCE, *OFTEN))

    @rule()
    def preview(self) -> None:
        """An order is looked at, and not given; not often, for looking ahead is work."""
        if self.luck.random() < LOOKED_AT:
            self._do(lambda: self.game.preview(self._order()), ())

    def teardown(self) -> None:
        """The same orders at the same moments give the same world, whoever looks, and also out of
        a file."""
        if hasattr(self, "game"):
            self._do(self._replay, BY_THE_JOURNAL)
            self._do(self._save, ())

    def _burst(self) -> None:
        luck, game = self.luck, self.game
        kept, said = game.world, digest(game.world)
        self.run.given[game.room] += BURST
        for _ in range(BURST):
            if game.order(self._order()):
                self._check(AT_ONCE if luck.random() < 0.9 else (*AT_ONCE, *OFTEN))
                if luck.random() < 0.15:
                    game.wait(luck.choice(MOMENTS))
        assert digest(kept) == said, "a world that was left behind has changed"

    def _strike(self) -> None:
        """Anything at all, or what gives one of the seldom verbs something to do."""
        if self.luck.random() < 0.4:
            self._trouble()
            return
        some = [self.luck.choice(FAILURES) for _ in range(4)]
        failure = min(some, key=lambda each: STRUCK[each.id])
        names = targets(self.game.world, failure.strikes) or ("nobody",)
        if failure.part_kind is not None and self.luck.random() < 0.9:
            fitting = tuple(name for name in names if f"/{failure.part_kind.value}-" in name)
            names = fitting or names
        self.game.fault(Misfortune(self.luck.choice(names), failure.id))

    def _trouble(self) -> None:
        found = {
            verb: targets(self.game.world, KINDS[kind].strikes) for verb, kind in MENDS.items()
        }
        able = [verb for verb in found if found[verb]]
        verb = min(able, key=lambda each: (DONE[each], TRIED[each]))
        for name in found[verb]:
            if self.luck.random() < 0.5:
                self.game.fault(Misfortune(name, MENDS[verb]))
        mend = order(self.luck, self.game.world, next(k for k in COMMANDS if k.verb == verb))
        if mend is not None:
            self.game.order(mend)

    def _wait(self) -> None:
        stops = [self.luck.randrange(1, 100) for _ in range(self.luck.randrange(3))]
        self.game.wait(self.luck.choice(JUMPS), stops)

    def _replay(self) -> None:
        if self.luck.random() < 0.5:
            assert digest(self.game.replayed()) == digest(self.game.world), "replay is not play"

    def _save(self) -> None:
        if self.luck.random() < SAVED:
            round_trip(self.game, self.luck.randrange(len(self.game.steps) + 1))

    def _order(self) -> Command:
        """An order; now and then one of those that were carried out least so far."""
        luck = self.luck
        while True:
            kind = luck.choice(VERBS)
            if luck.random() < RARE:
                some = [luck.choice(COMMANDS) for _ in range(12)]
                kind = min(some, key=lambda each: 10 * DONE[each.verb] + TRIED[each.verb])
            command = order(luck, self.game.world, kind)
            if command is not None:
                return command

    def _check(self, laws: tuple[Law, ...]) -> None:
        for law in laws:
            law(self.game)

    def _do(self, something: Callable[[], None], laws: tuple[Law, ...]) -> None:
        """Do it, unless enough was done, and see whether the laws still hold."""
        if self.over:
            return
        self.steps += 1
        try:
            something()
            self._check(laws)
            if self.steps % 8 == 0:
                self._check(BY_THE_JOURNAL)
        except Exception:
            self.run.wrong = self.run.wrong or self.game
            raise


def play(part: int, orders: int) -> str:
    """Give so many orders, in other games for each part; a fault is told with how to see it."""
    TRIED.clear()
    DONE.clear()
    STRUCK.clear()
    run = _RUN[0] = _Run(part, orders)
    try:
        run_state_machine_as_test(
            ChanceMachine,
            settings=settings(
                max_examples=orders // 60 + 1,
                stateful_step_count=STEPS,
                deadline=None,
                derandomize=True,
                database=None,
                phases=(Phase.generate,),
                suppress_health_check=list(HealthCheck),
            ),
        )
    except Exception:
        if run.wrong is None:
            raise
        return told(run.wrong)
    return ""
