"""A guest that was to run cannot read its folder."""

from dcgame.sim.facts.base import Cited
from dcgame.sim.facts.fabrics import GuestStranded
from dcgame.sim.gauges.stores import cut_off
from dcgame.sim.wakes.base import Effects
from dcgame.world.world import World


def is_cut_off(world: World, name: str) -> bool:
    """Whether a guest's host cannot read its folder, where that lies on a shared datastore."""
    guest = world.guests[name]
    return bool(guest.store) and cut_off(world, guest.store, guest.host) is not None


def strand(world: World, name: str) -> Effects:
    """It falls, because of what cut its host off."""
    guest = world.guests[name]
    away = cut_off(world, guest.store, guest.host)
    yield Cited(GuestStranded(name), away or ())
