"""The page of a rack: its power, its free units, what stands in it. Pure."""

from collections.abc import Iterator

from dcgame.kernel.units import WHOLE
from dcgame.play import figures
from dcgame.tui.floor.fixtures.base import page_link
from dcgame.tui.floor.fixtures.registry import standing, tops
from dcgame.tui.floor.kinds import SERVER
from dcgame.tui.floor.labels import heading, meter, pair
from dcgame.tui.floor.plan import servers_in
from dcgame.tui.floor.readings import rack_power, reading
from dcgame.tui.widgets.ink import load_tone
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, say
from dcgame.world.hardware import Rack, ServerState
from dcgame.world.world import World


def rack_page(world: World, rack: Rack, width: int) -> Iterator[Item]:
    """The lines about a rack."""
    drawn = rack_power(world, rack.id)
    yield meter(say(N_("power")), drawn * WHOLE // max(1, rack.limit), "", width)
    yield pair(say(N_("power now")), figures.power(drawn), width)
    yield pair(say(N_("at most")), figures.power(rack.limit), width)
    servers, others = servers_in(world, rack.id), standing(world).get(rack.id, ())
    taken = sum(each.model.height for each in servers) + sum(height for _, height, _ in others)
    yield pair(say(N_("free units")), f"{rack.height - taken} / {rack.height}", width)
    yield heading(say(N_("servers")), width)
    for server in servers:
        load = reading(world, server).load
        up = server.state is ServerState.UP
        shown = f"{load // 10} %" if up else "–"
        tone = load_tone(load) if up else "dim"
        yield Item(pair(server.id, shown, width, tone).line, SERVER, server.id)
    rest = [*tops(world).get(rack.id, ()), *(target for _, _, target in others)]
    if rest:
        yield heading(say(N_("equipment")), width)
    for target in rest:
        yield page_link(target.kind, target.id, width)
