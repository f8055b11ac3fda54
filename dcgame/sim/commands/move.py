"""Carry a server that is off to another rack."""

from attrs import frozen

from dcgame.kernel.units import MINUTE
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, not_a_server
from dcgame.sim.commands.naming import none_of_that_name
from dcgame.sim.commands.rack_checks import rack_overloaded
from dcgame.sim.commands.visits import Visit, send
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.floorplan import free_unit
from dcgame.world.hardware import ServerState
from dcgame.world.job import JobKind
from dcgame.world.world import World

WORK = 45 * MINUTE


@frozen
class Move(Command):
    """``move esx-3 to rack-b``"""

    verb = "move"
    does = N_("Move a server to another rack")
    group = "hardware"

    server: str = argument("server")
    to: str = argument("rack", "to")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_server(world, self.server) or busy(world, self.server)
        if missing:
            return missing
        server = world.servers[self.server]
        if self.to not in world.racks:
            return none_of_that_name(N_("there is no rack {name}"), self.to, world.racks)
        if server.rack == self.to:
            return refuse(N_("{name} already stands in {rack}"), name=server.id, rack=self.to)
        if server.state not in (ServerState.OFF, ServerState.LOST):
            return refuse(
                N_("{name} runs"), N_("move its guests away and shut it down first"), name=server.id
            )
        if free_unit(world, self.to, server.model.height) is None:
            return refuse(
                N_("{rack} has no {height} free units in a row"),
                N_("choose another rack, or retire a server"),
                rack=self.to,
                height=server.model.height,
            )
        if world.site_of(self.to) != world.site_of(server.rack):
            return refuse(
                N_("{rack} stands at another site"),
                N_("nobody carries a server there in an hour: buy one that is delivered there"),
                rack=self.to,
            )
        return rack_overloaded(world, self.to, server.model.full) or send(
            world, Visit(JobKind.MOVE, self.server, self.to, WORK)
        )
