"""Facts about operating systems and hypervisors on servers."""

from typing import Any

from attrs import frozen

from dcgame.kernel.units import Megabytes, Seconds
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.hardware import Platform, ServerState
from dcgame.world.world import World


@frozen(eq=False)
class _PlatformFact(Fact):
    server: str

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.server,)


def _change(world: World, server_id: str, **changes: Any) -> World:
    platform = world.servers[server_id].platform
    if platform is None:
        return world
    return world.change_server(server_id, platform=changed(platform, **changes))


@frozen(eq=False)
class PlatformWiped(_PlatformFact):
    """The disks are being written anew; nothing runs on it."""

    says = N_("{server} is being installed")

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(
            self.server,
            platform=None,
            state=ServerState.BOOTING,
            since=seq,
            changed_at=world.now,
            ready_at=None,
        )


@frozen(eq=False)
class PlatformInstalled(_PlatformFact):
    """A platform lies on its disks."""

    says = N_("{platform} is installed on {server}")
    platform: str

    def apply(self, world: World, seq: int) -> World:
        model = world.setting.catalogue.platforms[self.platform]
        platform = Platform(model=model, name=model.id, entry=seq)
        return world.change_server(self.server, platform=platform)


@frozen(eq=False)
class UpdateAnnounced(_PlatformFact):
    """An update waits; it installs itself at ``due`` and may be put off until ``deadline``."""

    says = N_("{server} will update and reboot at {due}; it can be put off until {deadline}")
    alarm = "update"
    due: Seconds
    deadline: Seconds

    def apply(self, world: World, seq: int) -> World:
        return _change(
            world,
            self.server,
            update_due=self.due,
            update_deadline=self.deadline,
            update_entry=seq,
        )


@frozen(eq=False)
class UpdatePostponed(_PlatformFact):
    """The update was put off until ``due``."""

    says = N_("The update of {server} is put off until {due}")
    due: Seconds

    def apply(self, world: World, seq: int) -> World:
        platform = world.servers[self.server].platform
        count = platform.postponed + 1 if platform else 0
        return _change(world, self.server, update_due=self.due, postponed=count, update_entry=seq)


@frozen(eq=False)
class UpdateForced(_PlatformFact):
    """The operating system updates itself, whoever is using it."""

    says = N_("{server} updates itself and reboots")
    alarm = "update"

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class Updated(_PlatformFact):
    """The update is in place; none is pending."""

    says = N_("{server} is up to date")

    def apply(self, world: World, seq: int) -> World:
        return _change(
            world,
            self.server,
            update_due=None,
            update_deadline=None,
            postponed=0,
        )


@frozen(eq=False)
class HostRebooting(_PlatformFact):
    """It goes down to come back at ``ready_at``; what ran on it does not."""

    says = N_("{server} reboots")
    ready_at: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(
            self.server,
            state=ServerState.BOOTING,
            since=seq,
            changed_at=world.now,
            ready_at=self.ready_at,
        )


@frozen(eq=False)
class PlatformCrashed(_PlatformFact):
    """The hypervisor or operating system stopped dead."""

    says = N_("{platform} on {server} has crashed")
    alarm = "host"
    platform: str

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class PlatformLeaked(_PlatformFact):
    """The host's own operating system has taken more memory, ``leaked`` in all."""

    says = N_("The operating system of {server} has leaked {leaked} MB")
    leaked: Megabytes

    def apply(self, world: World, seq: int) -> World:
        return _change(world, self.server, leaked=self.leaked)
