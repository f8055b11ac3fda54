"""The building and the network in sentences: what feeds, cools and connects the room."""

from collections.abc import Iterator

from dcgame.console.store_looks import names_or_none, unwell
from dcgame.kernel.units import WHOLE
from dcgame.play import figures
from dcgame.play.building import lasting
from dcgame.play.vocabulary import word
from dcgame.sim.gauges.bandwidth import copied_now, hauled_now, link_now
from dcgame.sim.gauges.cooling import cooling, cools, racks_of
from dcgame.sim.gauges.network import ports, storm_on, works
from dcgame.sim.gauges.power import is_live, supplies
from dcgame.sim.gauges.terminals import answers
from dcgame.sim.wakes.climate import temperature_now
from dcgame.sim.wakes.power import fuel_left, load_share
from dcgame.words import N_, say
from dcgame.world.facility import Crac, Feed, Generator, Pdu, Room, Ups
from dcgame.world.network import Switch
from dcgame.world.site import Site
from dcgame.world.terminals import Terminals
from dcgame.world.world import World


def feed(world: World, it: Feed) -> Iterator[str]:
    """A feed: what it lives from, what stands behind it, and what hangs from it."""
    yield say(N_("Feed {name} lives from {source}."), name=it.id, source=word(it.source))
    behind = tuple(name for name in (it.ups, it.generator) if name)
    yield say(N_("Behind it: {names}."), names=names_or_none(behind))
    if it.bypass is not None:
        yield say(N_("Its power goes around its UPS: a cut would be felt at once."))
    hanging = (
        *(name for name in sorted(world.pdus) if world.pdus[name].feed == it.id),
        *(name for name in sorted(world.cracs) if world.cracs[name].feed == it.id),
    )
    yield say(N_("From it hang: {names}."), names=names_or_none(hanging))
    yield from unwell(it)


def ups(world: World, it: Ups) -> Iterator[str]:
    """A battery: what it carries, and how long it says that it would last."""
    power = figures.power(it.capacity)
    yield say(N_("UPS {name} carries {power} at most."), name=it.id, power=power)
    lasts = lasting(world, it.id)
    if it.discharging:
        yield say(N_("It is being drained: {time} left."), time=lasts)
    else:
        yield say(N_("By its own reckoning it would last {time}."), time=lasts)
    fed = tuple(name for name in sorted(world.feeds) if world.feeds[name].ups == it.id)
    yield say(N_("It stands behind {names}."), names=names_or_none(fed))
    yield from unwell(it)


def generator(world: World, it: Generator) -> Iterator[str]:
    """A generator and its fuel."""
    text = N_("Generator {name} is {state}; it carries {power} at most.")
    power = figures.power(it.capacity)
    yield say(text, name=it.id, state=word(it.engine), power=power)
    litres = fuel_left(world, it.id, world.shared_loads.get(it.id)) // 1000
    yield say(N_("Fuel: {litres} of {tank} litres."), litres=litres, tank=it.tank // 1000)
    fed = tuple(name for name in sorted(world.feeds) if world.feeds[name].generator == it.id)
    yield say(N_("It stands behind {names}."), names=names_or_none(fed))
    yield from unwell(it)


def pdu(world: World, it: Pdu) -> Iterator[str]:
    """The sockets of a rack: load, breaker, and who is plugged in."""
    text = N_("Distribution unit {name} in {rack}, on {feed}: {power} of {limit}.")
    share = load_share(world, it.id)
    power, limit = figures.power(it.limit * share // WHOLE), figures.power(it.limit)
    yield say(text, name=it.id, rack=it.rack, feed=it.feed, power=power, limit=limit)
    if it.tripped:
        yield say(N_("Its breaker is open."))
    elif not is_live(world, it):
        yield say(N_("Its feed is dark."))
    plugged = tuple(
        f"{name}/{part.id}"
        for name in sorted(world.servers)
        if world.servers[name].rack == it.rack and not world.servers[name].has_left
        for part, end in supplies(world, world.servers[name])
        if end.id == it.id
    )
    yield say(N_("Plugged in: {names}."), names=names_or_none(plugged))


def room_of_air(world: World, it: Room) -> Iterator[str]:
    """A room: how warm it is, and what cools it."""
    here = figures.decimal(temperature_now(world, it, world.shared_loads.get(it.id)), 1000, 1)
    wanted = figures.decimal(it.set_point, 1000, 1)
    text = N_("Room {name}: {degrees} °C, set to {wanted} °C; racks: {racks}.")
    racks = ", ".join(racks_of(world, it))
    yield say(text, name=it.id, degrees=here, wanted=wanted, racks=racks)
    yield say(N_("Cooling that runs: {power}."), power=figures.power(cooling(world, it)))
    for name in sorted(world.cracs):
        if world.cracs[name].room == it.id:
            yield from (f"  {line}" for line in crac(world, world.cracs[name]))


def crac(world: World, it: Crac) -> Iterator[str]:
    """A cooling unit."""
    state = say(N_("cools")) if cools(world, it) else say(N_("stands still"))
    power = figures.power(it.capacity)
    text = N_("Cooling unit {name} of {room} {state}; it carries away {power} at most.")
    yield say(text, name=it.id, room=it.room, state=state, power=power)
    if it.feed:
        yield say(N_("It hangs from {feed}."), feed=it.feed)
    if it.feed and not it.on_battery:
        yield say(N_("It stands still while its feed lives from a battery."))
    yield from unwell(it)


def other_site(world: World, it: Site) -> Iterator[str]:
    """Another site: the line to it, and what stands there."""
    yield from line_to(world, it)
    racks = tuple(name for name in sorted(world.racks) if world.racks[name].site == it.id)
    yield say(N_("Its racks: {names}."), names=names_or_none(racks))
    copied = copied_now(world, f"wan/{it.id}")
    if copied:
        rate = figures.decimal(copied, 1000, 1)
        yield say(N_("Copies send {rate} MB/s over it."), rate=rate)


def line_to(world: World, it: Site) -> Iterator[str]:
    """The line to another site in one sentence."""
    text = N_("The line to {site}: {megabits} Mbit/s, {delay} ms there and back.")
    if it.cut is not None:
        text = N_("The line to {site}: {megabits} Mbit/s, {delay} ms there and back; it is cut.")
    megabits = figures.grouped(it.megabits)
    yield say(text, site=it.id, megabits=megabits, delay=it.round_trip)


def switch(world: World, it: Switch) -> Iterator[str]:
    """A switch: what it forwards, where to, and who is plugged in."""
    text = N_("Switch {name} ({role}) in {rack}: {state}.")
    if not it.rack:
        text = N_("Switch {name} ({role}): {state}.")
    yield say(text, name=it.id, role=word(it.role), rack=it.rack, state=_forwards(world, it))
    text = N_("Its ports carry {gigabits} Gbit/s, in frames of {mtu} bytes.")
    yield say(text, gigabits=it.megabits // 1000, mtu=figures.grouped(it.mtu))
    lost = {cut.what for cut in it.lost_uplinks}
    for name in it.uplinks:
        state = say(N_("cut")) if name in lost else say(N_("whole"))
        yield say(N_("Its link to {name} is {state}."), name=name, state=state)
    yield from link(world, f"uplink/{it.id}")
    for cut in it.lost_traffic:
        yield say(N_("It does not carry {network}."), network=cut.what)
    for cut in it.blocked:
        yield say(N_("Its port {port} is off."), port=cut.what)
    plugged = tuple(
        f"{name}/{part.id}"
        for name in sorted(world.servers)
        for part, end in ports(world, world.servers[name])
        if end.id == it.id
    )
    yield say(N_("Plugged in: {names}."), names=names_or_none(plugged))
    yield from unwell(it)


def terminals(world: World, it: Terminals) -> Iterator[str]:
    """A controller of terminals: where it hangs, and whether anybody sees anything."""
    text = N_("Controller {name} in {rack}, unit {unit}: {count} terminals of {server}.")
    yield say(text, name=it.id, rack=it.rack, unit=it.unit, count=it.lines, server=it.server)
    if not answers(world, it):
        yield say(N_("Its screens are dark."))
    yield from unwell(it)


def link(world: World, way: str) -> Iterator[str]:
    """How full the ports of a server, or the uplinks of a switch, are, and with what."""
    share = link_now(world, way.partition("/")[2])
    if share is not None:
        load = figures.percent(share)
        yield say(N_("What users and storage exchange takes {load} of its link."), load=load)
    hauled = hauled_now(world, way.partition("/")[2])
    if hauled:
        part = figures.percent(hauled)
        yield say(N_("Storage takes {load} of it."), load=part)
    copied = copied_now(world, way)
    if copied:
        rate = figures.decimal(copied, 1000, 0)
        yield say(N_("Copies send {rate} MB/s over it."), rate=rate)


def _forwards(world: World, it: Switch) -> str:
    if it.restarting:
        return say(N_("it restarts"))
    if not works(world, it):
        return say(N_("it forwards nothing"))
    return say(N_("it is flooded")) if storm_on(world, it) is not None else say(N_("it forwards"))
