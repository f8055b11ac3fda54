"""Signs in a journal that somebody believed something untrue: each gives the telling entries."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.journal import Entry, find
from dcgame.kernel.units import DAY
from dcgame.sim.facts.apps import LibraryReplaced, VendorRefused
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.guests import (
    GuestBooting,
    GuestCreated,
    GuestLost,
    GuestPlaced,
    GuestResized,
    GuestStarted,
    GuestStopped,
)
from dcgame.sim.facts.hardware import (
    HostLost,
    PartFailed,
    PartReplaced,
    PartWarned,
    ServerStarted,
)
from dcgame.sim.facts.nodes import NodeLost
from dcgame.sim.facts.platform import UpdatePostponed
from dcgame.sim.facts.play import Ordered
from dcgame.sim.facts.services import ServiceDown, ServiceUp, WindowPublished
from dcgame.sim.gauges.meters import host_meter_at
from dcgame.world.hardware import ServerState
from dcgame.world.world import World

TIME_TO_ACT = DAY
"""From a warning on: who has had so long has chosen to wait (game constant)."""
IDLE = 100
"""Mean load of its life, per mille, below which a server hardly works (game constant)."""
MISSED_BY_FALLING = {"downtime_at_most", "services_within_sla", "services_up", "credits_at_most"}
"""Kinds of goal that a game misses when things fall."""
EGGS = 3
"""Services that one host takes along before the basket is worth a word (game constant)."""


@frozen(eq=False)
class Case:
    """A finished game: how it began, what happened, how it ended, and the kinds of goal missed."""

    first: World
    journal: Sequence[Entry]
    world: World
    missed: frozenset[str]


def root_of(case: Case, entry: Entry) -> Entry:
    """The entry at the end of an entry's causes."""
    while entry.cause is not None:
        cause = find(case.journal, entry.cause)
        if cause is None:
            return entry
        entry = cause
    return entry


def ordered(case: Case, entry: Entry) -> bool:
    """Whether an order of the player's brought an entry about."""
    return isinstance(root_of(case, entry).fact, Ordered)


def warned_and_waited(case: Case) -> Iterator[int]:
    """Parts that died a day and more after they had said so."""
    warned: dict[tuple[str, str], Entry] = {}
    for entry in case.journal:
        fact = entry.fact
        if isinstance(fact, PartWarned):
            warned.setdefault((fact.server, fact.part), entry)
        elif isinstance(fact, PartReplaced):
            warned.pop((fact.server, fact.part), None)
        elif isinstance(fact, PartFailed):
            before = warned.pop((fact.server, fact.part), None)
            if before is not None and entry.at - before.at >= TIME_TO_ACT:
                yield entry.seq


def more_processors(case: Case) -> Iterator[int]:
    """Guests that were given more virtual processors though those they had sufficed."""
    sizes = {name: guest.vcpu for name, guest in case.first.guests.items()}
    short: set[str] = set()
    for entry in case.journal:
        fact = entry.fact
        if isinstance(fact, BandCrossed) and fact.gauge.startswith("vcpu/"):
            app = fact.gauge.partition("/")[2]
            (short.add if fact.band >= Band.SHORT else short.discard)(app)
        elif isinstance(fact, GuestCreated):
            sizes[fact.guest] = fact.vcpu
        elif isinstance(fact, GuestResized):
            before = sizes.get(fact.guest)
            sizes[fact.guest] = fact.vcpu
            apps = _apps_of(case.world, fact.guest)
            if before is not None and fact.vcpu > before and not short.intersection(apps):
                yield entry.seq


def _apps_of(world: World, guest: str) -> tuple[str, ...]:
    found = world.guests.get(guest)
    return found.apps if found is not None else ()


def restarted_is_not_unharmed(case: Case) -> Iterator[int]:
    """Services that were down while high availability restarted their guests elsewhere."""
    if not case.missed & MISSED_BY_FALLING:
        return
    placed = {root_of(case, e).seq for e in case.journal if isinstance(e.fact, GuestPlaced)}
    for entry in case.journal:
        if isinstance(entry.fact, ServiceDown) and root_of(case, entry).seq in placed:
            yield entry.seq


def one_basket(case: Case) -> Iterator[int]:
    """Hosts that took several services along, where a goal was missed for it; those whose writes
    to its disks only waited until their pool gave it up did not live there."""
    if not case.missed & MISSED_BY_FALLING:
        return
    hosts = {entry.seq: 0 for entry in case.journal if isinstance(entry.fact, HostLost)}
    for entry in case.journal:
        if isinstance(entry.fact, ServiceDown) and behind(case, entry, NodeLost) is None:
            host = behind(case, entry, HostLost)
            if host is not None:
                hosts[host.seq] += 1
    yield from (seq for seq, count in hosts.items() if count >= EGGS)


def behind(case: Case, entry: Entry, kind: type) -> Entry | None:
    """The nearest entry of a kind among an entry's causes."""
    here: Entry | None = entry
    while here is not None and not isinstance(here.fact, kind):
        here = find(case.journal, here.cause) if here.cause is not None else None
    return here


def as_on_the_old_box(case: Case) -> Iterator[int]:
    """Hosts that ran out of memory through what guests had been promised."""
    for entry in case.journal:
        fact = entry.fact
        if not isinstance(fact, BandCrossed) or not fact.gauge.startswith("ram/"):
            continue
        if fact.band >= Band.SHORT and any(_promises(case, seq) for seq in _sources(entry)):
            yield entry.seq


def _sources(entry: Entry) -> Iterator[int]:
    yield from entry.given
    if entry.cause is not None:
        yield entry.cause


def _promises(case: Case, seq: int) -> bool:
    """Whether an entry promised memory to a guest."""
    entry = find(case.journal, seq)
    sized = (GuestCreated, GuestResized, GuestStarted, GuestBooting)
    return entry is not None and isinstance(entry.fact, sized)


def started_by_hand(case: Case) -> Iterator[int]:
    """Guests that fell with their host, and stayed down when it was back, until an order."""
    fell: dict[str, Entry] = {}
    back: set[str] = set()
    for entry in case.journal:
        fact = entry.fact
        if isinstance(fact, GuestLost | GuestStopped):
            if behind(case, entry, HostLost) or not ordered(case, entry):
                fell[fact.guest] = entry
            back.discard(fact.guest)
        elif isinstance(fact, ServerStarted):
            back |= {guest for guest in fell if _host(case.world, guest) == fact.server}
        elif isinstance(fact, GuestBooting):
            if fact.guest in fell and fact.guest in back and ordered(case, entry):
                yield fell[fact.guest].seq
            fell.pop(fact.guest, None)


def _host(world: World, guest: str) -> str:
    found = world.guests.get(guest)
    return found.host if found is not None else ""


def put_off(case: Case) -> Iterator[int]:
    """Updates that were put off and then took services along all the same."""
    late = {entry.seq for entry in case.journal if isinstance(entry.fact, UpdatePostponed)}
    for entry in case.journal:
        if isinstance(entry.fact, ServiceDown):
            behind = {seq for link in _chain(case, entry) for seq in (link.seq, *link.given)}
            if late & behind:
                yield entry.seq


def _chain(case: Case, entry: Entry) -> Iterator[Entry]:
    here: Entry | None = entry
    while here is not None:
        yield here
        here = find(case.journal, here.cause) if here.cause is not None else None


def one_system_for_two(case: Case) -> Iterator[int]:
    """Applications whose libraries another one replaced."""
    yield from (e.seq for e in case.journal if isinstance(e.fact, LibraryReplaced))


def vendor_said_no(case: Case) -> Iterator[int]:
    """Applications whose vendor does not support what they run on."""
    yield from (e.seq for e in case.journal if isinstance(e.fact, VendorRefused))


def window_too_short(case: Case) -> Iterator[int]:
    """Work that began inside its announced window and went on after it."""
    windows: dict[str, list[WindowPublished]] = {}
    down: dict[str, Entry] = {}
    for entry in case.journal:
        fact = entry.fact
        if isinstance(fact, WindowPublished):
            windows.setdefault(fact.service, []).append(fact)
        elif isinstance(fact, ServiceDown):
            down[fact.service] = entry
        elif isinstance(fact, ServiceUp):
            begun = down.pop(fact.service, None)
            for window in windows.get(fact.service, ()) if begun is not None else ():
                if begun is not None and window.start <= begun.at < window.end < entry.at:
                    yield begun.seq


def idle_is_not_free(case: Case) -> Iterator[int]:
    """Servers that hardly worked and were never switched off, where money or power was missed."""
    if not case.missed & {"cost_at_most", "daily_bill_at_most", "power_at_most", "servers_off"}:
        return
    idle = [name for name in sorted(case.world.servers) if _idles(case.world, name)]
    if len(idle) >= EGGS and case.journal:
        yield case.journal[0].seq


def _idles(world: World, name: str) -> bool:
    server, load = world.servers[name], world.host_loads.get(name)
    if server.state is not ServerState.UP or load is None:
        return False
    meter = host_meter_at(world, server, world.now)
    return meter.uptime > DAY and meter.served * 1000 < IDLE * load.capacity * meter.uptime
