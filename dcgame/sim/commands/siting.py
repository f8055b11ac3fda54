"""Where what is bought may stand, and what must be there already for it to hang from."""

from collections.abc import Callable

from dcgame.sim.commands.base import Refused, refuse
from dcgame.sim.commands.naming import none_of_that_name
from dcgame.sim.commands.rack_checks import rack_overloaded
from dcgame.sim.gauges.hooking import cores, mainframes
from dcgame.sim.gauges.network import tors_of
from dcgame.sim.gauges.power import pdus_of
from dcgame.sim.gauges.rack_power import plate
from dcgame.words import N_
from dcgame.world.catalogue import Goods
from dcgame.world.floorplan import free_unit
from dcgame.world.gear import RACK, ROOM, Gear
from dcgame.world.network import Role
from dcgame.world.world import World


def no_place(world: World, goods: Goods, place: str) -> Refused | None:
    """It stands where things of its kind stand, and there is room and need for it."""
    stands = goods.stands if isinstance(goods, Gear) else RACK
    if stands == ROOM:
        refusal = _not_in(world, goods.id, place, tuple(sorted(world.rooms)))
    elif stands == RACK:
        refusal = _not_in(world, goods.id, place, tuple(sorted(world.racks)))
        refusal = refusal or _no_units(world, goods, place)
        refusal = refusal or rack_overloaded(world, place, plate(goods))
    else:
        refusal = _stands_beside(goods.id, place)
    if refusal or not isinstance(goods, Gear):
        return refusal
    needs = _NEEDS.get(goods.shelf)
    return needs(world, goods, place) if needs else None


def _not_in(world: World, model: str, place: str, places: tuple[str, ...]) -> Refused | None:
    if place in places:
        return None
    if not place:
        return refuse(
            N_("{model} must stand somewhere"),
            N_("say where: in {names}"),
            model=model,
            names=", ".join(places) or "-",
        )
    if place in world.racks or place in world.rooms:
        return refuse(
            N_("{model} does not stand in {place}"),
            N_("say where: in {names}"),
            model=model,
            place=place,
            names=", ".join(places) or "-",
        )
    return none_of_that_name(N_("there is no rack {name}"), place, places)


def _stands_beside(model: str, place: str) -> Refused | None:
    """What stands outside of all racks is bought without a place."""
    if not place:
        return None
    return refuse(
        N_("{model} stands outside the racks"),
        N_("leave out: in {place}"),
        model=model,
        place=place,
    )


def _no_units(world: World, goods: Goods, rack: str) -> Refused | None:
    if not goods.height or free_unit(world, rack, goods.height) is not None:
        return None
    return refuse(
        N_("{rack} has no {height} free units in a row"),
        N_("choose another rack, or retire a server"),
        rack=rack,
        height=goods.height,
    )


def _feeds(world: World, gear: Gear, place: str) -> Refused | None:
    """Where nobody tells of power there always is some, and nothing to guard."""
    if world.feeds:
        return None
    return refuse(
        N_("power never fails in this room: {model} would guard nothing"),
        N_("that needs a room with feeds"),
        model=gear.id,
    )


def _pdu(world: World, gear: Gear, place: str) -> Refused | None:
    if pdus_of(world, place):
        return None
    return refuse(
        N_("power never fails in {rack}: {model} would guard nothing"),
        N_("racks with distribution units: {names}"),
        rack=place,
        model=gear.id,
        names=", ".join(sorted({pdu.rack for pdu in world.pdus.values()})) or "-",
    )


def _switch(world: World, gear: Gear, place: str) -> Refused | None:
    """A switch beside one that stands there, or above those of the racks."""
    if cores(world) and (gear.role == Role.CORE.value or tors_of(world, place)):
        return None
    racks = {each.rack for each in world.switches.values() if each.role is Role.TOR}
    return refuse(
        N_("nothing here would be plugged into {model}: every server is reached without it"),
        N_("racks with switches of their own: {names}"),
        model=gear.id,
        names=", ".join(sorted(racks)) or "-",
    )


def _terminals(world: World, gear: Gear, place: str) -> Refused | None:
    if mainframes(world):
        return None
    return refuse(
        N_("there is no mainframe here for {model}"),
        N_("buy a mainframe first"),
        model=gear.id,
    )


_NEEDS: dict[str, Callable[[World, Gear, str], Refused | None]] = {
    "feeds": _feeds,
    "ups": _feeds,
    "generators": _feeds,
    "pdus": _pdu,
    "switches": _switch,
    "terminals": _terminals,
}
