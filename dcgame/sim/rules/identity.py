"""Two guests with one name: neither is reached while both run."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.folders import IdentityClash
from dcgame.sim.gauges.identity import quarrels
from dcgame.sim.rules.promises import judge_apps
from dcgame.sim.wakes.base import Effects
from dcgame.world.guest import GuestState
from dcgame.world.world import World


def namesake_came(world: World, entry: Entry) -> Effects:
    """A guest runs: if its double does too, both are silenced."""
    guest = world.guests[entry.fact.guest]
    rival = quarrels(world, guest)
    if rival is not None:
        enabling = given(guest.identity_entry, rival.identity_entry)
        yield Cited(IdentityClash(guest.id, rival.id), enabling)


def clashed(world: World, entry: Entry) -> Effects:
    """The services on both of them are judged anew."""
    fact: IdentityClash = entry.fact
    apps = world.guests[fact.guest].apps + world.guests[fact.other].apps
    yield from judge_apps(world, apps, entry)


def namesake_went(world: World, entry: Entry) -> Effects:
    """A guest runs no more, or has a name of its own: its former double is heard again. What was in
    one that runs no more is judged as it stops."""
    guest = world.guests[entry.fact.guest]
    if guest.identity_entry is None:
        return
    for name in sorted(world.guests):
        other = world.guests[name]
        if other.identity_entry is not None and other.state is GuestState.RUNNING:
            yield from judge_apps(world, other.apps, entry)
