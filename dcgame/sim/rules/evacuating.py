"""What moves while it runs arrives or does not, and hosts are emptied and balanced by it."""

from dcgame.kernel.bands import Band
from dcgame.kernel.journal import Entry
from dcgame.sim.facts.clusters import BalanceSet
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.jobs import JobDone, JobFailed
from dcgame.sim.facts.moving import GuestResumed, MaintenanceLeft
from dcgame.sim.gauges.affinity import cluster_of
from dcgame.sim.wakes.balancing import Rebalance
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.evacuating import Evacuate, evacuation, stop_evacuation
from dcgame.sim.wakes.live import NO_CONVERGENCE
from dcgame.world.cluster import Balance
from dcgame.world.hardware import Maintenance
from dcgame.world.job import JobKind
from dcgame.world.world import World


def live_ended(world: World, entry: Entry) -> Effects:
    """Where hosts are being emptied there is room on the network for the next guest."""
    fact: JobDone | JobFailed = entry.fact
    if fact.kind is not JobKind.LIVE:
        return
    for key in sorted(world.jobs):
        job = world.jobs[key]
        if job.kind is JobKind.EMPTY:
            yield Later(key, world.now, Evacuate(job.subject), job.entry)


def live_failed(world: World, entry: Entry) -> Effects:
    """A guest that had been stopped goes on; one that outruns the network cannot leave its
    host."""
    fact: JobFailed = entry.fact
    if fact.kind is JobKind.EMPTY:
        if world.servers[fact.subject].maintenance is Maintenance.ENTERING:
            yield MaintenanceLeft(fact.subject)
        return
    guest = world.guests.get(fact.subject)
    if fact.kind is not JobKind.LIVE or guest is None:
        return
    if guest.stunned is not None:
        yield GuestResumed(guest.id)
    if fact.reason == NO_CONVERGENCE and evacuation(guest.host) in world.jobs:
        yield from stop_evacuation(world, guest.host, guest)


def gauge_crossed(world: World, entry: Entry) -> Effects:
    """A host is short: its cluster may balance."""
    fact: BandCrossed = entry.fact
    kind, _, name = fact.gauge.partition("/")
    if kind not in ("cpu", "ram") or fact.band < Band.SHORT or fact.band < fact.was:
        return
    cluster = cluster_of(world, name)
    if cluster is not None and cluster.balance is not Balance.OFF:
        key = f"balance/{cluster.id}"
        if world.agenda.get(key) is None:
            yield Later(key, world.now, Rebalance(cluster.id))


def balance_set(world: World, entry: Entry) -> Effects:
    """What is short already is looked at."""
    fact: BalanceSet = entry.fact
    if fact.balance is not Balance.OFF:
        yield Later(f"balance/{fact.cluster}", world.now, Rebalance(fact.cluster))
