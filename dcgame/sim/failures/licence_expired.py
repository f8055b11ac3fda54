"""A licence ends unnoticed: what runs goes on, nothing more may be started there."""

from dcgame.sim.facts.business import LicenceExpired
from dcgame.sim.failures.base import Failure
from dcgame.sim.gauges.licences import yearly_licence
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """A server whose platform wants a licence has none any more."""
    server = world.servers.get(target)
    if server is None or server.platform is None or server.platform.licence_expired is not None:
        return
    if yearly_licence(world, server):
        yield LicenceExpired(target)


LICENCE_EXPIRED = Failure("licence-expired", N_("A licence expires"), "server", strike)
