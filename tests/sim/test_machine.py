"""Random orders, faults and jumps in time, and what must hold whatever happens.

By default about a thousand orders are carried out, and ten thousand tried that are refused;
``DCGAME_FUZZ=1000000`` (``make fuzz``) does the same some seven hundred times over.
"""

import os
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dcgame.kernel.digest import digest
from dcgame.kernel.journal import Entry
from dcgame.kernel.units import DAY, HOUR
from dcgame.sim.commands.base import Argument, Command, Refused, arguments
from dcgame.sim.commands.choices import choices
from dcgame.sim.commands.grammar import line_of, parse
from dcgame.sim.commands.registry import COMMANDS
from dcgame.sim.engine import Outcome, advance, befall, begin, submit
from dcgame.sim.facts.money import Billed, Charged
from dcgame.sim.facts.play import Misfortune
from dcgame.sim.facts.services import ServiceDegraded, ServiceDown, ServiceUp
from dcgame.sim.failures.registry import FAILURES
from dcgame.sim.gauges.answering import silent_because
from dcgame.sim.gauges.folders import folder_of, folder_size, lock_of
from dcgame.sim.gauges.identity import identity_of
from dcgame.sim.gauges.kept import stored
from dcgame.sim.gauges.quorum import acting, has_quorum, lacking
from dcgame.sim.gauges.reach import reaches
from dcgame.sim.gauges.stores import capacity, lying_on, stores, used
from dcgame.world.app import AppState
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import Maintenance, PartState, Server, ServerState
from dcgame.world.meters import HostMeter
from dcgame.world.service import ServiceState, degraded_until, down_until, overlap, planned_until
from dcgame.world.targets import targets
from tests.play.charged import check
from tests.sim.busy import busy_room

COMMANDS_TRIED = int(os.environ.get("DCGAME_FUZZ", "1500"))
STEPS = 20
BURST = 8
TRIES = 6
ORDERS_A_GAME = 40
"""What an example of that many steps gives, about."""
STOPPING = ("power-off", "reset", "retire", "stop", "update", "restart")
VERBS = [kind for kind in COMMANDS for _ in range(1 if kind.verb in STOPPING else 4)]
"""What makes things stop comes less often, or soon nothing runs that could be worked on."""
ROUNDED = 50
"""Megabytes by which growing files may be off: a minute of writing and a rounding each."""
HOLDING = (GuestState.BOOTING, GuestState.RUNNING)
COUNTS = (0, 1, 2, 4, 24, 300, 1024, 4096, 16_384, 60_000, 500_000)
NEW = ("new-1", "new-2", "new-3", "to", "esx-1", "web-1", "n_o")
JUMPS = (1, 30, 33, 60, 300, 355, 3_600, 14_400, DAY, 5 * DAY)


class MachineRoom(RuleBasedStateMachine):
    """One game, the orders that led to it, and a journal of everything."""

    @initialize(seed=st.integers(0, 50))
    def begins(self, seed: int) -> None:
        """A busy room, from its first entry."""
        self.seed = seed
        begun = begin(busy_room(seed))
        self.start = self.world = begun.world
        self.journal: list[Entry] = list(begun.entries)
        self.log: list[tuple[str, Any]] = []
        self.meters: dict[str, HostMeter] = {}

    # What happens.

    @rule(luck=st.randoms(use_true_random=True))
    def orders(self, luck: Random) -> None:
        """Some orders that might be given, one after the other, and a moment between."""
        for _ in range(BURST):
            kind = luck.choice(VERBS)
            for _ in range(TRIES):
                values = {each.name: self._value(luck, each) for each in arguments(kind)}
                if self._give(kind(**values)):
                    break
            if luck.random() < 0.2:
                self._keep(advance(self.world, self.world.now + luck.choice(JUMPS[:6])), "time")

    def _give(self, command: Command) -> bool:
        """Carried out or refused, an order leaves the world in which it was given alone."""
        note(line_of(command))
        assert parse(line_of(command)) == command
        before = self.world
        said = digest(before)
        done, preview = submit(before, command), submit(before, command)
        assert digest(before) == said
        if isinstance(done, Refused):
            assert preview == done
            assert done.reason.format(**dict(done.values))
            assert "{" not in done.cure.format(**dict(done.values))
            return False
        assert not isinstance(preview, Refused)
        assert digest(preview.world) == digest(done.world)
        self._keep(done, "order", command)
        return True

    @rule(luck=st.randoms(use_true_random=True))
    def fault(self, luck: Random) -> None:
        """Anything may break, also what is broken, off or gone."""
        failure = luck.choice(FAILURES)
        targets = self._targets(failure.strikes) or ["nobody"]
        fact = Misfortune(luck.choice(targets), failure.id)
        note(f"{failure.id} {fact.target}")
        self._keep(befall(self.world, (fact,)), "fault", fact)

    @rule(seconds=st.sampled_from(JUMPS), splits=st.lists(st.integers(1, 99), max_size=3))
    def time(self, seconds: int, splits: list[int]) -> None:
        """Time passes; with stops on the way it comes to the same."""
        until = self.world.now + seconds
        leap = advance(self.world, until)
        world, entries = self.world, list[Entry]()
        for percent in sorted(splits):
            part = advance(world, self.world.now + seconds * percent // 100)
            world, entries = part.world, entries + list(part.entries)
        last = advance(world, until)
        assert digest(last.world) == digest(leap.world)
        assert digest((*entries, *last.entries)) == digest(leap.entries)
        self._keep(leap, "time")

    @rule()
    def replay(self) -> None:
        """The same orders at the same moments give the same world."""
        world = self.start
        for what, value in self.log:
            if what == "order":
                done = submit(world, value)
                assert not isinstance(done, Refused)
                world = done.world
            elif what == "fault":
                world = befall(world, (value,)).world
            else:
                world = advance(world, value).world
        assert digest(world) == digest(self.world)

    # What must hold.

    @invariant()
    def money_is_conserved(self) -> None:
        """What the ledger says was spent is what the journal says was spent."""
        facts = [entry.fact for entry in self.journal]
        spent = sum(fact.cents for fact in facts if isinstance(fact, Charged | Billed))
        assert self.world.ledger.total == spent
        billed = [fact for fact in facts if isinstance(fact, Billed)]
        assert all(fact.cents == sum(cents for _, cents in fact.lines) for fact in billed)

    @invariant()
    def memory_is_accounted_for(self) -> None:
        """A server has promised what its guests that run or boot have."""
        for server in self.world.servers.values():
            held = [self.world.guests[name] for name in server.guests]
            promised = sum(guest.ram for guest in held if guest.state in HOLDING)
            assert server.allocated == promised, server.id

    @invariant()
    def everything_is_in_one_place(self) -> None:
        """Indexes agree both ways: servers and guests, machines and applications."""
        world = self.world
        lies = [(name, server.id) for server in world.servers.values() for name in server.guests]
        assert sorted(lies) == sorted((guest.id, guest.host) for guest in world.guests.values())
        machines: list[Server | Guest] = [*world.servers.values(), *world.guests.values()]
        on = [(name, machine.id) for machine in machines for name in machine.apps]
        assert sorted(on) == sorted((app.id, app.on) for app in world.apps.values())
        names = [*world.servers, *world.guests, *world.apps]
        assert len(names) == len(set(names))

    @invariant()
    def nothing_runs_on_what_is_down(self) -> None:
        """Guests run on servers that are up, applications on machines that run."""
        world = self.world
        for guest in world.guests.values():
            if guest.state in HOLDING:
                assert world.servers[guest.host].state is ServerState.UP, guest.id
        for app in world.apps.values():
            if app.state in (AppState.RUNNING, AppState.LOADING):
                home = world.guests.get(app.on)
                server = world.server_of(app)
                assert server is not None
                assert server.state is ServerState.UP, app.id
                assert server.platform is not None, app.id
                assert home is None or home.state is GuestState.RUNNING, app.id

    @invariant()
    def who_is_under_way_arrives(self) -> None:
        """What boots, loads or is worked on has a timer, and what does not has none."""
        world, timers = self.world, self.world.agenda.timers
        for server in world.servers.values():
            keys = {f"{kind}/{server.id}" for kind in ("server", "install", "patch")}
            under_way = [key for key in keys if key in timers]
            assert len(under_way) == (server.state is ServerState.BOOTING), server.id
        for guest in world.guests.values():
            booting = guest.state is GuestState.BOOTING
            assert (f"guest/{guest.id}" in timers) is booting, guest.id
        for app in world.apps.values():
            if app.state is AppState.LOADING:
                assert f"app/{app.id}" in timers, app.id
        for key in world.jobs:
            assert key in timers, key

    @invariant()
    def no_guest_runs_twice(self) -> None:
        """But where a cluster is cut apart, counts no votes, and nothing locks a guest's files."""
        for guest in self.world.guests.values():
            if guest.twin:
                cluster = self.world.clusters[self.world.servers[guest.host].cluster or ""]
                assert guest.twin != guest.host
                assert cluster.sides, guest.id
                assert not cluster.locks, guest.id

    @invariant()
    def guests_run_where_their_folder_is_read(self) -> None:
        """A guest on its host's own disks is there and nowhere else; what runs was put on a host
        that had a way to its folder, and that is not kept empty."""
        for guest in self.world.guests.values():
            if guest.state is GuestState.BOOTING and not guest.store:
                assert reaches(self.world, guest.host, guest)
        for server in self.world.servers.values():
            if server.maintenance is Maintenance.IN:
                held = [self.world.guests[name] for name in server.guests]
                assert not [guest.id for guest in held if guest.state in HOLDING], server.id

    @invariant()
    def only_one_part_of_a_cluster_acts(self) -> None:
        """Members and clusters agree, and where votes count one part has the majority."""
        world = self.world
        for cluster in world.clusters.values():
            homes = {server.id for server in world.servers.values() if server.cluster == cluster.id}
            assert homes == set(cluster.members)
            assert set(lacking(world, cluster)).isdisjoint(acting(world, cluster))
            if cluster.quorum:
                able = {cluster.beside(name) for name in acting(world, cluster)}
                assert len(able) <= 1, cluster.id
            for name in cluster.members:
                assert has_quorum(world, cluster, name) is (name in acting(world, cluster))

    @invariant()
    def folders_and_space_agree(self) -> None:
        """What files take is what a datastore counts; no size is negative, and no datastore holds
        more than it can (beyond what is rounded; a pool may lose disks)."""
        world = self.world
        for store in stores(world):
            held = sum(folder_size(world, guest) for guest in lying_on(world, store))
            assert 0 <= held <= used(world, store), store
            if store not in world.pools and any(
                guest.snapshots for guest in lying_on(world, store)
            ):
                assert used(world, store) <= capacity(world, store) + ROUNDED, store
        for guest in world.guests.values():
            files = folder_of(world, guest)
            assert all(file.size >= 0 for file in files), guest.id
            taken = sum(file.size for file in files if not file.sparse)
            assert taken == (folder_size(world, guest) if guest.data_lost is None else 0), guest.id

    @invariant()
    def a_lock_has_one_holder(self) -> None:
        """Who runs a guest holds its folder, and a stale lock keeps everybody from running it."""
        for guest in self.world.guests.values():
            running = guest.state in HOLDING
            assert not (running and guest.stale_lock is not None), guest.id
            assert bool(lock_of(guest)) is (running or guest.stale_lock is not None), guest.id

    @invariant()
    def namesakes_are_silent(self) -> None:
        """Of two guests with one identity that run, neither serves anybody."""
        world = self.world
        running = [each for each in world.guests.values() if each.state is GuestState.RUNNING]
        names = [identity_of(each) for each in running]
        for guest in running:
            if names.count(identity_of(guest)) > 1:
                assert all(silent_because(world, world.apps[app]) for app in guest.apps), guest.id

    @invariant()
    def repositories_hold_what_fits(self) -> None:
        """Backups are of guests and repositories that there are or were, each once."""
        world = self.world
        for name in world.repositories:
            assert stored(world, name) <= world.repositories[name].size, name
        for backup in world.backups.values():
            assert backup.repository in world.repositories
            assert 0 <= backup.change <= backup.full

    @invariant()
    def rooms_are_not_shared(self) -> None:
        """No two servers stand in one unit."""
        taken = [
            (server.rack, unit)
            for server in self.world.servers.values()
            if server.state is not ServerState.RETIRED
            for unit in range(server.unit, server.unit + server.model.height)
        ]
        assert len(taken) == len(set(taken))

    @invariant()
    def services_agree_with_their_applications(self) -> None:
        """Down is: fewer run, and are heard, than are needed."""
        for service in self.world.services.values():
            apps = [self.world.apps[app] for app in service.apps]
            heard = [
                app
                for app in apps
                if app.state is AppState.RUNNING and silent_because(self.world, app) is None
            ]
            down = service.state is ServiceState.DOWN
            assert down is (len(heard) < service.needs), service.id

    @invariant()
    def meters_never_fall(self) -> None:
        """Uptime, work, energy and contention only grow."""
        for name, meter in self.world.host_meters.items():
            old = self.meters.get(name, HostMeter())
            assert meter.until <= self.world.now
            for what in ("until", "uptime", "served", "energy", "contended"):
                assert getattr(meter, what) >= getattr(old, what), (name, what)
            assert meter.contended <= meter.uptime <= meter.until
            self.meters[name] = meter

    @invariant()
    def lost_time_is_in_the_journal(self) -> None:
        """A service's meters are the intervals between its entries, less the windows."""
        for service in self.world.services.values():
            down, slow, planned = self._intervals(service.id)
            now = self.world.now
            assert down_until(service, now) == down, service.id
            assert planned_until(service, now) == planned, service.id
            assert degraded_until(service, now) == slow, service.id

    @invariant()
    def every_lost_second_and_every_cent_is_charged_once(self) -> None:
        """To roots, and their sums are the meters and the ledger."""
        check(self.journal, self.world)

    @invariant()
    def entries_are_in_order(self) -> None:
        """Numbers without gaps, causes before effects."""
        assert [entry.seq for entry in self.journal] == list(range(self.world.seq))
        for entry in self.journal:
            assert entry.cause is None or entry.cause < entry.seq
            assert all(seq < entry.seq and seq != entry.cause for seq in entry.given)

    @invariant()
    def dead_servers_are_down(self) -> None:
        """Nothing is up without a power supply or a mainboard."""
        for server in self.world.servers.values():
            if server.state is ServerState.UP:
                dead = {part.kind for part in server.parts if part.state is PartState.FAILED}
                dead -= {part.kind for part in server.parts if part.state is not PartState.FAILED}
                assert not dead & {kind for kind in dead if kind.value in ("psu", "mainboard")}

    # Tools.

    def _keep(self, outcome: Outcome, what: str, value: Any = None) -> None:
        self.world = outcome.world
        self.journal += outcome.entries
        self.log.append((what, outcome.world.now if what == "time" else value))

    def _value(self, luck: Random, argument: Argument) -> Any:
        if argument.optional and luck.random() < 0.4:
            return argument.default
        if argument.kind == "count":
            return luck.choice(COUNTS)
        if argument.kind == "moment":
            hours = self.world.now // HOUR + luck.randrange(1, 4 * 24)
            return hours * HOUR
        if argument.kind == "new":
            return luck.choice(NEW)
        return luck.choice(choices(self.world, argument.kind) or ("nothing",))

    def _targets(self, strikes: str) -> list[str]:
        return list(targets(self.world, strikes))

    def _intervals(self, service_id: str) -> tuple[int, int, int]:
        windows = self.world.services[service_id].windows
        state: type[Any] = ServiceUp
        first = self.start.services.get(service_id)
        if first is not None and first.state is ServiceState.DOWN:
            state = ServiceDown
        since = down = slow = planned = 0
        kinds = (ServiceUp, ServiceDown, ServiceDegraded)
        changes = [
            (entry.at, type(entry.fact))
            for entry in self.journal
            if isinstance(entry.fact, kinds) and entry.fact.service == service_id
        ]
        for at, after in (*changes, (self.world.now, ServiceUp)):
            if state is ServiceDown:
                inside = overlap(windows, since, at)
                down, planned = down + at - since - inside, planned + inside
            elif state is ServiceDegraded:
                slow += at - since
            state, since = after, at
        return down, slow, planned


TestMachineRoom = MachineRoom.TestCase
TestMachineRoom.settings = settings(
    max_examples=max(1, COMMANDS_TRIED // ORDERS_A_GAME),
    stateful_step_count=STEPS,
    deadline=None,
    phases=(
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ),  # shrinking takes minutes: orders are noted
    suppress_health_check=list(HealthCheck),
)
