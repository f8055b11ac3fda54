"""Renew the certificate of a host's management."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_up
from dcgame.sim.facts.management import CertificateRenewed
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Renew(Command):
    """``renew esx-1``"""

    verb = "renew"
    does = N_("Renew a server's certificate")
    group = "platform"

    server: str = argument("server")

    def decide(self, world: World) -> Refused | Effects:
        down = not_up(world, self.server)
        if down:
            return down
        if world.servers[self.server].certificate_expired is None:
            return refuse(N_("the certificate of {name} is valid"), name=self.server)
        return (CertificateRenewed(self.server),)
