"""Facts about restarts that wait, that are denied, and that must never have happened."""

from attrs import frozen

from dcgame.sim.facts.guests import GuestFact, GuestWaiting, set_state
from dcgame.words import N_
from dcgame.world.guest import GuestState
from dcgame.world.world import World


@frozen(eq=False)
class _Waits(GuestFact):
    alarm = "guest"

    def apply(self, world: World, seq: int) -> World:
        return set_state(world, world.guests[self.guest], GuestState.WAITING, seq)


@frozen(eq=False)
class GuestHeld(_Waits):
    """Nobody has the majority that may restart it."""

    says = N_("{guest} waits: no part of {cluster} has quorum")
    cluster: str


@frozen(eq=False)
class GuestUnheard(_Waits):
    """No host hears another, and none takes itself for the one that may restart it."""

    says = N_("{guest} waits: every host of {cluster} is isolated")
    cluster: str


@frozen(eq=False)
class GuestBound(_Waits):
    """Only its own host could start it, and that is not there."""

    says = N_("{guest} waits for {host}: no other host of {cluster} can read its folder")
    host: str
    cluster: str


@frozen(eq=False)
class GuestUnread(_Waits):
    """Its datastore is out of everybody's reach."""

    says = N_("{guest} waits: no host of {cluster} can read its folder")
    cluster: str


@frozen(eq=False)
class GuestUnhosted(_Waits):
    """All hosts that could start it are down, or kept empty."""

    says = N_("{guest} waits: no host of {cluster} that could start it is in service")
    cluster: str


@frozen(eq=False)
class GuestKeptOut(_Waits):
    """Hosts have room for it, and rules keep it from each of them."""

    says = N_("{guest} waits: a rule keeps it from every host that has room")


WAITS = (
    GuestWaiting,
    GuestHeld,
    GuestUnheard,
    GuestBound,
    GuestUnread,
    GuestUnhosted,
    GuestKeptOut,
)
"""Why a guest is not restarted yet, each in its way."""


@frozen(eq=False)
class GuestIsolated(GuestFact):
    """Its host, which has no quorum, shut it down in order."""

    says = N_("{guest} is shut down: its host has no quorum")
    alarm = "guest"

    def apply(self, world: World, seq: int) -> World:
        return set_state(world, world.guests[self.guest], GuestState.LOST, seq)


@frozen(eq=False)
class GuestLetGo(GuestIsolated):
    """Its host hears nobody, and stopped it for the others to start."""

    says = N_("{guest} is stopped: its host is isolated")


@frozen(eq=False)
class StartDenied(GuestFact):
    """It still runs elsewhere, and the lock on its files says so."""

    says = N_("{guest} is not started on {host}: {holder} holds the lock on its files")
    host: str
    holder: str

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class GuestDoubled(GuestFact):
    """It runs on two hosts, and both write to its disks."""

    says = N_("{guest} was started on {host} too: two machines write to its disks")
    alarm = "guest"
    host: str

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(self.guest, twin=self.host)

    def touches(self, world: World) -> tuple[str, ...]:
        return (world.guests[self.guest].host, self.host)


@frozen(eq=False)
class TwinEnded(GuestFact):
    """It runs once again, where it ran first."""

    says = N_("The second {guest}, on {host}, is stopped")
    host: str

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(self.guest, twin="")

    def touches(self, world: World) -> tuple[str, ...]:
        return (world.guests[self.guest].host, self.host)


@frozen(eq=False)
class GuestDamaged(GuestFact):
    """Two machines have written to its disks; nothing can be made of them any more."""

    says = N_("The disks of {guest} are damaged: two machines wrote to them")
    alarm = "guest"

    def apply(self, world: World, seq: int) -> World:
        for app in world.guests[self.guest].apps:
            world = world.change_app(app, data_lost=seq)
        return world.change_guest(self.guest, data_lost=seq, garbled=True)
