"""A repair in time: before the next fault, for which there was no room. Remedies of
:mod:`dcgame.play.remedies`."""

from collections.abc import Iterable

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import HOUR, MINUTE, Seconds
from dcgame.play.ledger import Loss
from dcgame.play.session import Session
from dcgame.play.stronger import facts_behind, facts_meanwhile
from dcgame.play.whatif import Added, Also
from dcgame.sim.commands.spare import EXPRESS
from dcgame.sim.facts.guests import GuestWaiting
from dcgame.sim.facts.hardware import HostLost, PartFailed, PartReplaced, PartWarned
from dcgame.sim.facts.restarts import GuestHeld
from dcgame.sim.gauges.affinity import cluster_of
from dcgame.words import N_
from dcgame.world.cluster import Cluster
from dcgame.world.world import World

REACTION: Seconds = 5 * MINUTE
EMPTIED: Seconds = 2 * HOUR
"""So long before it fails a host is emptied, where it gave warning."""


def repaired_in_time(game: Session, loss: Loss) -> Iterable[Added]:
    """Of several parts the first was dead already: it could have been replaced at once."""
    dead = facts_behind(game, loss, PartFailed)
    for entry in dead[1:]:
        fact: PartFailed = entry.fact
        yield Added(entry.at, f"replace {fact.part} of {fact.server}")


def repaired_before_the_next(game: Session, loss: Loss) -> Iterable[Also]:
    """A member fell while another still waited for a part, and those left had no room, or no
    majority: the part could have been there, and who had given warning been emptied."""
    short = (GuestWaiting, GuestHeld)
    if not any(facts_meanwhile(game, loss, kind) for kind in short):
        return
    for entry in facts_behind(game, loss, HostLost):
        host: str = entry.fact.server
        cluster = cluster_of(game.world, host)
        for broken in _broken_beside(game, cluster, entry) if cluster else ():
            fact: PartFailed = broken.fact
            kind = _kind_of(game.world, fact)
            bought = broken.at + REACTION
            orders = (
                (bought, f"spare {kind}"),
                (bought + EXPRESS + MINUTE, f"replace {fact.part} of {fact.server}"),
            )
            values = (("part", fact.part), ("server", fact.server), ("other", host))
            if _warned(game, entry):
                text = N_("with a new {part} in {server} the next day, and {other} emptied in time")
                yield Also((*orders, (entry.at - EMPTIED, f"maintain {host}")), text, values)
            yield Also(orders, N_("with a new {part} in {server} the next day"), values)


def _broken_beside(game: Session, cluster: Cluster, fell: Entry) -> Iterable[Entry]:
    """Parts of other members that were dead when a member fell."""
    dead: dict[tuple[str, str], Entry] = {}
    for entry in game.journal[: fell.seq]:
        fact = entry.fact
        if isinstance(fact, PartFailed):
            dead[fact.server, fact.part] = entry
        elif isinstance(fact, PartReplaced):
            dead.pop((fact.server, fact.part), None)
    others = [name for name in cluster.members if name != fell.fact.server]
    return [entry for entry in dead.values() if entry.fact.server in others]


def _kind_of(world: World, fact: PartFailed) -> str:
    part = world.servers[fact.server].part(fact.part)
    return part.kind.value if part else ""


def _warned(game: Session, fell: Entry) -> bool:
    """Whether a host that fell had said so long enough before."""
    return any(
        isinstance(entry.fact, PartWarned) and entry.fact.server == fell.fact.server
        for entry in game.journal[: fell.seq]
        if entry.at < fell.at - EMPTIED
    )
