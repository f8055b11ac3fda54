"""Load at a host's prompt: what takes the processor, and which guests wait for it."""

from collections.abc import Iterator

from dcgame.console.answer import Answer, tell, tell_of
from dcgame.console.seat import Seat
from dcgame.kernel.units import SLOT, WHOLE, PerMille
from dcgame.play import figures
from dcgame.play.vocabulary import word
from dcgame.sim.gauges.ladder import Memory
from dcgame.sim.gauges.memory import memory_of, taken_from, touched
from dcgame.sim.gauges.processor import capacity, load_now, total_between
from dcgame.sim.gauges.scheduling import ready_now
from dcgame.sim.gauges.stores import store_latency
from dcgame.sim.gauges.virtual_disks import accesses, virtual_wait
from dcgame.words import N_, say
from dcgame.world.guest import GuestState
from dcgame.world.hardware import Server
from dcgame.world.world import World


def top(seat: Seat, words: list[str]) -> Answer:
    world, host = seat.session.world, seat.host
    memory = memory_of(world, host)
    load = figures.percent(load_now(world, host))
    ram = f"{figures.megabytes(memory.promised)} / {figures.megabytes(memory.ram)}"
    head = say(N_("cpu {load}   memory {ram}   up, {when}"), load=load, ram=ram, when=_now(world))
    rows = sorted(shares(world, host), key=lambda row: (-row[1], row[0]))
    lines = [f"{figures.percent(share):>6}  {name}" for name, share in rows]
    return tell(head, *lines)


def _now(world: World) -> str:
    return figures.clock(world.now, world.setting.weekday)


def shares(world: World, server: Server) -> Iterator[tuple[str, PerMille]]:
    """What each application asks for in this slot, per mille of the server."""
    carried = world.host_loads.get(server.id)
    if carried is None:
        return
    slot = world.now // SLOT
    for app, load in zip(carried.apps, carried.loads, strict=True):
        asked = int(total_between((load,), slot, slot + 1)[0])
        yield app, asked * WHOLE // max(1, carried.capacity)


def esxtop(seat: Seat, words: list[str]) -> Answer:
    """How far down the memory ladder the host stands; and a line a guest: %USED of a core (all
    its vCPU together), %RDY, its memory, and what the ladder took of it."""
    world, host = seat.session.world, seat.host
    size = capacity(host)
    asked = dict(shares(world, host))
    titles = ("vCPU", "%USED", "%RDY", "MEM", "ACTV", "MCTL", "ZIP", "SWAP")
    widths = (5, 7, 6, 8, 8, 8, 8, 8)
    title = say(N_("guest"))
    columns = "".join(text.rjust(wide) for text, wide in zip(titles, widths, strict=True))
    lines = [top(seat, []).lines[0], _ladder(memory_of(world, host)), f"{title:<16}{columns}"]
    for name in host.guests:
        guest = world.guests[name]
        if guest.state is not GuestState.RUNNING:
            lines.append(f"{name:<16}  {word(guest.state)}")
            continue
        asks = sum(asked.get(app, 0) for app in guest.apps) * size // WHOLE
        used = asks * WHOLE // host.model.core_speed
        taken = taken_from(world, guest)
        cells = (
            str(guest.vcpu),
            figures.decimal(used, 10, 1),
            figures.decimal(ready_now(world, guest), 10, 1),
            figures.megabytes(guest.ram),
            figures.megabytes(touched(world, guest)),
            figures.megabytes(taken.ballooned),
            figures.megabytes(taken.compressed),
            figures.megabytes(taken.swapped),
        )
        row = "".join(text.rjust(wide) for text, wide in zip(cells, widths, strict=True))
        lines.append(f"{name:<16}{row}")
    return Answer((*lines, *_disks(world, host)))


def _disks(world: World, host: Server) -> Iterator[str]:
    """A line a guest that reads and writes: accesses a second, and milliseconds each at its
    datastore, in the hypervisor, and as the guest sees it."""
    guests = [world.guests[name] for name in host.guests]
    busy = [guest for guest in guests if any(world.apps[app].io for app in guest.apps)]
    if not busy:
        return
    titles = ("CMDS/s", "DAVG/ms", "KAVG/ms", "GAVG/ms")
    title = say(N_("guest"))
    yield f"{title:<16}" + "".join(text.rjust(9) for text in titles)
    for guest in busy:
        below, here = store_latency(world, world.store_of(guest)), virtual_wait(world, guest)
        waits = [figures.decimal(each, 1000, 1) for each in (below, here, below + here)]
        cells = (str(accesses(world, guest)), *waits)
        yield f"{guest.id:<16}" + "".join(text.rjust(9) for text in cells)


def _ladder(memory: Memory) -> str:
    """The state of a host's memory as ``esxtop`` tells it, with what each rung wins."""
    columns = (
        ("PSHARE", memory.shared),
        ("MEMCTL", memory.ballooned),
        ("ZIP", memory.compressed),
        ("SWAP", memory.swapped),
    )
    won = "   ".join(f"{name} {figures.megabytes(size)}" for name, size in columns)
    return f"{word(memory.rung)}:   {won}"


def uptime(seat: Seat, words: list[str]) -> Answer:
    world = seat.session.world
    up = figures.duration(world.now - seat.host.changed_at)
    return tell_of(N_("{when}; up for {up}"), when=_now(world), up=up)
