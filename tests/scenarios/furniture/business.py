"""Customers who will ask for a place."""

from collections.abc import Callable

from dcgame.kernel.agenda import Timer
from dcgame.kernel.units import HOUR
from dcgame.kernel.values import changed
from dcgame.sim.commands.grammar import moment_of
from dcgame.sim.wakes.business import OfferComes
from dcgame.world.business import Offer
from dcgame.world.demand import Demand
from dcgame.world.service import SlaClass
from dcgame.world.shapes import FLAT
from dcgame.world.world import World
from tests.scenarios.furniture.words import Words


def _offer(world: World, words: Words) -> World:
    """``offer bakery at 1d08:00 until 2d08:00 vcpu 2 ram 4096 sla bronze revenue 300``"""
    at = moment_of(words.text("at", "1d08:00")) or 0
    offer = Offer(
        id=words.name,
        vcpu=words.number("vcpu", 2),
        ram=words.number("ram", 4096),
        disk=words.number("disk", 20_000),
        demand=Demand(FLAT, words.number("peak", 500)),
        size=words.number("size", 1_000),
        active=words.number("active", 500),
        sla=SlaClass[words.text("sla", "bronze").upper()],
        revenue=words.number("revenue", 300) * 100,
        until=moment_of(words.text("until", "2d08:00")) or 0,
        grace=words.number("grace", 24) * HOUR,
    )
    agenda = world.agenda.set(Timer(f"offer/{offer.id}", at, OfferComes(offer.id)))
    return changed(world.put("offers", offer), agenda=agenda)


BUSINESS: dict[str, Callable[[World, Words], World]] = {"offer": _offer}
