"""What will be short afterwards: gauges that an order brings into a worse band, or out of one."""

from collections.abc import Iterable

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.journal import Entry
from dcgame.kernel.units import DAY, SLOT, WHOLE, PerMille, Seconds
from dcgame.play.ahead import Ahead, Run
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.gauges.memory import memory_of
from dcgame.sim.gauges.outlook import BANDS
from dcgame.sim.gauges.processor import load_behind, total_between
from dcgame.sim.gauges.stores import io_gauge
from dcgame.world.world import World

EARLY = ("ram/", "space/")
"""Gauges that are told of when they are only busy: the balloon works, one node may be too many."""
GUESTS_OWN = ("vcpu", "share", "ready", "nic", "disk")
"""Gauges of what is in a guest, not of what guests share."""


@frozen(eq=False)
class Shortage:
    """A gauge that crosses into ``entry``'s band with the order, and not without it. ``level`` is
    the highest load of the coming day, per mille (``None`` where there is no such figure)."""

    gauge: str
    band: Band
    entry: Entry
    level: PerMille | None

    @property
    def weight(self) -> tuple[int, int, int]:
        """By which they are compared, the worst first."""
        return (self.band, self.gauge.partition("/")[0] not in GUESTS_OWN, self.level or 0)


def shortages(ahead: Ahead) -> tuple[Shortage, ...]:
    """The gauges that get worse, the worst first, then by name."""
    without = _worst(ahead.now, ahead.idle.entries)
    worst, found = _worst(ahead.now, ahead.ordered.entries), []
    for gauge, (band, entry) in sorted(worst.items()):
        before = without[gauge][0] if gauge in without else band_of(ahead.now, gauge)
        tells = band >= Band.SHORT or (band is Band.BUSY and gauge.startswith(EARLY))
        beneath = worst.get(_beneath(ahead.ordered.done, gauge))
        if band > before and tells and (beneath is None or beneath[0] < band):
            found.append(Shortage(gauge, band, entry, _level(ahead.ordered, gauge, band)))
    return tuple(sorted(found, key=lambda each: tuple(-part for part in each.weight)))


def _beneath(world: World, gauge: str) -> str:
    """Of a guest's virtual disk, the gauge of its datastore; where that is as short, it says
    enough."""
    kind, _, name = gauge.partition("/")
    guest = world.guests.get(name) if kind == "disk" else None
    return io_gauge(world, world.store_of(guest)) if guest is not None else ""


def reliefs(ahead: Ahead) -> tuple[str, ...]:
    """The gauges that would be short the coming day, and with the order are not, by name."""
    with_, without = ahead.ordered, ahead.idle
    seen = {*without.done.gauges, *(key for key, _ in _crossings(without.entries))}
    return tuple(
        gauge
        for gauge in sorted(seen)
        if _is_there(with_.done, gauge)
        and _lasting(without, gauge) >= Band.SHORT
        and _lasting(with_, gauge) < Band.BUSY
    )


def band_of(world: World, gauge: str) -> Band:
    """In which band a gauge is."""
    state = world.gauges.get(gauge)
    return state.band if state else Band.FINE


def _crossings(entries: Iterable[Entry]) -> list[tuple[str, Entry]]:
    return [(entry.fact.gauge, entry) for entry in entries if isinstance(entry.fact, BandCrossed)]


def _worst(start: World, entries: Iterable[Entry]) -> dict[str, tuple[Band, Entry]]:
    """The worst band of each gauge that crosses anything, and the entry that put it there."""
    found: dict[str, tuple[Band, Entry]] = {}
    for gauge, entry in _crossings(entries):
        band = entry.fact.band
        if band > (found[gauge][0] if gauge in found else band_of(start, gauge)):
            found[gauge] = band, entry
    return found


def _lasting(run: Run, gauge: str) -> Band:
    """The worst band of a gauge on the day after the work."""
    later: list[Band] = [
        entry.fact.band
        for key, entry in _crossings(run.entries)
        if key == gauge and entry.at > run.done.now
    ]
    return max([band_of(run.done, gauge), *later])


def _is_there(world: World, gauge: str) -> bool:
    """Whether what a gauge measures is still there, and is asked for something."""
    kind, _, name = gauge.partition("/")
    if kind == "ram":
        return name in world.servers and bool(memory_of(world, world.servers[name]).promised)
    if kind == "space":
        return True
    return name in world.host_loads or name in world.shared_loads or name in world.guests


def _level(run: Run, gauge: str, band: Band) -> PerMille | None:
    """The highest load; ``None`` also where it is over when the work is done."""
    kind, _, name = gauge.partition("/")
    world = run.done
    if kind == "ram":
        return memory_of(world, world.servers[name]).load if name in world.servers else None
    if kind in ("space", "share", "ready"):
        return None
    level = _peak(world, gauge, run.after.now - world.now)
    return level if level is not None and level >= BANDS.floor(band) else None


def _peak(world: World, gauge: str, span: Seconds) -> PerMille | None:
    load = load_behind(world, gauge)
    if load is None or not load.loads:
        return None
    slot = world.now // SLOT
    total = total_between(load.loads, slot, slot + max(1, min(span, DAY) // SLOT))
    return int(total.max()) * WHOLE // load.capacity
