"""Plug a cord in somewhere else: a power supply, a network port, what leads to a feed or a core."""

from attrs import frozen

from dcgame.kernel.units import HOUR, MINUTE
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import hindered, not_a_server
from dcgame.sim.commands.visits import Visit, already_sent, send
from dcgame.sim.gauges.hooking import CORDS, hook_hindrance, shelf_of_cord
from dcgame.sim.gauges.network import ports, tors_of
from dcgame.sim.gauges.power import feeds_unit, pdus_of, supplies
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.hardware import PartKind, PartState, Server, ServerState
from dcgame.world.job import JobKind
from dcgame.world.world import World

WORK = 10 * MINUTE
HOOKING = 2 * HOUR
"""To put a UPS, a generator or a distribution unit behind a feed, or to lay an uplink (game
constant)."""
_CORDS = (PartKind.POWER_SUPPLY, PartKind.NIC)


@frozen
class Cable(Command):
    """``cable psu-2 of esx-1 to pdu-b1``, ``cable output of ups-c to feed-b``"""

    verb = "cable"
    does = N_("Plug a cord in somewhere else")
    group = "hardware"

    part: str = argument("cord")
    server: str = argument("cabled", "of")
    to: str = argument("socket", "to")

    def decide(self, world: World) -> Refused | Effects:
        if shelf_of_cord(world, self.server):
            return self._hooked(world)
        missing = not_a_server(world, self.server)
        if missing:
            return missing
        server = world.servers[self.server]
        refusal = self._does_not_fit(world, server) or already_sent(world, self._visit)
        return refusal or send(world, self._visit)

    def _hooked(self, world: World) -> Refused | Effects:
        """Equipment that is no server has one cord."""
        cord = CORDS[shelf_of_cord(world, self.server)]
        if self.part != cord:
            return refuse(
                N_("{name} has no cord {part}"),
                N_("its cords: {parts}"),
                name=self.server,
                part=self.part,
                parts=cord,
            )
        visit = Visit(JobKind.CABLE, self.server, self.to, HOOKING, self.part)
        refusal = hindered(hook_hindrance(world, self.server, self.to))
        return refusal or already_sent(world, visit) or send(world, visit)

    @property
    def _visit(self) -> Visit:
        return Visit(JobKind.CABLE, self.server, self.to, WORK, self.part)

    def _does_not_fit(self, world: World, server: Server) -> Refused | None:
        part = server.part(self.part)
        if part is not None and part.kind is PartKind.NIC:
            plugged = {each.id: switch.id for each, switch in ports(world, server)}
            sides = [each.id for each in tors_of(world, server.rack)]
            return self._goes_nowhere(server, plugged, sides)
        if part is None or part.kind is not PartKind.POWER_SUPPLY:
            return refuse(
                N_("{name} has no cord {part}"),
                N_("its cords: {parts}"),
                name=self.server,
                part=self.part,
                parts=", ".join(each.id for each in server.parts if each.kind in _CORDS),
            )
        plugged = {each.id: pdu.id for each, pdu in supplies(world, server)}
        sides = [pdu.id for pdu in pdus_of(world, server.rack)]
        return self._goes_nowhere(server, plugged, sides) or self._goes_dark(world, server)

    def _goes_nowhere(
        self, server: Server, plugged: dict[str, str], sides: list[str]
    ) -> Refused | None:
        if self.to not in sides:
            return refuse(
                N_("{to} is nothing in rack {rack} that {part} fits into"),
                N_("there are: {names}"),
                to=self.to,
                rack=server.rack,
                part=self.part,
                names=", ".join(sides) or "-",
            )
        if plugged[self.part] == self.to:
            return refuse(N_("{part} already is plugged into {to}"), part=self.part, to=self.to)
        return None

    def _goes_dark(self, world: World, server: Server) -> Refused | None:
        """A server that runs needs another supply that works while this one is moved."""
        others = [
            pdu
            for each, pdu in supplies(world, server)
            if each.id != self.part
            and each.state is not PartState.FAILED
            and feeds_unit(world, pdu, server.unit)
        ]
        on = server.state in (ServerState.UP, ServerState.BOOTING)
        if on and not others:
            return refuse(
                N_("{name} would lose its power while {part} is moved"),
                N_("shut it down first, or bring power to its other supply"),
                name=self.server,
                part=self.part,
            )
        return None
