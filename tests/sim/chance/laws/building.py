"""Power, fuel, and what servers could have done."""

from dcgame.sim.gauges.lanes import lanes, sharers
from dcgame.sim.gauges.power import has_power
from dcgame.world.guest import GuestState
from dcgame.world.hardware import ServerState
from dcgame.world.job import JobKind
from dcgame.world.meters import HostMeter
from tests.sim.chance.game import Game

ON = (ServerState.UP, ServerState.BOOTING)


def nothing_runs_without_power(game: Game) -> None:
    """Batteries and tanks hold between nothing and what they are made for."""
    world = game.world
    for server in world.servers.values():
        if server.state is not ServerState.RETIRED and world.pdus:
            assert (server.dark is None) is has_power(world, server), server.id
        if server.state in ON:
            assert has_power(world, server), server.id
    for ups in world.ups.values():
        assert 0 <= ups.charge_at(world.now) <= ups.full, ups.id
    for generator in world.generators.values():
        assert 0 <= generator.fuel <= generator.tank, generator.id


def sites_are_joined_by_lines_alone(game: Game) -> None:
    """No cluster and no pool spans two sites, no folder is read across a line, and nothing is
    copied over one that is cut."""
    world = game.world
    for group in (*world.clusters.values(), *world.pools.values()):
        assert len({world.site_of(world.servers[name].rack) for name in group.members}) <= 1, group
    for guest in world.guests.values():
        if guest.store in world.luns and guest.state is GuestState.RUNNING:
            array = world.raid_groups[world.luns[guest.store].group].array
            here = world.site_of(world.servers[guest.host].rack)
            assert world.site_of(world.arrays[array].rack) == here, guest.id
    first = world.agenda.first()
    if first is not None and first.due == world.now:
        return  # this moment is not over: what is cut is still to be broken off
    for job in sharers(world):
        for name in lanes(world, job):
            kind, _, site = name.partition("/")
            assert kind != "wan" or world.sites[site].cut is None, job.key


def meters_never_fall(game: Game) -> None:
    """Uptime, work, energy and contention only grow, and no server works more than it can."""
    for name, meter in game.world.host_meters.items():
        old = game.meters.get(name, HostMeter())
        assert meter.until <= game.world.now, name
        for what in ("until", "uptime", "served", "energy", "contended"):
            assert getattr(meter, what) >= getattr(old, what), (name, what)
        assert meter.contended <= meter.uptime <= meter.until, name
        model = game.world.servers[name].model
        most = model.cores * model.threads * model.core_speed // 1000
        assert meter.served <= meter.uptime * most, name
        game.meters[name] = meter


def links_are_not_overfull(game: Game) -> None:
    """What copies and rebuilds move over a link together is what it can move; each is as far as
    it can be, and as fast as its disks."""
    world = game.world
    first = world.agenda.first()
    if first is not None and first.due == world.now:
        return  # this moment is not over: some are still to be paced
    carried: dict[str, int] = {}
    speeds: dict[str, int] = {}
    for job in sharers(world):
        assert 0 <= job.left_at(world.now) <= job.total, job.key
        assert job.rate <= job.cap or job.kind is JobKind.RESYNC, job.key
        for name, speed in lanes(world, job).items():
            carried[name] = carried.get(name, 0) + job.rate
            speeds[name] = speed
    for name, rate in carried.items():
        assert rate <= speeds[name] + len(world.jobs), name
