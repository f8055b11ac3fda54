"""Whether orders arrive: over the management network, a controller, or somebody on the spot."""

from dcgame.sim.commands.base import Refused, refuse
from dcgame.sim.gauges.network import bmc_answers, is_heard
from dcgame.sim.gauges.wan import severed
from dcgame.words import N_
from dcgame.world.hardware import Server
from dcgame.world.job import JobKind
from dcgame.world.network import Traffic
from dcgame.world.site import MAIN
from dcgame.world.world import World

ROOM = "room"
"""Where a technician stands who was called to the main building."""


def somebody_there(world: World, site: str = MAIN) -> bool:
    """Whether a technician stands in the room, or at another site."""
    return f"{JobKind.ON_SITE.value}/{site or ROOM}" in world.jobs


def manageable(world: World, server_id: str) -> Refused | None:
    """Orders reach what runs on a server: over the management network, or by hand."""
    server = world.servers.get(server_id)
    if server is None or is_heard(world, server):
        return None
    site = world.site_of(server.rack)
    if somebody_there(world, site):
        return None
    if severed(world, MAIN, site) is not None:
        return _line_cut(server_id, site)
    return refuse(
        N_("the management network does not reach {name}"),
        N_("bring it back, or send somebody: call; its controller may still reset it"),
        name=server_id,
    )


def _line_cut(name: str, site: str) -> Refused:
    return refuse(
        N_("the line to {site} is cut: no order reaches {name}"),
        N_("wait until it is mended, or send somebody there: call at {site}"),
        site=site,
        name=name,
    )


def switch_manageable(world: World, switch: str) -> Refused | None:
    """Orders reach a switch: the management network is there, or one beside it, or somebody."""
    thing = world.switches[switch]
    site = world.site_of(thing.rack)
    if somebody_there(world, site):
        return None
    if severed(world, MAIN, site) is not None:
        return _line_cut(switch, site)
    if all(lost.what != Traffic.MANAGEMENT.value for lost in thing.lost_traffic):
        return None
    return refuse(
        N_("the management network does not reach {name}"),
        N_("send somebody with a cable: call"),
        name=switch,
    )


def button_answers(world: World, server: Server) -> bool:
    """Whether a server's power button can be pressed: from afar, or by somebody who is there."""
    return bmc_answers(world, server) or somebody_there(world, world.site_of(server.rack))
