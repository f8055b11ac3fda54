"""Buy a licence for a time; one that has expired costs a fifth more."""

from attrs import frozen

from dcgame.kernel.units import YEAR, Cents, PerMille, share
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import empty, not_a_server, unaffordable
from dcgame.sim.facts.business import LicenceRenewed
from dcgame.sim.facts.money import Charged
from dcgame.sim.gauges.licences import yearly_licence
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.business import LicenceEnds
from dcgame.words import N_
from dcgame.world.hardware import Server
from dcgame.world.money import Account
from dcgame.world.world import World

LATE: PerMille = 200
"""What a late renewal costs more (domain data, section 9)."""
LONGEST = 5


@frozen
class BuyLicence(Command):
    """``licence esx-1 years 3``"""

    verb = "licence"
    does = N_("Buy a platform's licence for some years")
    group = "business"

    server: str = argument("server")
    years: int = argument("count", "years", 1)

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_server(world, self.server) or empty(world, self.server)
        if refusal:
            return refusal
        server = world.servers[self.server]
        yearly = yearly_licence(world, server)
        if not yearly:
            return refuse(
                N_("the platform of {name} costs no licence"),
                N_("nothing is to be bought"),
                name=self.server,
            )
        if not 1 <= self.years <= LONGEST:
            return refuse(
                N_("licences are sold for 1 to {years} years"),
                N_("choose a number of years"),
                years=LONGEST,
            )
        price = self._price(server, yearly)
        return unaffordable(world, price) or self._bought(world, server, price)

    def _price(self, server: Server, yearly: Cents) -> Cents:
        expired = server.platform is not None and server.platform.licence_expired is not None
        return yearly * self.years + (share(yearly, LATE) if expired else 0)

    def _bought(self, world: World, server: Server, price: Cents) -> Effects:
        running = server.platform.licence_until if server.platform else None
        until = (running or world.now) + self.years * YEAR
        yield Charged(self.server, Account.LICENCE, price)
        yield LicenceRenewed(self.server, until)
        if until < world.setting.horizon:
            yield Later(f"licence/{self.server}", until, LicenceEnds(self.server))
