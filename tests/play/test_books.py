"""What is written off sums to the price, to the cent; what a preview says of space comes true.

Caught: months that round each by themselves; an age that counts twice; a retired machine that keeps
its value; a preview that counts a folder at both ends, or forgets the spare that it takes.
"""

import pytest

from dcgame.kernel.units import DAY, YEAR
from dcgame.play.books import LIFE, MONTH, book_value, price_of, room_value
from dcgame.play.forecast import Forecast, forecast
from dcgame.play.planned import awaited
from dcgame.sim.commands.base import Refused
from dcgame.sim.commands.grammar import NotUnderstood, parse
from dcgame.sim.engine import advance, begin, submit
from dcgame.sim.facts.guests import GuestStarted
from dcgame.sim.gauges.stores import free
from dcgame.world.world import World
from tests.scenarios.rooms import room

ROOM = """
sale node-2026
delivery 5
server esx-1 runs openvisor
server old-1 model pizza-2009 runs openvisor age 3
guest web-1 on esx-1 disk 500000 stopped
spare psu
"""


@pytest.fixture(scope="module")
def world() -> World:
    return begin(room(ROOM)).world


def _ordered(world: World, line: str) -> World:
    command = parse(line)
    assert not isinstance(command, NotUnderstood)
    outcome = submit(world, command)
    assert not isinstance(outcome, Refused)
    return outcome.world


def _preview(world: World, line: str) -> Forecast:
    command = parse(line)
    assert not isinstance(command, NotUnderstood)
    found = forecast(world, command)
    assert not isinstance(found, Refused)
    return found


def test_what_is_written_off_sums_to_the_price(world: World) -> None:
    esx, old = world.servers["esx-1"], world.servers["old-1"]
    moments = range(0, LIFE + MONTH, MONTH)
    values = [book_value(world, esx, at) for at in moments]
    lost = [before - after for before, after in zip(values, values[1:], strict=False)]
    assert (values[0], values[-1], sum(lost)) == (esx.model.price, 0, esx.model.price)
    assert max(lost[:-2]) - min(lost[:-2]) <= 1
    assert book_value(world, old, 0) == price_of(world, old) - price_of(world, old) * 3 // 5
    assert book_value(world, old, 2 * YEAR) == 0


def test_the_room_is_worth_what_stands_in_it(world: World) -> None:
    bought = _ordered(world, "buy node-2026 as esx-2 in rack-a")
    later = advance(bought, 10 * DAY).world
    assert later.servers["esx-2"].came == 5 * DAY
    machines = later.servers.values()
    assert room_value(later)[0] == sum(book_value(later, each, later.now) for each in machines)
    assert book_value(later, later.servers["esx-2"], later.now) > book_value(
        later, later.servers["esx-1"], later.now
    )
    gone = _ordered(later, "retire esx-2")
    assert book_value(gone, gone.servers["esx-2"], gone.now) == 0


def test_what_is_bought_for_the_building_is_written_off_too() -> None:
    """Caught: a battery that is paid and in no book; one that leaves the room and stays in them."""
    world = begin(room("feed a\npdu pdu-a feed a rack rack-a\nsale ups-4kw\ndelivery 5")).world
    bought = _ordered(world, "buy ups-4kw as ups-1")
    later = advance(bought, 10 * DAY).world
    price = 350_000
    assert room_value(later)[0] == price - price * (5 * DAY) // LIFE
    gone = _ordered(later, "retire ups-1")
    assert room_value(gone) == (0, 0)


def test_previews_say_what_will_be_free(world: World) -> None:
    (freed,) = _preview(world, "delete web-1").stores
    after = _ordered(world, "delete web-1")
    assert (freed.store, freed.before) == ("esx-1", free(world, "esx-1"))
    assert freed.after == free(after, "esx-1") > freed.before
    found = {each.store: each.after for each in _preview(world, "clone web-1 as b on esx-1").stores}
    assert found == {"esx-1": free(world, "esx-1") - 500_000}


def test_previews_say_which_spare_is_the_last(world: World) -> None:
    assert any(
        "power supply" in each for each in _preview(world, "replace psu-1 of esx-1").warnings
    )


def test_a_guest_that_was_ordered_to_start_is_waited_for(world: World) -> None:
    started = submit(world, parse("start web-1"))  # type: ignore[arg-type]  # it is understood
    assert not isinstance(started, Refused)
    outcome = advance(started.world, world.now + DAY)
    journal = (*begin(room(ROOM)).entries, *started.entries, *outcome.entries)
    told = [entry for entry in journal if awaited(journal, entry)]
    assert [type(entry.fact) for entry in told] == [GuestStarted]
