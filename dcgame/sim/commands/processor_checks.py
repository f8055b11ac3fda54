"""Conditions about processors that several verbs share."""

from dcgame.sim.commands.base import Refused, refuse
from dcgame.sim.gauges.hosting import VCPUS_A_CORE, vcpus_left
from dcgame.words import N_
from dcgame.world.guest import Guest
from dcgame.world.hardware import Server
from dcgame.world.world import World


def too_many_vcpu(world: World, server: Server, guest: Guest) -> Refused | None:
    """The host's cores have virtual processors left for a guest that is to run."""
    left = vcpus_left(world, server, guest.id)
    if guest.vcpu <= left:
        return None
    return refuse(
        N_("{host} runs at most {most} vCPU, 32 for each core, and has {left} left"),
        N_("stop or move a guest, or give one fewer vCPU: {guest} has {vcpu}"),
        host=server.id,
        most=VCPUS_A_CORE * server.model.cores,
        left=max(0, left),
        guest=guest.id,
        vcpu=guest.vcpu,
    )
