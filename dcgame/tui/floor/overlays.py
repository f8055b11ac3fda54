"""Overlays: one question asked of everything on the floor, answered on the racks. Pure.

Each says it in a mark and in words, so that it reads without colour.
"""

from collections.abc import Callable

from attrs import frozen

from dcgame.kernel.units import PerMille
from dcgame.play import figures
from dcgame.sim.gauges.bandwidth import link_now
from dcgame.sim.gauges.cooling import THRESHOLDS
from dcgame.sim.gauges.meters import power_now
from dcgame.sim.gauges.stores import lying_on, store_latency, stores
from dcgame.sim.wakes.climate import temperature_now
from dcgame.tui.floor.depending import dependents
from dcgame.tui.floor.fixtures.registry import thing_of
from dcgame.tui.floor.guarding import protection_painter, protection_sums
from dcgame.tui.floor.kinds import (
    APP,
    ARRAY,
    FABRIC,
    GROUP,
    GUEST,
    LUN,
    POOL,
    SERVER,
    SERVICE,
    SWITCH,
    Paint,
    Target,
    unpainted,
)
from dcgame.tui.floor.navigation import server_of
from dcgame.tui.floor.readings import reading
from dcgame.tui.floor.striking import blast_painter, blast_sums, inside_targets
from dcgame.tui.widgets.ink import APART, Run, load_mark, load_tone
from dcgame.words import N_, say, say_plural
from dcgame.world.hardware import Equipment, PartState, Server, ServerState
from dcgame.world.pool import Piece
from dcgame.world.world import World

Painter = Callable[[Target], Paint | None]
Signs = tuple[tuple[str, str, str], ...]
"""Mark, tone and words of what an overlay shows."""

OLD, OLDEST = 5, 8
"""Years: from the first on parts wear out (domain data, section 6), and how far a bar goes."""
SLOW, PAINFUL = 10_000, 25_000
"""Microseconds of an access: noticed, and the threshold of pain (domain data, section 4)."""


@frozen
class Overlay:
    """``paint`` says something of each thing; ``sums`` tells the whole in a few words.

    ``follows`` whether it is about what is under the cursor.
    """

    id: str
    name: str
    signs: Signs
    paint: Callable[[World, Target | None], Painter]
    sums: Callable[[World, Target | None], tuple[Run, ...]]
    follows: bool = False


def _silent(_: World, __: Target | None) -> tuple[Run, ...]:
    return ()


# Load.


def _load(world: World, _: Target | None) -> Painter:
    def paint(target: Target) -> Paint | None:
        if target.kind == SERVER:
            return _busy(world, world.servers[target.id])
        if target.kind in (LUN, POOL):
            return _waiting(world, target.id)
        share = link_now(world, target.id) if target.kind == SWITCH else None
        return None if share is None else _crowded(share)

    return paint


def _crowded(share: PerMille) -> Paint:
    mark = load_mark(share) if share >= 700 else "·"
    words = say(N_("uplinks {share}%"), share=share // 10)
    return Paint(mark, load_tone(share), words, min(1000, share))


def _busy(world: World, server: Server) -> Paint | None:
    if server.state is not ServerState.UP:
        return None
    read = reading(world, server)
    worst = max(read.load, read.ram)
    words = say(N_("cpu {cpu}% ram {ram}%"), cpu=read.load // 10, ram=read.ram // 10)
    mark = load_mark(worst) if worst >= 700 else "·"
    name = say(N_("cpu")) if read.load >= read.ram else say(N_("ram"))
    figure = f"{worst // 10}%"
    return Paint(mark, load_tone(worst), words, worst, shorter=(f"{name} {figure}", figure))


def _waiting(world: World, store: str) -> Paint:
    wait = store_latency(world, store)
    tone = "bad" if wait >= PAINFUL else "warn" if wait >= SLOW else "good"
    mark = {"bad": "✖", "warn": "▲"}.get(tone, "·")
    words = figures.decimal(wait, 1000, 1) + " ms"
    seconds = figures.decimal(wait, 1_000_000, 1) + "s"
    shorter = (f"{wait // 1000} ms", f"{wait // 1000}ms", seconds)
    return Paint(mark, tone, words, min(1000, wait * 1000 // PAINFUL), shorter=shorter)


# Power and heat.


def _power(world: World, _: Target | None) -> Painter:
    def paint(target: Target) -> Paint | None:
        return _drawn(world, world.servers[target.id]) if target.kind == SERVER else None

    return paint


def _heat_sums(world: World, _: Target | None) -> tuple[Run, ...]:
    """How warm each room is."""
    runs: list[Run] = []
    for name in sorted(world.rooms):
        heat = temperature_now(world, world.rooms[name], world.shared_loads.get(name))
        tone = "bad" if heat >= THRESHOLDS[1] else "warn" if heat >= THRESHOLDS[0] else "plain"
        gap = "  " if runs else ""
        runs += [(f"{gap}{name} ", "dim"), (figures.decimal(heat, 1000, 1) + "°", tone)]
    return tuple(runs)


def _drawn(world: World, server: Server) -> Paint:
    drawn = power_now(world, server)
    share = drawn * 1000 // max(1, server.model.full)
    words = figures.power(drawn)
    if server.capacity_factor < 1000:
        hot = say(N_("throttled by heat"))
        return Paint("▲", "bad", f"{words} {hot}", share, strong=True, shorter=(words,))
    if server.state in (ServerState.UP, ServerState.BOOTING):
        return Paint("·", load_tone(share), words, share)
    return Paint("○", "faint", say(N_("draws nothing")), shorter=("",))


# Replicas.


def _guest_of(world: World, target: Target | None) -> str:
    """The guest that is meant: itself, that of an application, or the first of a host."""
    if target is None:
        return ""
    if target.kind == GUEST and target.id in world.guests:
        return target.id
    if target.kind == APP and target.id in world.apps:
        on = world.apps[target.id].on
        return on if on in world.guests else ""
    if target.kind in (LUN, POOL):
        lying = lying_on(world, target.id) if target.id in stores(world) else ()
        return lying[0].id if lying else ""
    server = server_of(world, target)
    return server.guests[0] if server and server.guests else ""


def _replicas(world: World, focus: Target | None) -> Painter:
    name = _guest_of(world, focus)
    guest = world.guests.get(name)
    pool = world.pools.get(guest.store) if guest else None
    layout = pool.layouts.get(name) if pool else None
    pieces = {piece.node: piece for piece in layout.pieces} if layout else {}
    group = world.luns[guest.store].group if guest and guest.store in world.luns else ""

    def paint(target: Target) -> Paint | None:
        if guest is None:
            return None
        if target.kind == GUEST:
            return Paint("▸", "accent", strong=True) if target.id == name else None
        if target == Target(LUN, guest.store):
            return Paint("◆", "accent", say(N_("its folder")), strong=True)
        if target == Target(GROUP, group):
            return Paint("◆", "accent", say(N_("its disks")))
        if target.kind != SERVER:
            return None
        runs, piece = target.id == guest.host, pieces.get(target.id)
        if piece is not None and pool is not None:
            return _piece(piece, pool.is_good(piece), runs)
        if not runs:
            return Paint("·", "faint")
        if guest.store:
            return Paint("▸", "accent", say(N_("runs here")), shorter=("",))
        here = say(N_("runs and lies here"))
        return Paint("◆", "accent", here, strong=True, shorter=(say(N_("runs here")), "▸"))

    return paint


def _piece(piece: Piece, good: bool, runs: bool) -> Paint:
    words = say(N_("copy on {disk}"), disk=piece.disk)
    if runs:
        words += " · " + say(N_("runs here"))
    if good:
        return Paint("◆", "good", words, strong=True)
    state = say(N_("gone")) if piece.gone is not None else say(N_("not up to date"))
    return Paint("✖", "bad", f"{words} · {state}")


def _replica_sums(world: World, target: Target | None) -> tuple[Run, ...]:
    name = _guest_of(world, target)
    guest = world.guests.get(name)
    if guest is None:
        return ((say(N_("select a guest")), "dim"),)
    where = world.store_of(guest)
    return ((say(N_("{guest} lies on {store}"), guest=name, store=where), "plain"),)


# Age and risk.


def _age(world: World, _: Target | None) -> Painter:
    def paint(target: Target) -> Paint | None:
        if target.kind == SERVER:
            server = world.servers[target.id]
            return _aged(server, server.support is None, server.platform)
        thing = thing_of(world, target)
        aged = isinstance(thing, Equipment) and (thing.age >= OLD or _ailing(thing))
        if isinstance(thing, Equipment) and (aged or target.kind in (ARRAY, FABRIC)):
            return _aged(thing, getattr(thing, "support", 0) is None, None)
        return None

    return paint


def _ailing(thing: Equipment) -> int:
    return sum(part.state is not PartState.GOOD for part in thing.parts)


def _aged(thing: Equipment, bare: bool, platform: object) -> Paint:
    ailing = _ailing(thing)
    notes = [say(N_("{years} y"), years=thing.age)]
    if ailing:
        notes.append(say_plural("{count} part ails", "{count} parts ail", ailing))
    if platform is not None and getattr(platform, "update_due", None) is not None:
        notes.append(say(N_("update due")))
    if bare:
        notes.append(say(N_("no support")))
    risky = thing.age >= OLD
    mark, tone = ("✖", "bad") if ailing else ("▲", "warn") if risky else ("·", "good")
    return Paint(mark, tone, " · ".join(notes), min(1000, thing.age * 1000 // OLDEST))


# Who depends on this.


def _depends(world: World, focus: Target | None) -> Painter:
    found = dependents(world, focus)

    def paint(target: Target) -> Paint | None:
        if target == focus:
            return Paint("▸", "title", say(N_("this")), strong=True)
        if target.kind in (GUEST, APP):
            return Paint("◆", "accent", strong=True) if target in found else None
        if target in found:
            return Paint("◆", "accent", say(N_("depends on it")), shorter=("",))
        if target.kind != SERVER:
            return None
        count = sum(each in found for each in inside_targets(world.servers[target.id]))
        if count:
            words = say_plural("{count} depends on it", "{count} depend on it", count)
            return Paint("◆", "accent", words, shorter=(str(count),))
        return Paint("·", "faint")

    return paint


def _depend_sums(world: World, target: Target | None) -> tuple[Run, ...]:
    if target is None:
        return ((say(N_("nothing selected")), "dim"),)
    names = sorted(each.id for each in dependents(world, target) if each.kind == SERVICE)
    if not names:
        words = say(N_("no service depends on {thing}"), thing=target.id)
        return ((words, "dim"), *_rests_on(world, target))
    words = say(N_("on {thing} depend {services}"), thing=target.id, services=", ".join(names))
    return ((words, "accent"), *_rests_on(world, target))


def _rests_on(world: World, target: Target) -> tuple[Run, ...]:
    """What a service requires in its turn."""
    service = world.services.get(target.id) if target.kind == SERVICE else None
    if service is None or not service.requires:
        return ()
    words = say(N_("it requires {services}"), services=", ".join(service.requires))
    return ((f" · {words}", "dim"),)


BUSY: Signs = (
    ("›", "busy", N_("from 70 %")),
    ("▲", "warn", N_("from 90 %")),
    ("✖", "bad", N_("asked for more than there is")),
)

OVERLAYS: tuple[Overlay, ...] = (
    Overlay("load", N_("load and memory"), BUSY, _load, _silent),
    Overlay(
        "power",
        N_("power and heat"),
        (("▲", "bad", N_("throttled by heat")), ("○", "dim", N_("draws nothing"))),
        _power,
        _heat_sums,
    ),
    Overlay(
        "blast",
        N_("blast radius"),
        (("✖", "bad", N_("falls")), ("▲", "warn", N_("runs, its service is down"))),
        blast_painter,
        blast_sums,
        follows=True,
    ),
    Overlay(
        "replicas",
        N_("where this guest lies"),
        (("◆", "good", N_("its data")), ("▸", "accent", N_("runs here"))),
        _replicas,
        _replica_sums,
        follows=True,
    ),
    Overlay(
        "age",
        N_("age and risk"),
        (("▲", "warn", N_("five years and more")), ("✖", "bad", N_("a part ails"))),
        _age,
        _silent,
    ),
    Overlay(
        "protection",
        N_("protection"),
        (),
        protection_painter,
        protection_sums,
    ),
    Overlay(
        "depends",
        N_("who depends on this"),
        (("◆", "accent", N_("depends on it")),),
        _depends,
        _depend_sums,
        follows=True,
    ),
)


def overlay_of(name: str) -> Overlay | None:
    """The overlay of that id."""
    return next((each for each in OVERLAYS if each.id == name), None)


def next_overlay(name: str) -> str:
    """The one after it; after the last none, then the first."""
    names = ["", *(each.id for each in OVERLAYS)]
    return names[(names.index(name) + 1) % len(names)]


def overlay_before(name: str) -> str:
    """The one before it; before the first none, then the last."""
    names = ["", *(each.id for each in OVERLAYS)]
    return names[names.index(name) - 1]


def paints_of(world: World, name: str, focus: Target | None) -> Painter:
    """What an overlay says of a thing; nothing if there is none of that name."""
    overlay = overlay_of(name)
    return overlay.paint(world, focus) if overlay else unpainted


def legend_runs(world: World, name: str, target: Target | None) -> tuple[Run, ...]:
    """What follows the name of an overlay: the whole in words, then its signs."""
    overlay = overlay_of(name)
    if overlay is None:
        return ()
    runs: list[Run] = list(overlay.sums(world, target))
    for mark, tone, words in overlay.signs:
        runs += [APART, (f"{mark} ", tone), (say(words), "dim")]
    return tuple(runs)
