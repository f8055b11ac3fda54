"""What would have brought data back: copies elsewhere of before, or a snapshot taken in time.

Each is a remedy of :mod:`dcgame.play.remedies`, which lists them.
"""

from collections.abc import Iterable, Iterator

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import HOUR, MINUTE, Seconds, ceiling
from dcgame.play.ledger import Loss, root_of
from dcgame.play.session import Session
from dcgame.play.stronger import facts_behind, first_world
from dcgame.play.whatif import Also
from dcgame.sim.facts.damage import FolderDeleted, GuestEncrypted, IntruderLockedOut, UpdateBroke
from dcgame.sim.facts.groups import GroupLost
from dcgame.sim.facts.hardware import DataLost
from dcgame.sim.gauges.stores import free
from dcgame.words import N_
from dcgame.world.backup import Repository
from dcgame.world.guest import Guest
from dcgame.world.world import World

FIRST = "1d02:00"
"""When the copies would have begun; every night from then on."""
TRIED: Seconds = 20 * HOUR
"""When one would have tried to read them."""
REACTION: Seconds = 5 * MINUTE
BEFORE = "before"
"""The name of the snapshot."""
HARM = (FolderDeleted, GuestEncrypted, GroupLost, DataLost)


def from_a_copy(game: Session, loss: Loss) -> Iterable[Also]:
    """Data were gone: each night they could have been copied to where the harm did not reach, and
    then been restored one after the other, what earns most first."""
    harms = _harms(game, loss)
    world = first_world(game)
    guests = _ranked(world, {name for each in harms for name in _struck(world, each)})
    encrypted = any(isinstance(each.fact, GuestEncrypted) for each in harms)
    vault = _safe(game, guests, encrypted)
    if not guests or vault is None:
        return
    begun = max(each.at for each in (*harms, *_locked_out(game, encrypted))) + REACTION
    moved = any(isinstance(each.fact, GroupLost | DataLost) for each in harms)
    copied = tuple(
        (0, f"schedule {each.id} to {vault.id} every 24 from {FIRST}") for each in guests
    )
    tried = tuple((TRIED, f"test-restore {each.id} from {vault.id}") for each in guests)
    values = (("guests", ", ".join(each.id for each in guests)), ("repository", vault.id))
    text = N_("with copies of {guests} in {repository} every night, tried, restored one by one")
    yield Also((*copied, *tried, *_restores(world, guests, vault, begun, moved)), text, values)


def _harms(game: Session, loss: Loss) -> list[Entry]:
    """The entries that took data, of the same root as the loss; whoever encrypts may have begun
    with several guests at once."""
    if not any(facts_behind(game, loss, kind) for kind in HARM):
        return []
    found = [each for each in game.journal if isinstance(each.fact, HARM)]
    mine = [each for each in found if root_of(game.journal, each.seq) == loss.root]
    encrypted = any(isinstance(each.fact, GuestEncrypted) for each in mine)
    return [each for each in found if isinstance(each.fact, GuestEncrypted)] if encrypted else mine


def _locked_out(game: Session, encrypted: bool) -> list[Entry]:
    """Until then whoever broke in would encrypt again what is restored."""
    found = [each for each in game.journal if isinstance(each.fact, IntruderLockedOut)]
    return found if encrypted else []


def _struck(world: World, entry: Entry) -> Iterator[str]:
    """The guests whose data an entry took, as they lay in the beginning."""
    fact = entry.fact
    if isinstance(fact, FolderDeleted | GuestEncrypted):
        yield fact.guest
    elif isinstance(fact, DataLost):
        yield from (
            each.id for each in world.guests.values() if world.store_of(each) == fact.server
        )
    elif isinstance(fact, GroupLost):
        luns = {lun.id for lun in world.luns.values() if lun.group == fact.group}
        yield from (each.id for each in world.guests.values() if each.store in luns)


def _ranked(world: World, names: set[str]) -> list[Guest]:
    found = [world.guests[name] for name in sorted(names) if name in world.guests]
    return sorted(found, key=lambda each: (-_earns(world, each), each.id))


def _earns(world: World, guest: Guest) -> int:
    services = {world.apps[name].service for name in guest.apps}
    return sum(world.services[name].revenue for name in services if name is not None)


def _safe(game: Session, guests: list[Guest], encrypted: bool) -> Repository | None:
    """The fastest repository that came through, can be read and holds them all."""
    world = game.world
    found = [
        each
        for each in world.repositories.values()
        if each.lost is None and not each.spoils and (each.immutable or not encrypted)
        if each.size >= sum(guest.disk for guest in guests)
    ]
    return max(found, key=lambda each: (each.speed, each.id), default=None)


def _restores(
    world: World, guests: list[Guest], vault: Repository, begun: Seconds, moved: bool
) -> Iterator[tuple[Seconds, str]]:
    """One after the other; where their disks are gone, on the disks of hosts that have room."""
    room = {name: free(world, name) for name in sorted(world.servers)}
    for guest in guests:
        fits = [name for name in room if room[name] >= guest.disk]
        if not moved:
            yield begun, f"restore {guest.id} from {vault.id}"
        elif fits:
            room[fits[0]] -= guest.disk
            yield begun, f"restore {guest.id} from {vault.id} to {fits[0]}"
        begun += ceiling(guest.disk * 1000, max(1, vault.speed)) + MINUTE


def from_a_snapshot(game: Session, loss: Loss) -> Iterable[Also]:
    """An update broke an application: one could have gone back to the moment before it."""
    for entry in facts_behind(game, loss, UpdateBroke):
        guest = game.world.apps[entry.fact.app].on
        if guest in first_world(game).guests and entry.at > REACTION:
            orders = (
                (entry.at - REACTION, f"snapshot {guest} as {BEFORE}"),
                (entry.at + MINUTE, f"revert {guest} to {BEFORE}"),
            )
            text = N_("with a snapshot of {guest} before the update, and back to it after")
            yield Also(orders, text, (("guest", guest),))
