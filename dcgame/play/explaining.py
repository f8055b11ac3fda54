"""A chain of causes as lines: what happened, what made it possible, and what stood there then."""

from collections.abc import Iterator

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.journal import Link
from dcgame.kernel.units import Seconds
from dcgame.play.gauge_load import gauges_of, loaded_by
from dcgame.play.narrate import told
from dcgame.play.session import Session
from dcgame.play.trail import moment_at
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.luns import LunFull
from dcgame.sim.facts.play import GameBegun
from dcgame.sim.facts.pools import PoolStopped
from dcgame.sim.facts.snapshots import StoreFilled
from dcgame.sim.gauges.filling import space_gauge
from dcgame.words import N_, say
from dcgame.world.world import World


@frozen
class Reason:
    """One line of an explanation. ``stood`` when it tells no entry, but how things stood when the
    entry before it happened."""

    seq: int
    depth: int
    enabling: bool
    at: Seconds
    sentence: str
    stood: bool = False


def explain(session: Session, seq: int) -> tuple[Reason, ...]:
    """Why an entry came about; with each gauge that ran short, what loaded it at that moment."""
    return tuple(_lines(session, session.why(seq)))


def stands(session: Session, name: str) -> tuple[Reason, ...]:
    """How full or how busy a thing is now to which nothing has happened, and by whom."""
    first, world = session.journal[0].seq, session.world
    lines = (line for gauge in gauges_of(world, name) for line in loaded_by(world, gauge))
    return tuple(Reason(first, 0, False, world.now, line, stood=True) for line in lines)


def _lines(session: Session, links: tuple[Link, ...]) -> Iterator[Reason]:
    told_of: set[str] = set()
    for link in links:
        entry = link.entry
        yield Reason(entry.seq, link.depth, link.enabling, entry.at, _sentence(link))
        gauge = _gauge(link)
        if not gauge or gauge in told_of:
            continue
        told_of.add(gauge)
        for line in loaded_by(_world_at(session, entry.at), gauge):
            yield Reason(entry.seq, link.depth + 1, False, entry.at, line, stood=True)


def _sentence(link: Link) -> str:
    """Who asks why something is so does not ask when the shift began."""
    if isinstance(link.entry.fact, GameBegun) and link.depth:
        return say(N_("The room was handed over so; nothing done since led to it"))
    return told(link.entry)


def _gauge(link: Link) -> str:
    """The gauge of which an entry tells that it ran short."""
    fact = link.entry.fact
    if isinstance(fact, BandCrossed):
        return fact.gauge if fact.band > Band.FINE else ""
    if isinstance(fact, StoreFilled):
        return space_gauge(fact.store)
    if isinstance(fact, PoolStopped):
        return space_gauge(fact.pool)
    return space_gauge(fact.lun) if isinstance(fact, LunFull) else ""


def _world_at(session: Session, at: Seconds) -> World:
    if at == session.world.now:
        return session.world
    return session.trail.world(session.deeds, moment_at(session.deeds, at))
