"""Over which way a machine can be reached: the network to its own system, or its controller."""

from dcgame.play.narrate import refusal_line
from dcgame.play.vocabulary import word
from dcgame.sim.commands.reaching import button_answers, manageable
from dcgame.words import N_, say
from dcgame.world.hardware import PartKind, Server, ServerState
from dcgame.world.world import World


def no_way_to(world: World, server_id: str) -> str:
    """Why a server's own prompt cannot be had; empty when it can."""
    server = world.servers.get(server_id)
    if server is None or server.state is ServerState.RETIRED:
        return say(N_("There is no server {name}."), name=server_id)
    if server.state is not ServerState.UP:
        text = N_("{name} does not answer: it is {state}.")
        return say(text, name=server_id, state=word(server.state))
    if server.platform is None:
        text = N_("{name} runs nothing that could answer: nothing is installed on it.")
        return say(text, name=server_id)
    silent = manageable(world, server_id)
    return refusal_line(silent) if silent else ""


def no_controller(world: World, server_id: str) -> str:
    """Why a server's management controller cannot be had; empty when it can.

    It has a network port of its own, so a dead system does not matter to it; where that is on
    the management network of the room, it goes with that.
    """
    server = world.servers.get(server_id)
    if server is None or server.state is ServerState.RETIRED:
        return say(N_("There is no server {name}."), name=server_id)
    if not server.of_kind(PartKind.BMC):
        return say(N_("{name} has no management controller."), name=server_id)
    if not answers(server) or not button_answers(world, server):
        return say(N_("The management controller of {name} does not answer."), name=server_id)
    return ""


def answers(server: Server) -> bool:
    """Whether a server has a management controller that works."""
    return bool(server.working(PartKind.BMC))
