"""What could have been otherwise about a loss: changes to try.

Each remedy looks at one stretch of downtime and gives the changes that might have spared it.
Whether they would have is told by replaying, in :mod:`dcgame.play.lessons`. What joins the room
adds its remedies to :data:`REMEDIES`.
"""

from collections.abc import Callable, Iterable

import attrs

from dcgame.kernel.values import changed
from dcgame.play.clustered import (
    noticed_sooner,
    on_a_shared_disk,
    restarted_first,
    with_a_clean_cut,
    with_another_witness,
    with_own_heartbeats,
    with_twins_apart,
)
from dcgame.play.ledger import Loss
from dcgame.play.repaired import repaired_before_the_next, repaired_in_time
from dcgame.play.rescues import from_a_copy, from_a_snapshot
from dcgame.play.session import Session
from dcgame.play.stronger import (
    facts_behind,
    first_world,
    with_a_spare,
    with_a_witness,
    with_high_availability,
    with_three_copies,
    with_two_feeds,
)
from dcgame.play.whatif import Added, Begun, Change
from dcgame.sim.facts.guests import GuestLost, GuestStopped
from dcgame.sim.facts.hardware import PartFailed
from dcgame.words import N_
from dcgame.world.hardware import Part, PartKind
from dcgame.world.world import World

Remedy = Callable[[Session, Loss], Iterable[Change]]


DOUBLED = {
    PartKind.POWER_SUPPLY: N_("with a second power supply in {server}"),
    PartKind.FAN: N_("with a second fan in {server}"),
    PartKind.DISK: N_("with mirrored disks in {server}"),
}
"""Parts of which a server may have two."""


def doubled(game: Session, loss: Loss) -> Iterable[Change]:
    """The only part of its kind failed: the server could have had two from the beginning."""
    for entry in facts_behind(game, loss, PartFailed):
        fact: PartFailed = entry.fact
        server = game.world.servers.get(fact.server)
        part = server.part(fact.part) if server else None
        if server is None or part is None or part.kind not in DOUBLED:
            continue
        if len(server.of_kind(part.kind)) == 1 and fact.server in first_world(game).servers:
            prepare = _doubler(fact.server, part.kind)
            yield Begun(DOUBLED[part.kind], (("server", fact.server),), prepare)


def _doubler(server_id: str, kind: PartKind) -> Callable[[World], World]:
    def prepare(world: World) -> World:
        server = world.servers[server_id]
        parts = (*server.parts, Part(f"{kind.value}-2", kind))
        if kind is not PartKind.DISK:
            return world.with_server(changed(server, parts=parts))
        model = attrs.evolve(server.model, disks=2, mirrored=True)
        return world.with_server(changed(server, parts=parts, model=model))

    return prepare


def starting_with_its_host(game: Session, loss: Loss) -> Iterable[Change]:
    """A guest fell with its host and did not come back with it."""
    for entry in (*facts_behind(game, loss, GuestLost), *facts_behind(game, loss, GuestStopped)):
        yield Added(0, f"autostart {entry.fact.guest} on")


REMEDIES: tuple[Remedy, ...] = (
    repaired_in_time,
    repaired_before_the_next,
    doubled,
    from_a_snapshot,
    from_a_copy,
    with_twins_apart,
    restarted_first,
    on_a_shared_disk,
    with_a_clean_cut,
    with_own_heartbeats,
    with_another_witness,
    noticed_sooner,
    with_a_witness,
    with_two_feeds,
    with_a_spare,
    with_three_copies,
    with_high_availability,
    starting_with_its_host,
)


def remedies(game: Session, loss: Loss) -> tuple[Change, ...]:
    """All changes to try about one loss."""
    return tuple(change for remedy in REMEDIES for change in remedy(game, loss))
