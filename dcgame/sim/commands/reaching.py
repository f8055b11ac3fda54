"""Whether orders arrive: over the management network, a controller, or somebody on the spot."""

from dcgame.sim.commands.base import Refused, refuse
from dcgame.sim.gauges.network import bmc_answers, reaches_out
from dcgame.words import N_
from dcgame.world.hardware import Server
from dcgame.world.job import JobKind
from dcgame.world.network import Traffic
from dcgame.world.world import World


def somebody_there(world: World) -> bool:
    """Whether a technician stands in the room."""
    return any(job.kind is JobKind.ON_SITE for job in world.jobs.values())


def manageable(world: World, server_id: str) -> Refused | None:
    """Orders reach what runs on a server: over the management network, or by hand."""
    server = world.servers.get(server_id)
    if server is None or somebody_there(world):
        return None
    if reaches_out(world, server, Traffic.MANAGEMENT):
        return None
    return refuse(
        N_("the management network does not reach {name}"),
        N_("bring it back, or send somebody: call; its controller may still reset it"),
        name=server_id,
    )


def switch_manageable(world: World, switch: str) -> Refused | None:
    """Orders reach a switch: the management network is there, or one beside it, or somebody."""
    thing = world.switches[switch]
    cut = any(lost.what == Traffic.MANAGEMENT.value for lost in thing.lost_traffic)
    if not cut or somebody_there(world):
        return None
    return refuse(
        N_("the management network does not reach {name}"),
        N_("send somebody with a cable: call"),
        name=switch,
    )


def button_answers(world: World, server: Server) -> bool:
    """Whether a server's power button can be pressed: from afar, or by somebody who is there."""
    return bmc_answers(world, server) or somebody_there(world)
