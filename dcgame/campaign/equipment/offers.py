"""Customers who will ask for a place in the room."""

from dcgame.campaign.demands import DEMAND, demand_of
from dcgame.campaign.equipment.base import Equipment
from dcgame.campaign.kinds import ID, Choice, Field, Moment, Table, Tables, Whole
from dcgame.campaign.level import Level, OfferSpec
from dcgame.campaign.review import Review, said
from dcgame.campaign.texts import TEXT
from dcgame.kernel.agenda import Timer
from dcgame.kernel.units import DAY, HOUR
from dcgame.kernel.values import changed
from dcgame.sim.wakes.business import OfferComes
from dcgame.words import N_, say
from dcgame.world.business import Offer
from dcgame.world.goods import CATALOGUE
from dcgame.world.service import SlaClass
from dcgame.world.world import World

_SLAS = tuple(sla.name.lower() for sla in SlaClass)
_FAMILIES = tuple(sorted({each.family for each in CATALOGUE.platforms.values() if each.family}))

OFFER = Table(
    OfferSpec,
    (
        Field("id", ID),
        Field("title", TEXT),
        Field("at", Moment()),
        Field("until", Moment()),
        Field("vcpu", Whole(1, 256)),
        Field("ram_mb", Whole(256, 10_000_000)),
        Field("disk_mb", Whole(1, 10_000_000)),
        Field("load_mb", Whole(0, 10_000_000)),
        Field("active_mb", Whole(0, 10_000_000)),
        Field("sla", Choice(_SLAS)),
        Field("revenue_euros", Whole(0, 100_000_000)),
        Field("grace_hours", Whole(0, 10_000), 24),
        Field("family", Choice(_FAMILIES), "linux"),
        Field("demand", DEMAND),
    ),
)


def _check(review: Review) -> None:
    days = review.draft.get("days")
    for path, offer in review.each("offers"):
        if offer.until <= offer.at:
            expected = say(N_("a moment after {key}"), key="at")
            review.wrong((*path, "until"), expected, said(N_("an earlier one")))
        if days is not None and offer.until > days * DAY:
            expected = say(N_("a moment before the end of day {day}"), day=days)
            found = said(N_("day {day}"), day=offer.until // DAY + 1)
            review.wrong((*path, "until"), expected, found)


def _furnish(world: World, level: Level) -> World:
    agenda = world.agenda
    for spec in level.offers:
        world = world.put("offers", _offer(spec, level, world.seed))
        agenda = agenda.set(Timer(f"offer/{spec.id}", spec.at, OfferComes(spec.id)))
    return changed(world, agenda=agenda)


def _offer(spec: OfferSpec, level: Level, seed: int) -> Offer:
    return Offer(
        id=spec.id,
        vcpu=spec.vcpu,
        ram=spec.ram_mb,
        disk=spec.disk_mb,
        demand=demand_of(spec.id, spec.demand, level, seed),
        size=spec.load_mb,
        active=spec.active_mb,
        sla=SlaClass[spec.sla.upper()],
        revenue=spec.revenue_euros * 100,
        until=spec.until,
        grace=spec.grace_hours * HOUR,
        family=spec.family,
    )


OFFERS = Equipment((Field("offers", Tables(OFFER), ()),), _check, _furnish)
