"""Copies share the site's link; each ends when its last kilobyte has arrived."""

from attrs import frozen

from dcgame.kernel.units import Kilobytes, Seconds, ceiling
from dcgame.sim.facts.apps import AppMoved, AppStopped
from dcgame.sim.facts.claims import LimitSet, ReservationSet, SharesSet
from dcgame.sim.facts.folders import IdentityCopied
from dcgame.sim.facts.guests import GuestCreated, GuestMoved
from dcgame.sim.facts.hardware import ServerPoweredOff
from dcgame.sim.facts.jobs import CopyPaced, CutoverBegun, JobDone, JobFailed
from dcgame.sim.facts.pools import GuestStored
from dcgame.sim.gauges.bandwidth import left_until
from dcgame.sim.gauges.compatible import mode_for
from dcgame.sim.gauges.folders import folder_size
from dcgame.sim.gauges.handing import handed_out
from dcgame.sim.gauges.identity import identity_of
from dcgame.sim.gauges.lanes import COPIES, Lanes, ends, lanes, share, sharers, vault_of
from dcgame.sim.gauges.network import narrow_frames
from dcgame.sim.gauges.placement import has_places
from dcgame.sim.gauges.space import fresh_blocks, has_blocks
from dcgame.sim.gauges.stores import capacity, kind_of, landing, reachable, stuck, takes_app, used
from dcgame.sim.wakes.backing import backup_done
from dcgame.sim.wakes.base import Effect, Effects, Forget, Later, Wake
from dcgame.sim.wakes.boot import load_app, machine_runs, start_guest
from dcgame.sim.wakes.healing import is_out_of_pace, look_at
from dcgame.sim.wakes.live import converges, memory_sent, stop_of, switched_over
from dcgame.sim.wakes.replicating import replicated
from dcgame.sim.wakes.restoring import restore_done
from dcgame.world.app import AppState
from dcgame.world.growth import content, written
from dcgame.world.guest import Guest, GuestState, Shares, formed
from dcgame.world.hardware import ServerState
from dcgame.world.job import Job, JobKind
from dcgame.world.world import World

PACES = "look/paces"
_FOLDERS = (JobKind.STORE, JobKind.CLONE, JobKind.DEPLOY)
_BRINGING = (*_FOLDERS, JobKind.MIGRATE)
"""What brings a folder to a shared datastore on which it did not lie."""


def copying(world: World) -> tuple[Job, ...]:
    """The copies under way, oldest first."""
    jobs = [job for job in world.jobs.values() if job.kind in COPIES and not job.cutover]
    return tuple(sorted(jobs, key=lambda job: (job.begun, job.entry)))


def share_link(world: World) -> Effects:
    """Every copy gets its part of the links that it takes; what a slow disk leaves is not passed
    on. They are paced anew when users leave them more or less; pools look at their own work."""
    taken = {job.key: lanes(world, job) for job in sharers(world)}
    for job in copying(world):
        mine = taken[job.key]
        part = share(world, mine, tuple(each for key, each in taken.items() if key != job.key))
        rate = max(1, job.cap if part is None else min(job.cap, part))
        due = world.now + copy_time(job.left_at(world.now), net_rate(job, rate))
        over = tuple(mine) if world.switches or world.sites else ()
        if (rate, due, over) != (job.rate, job.due, job.over):
            yield CopyPaced(job.subject, job.key, rate, due, over)
            yield Later(job.key, due, CopyArrived(job.key), job.entry)
    yield paced_until(world, tuple(taken.values()))
    yield from (look_at(world, name) for name in sorted(world.pools) if is_out_of_pace(world, name))


def paced_until(world: World, taken: tuple[Lanes, ...]) -> Effect:
    """When users will leave copies another part of some link; never, where nobody uses them."""
    links = {name: speed for each in taken for name, speed in each.items()}
    moments = [left_until(world, name, links[name]) for name in sorted(links)]
    due = min((moment for moment in moments if moment is not None), default=None)
    return Forget(PACES) if due is None else Later(PACES, due, PacesMove())


@frozen(eq=False)
class PacesMove(Wake):
    """Users leave copies another part of the links than before."""

    def decide(self, world: World) -> Effects:
        return share_link(world)


def _dropping(world: World, job: Job) -> str:
    """The switch on a copy's way that drops the frames which hosts send, if there is one."""
    machines = [world.servers[name] for name in ends(world, job) if name in world.servers]
    narrow = narrow_frames(world, *machines) if len(machines) == 2 else ()
    return narrow[0].id if narrow else ""


def net_rate(job: Job, rate: Kilobytes) -> Kilobytes:
    """What a copy gains a second. A guest that dirties its memory as fast as it is sent is given
    one round to show it."""
    return rate - job.dirty if rate > job.dirty else rate


def copy_time(left: Kilobytes, rate: Kilobytes) -> Seconds:
    """Seconds that a copy needs at that rate."""
    return ceiling(left, max(1, rate))


@frozen(eq=False)
class CopyArrived(Wake):
    """All of a copy has arrived: switch over, or finish at once."""

    key: str

    def decide(self, world: World) -> Effects:
        job = world.jobs.get(self.key)
        if job is None:
            return
        if job.kind is JobKind.REPLICATE:
            yield from replicated(world, job)
            return
        problem = obstacle(world, job)
        if problem:
            yield JobFailed(job.subject, job.kind, job.key, problem)
            return
        if job.kind is JobKind.LIVE:
            yield from memory_sent(world, job)
            if job.forced and not converges(job):
                yield from cut_over(world, job, stop_of(job))
            return
        if not job.stop:
            yield from finish(world, job)
            return
        yield from cut_over(world, job, job.stop)


def cut_over(world: World, job: Job, seconds: Seconds) -> Effects:
    """The original stands still for so long, then the copy takes over."""
    due = world.now + seconds
    yield CutoverBegun(job.subject, job.key, due)
    yield Later(job.key, due, CutoverDone(job.key))


@frozen(eq=False)
class CutoverDone(Wake):
    """The last changes have followed; the copy takes over."""

    key: str

    def decide(self, world: World) -> Effects:
        job = world.jobs.get(self.key)
        if job is None:
            return
        problem = obstacle(world, job)
        if problem:
            yield JobFailed(job.subject, job.kind, job.key, problem)
            return
        yield from finish(world, job)


def obstacle(world: World, job: Job) -> str:
    """Why a copy cannot go on: an end of it is gone, or it did not fit. Empty when all is well.

    An application can only be installed in a guest that runs.
    """
    for machine in ends(world, job):
        server = world.servers.get(machine)
        if server is None or server.state is not ServerState.UP:
            return machine
    narrow = _dropping(world, job)
    if narrow:
        return narrow
    vault = vault_of(world, job)
    if vault is not None and _vault_away(world, job, vault.id):
        return vault.id
    if job.kind is JobKind.STORE:
        return _unreachable(world, job) or _unfit(world, job)
    away = _store_away(world, job) or _unfit(world, job)
    if away:
        return away
    guest = world.guests.get(job.goal)
    if guest is None:
        return ""
    fits = guest.state is GuestState.RUNNING and takes_app(world, guest, world.apps[job.subject])
    return "" if fits else guest.id


def _unfit(world: World, job: Job) -> str:
    """The datastore whose disks others have filled meanwhile, or for which a folder has grown too
    large on its way."""
    guest, pool = world.guests.get(job.subject), world.pools.get(job.store)
    if guest is None or job.kind not in _BRINGING:
        return ""
    arrives = formed(guest, job.form)
    if _outgrown(world, job, arrives):
        return landing(job)
    if job.kind not in _FOLDERS:
        return ""
    if pool is not None and not has_places(world, pool, handed_out(world, arrives)):
        return job.store
    moved = job.kind is JobKind.STORE
    blocks = fresh_blocks(world, guest, job.store) if moved else written(world, guest, world.now)
    return "" if has_blocks(world, job.store, blocks) else job.store


def _outgrown(world: World, job: Job, arrives: Guest) -> bool:
    """Whether a folder has grown on its way, and has no room where it arrives."""
    store, counted = landing(job), job.kind is JobKind.MIGRATE
    more = 0 if counted else folder_size(world, arrives) - job.total // 1000
    return (counted or more > 0) and used(world, store) + more > capacity(world, store)


def _vault_away(world: World, job: Job, vault: str) -> bool:
    """Whether the host at one end does not reach the repository at the other."""
    return any(not reachable(world, vault, host) for host in ends(world, job))


def _store_away(world: World, job: Job) -> str:
    """A shared datastore that the copy reads or fills and that cannot be reached now; a restore
    reads nothing of what its guest lay on."""
    subject = None if job.kind is JobKind.RESTORE else world.guests.get(job.subject)
    if subject and subject.store and not reachable(world, subject.store, subject.host):
        return subject.store
    if job.store and job.goal in world.servers and not reachable(world, job.store, job.goal):
        return job.store
    return ""


def _unreachable(world: World, job: Job) -> str:
    """The datastore, of the two between which a folder moves, that its host cannot read or write
    now; the guest itself, if it is gone."""
    guest = world.guests.get(job.subject)
    if guest is None:
        return job.subject
    for store in (world.store_of(guest), job.store):
        if kind_of(world, store) is None or not reachable(world, store, guest.host):
            return store
    return job.store if stuck(world, job.store) is not None else ""


def finish(world: World, job: Job) -> Effects:
    """What a complete copy becomes."""
    yield JobDone(job.subject, job.kind, job.key)
    if job.kind is JobKind.LIVE:
        yield from switched_over(job)
    elif job.kind is JobKind.CONVERT:
        yield from _converted(world, job)
    elif job.kind is JobKind.MIGRATE:
        yield GuestMoved(job.subject, job.goal)
    elif job.kind in (JobKind.CLONE, JobKind.DEPLOY):
        yield from _cloned(world, job)
    elif job.kind is JobKind.BACKUP:
        yield from backup_done(world, job)
    elif job.kind is JobKind.RESTORE:
        yield from restore_done(world, job)
    elif job.kind is JobKind.STORE:
        yield GuestStored(job.subject, job.store, job.form)
    else:
        yield from _relocated(world, job)


def _converted(world: World, job: Job) -> Effects:
    """The old machine is off; its applications live in a guest of the new one."""
    name, vcpu, ram = job.detail.split("/")
    server = world.servers[job.subject]
    for app in server.apps:
        if world.apps[app].state in (AppState.RUNNING, AppState.LOADING):
            yield AppStopped(app)
    yield GuestCreated(
        guest=name,
        host=job.goal,
        vcpu=int(vcpu),
        ram=int(ram),
        disk=job.total // 1000,
        mode=mode_for(server.model.isa, world.servers[job.goal]),
        tools=True,
        isa=server.model.isa,
        family=server.platform.model.family if server.platform else "linux",
    )
    for app in server.apps:
        yield AppMoved(app, name)
    yield ServerPoweredOff(job.subject)
    yield start_guest(world, name)


def _cloned(world: World, job: Job) -> Effects:
    """A copy is its original to the last byte; what is deployed from a template has been given
    a name of its own."""
    original = world.guests[job.subject]
    yield GuestCreated(
        guest=job.detail,
        host=job.goal,
        vcpu=original.vcpu,
        ram=original.ram,
        disk=original.disk,
        mode=original.mode,
        tools=original.tools,
        isa=original.isa,
        family=original.family,
        boot=original.boot,
        store=job.store,
        thin=original.thin,
        more=original.more,
        laden=content(world, original),
    )
    yield from _same_claims(job.detail, original)
    if job.kind is JobKind.CLONE:
        yield IdentityCopied(job.detail, identity_of(original))


def _same_claims(clone: str, original: Guest) -> Effects:
    """What its settings say of shares, reservation and limit is copied with them."""
    if original.shares is not Shares.NORMAL:
        yield SharesSet(clone, original.shares)
    if original.reserved_cpu or original.reserved_ram:
        yield ReservationSet(clone, original.reserved_cpu, original.reserved_ram)
    if original.cpu_limit:
        yield LimitSet(clone, original.cpu_limit)


def _relocated(world: World, job: Job) -> Effects:
    app = world.apps[job.subject]
    if app.state in (AppState.RUNNING, AppState.LOADING):
        yield AppStopped(app.id)
    yield AppMoved(app.id, job.goal)
    yield Later(f"app/{app.id}", world.now, FirstLoad(app.id))


@frozen(eq=False)
class FirstLoad(Wake):
    """A relocated application starts where it is now, unless it was to stay stopped."""

    app: str

    def decide(self, world: World) -> Effects:
        app = world.apps[self.app]
        if app.wanted and machine_runs(world, app.on):
            yield from load_app(world, self.app)
