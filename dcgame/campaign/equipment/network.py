"""Switches, and what hosts expect of the network, as a level describes them."""

from typing import Any

from dcgame.campaign.building import NetworkSpec, SwitchSpec
from dcgame.campaign.equipment.base import Equipment
from dcgame.campaign.kinds import ID, Choice, Field, Flag, ListOf, Table, Tables
from dcgame.campaign.level import Level
from dcgame.campaign.review import Review
from dcgame.kernel.values import changed
from dcgame.words import N_, say
from dcgame.world.hardware import Part, PartKind, nics_of
from dcgame.world.network import JUMBO, STANDARD, Network, Role, Switch, Traffic
from dcgame.world.world import World

_GIGABITS = Choice((1, 10, 25, 40, 100))
_MEGABITS = Choice((10, 100))
"""Of the switches of the nineties, on every port: instead of gigabits."""
_MTU = Choice((STANDARD, JUMBO))

SWITCH = Table(
    SwitchSpec,
    (
        Field("id", ID),
        Field("role", Choice(tuple(role.value for role in Role))),
        Field("rack", ID, ""),
        Field("side", Choice(("a", "b")), "a"),
        Field("gigabits", _GIGABITS, 10),
        Field("uplinks", ListOf(ID), ()),
        Field("uplink_gigabits", _GIGABITS, 10),
        Field("mtu", _MTU, JUMBO),
        Field("storm_control", Flag(), False),
        Field("megabits", _MEGABITS, 0),
    ),
)
NETWORK = Table(
    NetworkSpec,
    (
        Field("id", Choice(tuple(traffic.value for traffic in Traffic))),
        Field("mtu", _MTU, STANDARD),
    ),
)

FIELDS = (Field("switches", Tables(SWITCH), ()), Field("networks", Tables(NETWORK), ()))


def check(review: Review) -> None:
    """A switch of a rack stands in one, and its uplinks lead to switches of the core."""
    for path, switch in review.each("switches"):
        if switch.role == Role.TOR.value or switch.rack:
            review.refers((*path, "rack"), switch.rack, say(N_("the id of a rack")), "racks")
        for place, name in enumerate(switch.uplinks):
            where = (*path, "uplinks", place)
            if not review.refers(where, name, say(N_("the id of a switch")), "switches"):
                continue
            above = review.named("switches", name)
            if above is not None and (above.role != Role.CORE.value or above.uplinks):
                review.wrong(where, say(N_("a core switch without uplinks")), name)


def furnish(world: World, level: Level) -> World:
    """Switches in their places, and network ports in the servers."""
    for spec in level.switches:
        world = world.put("switches", _switch(spec))
    for network in level.networks:
        world = world.put("networks", Network(network.id, network.mtu))
    if not level.switches:
        return world
    for name in sorted(world.servers):
        server = world.servers[name]
        world = world.with_server(changed(server, parts=(*server.parts, *nics_of(server.model))))
    return world


def _switch(spec: SwitchSpec) -> Switch:
    return Switch(
        spec.id,
        Role(spec.role),
        spec.rack,
        spec.side,
        spec.megabits or spec.gigabits * 1000,
        spec.uplinks,
        spec.megabits or spec.uplink_gigabits * 1000,
        spec.mtu,
        parts=(Part(f"{PartKind.BOARD.value}-1", PartKind.BOARD),),
        storm_control=spec.storm_control,
    )


def _of_switch(spec: Any) -> tuple[str, ...]:
    return (f"{PartKind.BOARD.value}-1",)


NETWORK_EQUIPMENT = Equipment(FIELDS, check, furnish, {"switches": _of_switch})
