"""Whether a rack bears what is to stand, or to be switched on, in it."""

from dcgame.kernel.units import Milliwatts
from dcgame.sim.commands.base import Refused, refuse
from dcgame.sim.gauges.rack_power import standing, switched_on
from dcgame.words import N_
from dcgame.world.hardware import Server
from dcgame.world.world import World


def rack_overloaded(world: World, rack: str, more: Milliwatts) -> Refused | None:
    """A rack holds no more than its limit, everything in it at full load."""
    limit, there = world.racks[rack].limit, standing(world, rack)
    if there + more <= limit:
        return None
    return refuse(
        N_("{rack} may draw {limit} W, and would draw {need} W at full load"),
        N_("choose a rack with {more} W to spare, or take a server out of this one"),
        rack=rack,
        limit=limit // 1000,
        need=(there + more) // 1000,
        more=more // 1000,
    )


def rack_full_on(world: World, server: Server) -> Refused | None:
    """What is on in its rack, and the server, may draw their most at once."""
    limit, need = world.racks[server.rack].limit, switched_on(world, server.rack)
    need += server.model.full
    if need <= limit:
        return None
    return refuse(
        N_("{rack} may draw {limit} W, and what is on in it would draw {need} W at full load"),
        N_("power something off there first, or move a server to another rack"),
        rack=server.rack,
        limit=limit // 1000,
        need=need // 1000,
    )


def other_site(world: World, name: str, others: tuple[str, ...]) -> Refused | None:
    """Some equipment stands where the others stand: what writes together does not wait for a
    line."""
    mine = world.site_of(world.equipment(name).rack)
    for other in others:
        if world.site_of(world.equipment(other).rack) != mine:
            return refuse(
                N_("{name} and {other} stand at different sites"),
                N_("choose one that stands where {other} does"),
                name=name,
                other=other,
            )
    return None
