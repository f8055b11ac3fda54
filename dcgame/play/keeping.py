"""What keeps a service down, beyond what took it down: another part may have failed since, a guest
may find no host, somebody may have switched off what would have restarted it."""

from collections.abc import Sequence

from dcgame.kernel.journal import Entry, Link, chain, find
from dcgame.sim.facts.base import given
from dcgame.sim.facts.restarts import WAITS
from dcgame.sim.facts.services import ServiceDown, ServiceUp
from dcgame.sim.gauges.answering import lacked_by, silent_because
from dcgame.world.app import AppState
from dcgame.world.guest import GuestState
from dcgame.world.service import Service, ServiceState
from dcgame.world.world import World


def explained(journal: Sequence[Entry], world: World, seq: int) -> tuple[Link, ...]:
    """From an entry to its roots; of a service that went down, then what kept it so, to its roots.

    An entry is told once.
    """
    links = chain(journal, seq)
    told = {link.entry.seq for link in links}
    for kept in keepers(journal, world, seq):
        more = [link for link in chain(journal, kept) if link.entry.seq not in told]
        told |= {link.entry.seq for link in more}
        links += tuple(Link(link.entry, link.depth + 1, True) for link in more)
    return links


def keepers(journal: Sequence[Entry], world: World, seq: int) -> tuple[int, ...]:
    """The entries that kept a service down after the entry ``seq`` with which it went down: where
    its guests were to be restarted and could not, and for what it does not answer now."""
    entry = find(journal, seq)
    if entry is None or not isinstance(entry.fact, ServiceDown):
        return ()
    service = world.services[entry.fact.service]
    guests = {world.apps[name].on for name in service.apps if name in world.apps}
    found: set[int] = set()
    for later in journal[seq - journal[0].seq :]:
        if isinstance(later.fact, WAITS) and later.fact.guest in guests:
            found.add(later.seq)
        if isinstance(later.fact, ServiceUp) and later.fact.service == service.id:
            return tuple(sorted(found))
    return tuple(sorted({*found, *_now(world, service)} - {seq}))


def _now(world: World, service: Service) -> tuple[int, ...]:
    """The entries for which each of its applications, and what it requires, does not answer at
    present."""
    if service.state is not ServiceState.DOWN:
        return ()
    found: list[int | None] = []
    for name in service.apps:
        app = world.apps[name]
        guest = world.guests.get(app.on)
        if app.state is AppState.RUNNING:
            found += silent_because(world, app) or ()
        elif guest is not None and guest.state is not GuestState.RUNNING:
            found.append(guest.since)
        else:
            found.append(app.since)
    return given(*found, *(lacked_by(world, service) or ()))
