"""Facts about data that come to harm."""

from attrs import frozen

from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.world import World


def _gone(world: World, guest_id: str, seq: int) -> World:
    """The data of a guest are gone, and its snapshots with them: they need the disk beneath."""
    for app in world.guests[guest_id].apps:
        world = world.change_app(app, data_lost=seq)
    return world.change_guest(guest_id, data_lost=seq, snapshots=())


@frozen(eq=False)
class FolderDeleted(Fact):
    """Somebody deleted a guest's folder."""

    says = N_("A colleague deletes the folder of {guest} by mistake")
    alarm = "guest"
    guest: str

    def apply(self, world: World, seq: int) -> World:
        return _gone(world, self.guest, seq)

    def touches(self, world: World) -> tuple[str, ...]:
        return (world.guests[self.guest].host,)


@frozen(eq=False)
class GuestEncrypted(Fact):
    """An extortionist has encrypted a guest's disk and deleted the snapshots beside it."""

    says = N_("The data of {guest} are encrypted; somebody wants money")
    alarm = "guest"
    guest: str

    def apply(self, world: World, seq: int) -> World:
        return _gone(world, self.guest, seq).change_guest(self.guest, garbled=True)

    def touches(self, world: World) -> tuple[str, ...]:
        return (world.guests[self.guest].host,)


@frozen(eq=False)
class IntruderLockedOut(Fact):
    """Every key has been changed: what still runs, and what starts now, he does not reach. He had
    come in by ``guest``."""

    says = N_("Whoever broke in by {guest} is locked out: every key is changed")
    alarm = "guest"
    guest: str

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class DataCorrupted(Fact):
    """Its data go wrong from now on; nobody notices."""

    says = N_("The data of {app} begin to go wrong; nobody notices")
    hidden = True
    app: str

    def apply(self, world: World, seq: int) -> World:
        return world.change_app(self.app, corrupt=seq, corrupt_at=world.now)


@frozen(eq=False)
class CorruptionFound(Fact):
    """Its data do not fit together."""

    says = N_("The data of {app} do not fit together; only an older copy would help")
    alarm = "app"
    app: str

    def apply(self, world: World, seq: int) -> World:
        return world.change_app(self.app, data_lost=seq)


@frozen(eq=False)
class UpdateBroke(Fact):
    """An update of its system or of itself does it no good."""

    says = N_("An update has broken {app}")
    alarm = "app"
    app: str

    def apply(self, world: World, seq: int) -> World:
        return world.change_app(self.app, broken=seq, broken_at=world.now)


@frozen(eq=False)
class StillBroken(Fact):
    """It was started anew, and the update is still in it."""

    says = N_("{app} falls again: the update that broke it is still there")
    alarm = "app"
    app: str

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class UpdateMended(Fact):
    """Its vendor's correction is in place."""

    says = N_("The vendor of {app} has mended the update")
    app: str

    def apply(self, world: World, seq: int) -> World:
        return world.change_app(self.app, broken=None, broken_at=0)
