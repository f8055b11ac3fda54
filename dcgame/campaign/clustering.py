"""Signs of untrue beliefs about clusters: twins, room, votes, and who is dead."""

from collections.abc import Iterator

from dcgame.campaign.signs import MISSED_BY_FALLING, Case, behind
from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import AppStopped
from dcgame.sim.facts.clusters import WitnessDropped, WitnessSet
from dcgame.sim.facts.guests import GuestWaiting
from dcgame.sim.facts.hardware import HostLost
from dcgame.sim.facts.heartbeats import QuorumLost
from dcgame.sim.facts.restarts import GuestDoubled
from dcgame.sim.facts.services import ServiceDown


def twins_fell_together(case: Case) -> Iterator[int]:
    """Services that could have missed one of their applications, and lost all with one host."""
    fell: dict[str, Entry | None] = {}
    for entry in case.journal:
        fact = entry.fact
        if isinstance(fact, AppStopped):
            fell[fact.app] = behind(case, entry, HostLost)
        elif isinstance(fact, ServiceDown):
            service = case.world.services.get(fact.service)
            if service is None or len(service.apps) <= service.needs:
                continue
            hosts = {host.seq if host else None for host in map(fell.get, service.apps)}
            if len(hosts) == 1 and None not in hosts:
                yield entry.seq


def room_was_needed(case: Case) -> Iterator[int]:
    """Guests that fell and found no room, where a goal was missed for what falls."""
    if case.missed & MISSED_BY_FALLING:
        yield from (e.seq for e in case.journal if isinstance(e.fact, GuestWaiting))


def half_the_votes(case: Case) -> Iterator[int]:
    """Hosts without quorum in a cluster whose votes could be halved: an even number of members,
    and no witness at that moment."""
    if not case.missed & MISSED_BY_FALLING:
        return
    witnesses = {name: each.witness for name, each in case.first.clusters.items()}
    for entry in case.journal:
        fact = entry.fact
        if isinstance(fact, WitnessSet):
            witnesses[fact.cluster] = fact.witness
        elif isinstance(fact, WitnessDropped):
            witnesses[fact.cluster] = ""
        elif isinstance(fact, QuorumLost) and not witnesses.get(fact.cluster):
            cluster = case.world.clusters.get(fact.cluster)
            if cluster is not None and len(cluster.members) % 2 == 0:
                yield entry.seq


def silent_was_not_dead(case: Case) -> Iterator[int]:
    """Guests that were started a second time while the first still ran."""
    yield from (e.seq for e in case.journal if isinstance(e.fact, GuestDoubled))
