"""The engine: it alone stamps sequence number, time and cause, and keeps the agenda.

Every function takes a world and gives a new one with the entries that led to it; nothing is
remembered between calls.
"""

from collections.abc import Callable, Iterable

from attrs import frozen

from dcgame.kernel.agenda import Timer
from dcgame.kernel.collecting import no_cycles
from dcgame.kernel.journal import Entry
from dcgame.kernel.units import DAY, Seconds
from dcgame.kernel.values import changed
from dcgame.sim.commands.base import Command, Refused
from dcgame.sim.commands.grammar import line_of
from dcgame.sim.commands.risk import consequences
from dcgame.sim.facts.base import Cited, Fact
from dcgame.sim.facts.play import GameBegun, Ordered
from dcgame.sim.failures.luck import arm_room, arm_server
from dcgame.sim.failures.registry import FAILURES, REACTIONS
from dcgame.sim.gauges.bandwidth import port_load, uplinks_between
from dcgame.sim.gauges.cards import card_load, emulated_cards
from dcgame.sim.gauges.claims import is_claimed, unclaimed
from dcgame.sim.gauges.hauling import Carried, between_nodes
from dcgame.sim.gauges.io import own_disks_load
from dcgame.sim.gauges.meters import settle
from dcgame.sim.gauges.processor import host_load
from dcgame.sim.gauges.scheduling import ready_loads
from dcgame.sim.gauges.shared import shared_by, shared_ids, shared_kind, sharing
from dcgame.sim.gauges.virtual_disks import disk_load, gauge_of, lying_behind, watched
from dcgame.sim.rules.registry import RULES
from dcgame.sim.wakes.base import Effect, Effects, Forget, Later, Reread
from dcgame.sim.wakes.billing import MONTH, BooksClose, Midnight, MonthEnds
from dcgame.sim.wakes.follow import follow
from dcgame.sim.wakes.look import (
    Look,
    watch_memory,
    watch_processor,
    watch_shared,
    watch_shares,
)
from dcgame.sim.wakes.storyteller import KEY, PAUSE, StoryGoesOn
from dcgame.world.load import HostLoad
from dcgame.world.world import World

STEP_LIMIT = 100_000
"""Effects of one fact or timer, and timers of one moment, after which the engine stops: rules that
feed each other."""


class RulesLoopError(RuntimeError):
    """Rules feed each other without end; a fault of the program, never of a player."""


@frozen(eq=False)
class Outcome:
    """The world after, and the entries that led there."""

    world: World
    entries: tuple[Entry, ...] = ()


def _reactions() -> dict[type[Fact], tuple[Callable[..., Effects], ...]]:
    table: dict[type[Fact], tuple[Callable[..., Effects], ...]] = {}
    for kind, rules in RULES:
        table[kind] = (*table.get(kind, ()), *rules)
    for kind, reaction in REACTIONS:
        table[kind] = (*table.get(kind, ()), reaction)
    return table


_REACTIONS = _reactions()


def begin(world: World) -> Outcome:
    """The first entry, the fates of all parts, and the first bill."""
    run = _Run(world)
    with no_cycles():
        _open(run)
    return run.outcome()


def _open(run: "_Run") -> None:
    world = run.world
    run.take((GameBegun(world.seed),), None)
    root = run.entries[0].seq
    for server_id in sorted(world.servers):
        run.take(arm_server(run.world, FAILURES, server_id), root)
        run.watch(server_id, root)
    run.take(arm_room(run.world, FAILURES), root)
    for name in shared_ids(run.world):
        run.watch(name, root)
    run.read_gauges()
    setting = world.setting
    if setting.storyteller:
        run.take((Later(KEY, PAUSE, StoryGoesOn()),), root)
    if setting.billing:
        run.take((Later("midnight", DAY, Midnight()),), root)
        run.take((Later("books", setting.horizon, BooksClose()),), root)
        if setting.horizon > MONTH:
            run.take((Later("month", MONTH, MonthEnds()),), root)


def submit(world: World, command: Command) -> Outcome | Refused:
    """The command done now, or why not. A refusal leaves no trace."""
    decided = command.decide(world)
    if isinstance(decided, Refused):
        return decided
    run = _Run(world)
    order = run.stamp(Ordered(line_of(command)), None, ())
    run.take(decided, order.seq)
    run.take(consequences(world, command), order.seq)
    run.read_gauges()
    return run.outcome()


def befall(world: World, effects: Iterable[Effect]) -> Outcome:
    """Effects without a cause: a level's incidents, a test's faults."""
    run = _Run(world)
    run.take(effects, None)
    run.read_gauges()
    return run.outcome()


def advance(world: World, until: Seconds) -> Outcome:
    """Everything that happens up to and including ``until``."""
    if until < world.now:
        raise ValueError(f"time does not go back, from {world.now} to {until}")
    run = _Run(world)
    with no_cycles():
        while run.step(until):
            pass
    if run.world.now != until:
        run.world = changed(run.world, now=until)
    return run.outcome()


def advance_to_next(world: World, limit: Seconds) -> Outcome:
    """One moment: everything due at the next timer's time, or just the time ``limit``."""
    timer = world.agenda.first()
    return advance(world, min(timer.due, limit) if timer else limit)


class _Run:
    """One call of the engine: the world as it grows, and its new entries."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.entries: list[Entry] = []
        self._seq = world.seq
        self._touched: dict[str, int] = {}
        self._fired = 0

    def outcome(self) -> Outcome:
        """What this call has led to."""
        world = changed(self.world, seq=self._seq) if self.entries else self.world
        return Outcome(world, tuple(self.entries))

    def step(self, until: Seconds) -> bool:
        """One timer, or the gauges at the end of a moment; whether there was one until then.

        All that happens in a second is done before the gauges of what it touched are read.
        """
        timer = self.world.agenda.first()
        due = timer is not None and timer.due <= until
        if self._touched and not (due and self._goes_on(timer)):
            self.read_gauges()
            return True
        if timer is None or not due:
            return False
        self._fire(timer)
        return True

    def _goes_on(self, timer: Timer | None) -> bool:
        """Whether a timer belongs to the moment that it is; a look wants its gauge read."""
        if timer is None or timer.due != self.world.now:
            return False
        return not isinstance(timer.wake, Look)

    def _fire(self, timer: Timer) -> None:
        """A timer's moment has come: decide it, and let the consequences follow."""
        world = self.world
        self._fired = self._fired + 1 if timer.due == world.now else 0
        if self._fired >= STEP_LIMIT:
            raise RulesLoopError(f"over {STEP_LIMIT} timers at second {timer.due}: {timer.key}")
        self.world = changed(world, now=timer.due, agenda=world.agenda.rest())
        self.take(timer.wake.decide(self.world), timer.cause)

    def take(self, effects: Iterable[Effect], cause: int | None) -> None:
        """Effects, each with all that follows from it before the next.

        Consequences come first, so that no effect of a decision meets a world in which an
        earlier one has not yet had its consequences: what restarts has stopped entirely.
        """
        waiting: list[tuple[Effect, int | None]] = [(each, cause) for each in effects]
        waiting.reverse()
        step = 0
        while waiting:
            if step >= STEP_LIMIT:
                raise RulesLoopError(f"over {STEP_LIMIT} effects at second {self.world.now}")
            step += 1
            effect, why = waiting.pop()
            follows = self._apply(effect, why)
            if follows:
                follows.reverse()
                waiting += follows

    def watch(self, name: str, cause: int) -> None:
        """The gauges of a server, or of something shared, are to be read for the first time."""
        self._touched[name] = cause

    def read_gauges(self) -> None:
        """The gauges of everything that was touched, in the order in which it was."""
        while self._touched:
            name, seq = next(iter(self._touched.items()))
            del self._touched[name]
            if name not in self.world.servers:
                for each in sharing(self.world, name):
                    self._touched.setdefault(each, seq)
                self.take(self._read_shared(name, seq), seq)
                continue
            effects = self._read(name)
            for each in shared_by(self.world, name):
                self._touched.setdefault(each, seq)
            self.take(effects, seq)

    def _read_shared(self, name: str, seq: int) -> Effects:
        """What loads something shared is gathered anew, and its gauge looks ahead."""
        kind = shared_kind(self.world, name)
        if kind is None:
            return ()
        links = self._read_nodes(name, seq) if kind.shelf == "pools" else ()
        before = self.world.shared_loads.get(name)
        load = kind.gather(self.world, name, before)
        if load is before:
            return (*links, *follow(self.world, kind.gauge, name, before))
        self._keep(name, load)
        watched = watch_shared(self.world, kind.gauge, name)
        if kind.gauge == "io" and (before is None or before.capacity != load.capacity):
            watched = (*watched, *self._read_virtual(lying_behind(self.world, name)))
        return (*links, *watched, *follow(self.world, kind.gauge, name, before))

    def _read_nodes(self, name: str, seq: int) -> Effects:
        """What the nodes of a pool send each other, on the ports of each, and the uplinks then."""
        if not self.world.switches:
            return ()
        pool = self.world.pools[name]
        carried = between_nodes(self.world, pool)
        found: list[Effect] = []
        for node in pool.members:
            found += self._read_links(node, carried)
        for switch in sorted(uplinks_between(self.world, pool)):
            self._touched.setdefault(switch, seq)
        return found

    def _read(self, server_id: str) -> Effects:
        """What loads a server is gathered anew, and its gauges look ahead."""
        server = self.world.servers[server_id]
        if server.cluster and is_claimed(self.world, server):
            free = self.world.unclaimed.set(server_id, unclaimed(self.world, server))
            self.world = changed(self.world, unclaimed=free)
        before = self.world.host_loads.get(server_id)
        load = host_load(self.world, server, before)
        disks = self._read_disks(server_id)
        if load is before:
            links = self._read_links(server_id)
            return (*disks, *links, *self._read_guests(server_id))
        loads = self.world.host_loads.set(server_id, load)
        self.world = changed(self.world, host_loads=loads)
        links = self._read_links(server_id)
        processor = watch_processor(self.world, server_id)
        shares = watch_shares(self.world, server_id)
        return (*processor, *shares, *disks, *links, *self._read_guests(server_id))

    def _read_guests(self, server_id: str) -> Effects:
        """What follows from the sizes of a server's guests, whatever they do."""
        memory = tuple(watch_memory(self.world, server_id))
        found: list[Effect] = []
        for guest, load in ready_loads(self.world, server_id):
            self._keep(f"ready/{guest}", load)
            found += watch_shared(self.world, "ready", guest)
        return (*memory, *found)

    def _read_disks(self, server_id: str) -> Effects:
        """What a server's own disks are asked for, and their gauge."""
        key = f"io/{server_id}"
        before = self.world.shared_loads.get(key)
        server = self.world.servers[server_id]
        load = own_disks_load(self.world, server, before)
        worked_on = server.stale or self.world.jobs
        followed = follow(self.world, "io", server_id, before) if worked_on else ()
        own: Effects = ()
        if load is not None and load is not before:
            self._keep(key, load)
            own = watch_shared(self.world, "io", server_id)
        within = self._read_virtual(server.guests)
        return (*own, *within, *followed)

    def _read_virtual(self, names: Iterable[str]) -> list[Effect]:
        """What guests ask of their virtual disks, and their gauges."""
        found: list[Effect] = []
        for guest in watched(self.world, names):
            key = gauge_of(guest.id)
            before = self.world.shared_loads.get(key)
            load = disk_load(self.world, guest, before)
            if load is not None and load is not before:
                self._keep(key, load)
                found += watch_shared(self.world, "disk", guest.id)
        return found

    def _read_links(self, server_id: str, pool: Carried | None = None) -> Effects:
        """What is asked of a server's network ports, and their gauge."""
        key = f"link/{server_id}"
        before = self.world.shared_loads.get(key)
        load = port_load(self.world, self.world.servers[server_id], before, pool)
        cards = self._read_cards(server_id)
        if load is None or load is before:
            return cards
        self._keep(key, load)
        watched = watch_shared(self.world, "link", server_id)
        return (*watched, *follow(self.world, "link", server_id, before), *cards)

    def _read_cards(self, server_id: str) -> Effects:
        """What is asked of the emulated network cards in a server's guests, and their gauges."""
        found: list[Effect] = []
        for guest in emulated_cards(self.world, server_id):
            before = self.world.shared_loads.get(guest.id)
            load = card_load(self.world, guest, before)
            if load is not None and load is not before:
                self._keep(guest.id, load)
                found += watch_shared(self.world, "nic", guest.id)
        return found

    def _apply(self, effect: Effect, cause: int | None) -> list[tuple[Effect, int | None]]:
        """Do one effect; the answer is what follows from it."""
        if isinstance(effect, Later):
            behind = cause if effect.cause is None else effect.cause
            agenda = self.world.agenda.add(effect.key, effect.due, effect.wake, behind)
            self.world = changed(self.world, agenda=agenda)
            return []
        if isinstance(effect, Forget):
            if self.world.agenda.get(effect.key) is not None:
                agenda = self.world.agenda.drop(effect.key)
                self.world = changed(self.world, agenda=agenda)
            return []
        if isinstance(effect, Reread):
            for name in effect.names:
                self._touched.setdefault(name, self._seq - 1 if cause is None else cause)
            return []
        fact, given = (effect.fact, effect.given) if isinstance(effect, Cited) else (effect, ())
        if fact.needs_consequences and not self._follows(Entry(self._seq, self.world.now, fact)):
            return []
        return self._follows(self.stamp(fact, cause, given))

    def _follows(self, entry: Entry) -> list[tuple[Effect, int | None]]:
        """What the rules make of an entry."""
        rules = _REACTIONS.get(type(entry.fact))
        if rules is None:
            return []
        world, seq = self.world, entry.seq
        return [(each, seq) for rule in rules for each in rule(world, entry)]

    def stamp(self, fact: Fact, cause: int | None, given: tuple[int, ...]) -> Entry:
        """Write a fact down: meters first, then the change, then its entry.

        What is the cause is not cited a second time as having enabled it.
        """
        world, seq = self.world, self._seq
        for name in fact.touches(world):
            meter = world.host_meters.get(name)
            if meter is not None and meter.until != world.now:
                world = settle(world, name)
            if name in world.unclaimed:
                world = changed(world, unclaimed=world.unclaimed.delete(name))
            self._touched[name] = seq
        self.world = fact.apply(world, seq)
        self._seq = seq + 1
        enabling = tuple([each for each in given if each != cause]) if cause in given else given
        entry = Entry(seq, world.now, fact, cause, enabling)
        self.entries.append(entry)
        return entry

    def _keep(self, key: str, load: HostLoad) -> None:
        """Keep what loads something that servers share, or a server's own disks or ports."""
        loads = self.world.shared_loads.set(key, load)
        self.world = changed(self.world, shared_loads=loads)
