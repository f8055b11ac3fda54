"""Customers wait for an answer, licences end, and deadlines pass."""

from attrs import frozen

from dcgame.kernel.dice import below
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.business import (
    AdvisoryClosed,
    HostBroken,
    LicenceExpired,
    OfferLapsed,
    OfferMade,
)
from dcgame.sim.wakes.base import Effects, Wake
from dcgame.world.business import OfferState
from dcgame.world.hardware import ServerState
from dcgame.world.world import World

ATTACKED = 600
"""How many of a thousand servers with a known hole are attacked at its deadline (game constant)."""


@frozen(eq=False)
class OfferComes(Wake):
    """A customer asks for a place."""

    offer: str

    def decide(self, world: World) -> Effects:
        offer = world.offers[self.offer]
        return (OfferMade(self.offer, offer.until),)


@frozen(eq=False)
class OfferEnds(Wake):
    """A customer has waited long enough."""

    offer: str

    def decide(self, world: World) -> Effects:
        if world.offers[self.offer].state is OfferState.OPEN:
            yield OfferLapsed(self.offer)


@frozen(eq=False)
class LicenceEnds(Wake):
    """A licence that was bought for a time is over, unless it was renewed."""

    server: str

    def decide(self, world: World) -> Effects:
        server = world.servers[self.server]
        if server.platform is None or server.platform.licence_until is None:
            return
        if server.platform.licence_until <= world.now:
            yield LicenceExpired(self.server)


@frozen(eq=False)
class AdvisoryDue(Wake):
    """From now on the hole is used: some of those who have it are broken into.

    Security takes such a server off the network and lets it be installed anew.
    """

    platform: str

    def decide(self, world: World) -> Effects:
        advisory = world.advisories.get(self.platform)
        if advisory is None:
            return
        yield AdvisoryClosed(self.platform)
        for name in sorted(world.servers):
            server = world.servers[name]
            runs_it = server.platform is not None and server.platform.name == self.platform
            if not runs_it or server.state is not ServerState.UP or name in advisory.patched:
                continue
            if below(1000, world.seed, "attack", self.platform, name, advisory.since) < ATTACKED:
                yield Cited(HostBroken(name), given(advisory.since))
