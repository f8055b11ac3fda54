"""Power a server on, through its management controller or with a technician's finger."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, not_a_server
from dcgame.sim.commands.rack_checks import rack_full_on
from dcgame.sim.commands.reaching import button_answers
from dcgame.sim.facts.money import Charged
from dcgame.sim.gauges.cooling import room_users, too_hot
from dcgame.sim.gauges.power import has_power
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.boot import boot_server
from dcgame.sim.wakes.works import ESSENTIAL
from dcgame.words import N_
from dcgame.world.hardware import Server, ServerState
from dcgame.world.money import Account
from dcgame.world.world import World


@frozen
class PowerOn(Command):
    """``power-on esx-1``"""

    verb = "power-on"
    does = N_("Power a server on")
    group = "hardware"

    server: str = argument("server")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_server(world, self.server) or busy(world, self.server)
        if missing:
            return missing
        server = world.servers[self.server]
        if server.state not in (ServerState.OFF, ServerState.LOST):
            return refuse(N_("{name} is already on"), name=self.server)
        return cannot_boot(world, server) or press_button(world, self.server)


def cannot_boot(world: World, server: Server) -> Refused | None:
    """No essential part is dead, and power, cooling and the rack allow it to run."""
    broken = broken_part(server)
    if broken:
        return refuse(
            N_("{name} has a dead {part}"),
            N_("replace it first: replace {part} of {name}"),
            name=server.id,
            part=broken,
        )
    off = server.state in (ServerState.OFF, ServerState.LOST)
    return no_power(world, server) or (rack_full_on(world, server) if off else None)


def no_power(world: World, server: Server) -> Refused | None:
    """Power reaches it, and its room is not too hot."""
    if not has_power(world, server):
        return refuse(
            N_("no power reaches {name}"),
            N_("bring its feed back, close its breaker, or cable it elsewhere"),
            name=server.id,
        )
    hot = next((name for name in room_users(world, server.id) if too_hot(world, name)), None)
    if hot is None:
        return None
    return refuse(
        N_("{room} is too hot for {name}"),
        N_("wait until it has cooled down"),
        room=hot,
        name=server.id,
    )


def broken_part(server: Server) -> str | None:
    """A dead part without which the server cannot start."""
    for kind in ESSENTIAL:
        parts = server.of_kind(kind)
        if parts and not server.working(kind):
            return parts[0].id
    return None


def press_button(world: World, server_id: str) -> Effects:
    """At once where the controller answers; else somebody has to drive there."""
    if button_answers(world, world.servers[server_id]):
        yield from boot_server(world, server_id)
        return
    yield Charged(server_id, Account.LABOUR, world.setting.technician_hour)
    yield from boot_server(world, server_id, world.setting.technician_travel)
