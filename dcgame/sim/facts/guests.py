"""Facts about guests."""

from typing import Any

from attrs import frozen

from dcgame.kernel.units import Megabytes, Seconds
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.guest import Guest, GuestState, Mode, VirtualDisk
from dcgame.world.world import World

_HOLDING = (GuestState.BOOTING, GuestState.RUNNING)


def _without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple([other for other in names if other != name])


def set_state(world: World, guest: Guest, state: GuestState, seq: int, **more: Any) -> World:
    """A guest's new state, with the memory that its host has promised kept in step."""
    held = guest.ram if guest.state in _HOLDING else 0
    holds = guest.ram if state in _HOLDING else 0
    changes: dict[str, Any] = {"ready_at": None, "stunned": None, "stranded": False, **more}
    if state not in _HOLDING or guest.state not in _HOLDING:
        changes |= {"twin": "", "features": 0}
    turned = changed(guest, state=state, since=seq, changed_at=world.now, **changes)
    shelves: dict[str, Any] = {"guests": world.guests.set(guest.id, turned)}
    if GuestState.WAITING in (guest.state, state):
        others = _without(world.waiting, guest.id)
        waits = state is GuestState.WAITING
        shelves["waiting"] = (*others, guest.id) if waits else others
    if held != holds:
        host = world.servers[guest.host]
        host = changed(host, allocated=host.allocated + holds - held)
        shelves["servers"] = world.servers.set(host.id, host)
    return changed(world, **shelves)


@frozen(eq=False)
class GuestFact(Fact):
    """Something happened to a guest."""

    guest: str

    def touches(self, world: World) -> tuple[str, ...]:
        return (world.guests[self.guest].host,)


@frozen(eq=False)
class GuestCreated(GuestFact):
    """A guest's folder lies on ``host``, stopped."""

    says = N_("{guest} lies on {host}: {vcpu} vCPU, {ram} MB")
    host: str
    vcpu: int
    ram: Megabytes
    disk: Megabytes
    mode: Mode = Mode.FULL
    tools: bool = False
    isa: str = "x86-64"
    family: str = "linux"
    autostart: bool = False
    boot: Seconds = 60
    store: str = ""
    thin: bool = False
    more: tuple[VirtualDisk, ...] = ()
    laden: Megabytes = 0

    def apply(self, world: World, seq: int) -> World:
        guest = Guest(
            id=self.guest,
            host=self.host,
            vcpu=self.vcpu,
            ram=self.ram,
            disk=self.disk,
            mode=self.mode,
            tools=self.tools,
            isa=self.isa,
            family=self.family,
            modifiable=self.family == "linux",
            autostart=self.autostart,
            boot=self.boot,
            since=seq,
            changed_at=world.now,
            sized_entry=seq,
            placed_entry=seq,
            autostart_entry=seq,
            store=self.store,
            thin=self.thin,
            more=self.more,
            disk_entry=seq if self.thin or self.more else None,
            laden=self.laden,
        )
        server = world.servers[self.host]
        placed = world.change_server(self.host, guests=(*server.guests, self.guest))
        return placed.with_guest(guest)

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.host,)


@frozen(eq=False)
class GuestBooting(GuestFact):
    """It starts on its host and is ready at ``ready_at``."""

    says = N_("{guest} is booting")
    ready_at: Seconds

    def apply(self, world: World, seq: int) -> World:
        return set_state(
            world, world.guests[self.guest], GuestState.BOOTING, seq, ready_at=self.ready_at
        )


@frozen(eq=False)
class GuestPlaced(GuestFact):
    """High availability put it on ``host``, where it boots until ``ready_at``."""

    says = N_("{guest} restarts on {host}")
    host: str
    ready_at: Seconds

    def apply(self, world: World, seq: int) -> World:
        guest = world.guests[self.guest]
        moved = rehost(world, guest, self.host)
        return set_state(
            moved,
            moved.guests[self.guest],
            GuestState.BOOTING,
            seq,
            ready_at=self.ready_at,
            placed_entry=seq,
        )

    def touches(self, world: World) -> tuple[str, ...]:
        return (world.guests[self.guest].host, self.host)


def rehost(world: World, guest: Guest, host: str) -> World:
    """The guest's place on another host, its state untouched."""
    if guest.host == host:
        return world
    held = guest.ram if guest.state in _HOLDING else 0
    old, new = world.servers[guest.host], world.servers[host]
    left = changed(old, guests=_without(old.guests, guest.id), allocated=old.allocated - held)
    came = changed(new, guests=(*new.guests, guest.id), allocated=new.allocated + held)
    return changed(
        world,
        servers=world.servers.set(left.id, left).set(came.id, came),
        guests=world.guests.set(guest.id, changed(guest, host=host)),
    )


@frozen(eq=False)
class GuestStarted(GuestFact):
    """Its operating system runs."""

    says = N_("{guest} is up")

    def apply(self, world: World, seq: int) -> World:
        return set_state(world, world.guests[self.guest], GuestState.RUNNING, seq)


@frozen(eq=False)
class GuestStopped(GuestFact):
    """It was shut down in order."""

    says = N_("{guest} is shut down")

    def apply(self, world: World, seq: int) -> World:
        return set_state(world, world.guests[self.guest], GuestState.STOPPED, seq)


@frozen(eq=False)
class GuestKilled(GuestFact):
    """It was cut off on purpose, and had no time to write what it had in memory."""

    says = N_("{guest} is cut off")

    def apply(self, world: World, seq: int) -> World:
        return set_state(world, world.guests[self.guest], GuestState.STOPPED, seq)


@frozen(eq=False)
class GuestLost(GuestFact):
    """It went down with its host."""

    says = N_("{guest} is lost")
    alarm = "guest"

    def apply(self, world: World, seq: int) -> World:
        return set_state(world, world.guests[self.guest], GuestState.LOST, seq)


@frozen(eq=False)
class GuestWaiting(GuestFact):
    """No host of its cluster has room for it."""

    says = N_("{guest} waits: no host has room for it")
    alarm = "guest"

    def apply(self, world: World, seq: int) -> World:
        return set_state(world, world.guests[self.guest], GuestState.WAITING, seq)


@frozen(eq=False)
class GuestPanicked(GuestFact):
    """Its kernel stopped; the host does not mind."""

    says = N_("The kernel of {guest} has panicked")
    alarm = "guest"

    def apply(self, world: World, seq: int) -> World:
        return set_state(world, world.guests[self.guest], GuestState.LOST, seq)


@frozen(eq=False)
class GuestResized(GuestFact):
    """It has other virtual hardware, and no more of its memory reserved than it has."""

    says = N_("{guest} now has {vcpu} vCPU and {ram} MB")
    vcpu: int
    ram: Megabytes

    def apply(self, world: World, seq: int) -> World:
        reserved = min(self.ram, world.guests[self.guest].reserved_ram)
        return world.change_guest(
            self.guest, vcpu=self.vcpu, ram=self.ram, sized_entry=seq, reserved_ram=reserved
        )


@frozen(eq=False)
class ModeSet(GuestFact):
    """Its instructions reach the processor in another way."""

    says = N_("{guest} now runs {mode}")
    mode: Mode

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(self.guest, mode=self.mode, mode_entry=seq)


@frozen(eq=False)
class ToolsInstalled(GuestFact):
    """It has the drivers that its hypervisor offers."""

    says = N_("{guest} has the guest tools")

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(self.guest, tools=True)


@frozen(eq=False)
class AutostartSet(GuestFact):
    """Whether it starts with its host."""

    says = N_("{guest} starts with its host: {autostart}")
    autostart: bool

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(self.guest, autostart=self.autostart, autostart_entry=seq)


@frozen(eq=False)
class GuestMoved(GuestFact):
    """Its folder, and it, are on ``host`` now."""

    says = N_("{guest} has moved to {host}")
    host: str

    def apply(self, world: World, seq: int) -> World:
        return rehost(world, world.guests[self.guest], self.host).change_guest(
            self.guest, placed_entry=seq
        )

    def touches(self, world: World) -> tuple[str, ...]:
        return (world.guests[self.guest].host, self.host)


@frozen(eq=False)
class GuestDeleted(GuestFact):
    """Its folder is gone."""

    says = N_("{guest} is deleted")

    def apply(self, world: World, seq: int) -> World:
        guest = world.guests[self.guest]
        server = world.servers[guest.host]
        after = world.change_server(guest.host, guests=_without(server.guests, self.guest))
        return changed(after, guests=after.guests.delete(self.guest))
