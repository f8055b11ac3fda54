"""How the building and the network stand, a line each: feeds, batteries, engines, sockets, heat."""

from collections.abc import Iterator

from dcgame.kernel.units import WHOLE
from dcgame.play import figures
from dcgame.play.vocabulary import word
from dcgame.sim.gauges.network import ports, storm_on, works
from dcgame.sim.gauges.power import is_live, supplies
from dcgame.sim.wakes.climate import temperature_now
from dcgame.sim.wakes.power import fuel_left, load_share, minutes_left
from dcgame.words import N_, say
from dcgame.world.hardware import PartState, Server
from dcgame.world.world import World


def building(world: World) -> tuple[str, ...]:
    """Everything that feeds, cools and connects the room; nothing where nobody tells of it."""
    return (*_power(world), *_reserves(world), *_climate(world), *_network(world))


def _power(world: World) -> Iterator[str]:
    for name in sorted(world.feeds):
        source = word(world.feeds[name].source)
        yield say(N_("{feed} lives from {source}"), feed=name, source=source)
    for name in sorted(world.pdus):
        pdu = world.pdus[name]
        if pdu.tripped:
            yield say(N_("{pdu} in {rack}: its breaker is open"), pdu=name, rack=pdu.rack)
            continue
        if pdu.wet is not None:
            low, high = pdu.wet
            text = N_("{pdu} in {rack}: its sockets at units {low} to {high} are wet and dead")
            yield say(text, pdu=name, rack=pdu.rack, low=low, high=high)
        share = load_share(world, name)
        yield say(
            N_("{pdu} in {rack} on {feed}: {power} of {limit}, {share}"),
            pdu=name,
            rack=pdu.rack,
            feed=pdu.feed,
            power=figures.power(pdu.limit * share // WHOLE),
            limit=figures.power(pdu.limit),
            share=figures.percent(share),
        )


def _reserves(world: World) -> Iterator[str]:
    for name in sorted(world.ups):
        lasts = lasting(world, name)
        if world.ups[name].discharging:
            yield say(N_("{ups}: {time} left"), ups=name, time=lasts)
        else:
            yield say(N_("{ups} would last {time}"), ups=name, time=lasts)
    for name in sorted(world.generators):
        generator = world.generators[name]
        litres = fuel_left(world, name, world.shared_loads.get(name)) // 1000
        engine = word(generator.engine)
        yield say(N_("{name}: {engine}, {litres} l"), name=name, engine=engine, litres=litres)


def lasting(world: World, name: str) -> str:
    """How long a battery lasts, or would, by its own reckoning."""
    left = minutes_left(world, name)
    return figures.duration(_as_it_says(world, name, left)) if left is not None else "-"


def _as_it_says(world: World, name: str, seconds: int) -> int:
    """What its panel computes: it takes the battery for what the last test found."""
    ups = world.ups[name]
    return seconds if ups.discharging else seconds * ups.known // max(1, ups.health)


def _climate(world: World) -> Iterator[str]:
    for name in sorted(world.rooms):
        here = temperature_now(world, world.rooms[name], world.shared_loads.get(name))
        yield say(N_("{room}: {degrees} °C"), room=name, degrees=here // 1000)


def _network(world: World) -> Iterator[str]:
    for name in sorted(world.switches):
        switch = world.switches[name]
        if not works(world, switch):
            yield say(N_("{switch} forwards nothing"), switch=name)
        elif storm_on(world, switch) is not None:
            yield say(N_("{switch} is flooded"), switch=name)
        else:
            yield say(N_("{switch} forwards"), switch=name)
        for cut in switch.lost_traffic:
            yield say(N_("{switch} does not carry {network}"), switch=name, network=cut.what)


def cords(world: World, server: Server) -> tuple[tuple[str, str, bool], ...]:
    """What a server is plugged into: the part, the other end, and whether anything comes of it."""
    power = (
        (part.id, pdu.id, is_live(world, pdu) and part.state is not PartState.FAILED)
        for part, pdu in supplies(world, server)
    )
    network = (
        (part.id, switch.id, works(world, switch) and part.state is not PartState.FAILED)
        for part, switch in ports(world, server)
    )
    return (*power, *network)
