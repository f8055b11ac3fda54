"""What does not change during a game: the site's prices and the level's limits."""

from attrs import field, frozen

from dcgame.kernel.units import DAY, HOUR, Cents, PerMille, Seconds
from dcgame.world.catalogue import Catalogue
from dcgame.world.goods import CATALOGUE


@frozen(eq=False)
class Setting:
    """Constants of one game. Money in cents, the kilowatt-hour in thousandths of a cent.

    ``budget`` is what may be spent in all; ``change_risk`` how many of 100,000 changes go wrong.
    ``everyday``: what people and programs do goes wrong by luck too, not the parts alone.

    ``spared`` are strikes of luck or of the script, each as (second, kind, target), that do not
    come: what a game is replayed with to see what would have been.

    ``misfortunes`` are the kinds that the player may order, each with what it strikes: those of a
    laboratory, empty everywhere else.

    Defaults: 0.15 €/kWh (Spain, non-household), PUE 1.6, 26 € a technician's hour (domain data,
    sections 8 and 9).
    """

    horizon: Seconds
    year: int = 2026
    weekday: int = 0
    stress: PerMille = 0
    pue: PerMille = 1600
    kilowatt_hour: int = 15_000
    rent_per_unit: Cents = 0
    technician_hour: Cents = 2_600
    technician_travel: Seconds = HOUR
    delivery: Seconds = 5 * DAY
    link_megabits: int = 1_000
    billing: bool = True
    budget: Cents | None = None
    change_risk: int = 0
    storyteller: bool = False
    everyday: bool = False
    for_sale: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    misfortunes: tuple[tuple[str, str], ...] = ()
    spared: tuple[tuple[Seconds, str, str], ...] = ()
    catalogue: Catalogue = field(default=CATALOGUE, metadata={"digest": False})
