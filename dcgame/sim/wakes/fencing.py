"""A host without quorum gives its guests up; heartbeats that were lost come back."""

from attrs import frozen

from dcgame.kernel.units import HOUR, MINUTE, Seconds
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.heartbeats import HeartbeatsBack, HeartbeatsLost, HostFenced
from dcgame.sim.facts.management import ClockDrifted
from dcgame.sim.facts.restarts import GuestIsolated, GuestLetGo
from dcgame.sim.gauges.lanes import link_rate
from dcgame.sim.gauges.quorum import isolated, lacking
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.sim.wakes.copying import copying
from dcgame.world.cluster import Cluster, Isolation
from dcgame.world.guest import GuestState
from dcgame.world.hardware import ServerState
from dcgame.world.world import World

STORM: Seconds = MINUTE
"""Copies fill a shared network for so long before heartbeats are lost in it (game constant)."""
CROWD = 2
"""So many copies at once leave no gap for a heartbeat (game constant)."""
TRUSTED: Seconds = 5 * MINUTE
"""A clock that is further off is not believed: signed messages count as expired (the tolerance
of Kerberos; memory, RFC 4120)."""
DRIFT: Seconds = MINUTE
"""What a clock without a time server loses an hour once it goes wrong (game constant)."""


@frozen(eq=False)
class Fence(Wake):
    """The watchdog of a host that lost quorum has run out; or, where nobody votes, it has been
    isolated for as long. ``since``: what cut it off, where another entry set the time running."""

    server: str
    cluster: str
    since: tuple[int, ...] = ()

    def decide(self, world: World) -> Effects:
        cluster = world.clusters.get(self.cluster)
        if cluster is None or cluster.ha is None or not is_silent(world, cluster, self.server):
            return
        holding = (GuestState.RUNNING, GuestState.BOOTING)
        guests = [
            name
            for name in sorted(world.servers[self.server].guests)
            if world.guests[name].state in holding
        ]
        if not guests or cluster.isolation is Isolation.LEAVE_ON:
            return
        chosen = cluster.ha_entry if cluster.leans_on_locks else cluster.quorum_entry
        because = given(*self.since, cluster.isolation_entry, chosen)
        if cluster.leans_on_locks:
            for name in guests:
                yield Cited(GuestLetGo(name), because)
            return
        if cluster.isolation is Isolation.POWER_OFF:
            yield Cited(HostFenced(self.server), because)
            return
        for name in guests:
            yield Cited(GuestIsolated(name), because)


def is_silent(world: World, cluster: Cluster, server: str) -> bool:
    """Whether a host has no quorum, or, where nobody votes, is isolated."""
    return server in lacking(world, cluster) or server in isolated(world, cluster)


@frozen(eq=False)
class HeartbeatsReturn(Wake):
    """What kept members from hearing each other is over."""

    cluster: str
    members: tuple[str, ...]

    def decide(self, world: World) -> Effects:
        cluster = world.clusters.get(self.cluster)
        cut = {name for name, _ in cluster.sides} if cluster else set()
        back = tuple(name for name in self.members if name in cut and not _untrusted(world, name))
        if back:
            yield HeartbeatsBack(self.cluster, back)


def _untrusted(world: World, server_id: str) -> bool:
    return world.servers[server_id].drift > TRUSTED


@frozen(eq=False)
class NetworkFull(Wake):
    """Copies have filled the network that heartbeats share for a while."""

    cluster: str

    def decide(self, world: World) -> Effects:
        cluster = world.clusters.get(self.cluster)
        if cluster is None or cluster.own_network or cluster.sides or not is_full(world):
            return
        entries = given(cluster.network_entry, *(job.entry for job in copying(world)))
        yield Cited(HeartbeatsLost(self.cluster, cluster.members, together=False), entries)
        yield Later(f"calm/{self.cluster}", world.now + STORM, NetworkCalm(self.cluster))


@frozen(eq=False)
class NetworkCalm(Wake):
    """Whether the copies that drowned the heartbeats are over."""

    cluster: str

    def decide(self, world: World) -> Effects:
        cluster = world.clusters.get(self.cluster)
        if cluster is None:
            return
        if is_full(world) and not cluster.own_network:
            yield Later(f"calm/{self.cluster}", world.now + STORM, self)
            return
        yield from HeartbeatsReturn(self.cluster, cluster.members).decide(world)


def is_full(world: World) -> bool:
    """Whether so many copies run that they fill the link."""
    jobs = copying(world)
    rates = sum(job.rate for job in jobs)
    return len(jobs) >= CROWD and rates * 20 >= link_rate(world) * 19


@frozen(eq=False)
class ClockDrifts(Wake):
    """A clock is a minute further off, every hour until it is set."""

    server: str

    def decide(self, world: World) -> Effects:
        server = world.servers[self.server]
        if not server.drift or server.state is ServerState.RETIRED:
            return
        yield ClockDrifted(self.server, server.drift + DRIFT)
        yield Later(f"clock/{self.server}", world.now + HOUR, self)
