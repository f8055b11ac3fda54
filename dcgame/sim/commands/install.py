"""Install an operating system or a hypervisor on an empty server."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, in_a_pool, not_a_server
from dcgame.sim.commands.naming import none_of_that_name
from dcgame.sim.commands.power_on import cannot_boot
from dcgame.sim.commands.reaching import button_answers
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.money import Charged
from dcgame.sim.facts.platform import PlatformWiped
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.works import WorkDone
from dcgame.words import N_
from dcgame.world.hardware import ServerState
from dcgame.world.job import JobKind
from dcgame.world.money import Account
from dcgame.world.world import World


@frozen
class Install(Command):
    """``install openvisor on esx-1``"""

    verb = "install"
    does = N_("Install an operating system or a hypervisor")
    group = "platform"

    platform: str = argument("platform")
    server: str = argument("server", "on")

    def decide(self, world: World) -> Refused | Effects:
        if self.platform not in world.setting.platforms:
            return none_of_that_name(
                N_("there is no platform {name} here"), self.platform, world.setting.platforms
            )
        missing = (
            not_a_server(world, self.server)
            or busy(world, self.server)
            or in_a_pool(world, self.server)
        )
        if missing:
            return missing
        server = world.servers[self.server]
        isas = world.setting.catalogue.platforms[self.platform].isas
        if server.model.isa not in isas:
            return refuse(
                N_("{platform} runs on {isas}, and {name} speaks {isa}"),
                N_("platforms for {isa}: {platforms}"),
                platform=self.platform,
                isas=", ".join(isas),
                name=self.server,
                isa=server.model.isa,
                platforms=", ".join(_for_isa(world, server.model.isa)) or "-",
            )
        tenants = (*server.guests, *server.apps)
        if tenants:
            return refuse(
                N_("installing would wipe {tenants} from {name}"),
                N_("move them away or delete them first"),
                tenants=", ".join(tenants),
                name=self.server,
            )
        return cannot_boot(world, server) or self._begun(world)

    def _begun(self, world: World) -> Effects:
        server = world.servers[self.server]
        model = world.setting.catalogue.platforms[self.platform]
        due = world.now + server.model.boot + model.install + model.boot
        key = f"install/{self.server}"
        if server.state is not ServerState.UP and not button_answers(world, server):
            due += world.setting.technician_travel
            yield Charged(self.server, Account.LABOUR, world.setting.technician_hour)
        yield PlatformWiped(self.server)
        yield JobBegun(self.server, JobKind.INSTALL, key, self.platform, due)
        yield Later(key, due, WorkDone(key))


def _for_isa(world: World, isa: str) -> list[str]:
    """The platforms of this room that run on such processors."""
    known = world.setting.catalogue.platforms
    return [name for name in world.setting.platforms if isa in known[name].isas]
