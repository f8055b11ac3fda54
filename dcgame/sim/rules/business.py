"""What customers, vendors and changes bring with them."""

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import DAY, Seconds
from dcgame.sim.facts.business import (
    AdvisoryPublished,
    ChangeWentWrong,
    HolePatched,
    HostBroken,
    OfferMade,
)
from dcgame.sim.facts.hardware import HostLost
from dcgame.sim.facts.platform import PlatformInstalled, Updated
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.boot import boot_server
from dcgame.sim.wakes.business import AdvisoryDue, OfferEnds
from dcgame.sim.wakes.mishaps import went_wrong
from dcgame.world.world import World

SEARCHED: Seconds = DAY
"""How long security keeps a server that was broken into (game constant)."""


def advisory_published(world: World, entry: Entry) -> Effects:
    """At the deadline it is seen who has not patched."""
    fact: AdvisoryPublished = entry.fact
    yield Later(f"advisory/{fact.platform}", fact.deadline, AdvisoryDue(fact.platform))


def offer_made(world: World, entry: Entry) -> Effects:
    """Customers do not wait for ever."""
    fact: OfferMade = entry.fact
    yield Later(f"offer/{fact.offer}", fact.due, OfferEnds(fact.offer))


def patched(world: World, entry: Entry) -> Effects:
    """An update, or a fresh installation, closes a known hole."""
    fact: Updated | PlatformInstalled = entry.fact
    server = world.servers[fact.server]
    advisory = world.advisories.get(server.platform.name) if server.platform else None
    if advisory is not None and server.id not in advisory.patched:
        yield HolePatched(server.id, advisory.id)


def host_broken(world: World, entry: Entry) -> Effects:
    """It is off until it has been searched and closed."""
    fact: HostBroken = entry.fact
    yield HostLost(fact.server)
    yield from boot_server(world, fact.server, SEARCHED)


def change_went_wrong(world: World, entry: Entry) -> Effects:
    """It hits something, and does its harm there."""
    fact: ChangeWentWrong = entry.fact
    yield from went_wrong(world, fact)
