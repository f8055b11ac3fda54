"""What machines are worth in the books: the price, written off in equal parts over five years.

Sixty months (domain data, section 13, formula 10). It is a reading of what was bought, no payment:
the ledger charges a price once, on the day of the order. What is lost between any two moments
sums to the price exactly, for it is the difference of two book values.
"""

from collections.abc import Iterator
from typing import Any

from dcgame.kernel.units import DAY, YEAR, Cents, Seconds
from dcgame.play import figures
from dcgame.sim.wakes.billing import array_price
from dcgame.words import N_, say
from dcgame.world.storage import Array
from dcgame.world.world import World

LIFE: Seconds = 5 * YEAR
MONTH: Seconds = 30 * DAY
_SHELVES = ("servers", "arrays", "fabrics", "bought")


def price_of(world: World, thing: Any) -> Cents:
    """What a server, an array with its shelves and disks, or a storage switch costs new."""
    price: Cents = array_price(world, thing) if isinstance(thing, Array) else thing.model.price
    return price


def book_value(world: World, thing: Any, at: Seconds) -> Cents:
    """What is left of its price at a moment; nothing of what has left the room."""
    if thing.has_left:
        return 0
    price: Cents = price_of(world, thing)
    age: Seconds = thing.age * YEAR + max(0, at - thing.came)
    return price - price * min(age, LIFE) // LIFE


def monthly_loss(world: World, thing: Any) -> Cents:
    """What its value loses in the coming thirty days."""
    then = book_value(world, thing, world.now + MONTH)
    return book_value(world, thing, world.now) - then


def room_value(world: World) -> tuple[Cents, Cents]:
    """The value of everything in the room, and what it loses in a month."""
    things = [thing for shelf in _SHELVES for thing in getattr(world, shelf).values()]
    return (
        sum(book_value(world, thing, world.now) for thing in things),
        sum(monthly_loss(world, thing) for thing in things),
    )


def book_lines(world: World, thing: Any) -> Iterator[str]:
    """Its price, what is left of it, and what it loses, in a sentence."""
    yield say(
        N_("It costs {price} new; in the books it is worth {value}, {loss} less each month."),
        price=figures.money(price_of(world, thing)),
        value=figures.money(book_value(world, thing, world.now)),
        loss=figures.money(monthly_loss(world, thing)),
    )


def room_line(world: World) -> str:
    """The same of the whole room."""
    value, loss = room_value(world)
    text = N_("In the books the machines are worth {value}, {loss} less each month.")
    return say(text, value=figures.money(value), loss=figures.money(loss))
