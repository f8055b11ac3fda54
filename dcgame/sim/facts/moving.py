"""Facts about guests that move while they run, and hosts that are emptied."""

from attrs import frozen

from dcgame.kernel.units import Kilobytes
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.guests import GuestFact, rehost
from dcgame.words import N_
from dcgame.world.guest import GuestState
from dcgame.world.hardware import Maintenance
from dcgame.world.job import Job, JobKind
from dcgame.world.world import World


@frozen(eq=False)
class LiveMigrationBegun(Fact):
    """The memory of ``subject``, ``total`` kilobytes, goes to ``goal`` while it writes ``dirty``
    of them a second; ``forced``: it is stopped if it cannot be caught up with."""

    says = N_("{subject} moves to {goal} while it runs; it dirties {dirty} kB/s of its memory")
    subject: str
    kind: JobKind
    key: str
    goal: str
    total: Kilobytes
    dirty: Kilobytes
    forced: bool

    def apply(self, world: World, seq: int) -> World:
        job = Job(
            key=self.key,
            kind=self.kind,
            subject=self.subject,
            goal=self.goal,
            begun=world.now,
            due=world.now,
            entry=seq,
            total=self.total,
            left=self.total,
            cap=self.total,
            counted_at=world.now,
            dirty=self.dirty,
            forced=self.forced,
        )
        return changed(world, jobs=world.jobs.set(self.key, job))


@frozen(eq=False)
class MigrationStalled(GuestFact):
    """It writes its memory as fast as the link carries it away: no round is shorter than the
    one before."""

    says = N_("{guest} dirties {dirty} kB/s and the link carries {rate} kB/s: it cannot converge")
    alarm = "job"
    dirty: Kilobytes
    rate: Kilobytes

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class GuestStunned(GuestFact):
    """It stands still for its switch-over."""

    says = N_("{guest} stands still for {milliseconds} ms")
    alarm = "guest"
    milliseconds: int

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(self.guest, stunned=seq)


@frozen(eq=False)
class GuestResumed(GuestFact):
    """Its switch-over failed; it goes on where it was."""

    says = N_("{guest} goes on where it was")

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(self.guest, stunned=None)


@frozen(eq=False)
class GuestSwitchedOver(GuestFact):
    """It runs on ``host``, after having stood still for ``milliseconds``."""

    says = N_("{guest} runs on {host}; it stood still for {milliseconds} ms")
    host: str
    milliseconds: int

    def apply(self, world: World, seq: int) -> World:
        guest = world.guests[self.guest]
        source, target = world.servers[guest.host], world.servers[self.host]
        evc = world.clusters[source.cluster].evc if source.cluster else 0
        features = guest.features or min(source.model.year, evc or source.model.year)
        here = world.clusters[target.cluster].evc if target.cluster else 0
        native = min(target.model.year, here or target.model.year)
        return rehost(world, guest, self.host).change_guest(
            self.guest,
            placed_entry=seq,
            stunned=None,
            features=0 if features == native or guest.state is not GuestState.RUNNING else features,
            frozen_for=guest.frozen_for + self.milliseconds,
        )

    def touches(self, world: World) -> tuple[str, ...]:
        return (world.guests[self.guest].host, self.host)


@frozen(eq=False)
class _HostFact(Fact):
    server: str


@frozen(eq=False)
class MaintenanceBegun(_HostFact):
    """Its guests are being moved away."""

    says = N_("{server} is being emptied for maintenance")

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(
            self.server, maintenance=Maintenance.ENTERING, maintenance_entry=seq
        )


@frozen(eq=False)
class MaintenanceEntered(_HostFact):
    """It is empty, and nothing is put on it."""

    says = N_("{server} is in maintenance")

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(self.server, maintenance=Maintenance.IN, maintenance_entry=seq)


@frozen(eq=False)
class MaintenanceLeft(_HostFact):
    """Guests may be put on it again."""

    says = N_("{server} takes guests again")

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(self.server, maintenance=Maintenance.NONE, maintenance_entry=seq)


@frozen(eq=False)
class EvacuationStopped(_HostFact):
    """A guest cannot leave it."""

    says = N_("{server} cannot be emptied: no host can take {guest}")
    alarm = "job"
    guest: str

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class BalanceMoved(GuestFact):
    """Automatic balancing moves it off a host that is short."""

    says = N_("Balancing moves {guest} to {host}")
    host: str

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class BalanceAdvised(GuestFact):
    """Balancing would move it, and was told to ask."""

    says = N_("Balancing advises: migrate {guest} to {host}")
    alarm = "cluster"
    host: str

    def apply(self, world: World, seq: int) -> World:
        return world
