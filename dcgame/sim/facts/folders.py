"""Facts about guests as folders of files: whose name they bear, and who holds their lock."""

from attrs import frozen

from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.world import World


@frozen(eq=False)
class _FolderFact(Fact):
    guest: str

    def touches(self, world: World) -> tuple[str, ...]:
        return (world.guests[self.guest].host,)


@frozen(eq=False)
class IdentityCopied(_FolderFact):
    """A copy has the name, the address and the keys of its original."""

    says = N_("{guest} has the name and the address of {original}, as every copy has")
    original: str

    def apply(self, world: World, seq: int) -> World:
        if self.original in world.guests:
            world = world.change_guest(self.original, identity_entry=seq)
        return world.change_guest(self.guest, identity=self.original, identity_entry=seq)


@frozen(eq=False)
class Customised(_FolderFact):
    """It has a name, an address and keys of its own."""

    says = N_("{guest} has an identity of its own")

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(self.guest, identity="", identity_entry=seq)


@frozen(eq=False)
class IdentityClash(_FolderFact):
    """Two guests with one name and address run on one network; neither is reached reliably."""

    says = N_("{guest} and {other} have the same name and address: neither can be relied on")
    alarm = "guest"
    other: str

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class FolderCopied(_FolderFact):
    """Somebody copied its folder by hand, and starts the copy."""

    says = N_("A colleague copies the folder of {guest} as {copy} and starts the copy")
    alarm = "guest"
    copy: str

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class TemplateMarked(_FolderFact):
    """Whether it is a template: kept to be deployed from, never started."""

    says = N_("{guest} is a template: {template}")
    template: bool

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(self.guest, template=self.template)


@frozen(eq=False)
class LockLeft(_FolderFact):
    """The lock in its folder names a host that does not run it any more."""

    says = N_("The folder of {guest} is still locked by {host}, which does not run it")
    alarm = "guest"
    host: str

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(self.guest, stale_lock=seq)


@frozen(eq=False)
class LockReleased(_FolderFact):
    """Nobody holds its folder."""

    says = N_("The lock on the folder of {guest} is released")

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(self.guest, stale_lock=None)


@frozen(eq=False)
class GuestLocked(_FolderFact):
    """It would be started now, by high availability or with its host, and its folder is locked."""

    says = N_("{guest} cannot be started: its folder is locked")
    alarm = "guest"

    def apply(self, world: World, seq: int) -> World:
        return world
