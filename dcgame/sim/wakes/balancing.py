"""Automatic balancing: one guest at a time leaves a host that has been short for a while."""

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.units import SLOT, WHOLE, PerMille, Seconds
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.moving import BalanceAdvised, BalanceMoved
from dcgame.sim.gauges.hosting import pressure
from dcgame.sim.gauges.memory import rung_with
from dcgame.sim.gauges.moving import arriving, coming, crowded, live_targets
from dcgame.sim.gauges.processor import capacity, total_between
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.sim.wakes.live import begin_live
from dcgame.world.cluster import Balance, Cluster
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import ServerState
from dcgame.world.ladder import Rung
from dcgame.world.world import World

PAUSE: Seconds = 3 * SLOT
"""Between two moves, so that each shows what it brought (a quarter of an hour, game constant)."""
GAIN: PerMille = 100
"""A move must leave its target so much emptier than the host was (game constant)."""


@frozen(eq=False)
class Rebalance(Wake):
    """The next move, if a host is still short and a move would help."""

    cluster: str

    def decide(self, world: World) -> Effects:
        cluster = world.clusters.get(self.cluster)
        if cluster is None or cluster.balance is Balance.OFF:
            return
        for host in _short(world, cluster):
            move = _best_move(world, host)
            if move is None:
                continue
            guest, to = move
            enabling = given(cluster.balance_entry, *_gauges(world, host))
            if cluster.balance is Balance.MANUAL:
                yield Cited(BalanceAdvised(guest, to), enabling)
                return
            yield Cited(BalanceMoved(guest, to), enabling)
            yield from begin_live(world, guest, to)
            yield Later(f"balance/{self.cluster}", world.now + PAUSE, self)
            return


def _short(world: World, cluster: Cluster) -> list[str]:
    """The members that are short of processor or memory, the fullest first."""
    found = [
        name
        for name in cluster.members
        if world.servers[name].state is ServerState.UP and _gauges(world, name)
    ]
    return sorted(found, key=lambda name: (-pressure(world, world.servers[name]), name))


def _gauges(world: World, host: str) -> list[int | None]:
    """The entries for which a host is short."""
    states = [world.gauges.get(f"{kind}/{host}") for kind in ("cpu", "ram")]
    return [state.since for state in states if state is not None and state.band >= Band.SHORT]


def _best_move(world: World, host: str) -> tuple[str, str] | None:
    """The guest whose move relieves a host most, and where to; none when no move helps."""
    server = world.servers[host]
    busy = {job.subject for job in world.jobs.values()}
    movable = [
        guest
        for name in server.guests
        if (guest := world.guests[name]).state is GuestState.RUNNING and name not in busy
    ]
    full = pressure(world, server)
    for guest in sorted(movable, key=lambda each: (-_weight(world, each), each.id)):
        for to in live_targets(world, guest):
            target = world.servers[to]
            if rung_with(world, target, guest, *arriving(world, to)) >= Rung.HARD:
                continue
            extra = max(_share(world, guest, to), guest.ram * WHOLE // max(1, target.ram))
            on_the_way = coming(world, to) * WHOLE // max(1, target.ram)
            after = pressure(world, target) + on_the_way + extra
            if after + GAIN <= full and crowded(world, host, to) is None:
                return guest.id, to
    return None


def _asked(world: World, guest: Guest) -> int:
    load = world.host_loads.get(guest.host)
    slot = world.now // SLOT
    pairs = zip(load.apps, load.loads, strict=True) if load else ()
    own = tuple(each for app, each in pairs if app in guest.apps)
    return int(total_between(own, slot, slot + 1)[0]) if own else 0


def _share(world: World, guest: Guest, host: str) -> PerMille:
    return _asked(world, guest) * WHOLE // capacity(world.servers[host])


def _weight(world: World, guest: Guest) -> int:
    """How much of its host a guest takes: processor, and memory where that is what lacks."""
    server = world.servers[guest.host]
    share = guest.ram * WHOLE // max(1, server.ram)
    return max(_share(world, guest, guest.host), share)
