"""Everything is in one place, and nothing runs where it cannot."""

import attrs

from dcgame.sim.gauges.claims import unclaimed
from dcgame.sim.gauges.lanes import COPIES
from dcgame.sim.gauges.reach import reaches
from dcgame.world.app import AppState
from dcgame.world.floorplan import occupied
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import Maintenance, PartKind, PartState, Server, ServerState
from dcgame.world.job import JobKind
from tests.sim.chance.game import Game

HOLDING = (GuestState.BOOTING, GuestState.RUNNING)
WAITING = (JobKind.RESHAPE, JobKind.REBUILD, JobKind.CONSOLIDATE)
"""What waits while the disks that it works on are out of reach, and is looked at again."""
VITAL = (PartKind.POWER_SUPPLY, PartKind.MAINBOARD)
WAITING = (JobKind.RESHAPE, JobKind.REBUILD, JobKind.CONSOLIDATE)


def no_guest_is_on_two_hosts(game: Game) -> None:
    """Indexes agree both ways: servers and guests, machines and applications. A guest runs twice
    only where a cluster is cut apart, counts no votes, and nothing locks a guest's files."""
    world = game.world
    lies = [(name, server.id) for server in world.servers.values() for name in server.guests]
    assert sorted(lies) == sorted((guest.id, guest.host) for guest in world.guests.values())
    machines: list[Server | Guest] = [*world.servers.values(), *world.guests.values()]
    on = [(name, machine.id) for machine in machines for name in machine.apps]
    assert sorted(on) == sorted((app.id, app.on) for app in world.apps.values())
    names = [*world.servers, *world.guests, *world.apps]
    assert len(names) == len(set(names))
    for guest in world.guests.values():
        if guest.twin:
            cluster = world.clusters[world.servers[guest.host].cluster or ""]
            assert guest.twin != guest.host
            assert cluster.sides, guest.id
            assert not cluster.locks, guest.id


def nothing_runs_on_what_is_down(game: Game) -> None:
    """Guests run on servers that are up, applications on machines that run, and nothing is up
    without a power supply or a mainboard."""
    world = game.world
    for guest in world.guests.values():
        if guest.state in HOLDING:
            assert world.servers[guest.host].state is ServerState.UP, guest.id
    for app in world.apps.values():
        if app.state in (AppState.RUNNING, AppState.LOADING):
            home = world.guests.get(app.on)
            server = world.server_of(app)
            assert server is not None
            assert server.state is ServerState.UP, app.id
            assert server.platform is not None, app.id
            assert home is None or home.state is GuestState.RUNNING, app.id
    for server in world.servers.values():
        if server.state is ServerState.UP:
            for kind in VITAL:
                assert server.working(kind), (server.id, kind)


def memory_is_accounted_for(game: Game) -> None:
    """A server has promised what its guests that run or boot have."""
    for server in game.world.servers.values():
        held = [game.world.guests[name] for name in server.guests]
        promised = sum(guest.ram for guest in held if guest.state in HOLDING)
        assert server.allocated == promised, server.id


def what_is_unclaimed_is_known(game: Game) -> None:
    """What the engine knows of servers is what their guests have not reserved of them."""
    world = game.world
    for name, known in world.unclaimed.items():
        assert attrs.astuple(known) == attrs.astuple(unclaimed(world, world.servers[name])), name


def who_is_under_way_arrives(game: Game) -> None:
    """What boots, loads or is worked on has a timer, and what does not has none; a copy's is at
    the moment that its pace makes it. Work on disks that are off, still to be rebuilt, or out of
    their host's reach, waits."""
    world, timers = game.world, game.world.agenda.timers
    for server in world.servers.values():
        keys = {f"{kind}/{server.id}" for kind in ("server", "install", "patch")}
        under_way = [key for key in keys if key in timers]
        assert len(under_way) == (server.state is ServerState.BOOTING), server.id
    for guest in world.guests.values():
        booting = guest.state is GuestState.BOOTING
        assert (f"guest/{guest.id}" in timers) is booting, guest.id
    for app in world.apps.values():
        if app.state is AppState.LOADING:
            assert f"app/{app.id}" in timers, app.id
    for key, job in world.jobs.items():
        waits = job.kind in WAITING and not job.rate and f"look/pace/{key}" in timers
        assert key in timers or waits, key
        if job.kind in COPIES and not job.cutover:
            assert timers[key].due == job.due, key


def guests_run_where_their_folder_is_read(game: Game) -> None:
    """A guest on its host's own disks is there and nowhere else; nothing runs on a host that is
    kept empty."""
    for guest in game.world.guests.values():
        if guest.state is GuestState.BOOTING and not guest.store:
            assert reaches(game.world, guest.host, guest), guest.id
    for server in game.world.servers.values():
        if server.maintenance is Maintenance.IN:
            held = [game.world.guests[name] for name in server.guests]
            assert not [guest.id for guest in held if guest.state in HOLDING], server.id


def racks_hold_what_fits(game: Game) -> None:
    """No two things stand in one unit (0: beside the others), none above the top; a part that is
    not good has an entry that says why."""
    for rack in game.world.racks.values():
        spans = occupied(game.world, rack.id)
        units = [unit for low, high in spans for unit in range(low, high + 1) if low]
        assert len(units) == len(set(units)), rack.id
        assert all(1 <= unit <= rack.height for unit in units), rack.id
    assert all(count >= 0 for count in game.world.spares.values())
    for server in game.world.servers.values():
        for part in server.parts:
            assert (part.state is PartState.GOOD) or part.since is not None, (server.id, part.id)
