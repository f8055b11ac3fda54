"""Other sites, and the lines to them, as a level describes them; its racks say where they stand."""

from collections.abc import Iterable

from dcgame.campaign.building import SiteSpec
from dcgame.campaign.equipment.base import Equipment
from dcgame.campaign.kinds import ID, Field, Table, Tables, Whole
from dcgame.campaign.level import Level
from dcgame.campaign.locate import Path
from dcgame.campaign.review import Review
from dcgame.words import N_, say
from dcgame.world.site import MAIN, Site
from dcgame.world.world import World

SITE = Table(
    SiteSpec,
    (
        Field("id", ID),
        Field("megabits", Whole(1, 100_000), 1_000),
        Field("round_trip_ms", Whole(0, 1_000), 10),
    ),
)
_TOGETHER = (
    ("clusters", "members", "servers"),
    ("pools", "nodes", "servers"),
    ("fabrics", "servers", "servers"),
    ("fabrics", "arrays", "arrays"),
    ("switches", "uplinks", "switches"),
)
"""Lists of what writes together, or leads to each other: all of it stands at one site."""


def check(review: Review) -> None:
    """Whether racks stand at sites that there are, and nothing but the line joins two of them."""
    for path, rack in review.each("racks"):
        if rack.site:
            expected = say(N_("the id of a remote site"))
            review.refers((*path, "site"), rack.site, expected, "remote_sites")
    if not any(not rack.site for _, rack in review.each("racks")):
        for path, rack in review.each("racks"):
            review.wrong((*path, "site"), say(N_("a rack in the main building too")), rack.site)
            break
    for section, key, others in _TOGETHER:
        for path, spec in review.each(section):
            names = getattr(spec, key)
            own = getattr(spec, "rack", None)
            first = _first(review, others, names) if own is None else own
            _same(review, (*path, key), first, _racks(review, others, names))
    for path, room in review.each("rooms"):
        _same(review, (*path, "racks"), room.racks[0] if room.racks else "", room.racks)
    _power(review)


def _racks(review: Review, section: str, names: Iterable[str]) -> list[str]:
    """The racks in which the things of those names stand."""
    found = (review.named(section, name) for name in names)
    return [thing.rack for thing in found if thing is not None]


def _first(review: Review, section: str, names: Iterable[str]) -> str:
    return next(iter(_racks(review, section, names)), "")


def _site(review: Review, rack: str) -> str:
    found = review.named("racks", rack)
    return found.site if found is not None else MAIN


def _same(review: Review, path: Path, first: str, racks: Iterable[str]) -> None:
    """All of some racks stand where the first of them does."""
    at = _site(review, first)
    for rack in racks:
        if _site(review, rack) != at:
            review.wrong(path, say(N_("things of one site only")), rack)
            return


def _power(review: Review) -> None:
    """What stands behind a feed feeds one site."""
    seen: dict[str, str] = {}
    for path, pdu in review.each("pdus"):
        feed = review.named("feeds", pdu.feed)
        behind = (feed.ups, feed.generator) if feed is not None else ()
        for name in (pdu.feed, *(each for each in behind if each)):
            _same(review, (*path, "feed"), seen.setdefault(name, pdu.rack), (pdu.rack,))


def furnish(world: World, level: Level) -> World:
    """The sites, with their lines."""
    for spec in level.remote_sites:
        world = world.put("sites", Site(spec.id, spec.megabits, spec.round_trip_ms))
    return world


SITES = Equipment((Field("remote_sites", Tables(SITE), ()),), check, furnish)
