"""A vendor's auditors count what runs without a licence; each is paid for, with a fine."""

from dcgame.kernel.units import share
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.business import AuditFailed
from dcgame.sim.facts.money import Charged
from dcgame.sim.failures.base import Failure
from dcgame.sim.gauges.licences import yearly_licence
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.hardware import ServerState
from dcgame.world.money import Account
from dcgame.world.world import World

FINE = 1500
"""A year's licence and a half for each (game constant)."""


def strike(world: World, target: str) -> Effects:
    """The servers on which that platform runs, although its licence has ended."""
    servers = [world.servers[name] for name in sorted(world.servers)]
    found = [
        server
        for server in servers
        if server.platform is not None
        and server.platform.name == target
        and server.platform.licence_expired is not None
        and server.state is ServerState.UP
    ]
    if not found:
        return
    ended = (server.platform.licence_expired for server in found if server.platform)
    enabling = given(*sorted(entry for entry in ended if entry is not None))
    yield Cited(AuditFailed(target, len(found)), enabling)
    cents = sum(share(yearly_licence(world, server), FINE) for server in found)
    yield Cited(Charged(target, Account.PENALTY, cents), enabling)


AUDIT = Failure("audit", N_("A vendor sends its auditors"), "platform", strike, everyday=10_000)
