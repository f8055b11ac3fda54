"""Take a server out of the room for good: no power, no rent, no support."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, in_a_pool, not_a_server
from dcgame.sim.facts.hardware import ServerRetired
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.hardware import ServerState
from dcgame.world.world import World


@frozen
class Retire(Command):
    """``retire old-3``"""

    verb = "retire"
    does = N_("Take a server out of the room for good")
    group = "hardware"

    server: str = argument("server")

    def decide(self, world: World) -> Refused | Effects:
        missing = (
            not_a_server(world, self.server)
            or busy(world, self.server)
            or in_a_pool(world, self.server)
        )
        if missing:
            return missing
        server = world.servers[self.server]
        if server.state not in (ServerState.OFF, ServerState.LOST):
            return refuse(
                N_("{name} is on"),
                N_("shut it down first, and see what stops"),
                name=self.server,
            )
        away = [name for name in server.guests if world.guests[name].store]
        if away:
            return refuse(
                N_("{guests} is registered on {name}"),
                N_("migrate it to another host, or delete it, first"),
                name=self.server,
                guests=", ".join(away),
            )
        if server.guests:
            return refuse(
                N_("the folders of {guests} lie on {name}"),
                N_("move or delete them first"),
                name=self.server,
                guests=", ".join(server.guests),
            )
        serving = [app for app in server.apps if world.apps[app].service]
        if serving:
            return refuse(
                N_("{apps} is installed on {name} and serves customers"),
                N_("relocate or convert it first"),
                name=self.server,
                apps=", ".join(serving),
            )
        return (ServerRetired(self.server),)
