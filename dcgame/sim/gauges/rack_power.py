"""What a rack would draw with everything in it at full load, against its limit.

Racks are planned by the plates on the machines, never by what they happen to draw today: servers at
full load, arrays with the disks in them, storage switches. Of what serves the room itself (switches
of the network, repositories) no power is counted anywhere in the game.
"""

from dcgame.kernel.units import Milliwatts
from dcgame.sim.gauges.power import DRAWING
from dcgame.world.catalogue import ArrayModel, Goods, ServerModel
from dcgame.world.gear import Gear
from dcgame.world.job import JobKind
from dcgame.world.world import World


def plate(model: Goods) -> Milliwatts:
    """The most that something draws as it is delivered."""
    if isinstance(model, Gear):
        return 0
    if isinstance(model, ServerModel):
        return model.full
    return model.idle if isinstance(model, ArrayModel) else model.power


def standing(world: World, rack: str) -> Milliwatts:
    """Everything that stands in a rack or is on its way to it, on or off."""
    goods = world.setting.catalogue.goods
    coming = sum(
        plate(goods(job.detail))
        for job in world.jobs.values()
        if job.kind is JobKind.DELIVER and job.goal == rack
    )
    carried = sum(
        world.servers[job.subject].model.full
        for job in world.jobs.values()
        if job.kind is JobKind.MOVE and job.goal == rack
    )
    servers = sum(
        server.model.full
        for server in world.servers.values()
        if server.rack == rack and not server.has_left
    )
    return servers + coming + carried + _storage(world, rack)


def switched_on(world: World, rack: str) -> Milliwatts:
    """What of it is on."""
    servers = sum(
        server.model.full
        for server in world.servers.values()
        if server.rack == rack and server.state in DRAWING
    )
    return servers + _storage(world, rack)


def _storage(world: World, rack: str) -> Milliwatts:
    arrays = sum(
        array.power for array in world.arrays.values() if array.rack == rack and not array.has_left
    )
    switches = sum(
        fabric.model.power
        for fabric in world.fabrics.values()
        if fabric.rack == rack and not fabric.has_left
    )
    return arrays + switches
