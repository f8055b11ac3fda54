"""Whatever lasts: work under way, what boots or loads; how far it is, and what is left. Pure."""

from collections.abc import Iterator

from attrs import frozen

from dcgame.kernel.units import MINUTE, WHOLE, PerMille, Seconds
from dcgame.play import figures
from dcgame.tui.floor.kinds import APP, GUEST, MOVING, SERVER, SWITCH, Target
from dcgame.tui.floor.labels import pair
from dcgame.tui.floor.panels import machine_of
from dcgame.tui.widgets.ink import Line, ends, gauge
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, say
from dcgame.world.app import AppState
from dcgame.world.guest import GuestState
from dcgame.world.hardware import ServerState
from dcgame.world.job import Job, JobKind
from dcgame.world.world import World

HOLDING = (GuestState.RUNNING, GuestState.BOOTING)


@frozen
class Lasting:
    """``name`` is what is worked on, ``done`` how much of it (``None`` where its beginning is not
    known), ``left`` the seconds that remain, ``told`` what is said of them."""

    name: str
    target: Target | None
    glyph: str
    done: PerMille | None
    left: Seconds
    told: str
    tone: str = "dim"


def lasting(world: World) -> list[Lasting]:
    """Everything that lasts, what ends first at the top."""
    jobs = (_of_job(world, job) for job in world.jobs.values())
    return sorted((*jobs, *starting(world)), key=lambda each: (each.left, each.name))


def _of_job(world: World, job: Job) -> Lasting:
    target = machine_of(world, job.subject) or machine_of(world, job.goal)
    left, done = max(0, job.due - world.now), job.done_per_mille(world.now)
    told, tone = _brief(left), "dim"
    if job.kind is JobKind.EMPTY:
        # how long it takes is known only when the last has gone: what is left are guests
        count = sum(
            world.guests[name].state in HOLDING for name in world.servers[job.subject].guests
        )
        told, done = f"{count} {MOVING}", min(done, WHOLE - 10)
    elif never_ends(job):
        told, tone = say(N_("never")), "bad"
    return Lasting(job.subject, target, "» ", done, left, told, tone)


def never_ends(job: Job) -> bool:
    """Whether a guest writes its memory faster than it is sent."""
    return job.kind is JobKind.LIVE and not job.cutover and bool(job.rate) and not job.net_rate


def starting(world: World) -> Iterator[Lasting]:
    """What boots, loads or restarts."""
    for server in world.servers.values():
        if server.state is ServerState.BOOTING and server.ready_at is not None:
            target = Target(SERVER, server.id)
            yield _begun(world, target, server.changed_at, server.ready_at)
    for guest in world.guests.values():
        if guest.state is GuestState.BOOTING and guest.ready_at is not None:
            yield _begun(world, Target(GUEST, guest.id), guest.changed_at, guest.ready_at)
    for app in world.apps.values():
        if app.state is AppState.LOADING and app.ready_at is not None:
            yield _begun(world, Target(APP, app.id), None, app.ready_at)
    for switch in world.switches.values():
        if switch.restarting and switch.ready_at is not None:
            yield _begun(world, Target(SWITCH, switch.id), None, switch.ready_at)


def _begun(world: World, target: Target, since: Seconds | None, ready_at: Seconds) -> Lasting:
    left = max(0, ready_at - world.now)
    done = None if since is None else share_done(since, ready_at, world.now)
    return Lasting(target.id, target, "◐ ", done, left, _brief(left))


def share_done(since: Seconds, ready_at: Seconds, now: Seconds) -> PerMille:
    """How much of a stretch of time is over."""
    return min(WHOLE, max(0, now - since) * WHOLE // max(1, ready_at - since))


def _brief(seconds: Seconds) -> str:
    return figures.duration(seconds - seconds % MINUTE if seconds > 2 * MINUTE else seconds)


def lasting_item(each: Lasting, width: int) -> Item:
    """A line of the list: its name, a bar, what is left."""
    cells = 6 if width > 22 else 4
    bar: Line = (
        gauge(cells, each.done, "accent") if each.done is not None else ((" " * cells, "dim"),)
    )
    left: Line = ((each.glyph, "accent"), (each.name, "plain"))
    line = ends(left, (*bar, (f" {each.told:>6}", each.tone)), width)
    return Item(line, each.target.kind, each.target.id) if each.target else Item(line)


def starting_lines(world: World, target: Target, width: int) -> Iterator[Item]:
    """Of a page: how far a thing has booted or loaded."""
    for each in starting(world):
        if each.target != target:
            continue
        yield pair(say(N_("ready in")), figures.duration(each.left), width, "accent")
        if each.done is not None:
            bar = gauge(max(4, width - 8), each.done, "accent")
            yield Item((("  ", "plain"), *bar, (f" {each.done // 10:>3}%", "dim")))
