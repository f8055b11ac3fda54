"""How the data of guests are protected, at a glance: 3-2-1-1-0, what would be lost now, whether a
restore was ever tried. For the overlay and the inspector. Pure."""

from collections.abc import Callable, Iterator

from dcgame.kernel.units import HOUR, Seconds
from dcgame.play import figures
from dcgame.sim.gauges.kept import backups_of
from dcgame.sim.gauges.protection import COPIES, MEDIA, protection_of
from dcgame.tui.floor.kinds import GUEST, SERVER, Paint, Target
from dcgame.tui.floor.labels import heading, pair
from dcgame.tui.widgets.ink import Run
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, say
from dcgame.world.guest import Guest
from dcgame.world.hardware import Server
from dcgame.world.world import World

NONE, LATE, PART, WHOLE = "none", "late", "part", "whole"
"""From the worst: no backup; none as new as its schedule says; a backup, but the rule 3-2-1-1-0
lacks something; nothing is missing."""
ORDER = (NONE, LATE, PART, WHOLE)
MARKS = {NONE: ("✖", "bad"), LATE: ("▲", "warn"), PART: ("◌", "busy"), WHOLE: ("✔", "good")}
SIGNS = (
    (NONE, N_("no backup")),
    (LATE, N_("late")),
    (PART, N_("in part")),
    (WHOLE, "3-2-1"),
)
GRACE: Seconds = HOUR
"""A copy takes its time: so much later than its schedule says it is not yet late."""


def standing_of(world: World, guest: Guest) -> str:
    """How well a guest is protected."""
    guard = protection_of(world, guest)
    if guard.behind is None:
        return NONE
    every = _every(world, guest)
    if every and guard.behind > every * HOUR + GRACE:
        return LATE
    return WHOLE if guard.complete else PART


def _every(world: World, guest: Guest) -> int:
    """Hours between two backups, as scheduled; 0 if there is no schedule."""
    plans = [each.every for each in world.schedules.values() if each.guest == guest.id]
    return min(plans, default=0)


def protection_painter(world: World, _: Target | None) -> Callable[[Target], Paint | None]:
    """A mark on each guest; on each host the worst of them."""

    def paint(target: Target) -> Paint | None:
        if target.kind == GUEST and target.id in world.guests:
            mark, tone = MARKS[standing_of(world, world.guests[target.id])]
            return Paint(mark, tone)
        if target.kind == SERVER:
            return _of_host(world, world.servers[target.id])
        return None

    return paint


def _of_host(world: World, server: Server) -> Paint | None:
    found = [standing_of(world, world.guests[name]) for name in server.guests]
    if not found:
        return None
    worst = min(found, key=ORDER.index)
    count = found.count(worst)
    mark, tone = MARKS[worst]
    words = {
        NONE: say(N_("{count} without backup"), count=count),
        LATE: say(N_("{count} late"), count=count),
        PART: say(N_("{count} not 3-2-1-1-0"), count=count),
        WHOLE: say(N_("all of it")),
    }
    return Paint(mark, tone, words[worst], shorter=(f"{count}/{len(found)}",))


def protection_sums(world: World, _: Target | None) -> tuple[Run, ...]:
    """Of all guests, how many are protected how well."""
    standings = [standing_of(world, guest) for guest in world.guests.values()]
    runs: list[Run] = []
    for standing, words in SIGNS:
        mark, tone = MARKS[standing]
        count = standings.count(standing)
        runs += [(f"{mark} {count}", tone), (f" {say(words)}  ", "dim")]
    return tuple(runs)


def protection_page(world: World, guest: Guest, width: int) -> Iterator[Item]:
    """The rule, point by point, where there are repositories at all."""
    if not world.repositories:
        return
    guard, standing = protection_of(world, guest), standing_of(world, guest)
    yield heading(say(N_("protection")), width)
    if guard.behind is None:
        none = say(N_("none yet"))
        yield pair(say(N_("backups")), f"✖ {none}", width, "bad")
        return
    tone = "warn" if standing == LATE else "plain"
    sign = "▲ " if standing == LATE else ""
    yield pair(say(N_("would be lost now")), sign + figures.duration(guard.behind), width, tone)
    every = _every(world, guest)
    plan = say(N_("every {hours} h"), hours=every) if every else say(N_("never"))
    yield pair(say(N_("copied by itself")), plan, width, "plain" if every else "warn")
    if guard.back_in is not None:
        yield pair(say(N_("back after")), figures.duration(guard.back_in), width)
    yield _counted(say(N_("copies")), guard.copies, COPIES, width)
    yield _counted(say(N_("media")), guard.media, MEDIA, width)
    yield _held(say(N_("one elsewhere")), guard.elsewhere, width)
    yield _held(say(N_("one immutable")), guard.immutable, width)
    yield _tried(world, guest, width)


def _counted(label: str, count: int, least: int, width: int) -> Item:
    enough = count >= least
    mark = "✔" if enough else "✖"
    return pair(label, f"{mark} {count}/{least}", width, "good" if enough else "warn")


def _held(label: str, held: bool, width: int) -> Item:
    words = say(N_("yes")) if held else say(N_("no"))
    return pair(label, f"{'✔' if held else '✖'} {words}", width, "good" if held else "warn")


def _tried(world: World, guest: Guest, width: int) -> Item:
    """The newest backup of which a restore was tried, and worked."""
    proved = [each for each in backups_of(world, guest.id) if each.usable and each.proved]
    label = say(N_("restore tested"))
    if not proved:
        never = say(N_("never"))
        return pair(label, f"✖ {never}", width, "warn")
    return pair(label, f"✔ {figures.moment(proved[-1].at)}", width, "good")
